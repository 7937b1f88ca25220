"""The screens as the learner sees them. Look at the picture before accepting it: `benchmarks/screenshots.py` draws PNGs."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest
from textual.pilot import Pilot

from quizapp.tui.desk import Desk
from quizapp.tui.routes import QuizApp
from quizapp.tui.study.screen import StudyScreen
from quizapp.tui.themes import DARK, LIGHT
from quizapp.workflows.settings import Settings
from tests.tui.conftest import no_longer_waiting
from tests.tui.port import START, Clock

SMALL, LARGE = (80, 24), (120, 40)
Act = Callable[[QuizApp, Pilot[int]], Awaitable[None]]
Compare = Callable[..., bool]
CLOCK = Clock()


async def settled(app: QuizApp, pilot: Pilot[int]) -> None:
    """Wait for threads and messages, twice: what one thread brings may start another."""
    for _ in range(2):
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()


def keys(*pressed: str) -> Act:
    """Press keys, half a second apart by the app's clock."""

    async def act(app: QuizApp, pilot: Pilot[int]) -> None:
        for key in pressed:
            CLOCK.pass_(0.5)
            await pilot.press(key)
            await no_longer_waiting(app, pilot)
            await settled(app, pilot)

    return act


async def question(app: QuizApp, pilot: Pilot[int]) -> None:
    """The card whose answer is typed with its unit."""
    app.study(guids=["port-04"])
    await settled(app, pilot)


async def choice(app: QuizApp, pilot: Pilot[int]) -> None:
    """A card with four choices, the arrows on the second."""
    app.study(guids=["port-01"])
    await keys("down", "down")(app, pilot)


async def answer(app: QuizApp, pilot: Pilot[int]) -> None:
    """A wrong number beside the right one."""
    await question(app, pilot)
    await keys("1", ".", "5", "enter")(app, pilot)


async def end(app: QuizApp, pilot: Pilot[int]) -> None:
    """A session of everything, one half of it forgotten."""
    app.study()
    await settled(app, pilot)
    for _ in range(40):
        if not isinstance(app.screen, StudyScreen):
            return
        await keys("f5" if app.screen.typed else "1", "space")(app, pilot)


ALL: dict[str, Act] = {
    "home": keys(),
    "question": question,
    "choice": choice,
    "answer": answer,
    "end": end,
    "triage": keys("t"),
    "reasons": keys("t", "3"),
    "edit": keys("t", "2"),
    "browse": keys("b", "down", "space"),
    "scores": keys("s"),
    "retention": keys("s", "tab", "tab"),
    "table": keys("s", "tab", "t"),
    "source": keys("t", "f3"),
    "settings": keys("comma", "down", "down"),
    "help": keys("f1"),
    "palette": keys("ctrl+p", "t", "j"),
}
STUDYING = {"question", "choice", "answer", "end"}
FEW = ("home", "question", "answer", "triage")


def compare(snap_compare: Compare, name: str, size: tuple[int, int], language: str, theme: str) -> bool:
    CLOCK.ms = START
    app = QuizApp(Desk(None, Settings(coached=True, theme=theme, animation=False), CLOCK), language=language)

    async def act(pilot: Pilot[int]) -> None:
        await settled(app, pilot)
        await ALL[name](app, pilot)

    return snap_compare(app, terminal_size=size, run_before=act)


@pytest.fixture
def store(request: pytest.FixtureRequest, name: str) -> None:
    """New cards for the pictures of study, a month of reviews for the others."""
    request.getfixturevalue("stocked" if name in STUDYING else "studied")


@pytest.mark.parametrize("name", ALL)
def test_each_screen_in_a_small_dark_window(snap_compare: Compare, store: None, name: str) -> None:
    assert compare(snap_compare, name, SMALL, "zh", DARK)


@pytest.mark.parametrize("name", FEW)
def test_the_main_screens_in_english_on_light(snap_compare: Compare, store: None, name: str) -> None:
    assert compare(snap_compare, name, SMALL, "en", LIGHT)


@pytest.mark.parametrize("name", FEW)
def test_the_main_screens_in_a_large_window(snap_compare: Compare, store: None, name: str) -> None:
    assert compare(snap_compare, name, LARGE, "zh", DARK)
