"""What the grader says about an answer. The learner may always say otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from quizapp.study.card import Rating


class Verdict(StrEnum):
    """How good an answer is."""

    RIGHT = "right"
    NEAR = "near"
    WRONG = "wrong"
    UNKNOWN = "unknown"  # the learner said that they do not know


class Reason(StrEnum):
    """Why it is not simply right; the ids under which the interface words them."""

    NONE = ""
    NUMBER = "number"  # the number is another one
    RANGE = "range"  # one end of a range, or a number within it
    UNIT = "unit"  # another unit or currency
    UNIT_MISSING = "unit_missing"  # the right number without the unit, which the question does not give
    BOUND = "bound"  # 至少 or 不到 left out, or put in
    MANY = "many"  # the 多 of 5000 多亿 left out, or put in
    ABOUT = "about"  # near the number, where the question or the answer says 大概
    DATE = "date"  # another date
    DATE_PART = "date_part"  # right as far as it goes: the year without the month
    SPELLING = "spelling"  # one character wrong, missing or too many
    PART = "part"  # only part of the answer
    EXTRA = "extra"  # the answer is in it, with more that was not asked
    NEGATION = "negation"  # 不, 没 or 无 makes it the opposite
    OPPOSITE = "opposite"  # 前 for 后, 增 for 减
    PINYIN = "pinyin"  # letters that the input method did not turn into characters
    PARTS = "parts"  # a list with parts missing
    EXTRAS = "extras"  # a list with many wrong parts
    ORDER = "order"  # a list in the wrong order
    NO_CHOICE = "no_choice"  # none of the choices
    OTHER = "other"  # something else


@dataclass(frozen=True, slots=True)
class PartGrade:
    """One part of a list: whether it was named, at least nearly, and in which words."""

    text: str
    found: bool
    given: str = ""
    reason: Reason = Reason.NONE  # why it was only nearly right

    @property
    def near(self) -> bool:
        """Whether it was named, but not quite."""
        return self.found and self.reason is not Reason.NONE


@dataclass(frozen=True, slots=True)
class Grade:
    """The verdict on one answer. `score` is the share that was right, 0..1.

    `difference` is what was given in pieces, each with whether it also stands in the answer; `answer_difference` the same of the
    answer. `parts` and `extras` belong to lists.
    """

    verdict: Verdict
    score: float
    reason: Reason = Reason.NONE
    difference: tuple[tuple[str, bool], ...] = ()
    answer_difference: tuple[tuple[str, bool], ...] = ()
    parts: tuple[PartGrade, ...] = ()
    extras: tuple[str, ...] = ()

    @property
    def proposed(self) -> Rating:
        """The rating that the app proposes: right is good, a near miss is hard, the rest again; never easy by itself."""
        return {Verdict.RIGHT: Rating.GOOD, Verdict.NEAR: Rating.HARD}.get(self.verdict, Rating.AGAIN)


RIGHT = Grade(Verdict.RIGHT, 1.0)
UNKNOWN = Grade(Verdict.UNKNOWN, 0.0)


def near(reason: Reason) -> Grade:
    """A near miss."""
    return Grade(Verdict.NEAR, 0.5, reason)


def wrong(reason: Reason) -> Grade:
    """A wrong answer."""
    return Grade(Verdict.WRONG, 0.0, reason)
