"""Words that were misread: the verdict on a statement, the first row of the palette, the key of the exam."""

from __future__ import annotations

import re

import pytest

from quizapp.items.item import ItemKind
from quizapp.tui.palette.screen import PaletteScreen
from tests.tui.conftest import Play, play_app
from tests.tui.test_study_stories import reach


@pytest.mark.parametrize(("right", "verdict"), [(True, "答对了"), (False, "答错了")])
async def test_the_verdict_on_a_statement_has_words_of_its_own(play: Play, right: bool, verdict: str) -> None:
    async with play() as stage:
        screen = await reach(stage, ItemKind.TRUE_FALSE)
        number = next(n for n, choice in enumerate(screen.choices, 1) if (choice == screen.card.item.answer) is right)
        await stage.press(str(number))
        line = next(line for line in stage.text.splitlines() if "你的回答" in line)
        assert f"「{screen.choices[number - 1]}」" in line
        assert line.endswith(verdict)


@pytest.mark.parametrize("keys", [(), ("space",)], ids=["home", "study"])
async def test_the_palette_begins_with_what_the_screen_is_about(play: Play, keys: tuple[str, ...]) -> None:
    async with play() as stage:
        await stage.press(*keys)
        stage.app.action_command_palette()
        await stage.settle()
        screen = stage.app.screen
        assert isinstance(screen, PaletteScreen)
        titles = [entry.title for entry in screen.found]
        assert titles[0] not in {"退出", "返回", "帮助", "命令", "撤销"}
        assert titles.index("退出") > titles.index("撤销")


async def test_the_exam_has_a_function_key_of_its_own(play: Play) -> None:
    async with play() as stage:
        await stage.press("down", "f3")
        assert "考试的日子" not in stage.text
        await stage.press("f10")
        assert "考试的日子" in stage.text


async def test_the_longest_streak_is_said_in_days(studied: None) -> None:
    async with play_app() as stage:
        await stage.press("s")
        await stage.settle()
        assert re.search(r"连续 \d+ 天，最长 \d+ 天", stage.text)
