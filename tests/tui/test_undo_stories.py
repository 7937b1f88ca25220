"""Undo on each screen: what was done there at once; what was done elsewhere is named first, or refused."""

from __future__ import annotations

from quizapp.tui.home.screen import HomeScreen
from quizapp.tui.settings.screen import SettingsScreen
from quizapp.workflows.browse import count
from quizapp.workflows.decks import deck_settings
from quizapp.workflows.scores import scores
from quizapp.workflows.settings import load_settings
from tests.tui.conftest import Play, Stage


def reviews(stage: Stage) -> int:
    """How many answers count."""
    return scores(stage.app.desk.database, stage.clock()).reviews


async def answer_one(stage: Stage) -> None:
    """Answer a card and come back to home."""
    await stage.press("space", "1", "space", "escape", "escape")
    assert isinstance(stage.app.screen, HomeScreen)
    assert reviews(stage) == 1


async def go_to(stage: Stage, key: str) -> SettingsScreen:
    """The settings with the cursor on this one."""
    await stage.press("comma")
    screen = stage.app.screen
    assert isinstance(screen, SettingsScreen)
    while screen.spec.key != key:
        await stage.press("down")
    return screen


async def test_undo_in_settings_leaves_a_review_alone(play: Play) -> None:
    async with play() as stage:
        await answer_one(stage)
        await stage.press("comma", "f2")
        assert "这一屏没有可以撤销的改动" in stage.text
        await stage.press("f2")
        assert reviews(stage) == 1


async def test_undo_in_settings_takes_back_its_changes_one_by_one_and_again(play: Play) -> None:
    async with play() as stage:
        await answer_one(stage)
        await go_to(stage, "triage_first")
        await stage.press("space", "f2")
        assert "已撤销：先挑题：关" in stage.text
        assert not deck_settings(stage.app.desk.database).triage_first
        await stage.press("ctrl+y")
        assert deck_settings(stage.app.desk.database).triage_first
        await stage.press("f2", "f2")
        assert reviews(stage) == 1


async def test_a_setting_of_the_program_is_taken_back_too(play: Play) -> None:
    async with play() as stage:
        await go_to(stage, "clock")
        await stage.press("space")
        assert not load_settings().clock
        await stage.press("f2")
        assert load_settings().clock
        assert "已撤销：时钟：开" in stage.text


async def test_an_act_of_another_screen_is_named_before_it_is_undone(play: Play) -> None:
    async with play() as stage:
        await answer_one(stage)
        for key in ("b", "t", "s"):
            await stage.press(key)
            await stage.settle()
            await stage.press("f2")
            assert "再按一次就撤销别处做的：“" in stage.text
            await stage.press("escape")
        assert reviews(stage) == 1
        await stage.press("f2")
        assert "再按一次就撤销" in stage.text
        await stage.press("f2")
        assert "已撤销：“" in stage.text
        assert reviews(stage) == 0


async def test_an_act_of_another_screen_is_named_before_it_is_done_again(play: Play) -> None:
    async with play() as stage:
        await answer_one(stage)
        await stage.press("f2", "f2", "b", "ctrl+y")
        assert "再按一次就重做" in stage.text
        assert reviews(stage) == 0


async def test_what_was_done_in_browse_is_undone_at_once_and_named(play: Play) -> None:
    async with play() as stage:
        await answer_one(stage)
        await stage.press("b", "space", "space", "delete", "f2")
        assert "等 2 题 删除" in stage.text
        assert count(stage.app.desk.database, "", stage.clock()) == 10
        await stage.press("f2")
        assert reviews(stage) == 1


async def test_a_look_at_another_screen_does_not_make_an_act_of_home_a_surprise(play: Play) -> None:
    async with play() as stage:
        await stage.press("delete", "f1", "escape", "f2")
        assert "已撤销：“港口的明天" in stage.text
        assert "（10 题） 删除" in stage.text


async def test_a_value_being_typed_belongs_to_its_setting_whatever_is_pressed(play: Play) -> None:
    async with play() as stage:
        screen = await go_to(stage, "desired_retention")
        await stage.press("enter")
        await stage.press("down", "up", "up", "tab")
        assert screen.spec.key == "desired_retention"
        screen.query_one("PromptInput").value = "95"  # type: ignore[attr-defined]
        await stage.press("enter")
        await stage.settle()
        assert deck_settings(stage.app.desk.database).desired_retention == 0.95
