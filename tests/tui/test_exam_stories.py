"""An exam date from the home screen: seen before it is kept, kept, taken back, forgotten."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizapp.tui.home.drawing import LATER, later_width
from quizapp.workflows.decks import DeckRow
from quizapp.workflows.exam import exam_day
from tests.tui.conftest import Play, Stage, play_app
from tests.tui.port import fill


def kept(stage: Stage) -> int | None:
    """How many days ahead the exam is."""
    deck = stage.app.home_screen.decks.shown[0]
    day = exam_day(stage.app.desk.database, deck.id)
    return None if day is None else day - stage.clock().day


async def test_what_an_exam_changes_is_shown_before_it_is_kept(play: Play) -> None:
    async with play() as stage:
        await stage.press("e")
        await stage.type("2")
        await stage.settle()
        assert "还有 2 天 · " in stage.text
        assert "学过几天才估得出" in stage.text  # no card was ever seen
        assert "%" not in stage.text
        assert kept(stage) is None
        await stage.press("enter")
        await stage.settle()
        assert kept(stage) == 2
        assert "后天考试（09-23）" in stage.text
        assert "F2 撤销" in stage.text


async def test_an_exam_is_taken_back_by_f2_and_forgotten_by_an_empty_line(play: Play) -> None:
    async with play() as stage:
        await stage.press("e")
        await stage.type("9")
        await stage.press("enter", "f2")
        assert kept(stage) is None
        assert "考试日期" in stage.text
        await stage.press("ctrl+y")
        assert kept(stage) == 9
        await stage.press("e")
        stage.app.screen.prompt.query_one("PromptInput").value = ""
        await stage.settle()
        assert "空着回车：取消" in stage.text
        await stage.press("enter")
        assert kept(stage) is None


async def test_what_is_no_day_is_said_and_changes_nothing(play: Play) -> None:
    async with play() as stage:
        await stage.press("e")
        stage.app.screen.prompt.query_one("PromptInput").value = "下周"
        await stage.settle()
        assert "不是日子" in stage.text
        await stage.press("enter")
        assert "不是日子" in stage.text
        assert kept(stage) is None


async def test_escape_keeps_nothing(play: Play) -> None:
    async with play() as stage:
        await stage.press("e")
        await stage.type("9")
        await stage.press("escape")
        assert kept(stage) is None


async def test_the_palette_knows_the_exam_date(play: Play) -> None:
    async with play() as stage:
        await stage.press("ctrl+p")
        await stage.type("ksrq")
        await stage.press("enter")
        await stage.settle()
        assert "考试的日子" in stage.text


async def test_while_home_asks_its_hints_are_those_of_the_prompt(play: Play) -> None:
    async with play() as stage:
        await stage.press("e")
        assert "回车 确定  Esc 取消" in stage.text.splitlines()[-1]
        assert "挑题" not in stage.text.splitlines()[-1]
        await stage.press("escape")
        assert "挑题" in stage.text.splitlines()[-1]


async def test_of_a_deck_that_is_studied_the_share_known_is_told(studied: None) -> None:
    async with play_app() as stage:
        await stage.press("e")
        await stage.type("2")
        await stage.settle()
        assert "那天记得约" in stage.text


async def test_a_question_hides_the_news_before_it(play: Play) -> None:
    async with play() as stage:
        await stage.press("delete", "f2")
        assert "已撤销" in stage.text
        await stage.press("e")
        assert "已撤销" not in stage.text


async def test_where_no_deck_is_chosen_the_first_is_and_is_named(
    play: Play, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.chdir(tmp_path)
    async with play() as stage:
        fill(stage.app.desk.database, "另一套")
        stage.app.refresh_home()
        stage.app.home_screen.decks._chosen = None
        await stage.settle()
        await stage.press("x")
        chosen = stage.app.home_screen.decks.chosen
        assert chosen is stage.app.home_screen.decks.shown[0]
        assert stage.app.screen.query_one("PromptInput").value == f"{tmp_path / chosen.name}.apkg"
        (tmp_path / "Documents").mkdir()
        await stage.press("escape", "x")
        assert stage.app.screen.query_one("PromptInput").value == f"{tmp_path / 'Documents' / chosen.name}.apkg"
        await stage.press("escape", "e")
        assert f"“{chosen.name[:3]}" in stage.text.splitlines()[-3]


@pytest.mark.parametrize(("days", "width"), [(9, LATER), (24, 0)])
def test_the_column_of_exams_cuts_no_name(days: int, width: int) -> None:
    row = DeckRow(1, "港" * (days), 1, 0, 0, 1, next_day=None, next_count=0, origin="shipped", exam_day=7)
    assert later_width([row], 0, 76 + 14) == width
