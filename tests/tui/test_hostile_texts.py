"""What a source text holds is shown harmless on every screen: no escapes, no overrides, no markup, no broken lines."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from quizapp.tui.desk import Desk
from quizapp.tui.routes import QuizApp
from quizapp.workflows import open_database
from quizapp.workflows.browse import detail
from quizapp.workflows.settings import Settings
from tests.tui.conftest import Stage
from tests.tui.port import Clock, fill, items

EVIL = "[bold red]红[/]\x1b[31m\x1b]0;title\x07\u202e反\u2066\t制\x9b2J[@click=app.quit]点[/]"
FORBIDDEN = ("\x1b", "\x07", "\x9b", "\u202e", "\u2066")


def hostile() -> list[object]:
    """Every text that a person could put into an item."""
    made = []
    for item in items():
        choices = tuple(f"{choice}{EVIL}" for choice in item.choices) if item.kind == "multiple_choice" else item.choices
        answer = f"{item.answer}{EVIL}" if item.kind == "multiple_choice" else item.answer
        question = f"{EVIL}\n{item.question}"
        made.append(replace(item, question=question, answer=answer, choices=choices, explanation=EVIL, topic=EVIL))
    return made


async def test_no_screen_draws_what_a_terminal_would_obey(learners_folder: Path) -> None:
    with open_database() as database:
        fill(database, f"牌组{EVIL}\n第二行", hostile())
    clock = Clock()
    app = QuizApp(Desk(None, Settings(coached=True), clock), language="zh")
    async with app.run_test(size=(120, 40)) as pilot:
        stage = Stage(app, pilot, clock)
        await stage.settle()
        assert "[bold red]红[/]" in stage.text  # markup is text
        for keys in ("t", "2", "escape", "f3", "escape", "escape", "b", "enter", "escape", "escape", "space", "1", "i", "escape"):
            await stage.press(keys)
            await stage.settle()
            assert not any(mark in stage.text for mark in FORBIDDEN), f"after {keys}"
        assert app.is_running


async def test_looking_at_a_hostile_item_in_the_editor_does_not_change_it(learners_folder: Path) -> None:
    with open_database() as database:
        fill(database, "牌组", hostile())
    clock = Clock()
    app = QuizApp(Desk(None, Settings(coached=True), clock), language="zh")
    async with app.run_test(size=(80, 24)) as pilot:
        stage = Stage(app, pilot, clock)
        await stage.settle()
        await stage.press("t", "2", "ctrl+s")
        found = detail(app.desk.database, "port-01", clock())
        assert not found.edited
        assert EVIL in found.item.question
