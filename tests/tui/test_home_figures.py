"""Home shows today's figures as they are, whichever way the learner comes back to it."""

from __future__ import annotations

import pytest

from quizapp.tui.home.drawing import today_line
from quizapp.tui.home.screen import HomeScreen
from quizapp.tui.study.screen import StudyScreen
from quizapp.workflows.decks import home
from tests.tui.conftest import Play, Stage

WAYS = {
    "left early, Escape twice": ("escape", "escape"),
    "left early, q": ("escape", "q"),
    "undone at the end": ("escape", "f2", "escape", "escape"),
    "practice": ("escape", "f5", "1", "space", "escape", "escape"),
    "statistics between": ("escape", "f8", "escape", "escape"),
}


async def finish(stage: Stage) -> None:
    """Answer until the study screen is gone."""
    for _ in range(60):
        screen = stage.app.screen
        if not isinstance(screen, StudyScreen):
            return
        await stage.press("enter" if screen.typed else "1", "4")


def agrees(stage: Stage) -> None:
    """What stands in the bar and in the row of the deck is what the store says now."""
    assert isinstance(stage.app.screen, HomeScreen)
    now = home(stage.app.desk.database, stage.clock())
    assert today_line(now) in stage.text
    row = now.decks[0]
    line = next(line for line in stage.text.splitlines() if line.lstrip(" [").startswith("港口的明天"))
    assert [int(word) for word in line.split() if word.isdecimal()][:4] == [row.new, row.learning, row.review, row.total]


@pytest.mark.parametrize("keys", WAYS.values(), ids=WAYS.keys())
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids="{0[0]}x{0[1]}".format)
async def test_back_from_a_session_the_figures_are_todays(play: Play, size: tuple[int, int], keys: tuple[str, ...]) -> None:
    async with play(size=size) as stage:
        agrees(stage)
        await stage.press("space", "1", "space", "1", "4")
        await stage.press(*keys)
        await stage.settle()
        agrees(stage)


async def test_five_new_cards_are_seen_to_be_studied_though_all_of_them_come_back(play: Play) -> None:
    async with play(size=(60, 18)) as stage:
        assert "今天 10 张" in stage.text
        await stage.press("space")
        for _ in range(5):
            await stage.press("enter" if stage.app.screen.typed else "1", "3")
        await stage.press("escape")
        assert "今天学了 5 张，还有 10 张" in stage.text


async def test_after_everything_was_studied_too(play: Play) -> None:
    async with play() as stage:
        await stage.press("space")
        await finish(stage)
        await stage.press("escape")
        await stage.settle()
        agrees(stage)
