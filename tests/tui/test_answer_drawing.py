"""The lines of an answer: each part of a list with its own word."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from quizapp.interface import set_language
from quizapp.study.grading import grade
from quizapp.tui.flow import RIGHT, WARN
from quizapp.tui.study.answer import Revealed, draw_answer
from quizapp.tui.study.asking import Asking
from tests.tui.fakes import ITEMS, card_of

LIST = card_of(6, ITEMS[5])


def drawn(given: str) -> list[str]:
    shown = Revealed(LIST, Asking.PARTS, given, grade(LIST.item, given))
    return [line.plain for line in draw_answer(shown, 76)]


def line_with(lines: list[str], words: str) -> str:
    return next(line for line in lines if words in line)


def test_a_part_that_was_nearly_named_has_a_word_of_its_own_and_what_was_given() -> None:
    set_language("zh")
    lines = drawn("算法、设备员")
    assert line_with(lines, "设备员").split() == ["差一点", "设备", "（你写的：设备员）"]
    assert line_with(lines, "答出").endswith("答出 1/3，差一点 1")
    assert "对      算法" in lines
    assert "漏      人才" in lines


def test_a_near_part_is_not_as_green_as_a_right_one() -> None:
    set_language("zh")
    shown = Revealed(LIST, Asking.PARTS, "算法、设备员", grade(LIST.item, "算法、设备员"))
    styles = {
        line.plain.split()[0]: str(line.spans[0].style) for line in draw_answer(shown, 76) if line.plain[:1] in {"对", "差"}
    }
    assert RIGHT in styles["对"]
    assert WARN in styles["差一点"]
    assert RIGHT not in styles["差一点"]


@pytest.mark.parametrize("code", ["zh", "en"])
def test_the_answers_and_the_correction_stand_in_one_column(code: str) -> None:
    set_language(code)
    card = card_of(3, ITEMS[2])
    shown = Revealed(card, Asking.CHOOSE, "对", grade(card.item, "对"))
    lines = [line.plain for line in draw_answer(shown, 76)]
    columns = {cell_len(line[: line.index(word)]) for line, word in ((lines[3], "「对"), (lines[4], "「错"), (lines[5], "北辰"))}
    assert len(columns) == 1


@pytest.mark.parametrize("code", ["zh", "en"])
def test_a_whole_list_is_recalled_without_reserve(code: str) -> None:
    set_language(code)
    assert line_with(drawn("算法、设备、人才"), "3/3").rstrip().endswith({"zh": "答出 3/3", "en": "3/3 recalled"}[code])
