"""Grades an answer: `grade(item, given)` → verdict, score, reason, difference. Pure; the learner has the last word."""

from __future__ import annotations

from quizapp.items.item import Item, ItemKind
from quizapp.study.grading.bare import bare
from quizapp.study.grading.choices import chosen_text, grade_choice, grade_true_false, read_true_false
from quizapp.study.grading.grade import UNKNOWN, Grade, PartGrade, Reason, Verdict
from quizapp.study.grading.lists import grade_list
from quizapp.study.grading.typed import grade_typed

__all__ = ["Grade", "PartGrade", "Reason", "Verdict", "chosen_text", "grade", "read_true_false"]

_LONGEST = 1_000  # characters of an answer that are read; a page pasted by mistake must not stop the clock
_DO_NOT_KNOW = frozenset(("不知道", "不会", "不记得", "忘了", "忘记了", "不清楚", "idk", "buzhidao"))
_GRADERS = {
    ItemKind.TRUE_FALSE: grade_true_false,
    ItemKind.MULTIPLE_CHOICE: grade_choice,
    ItemKind.WHO_SAID: grade_choice,
    ItemKind.LIST: grade_list,
}


def grade(item: Item, given: str) -> Grade:
    """The verdict on what the learner gave; an empty answer or 不知道 means that they do not know.

    A choice may be given by its words, its number or its letter in the order of `item.choices`; the parts of a list one a line or
    separated by 、，；. Never raises: whatever was typed gets a verdict.
    """
    if not given.strip() or (bare(given) in _DO_NOT_KNOW and bare(given) != bare(item.answer)):
        return UNKNOWN
    return _GRADERS.get(item.kind, grade_typed)(item, given[:_LONGEST])
