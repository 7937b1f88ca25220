"""A real store with the interview about a port, and the app on it with a clock that stands still."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from quizapp.interface import language, set_language
from quizapp.tui.desk import Desk
from quizapp.tui.routes import QuizApp
from quizapp.tui.shell import Start
from quizapp.tui.study.card_page import CardPage
from quizapp.workflows import open_database
from quizapp.workflows.settings import Settings
from tests.tui.port import Clock, fill, study_for


@pytest.fixture(autouse=True)
def learners_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home, and nothing of this machine's that could change a picture."""
    folder = tmp_path / "家"
    monkeypatch.setenv("QUIZAPP_HOME", str(folder))
    for name in ("QUIZAPP_DATABASE_URL", "QUIZAPP_LEARNER", "COLORFGBG", "NO_COLOR", "SSH_CONNECTION"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture(autouse=True)
def spoken() -> Iterator[None]:
    """The language is the process's own; leave it as it was."""
    before = language()
    yield
    set_language(before)


@dataclass
class Stage:
    """The app under test with its hands."""

    app: QuizApp
    pilot: Pilot[int]
    clock: Clock

    async def settle(self) -> None:
        """Wait until threads and messages are done."""
        await self.pilot.pause()
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        """Press keys one after another, half a second apart by the app's clock: a digit that waits is over by then."""
        for key in keys:
            self.clock.pass_(0.5)
            await self.pilot.press(key)
            await no_longer_waiting(self.app, self.pilot)

    async def type(self, words: str) -> None:
        """Type words, character by character."""
        await self.pilot.press(*words)

    def line_of(self, words: str) -> tuple[int, int]:
        """Row and column (in cells) at which these words stand."""
        for row, line in enumerate(self.text.splitlines()):
            if words in line:
                return row, cell_len(line.partition(words)[0])
        raise AssertionError(f"{words} is not on the screen")

    @property
    def text(self) -> str:
        """What stands on the screen, line by line."""
        return screen_text(self.app)


def screen_text(app: QuizApp) -> str:
    """The characters on the screen."""
    lines = app.screen._compositor.render_strips(app.size)
    return "\n".join(strip.text.rstrip() for strip in lines)


async def no_longer_waiting(app: QuizApp, pilot: Pilot[int]) -> None:
    """A digit that could have been the beginning of a number was none: its moment is over."""
    if isinstance(app.screen, CardPage) and app.screen.doubtful.waits:
        app.screen.call_later(app.screen.doubtful.hurry)
        await pilot.pause()


Play = Callable[..., AbstractAsyncContextManager[Stage]]


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one deck, made once."""
    path = tmp_path_factory.mktemp("template") / "quizapp.db"
    with open_database(f"sqlite:///{path}") as database:
        fill(database)
    return path


@pytest.fixture
def stocked(learners_folder: Path, template: Path) -> None:
    """The learner's store holds the deck."""
    learners_folder.mkdir(parents=True)
    copyfile(template, learners_folder / "quizapp.db")


@pytest.fixture(scope="session")
def studied_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store whose learner has studied for a month, made once."""
    path = tmp_path_factory.mktemp("studied") / "quizapp.db"
    with open_database(f"sqlite:///{path}") as database:
        fill(database)
        study_for(database, 30)
    return path


@pytest.fixture
def studied(learners_folder: Path, studied_template: Path) -> None:
    """The learner's store holds the deck and a month of reviews."""
    learners_folder.mkdir(parents=True)
    copyfile(studied_template, learners_folder / "quizapp.db")


@pytest.fixture
def play(stocked: None) -> Play:
    """Runs the app on the stocked store."""
    return play_app


@asynccontextmanager
async def play_app(
    *, size: tuple[int, int] = (80, 24), language: str = "zh", settings: Settings | None = None, start: Start | None = None
) -> AsyncIterator[Stage]:
    """The app from its start, the store open."""
    clock = Clock()
    app = QuizApp(Desk(None, settings or Settings(coached=True), clock), start, language=language)
    async with app.run_test(size=size) as pilot:
        stage = Stage(app, pilot, clock)
        await stage.settle()
        yield stage
