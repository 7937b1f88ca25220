"""Chosen answers: by the words of a choice, its number or its letter; and 对 or 错 in whatever form."""

from __future__ import annotations

from collections.abc import Callable

from quizapp.items.item import FALSE, TRUE, Item
from quizapp.language.amounts import read_amount
from quizapp.study.grading.bare import bare
from quizapp.study.grading.figures import Asked
from quizapp.study.grading.grade import RIGHT, Grade, Reason, Verdict, wrong
from quizapp.study.grading.typed import grade_against

_MARKS = {"√": "对", "✓": "对", "✔": "对", "○": "对", "×": "错", "✗": "错", "✘": "错", "❌": "错", "✅": "对"}
_YES = "对 对的 对了 是 是的 正确 真 真的 没错 没问题 不错 确实 没有错 不假 true t yes y right correct ok 1 dui shi"
_NO = "错 错的 错了 不对 不是 不是的 否 假 假的 不正确 错误 不真 有误 不符 叉 false f no n wrong incorrect 2 cuo x"
_TRUE, _FALSE = frozenset(_YES.split()), frozenset(_NO.split())


def grade_choice(item: Item, given: str) -> Grade:
    """Only right and wrong. A number or a letter counts in the order of `item.choices`, unless it is itself a choice."""
    chosen = chosen_text(item, given)
    if chosen is None:
        forms = (item.answer, *item.accepted)
        asked = Asked(item.question, item.unit, item.quote)
        known = any(grade_against(form, given, asked).verdict is Verdict.RIGHT for form in forms)
        return RIGHT if known else wrong(Reason.NO_CHOICE)
    right = {bare(form) for form in (item.answer, *item.accepted)}
    return RIGHT if bare(chosen) in right else wrong(Reason.OTHER)


def chosen_text(item: Item, given: str) -> str | None:
    """The choice that was meant; None if it is none of them.

    Its words, else its number or letter, else its amount without the unit, else words that stand in this choice alone (主持人 for
    《硅谷101》主持人).
    """
    mine = bare(given)
    for choice in item.choices:
        if choice == given or bare(choice) == mine:
            return choice
    return _by_place(item, mine) or _only(item, lambda choice: _same_amount(choice, given)) or _by_part(item, mine)


def _by_place(item: Item, mine: str) -> str | None:
    place = -1
    if mine.isascii() and mine.isdecimal() and len(mine) < 3:
        place = int(mine) - 1
    elif len(mine) == 1 and mine.isalpha():
        place = "abcdefgh".find(mine)
    return item.choices[place] if 0 <= place < len(item.choices) else None


def _same_amount(choice: str, given: str) -> bool:
    one, other = read_amount(choice), read_amount(given)
    if one is None or other is None or (one.low, one.high) != (other.low, other.high):
        return False
    return other.unit in {"", one.unit}


def _by_part(item: Item, mine: str) -> str | None:
    return _only(item, lambda choice: len(mine) >= 2 and not mine.isdecimal() and mine in bare(choice))


def _only(item: Item, fits: Callable[[str], bool]) -> str | None:
    found = [choice for choice in item.choices if fits(choice)]
    return found[0] if len(found) == 1 else None


def grade_true_false(item: Item, given: str) -> Grade:
    """Only right and wrong."""
    said = read_true_false(given)
    if said is None:
        return wrong(Reason.NO_CHOICE)
    return RIGHT if said == item.answer else wrong(Reason.OTHER)


def read_true_false(given: str) -> str | None:
    """对 or 错, however it was said; None if neither."""
    mine = _MARKS.get(given.strip()) or bare(given)
    if mine in _TRUE:
        return TRUE
    return FALSE if mine in _FALSE else None
