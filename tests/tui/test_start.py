"""What the app loads before its first paint, and what it shows while the store opens or cannot be opened."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from quizapp.tui.desk import Desk
from quizapp.tui.home.screen import HomeScreen
from quizapp.tui.routes import QuizApp
from quizapp.tui.shell import Start
from quizapp.tui.study.screen import StudyScreen
from quizapp.workflows.scores import scores
from quizapp.workflows.settings import Settings
from tests.tui.conftest import Stage
from tests.tui.port import Clock

SLOW = {"sqlmodel", "sqlalchemy", "alembic", "numpy", "jieba", "genanki", "plotext", "textual_plotext", "fsrs", "typer", "opencc"}


def test_the_first_paint_loads_nothing_slow() -> None:
    code = "import sys; import quizapp.tui, quizapp.tui.routes; print(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert SLOW & set(done.stdout.split()) == set()


def test_the_package_itself_loads_no_screen() -> None:
    code = "import sys; import quizapp.tui; print('textual' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


async def test_deck_names_stand_there_before_the_store_is_open(stocked: None) -> None:
    app = QuizApp(Desk(None, Settings(coached=True), Clock()), language="zh")
    app.names = ["港口的明天"]
    app.open_store = lambda: None  # the store is slow
    async with app.run_test(size=(80, 24)) as pilot:
        stage = Stage(app, pilot, Clock())
        await pilot.pause()
        assert "港口的明天" in stage.text
        assert "…" in stage.text
        await stage.press("space")
        assert "正在打开" in stage.text
        assert isinstance(app.screen, HomeScreen)


class SlowStore(QuizApp):
    """Opens its store only when told to."""

    really = False

    def open_store(self) -> None:
        if self.really:
            super().open_store()

    async def let_open(self, stage: Stage) -> None:
        self.really = True
        self.open_store()
        await stage.settle()
        await stage.settle()


async def test_three_keys_pressed_before_the_store_is_open_give_the_first_stored_review(stocked: None) -> None:
    clock = Clock()
    app = SlowStore(Desk(None, Settings(), clock), language="zh")
    async with app.run_test(size=(80, 24)) as pilot:
        stage = Stage(app, pilot, clock)
        await stage.press("space", "2")
        assert isinstance(app.screen, HomeScreen)
        await app.let_open(stage)
        assert isinstance(app.screen, StudyScreen)
        assert app.screen.given == app.screen.choices[1]
        await stage.press("space")
        assert scores(app.desk.database, clock()).reviews == 1


async def test_keys_pressed_before_a_deck_that_was_asked_for_are_that_decks(stocked: None) -> None:
    clock = Clock()
    app = SlowStore(Desk(None, Settings(coached=True), clock), Start(deck="港口", limit=1), language="zh")
    async with app.run_test(size=(80, 24)) as pilot:
        stage = Stage(app, pilot, clock)
        await stage.press("2")
        await app.let_open(stage)
        assert isinstance(app.screen, StudyScreen)
        assert app.screen.given == app.screen.choices[1]


async def test_a_key_that_leads_elsewhere_and_the_next_one_may_come_at_once(stocked: None) -> None:
    clock = Clock()
    app = QuizApp(Desk(None, Settings(coached=True), clock), language="zh")
    async with app.run_test(size=(80, 24)) as pilot:
        stage = Stage(app, pilot, clock)
        await stage.settle()
        for key in ("space", "2"):
            app.simulate_key(key)
        await stage.settle()
        assert isinstance(app.screen, StudyScreen)
        assert app.screen.given == app.screen.choices[1]


async def test_escape_leaves_though_the_store_is_not_open(stocked: None) -> None:
    app = SlowStore(Desk(None, Settings(coached=True), Clock()), language="zh")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("space", "escape", "escape")
    assert app.return_code == 0


@pytest.fixture
def nothing_shipped(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the project shipped no deck."""
    monkeypatch.setattr("quizapp.workflows.decks.import_shipped_decks", lambda *_: 0)


async def test_a_store_that_cannot_be_opened_is_one_sentence_and_a_key(learners_folder: Path, nothing_shipped: None) -> None:
    learners_folder.mkdir(parents=True)
    (learners_folder / "quizapp.db").write_bytes(b"this is no database" * 100)
    app = QuizApp(Desk(None, Settings(coached=True), Clock()), language="zh")
    async with app.run_test(size=(80, 24)) as pilot:
        stage = Stage(app, pilot, Clock())
        await stage.settle()
        assert "quizapp.db" in stage.text
        assert "r 重试" in stage.text
        (learners_folder / "quizapp.db").unlink()
        await stage.press("r")
        await stage.settle()
        assert "还没有牌组" in stage.text


async def test_an_empty_home_says_what_to_do(learners_folder: Path, nothing_shipped: None) -> None:
    app = QuizApp(Desk(None, Settings(coached=True), Clock()), language="zh")
    async with app.run_test(size=(80, 24)) as pilot:
        stage = Stage(app, pilot, Clock())
        await stage.settle()
        assert "按 a 添加一篇访谈" in stage.text
