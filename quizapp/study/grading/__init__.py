"""Grades an answer: `grade(item, given)` → verdict, score, reason, difference. Pure; the learner has the last word."""

from __future__ import annotations

from dataclasses import replace

from quizapp.items.item import Item, ItemKind
from quizapp.language.amounts import read_amount
from quizapp.study.grading.bare import bare
from quizapp.study.grading.choices import chosen_text, grade_choice, grade_true_false, read_true_false
from quizapp.study.grading.dates import is_date
from quizapp.study.grading.grade import UNKNOWN, Grade, PartGrade, Reason, Verdict
from quizapp.study.grading.lists import grade_list
from quizapp.study.grading.typed import grade_typed

__all__ = ["Grade", "PartGrade", "Reason", "Verdict", "chosen_text", "grade", "read_true_false"]

_LONGEST = 1_000  # characters of an answer that are read; a page pasted by mistake must not stop the clock
_DO_NOT_KNOW = frozenset(("不知道", "不会", "不记得", "忘了", "忘记了", "不清楚", "idk", "buzhidao"))
_TYPED = frozenset((ItemKind.SHORT_ANSWER, ItemKind.CLOZE, ItemKind.LIST))
_GRADERS = {
    ItemKind.TRUE_FALSE: grade_true_false,
    ItemKind.MULTIPLE_CHOICE: grade_choice,
    ItemKind.WHO_SAID: grade_choice,
    ItemKind.LIST: grade_list,
}


def grade(item: Item, given: str) -> Grade:
    """The verdict on what the learner gave; an empty answer, 不知道, or 0 where no number is asked: unknown.

    A choice may be given by its words, its number or its letter in the order of `item.choices`; the parts of a list one a line or
    separated by 、，；. Never raises: whatever was typed gets a verdict.
    """
    if not given.strip() or _says_unknown(item, bare(given)):
        return replace(UNKNOWN, parts=tuple(PartGrade(part, False) for part in item.parts))
    return _GRADERS.get(item.kind, grade_typed)(item, given[:_LONGEST])


def _says_unknown(item: Item, mine: str) -> bool:
    """不知道 and its like; 0 too, which is the key for it, where the answer is typed and holds no number."""
    if mine == bare(item.answer):
        return False
    if mine != "0" or item.kind not in _TYPED:
        return mine in _DO_NOT_KNOW
    forms = (item.answer, *item.accepted, *item.parts)
    return not item.unit and not any(read_amount(form) or is_date(form) for form in forms)
