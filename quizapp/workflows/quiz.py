"""Quiz: a fixed number of items or minutes, no scheduling, marks at the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.workflows.shown import Share, ShownCard

if TYPE_CHECKING:
    from quizapp.items.item import Item
    from quizapp.study.grading import Grade
    from quizapp.workflows.database import Database
    from quizapp.workflows.moment import Moment


@dataclass(frozen=True, slots=True)
class QuizAnswer:
    """One question of a quiz and what was answered."""

    item: Item
    given: str
    score: float  # 0..1
    took_ms: int


@dataclass(frozen=True, slots=True)
class QuizResult:
    """The marks of one quiz."""

    id: int
    deck: str  # empty: all decks
    at: int  # ms, when it began
    asked: int
    score: float  # sum of the shares
    took_ms: int
    kinds: tuple[Share, ...]
    speakers: tuple[Share, ...]
    answers: tuple[QuizAnswer, ...]  # empty in lists of past results

    @property
    def percent(self) -> int:
        """Marks of 100."""
        return round(100 * self.score / self.asked) if self.asked else 0


class QuizSession:
    """A quiz under way. Every answer is stored as it is given."""

    @property
    def deck_name(self) -> str:
        """The deck; empty if all."""
        raise NotImplementedError

    @property
    def current(self) -> ShownCard | None:
        """The question now; None when the quiz is over."""
        raise NotImplementedError

    @property
    def position(self) -> tuple[int, int]:
        """(answered, in all)."""
        raise NotImplementedError

    @property
    def ends_at(self) -> int | None:
        """When the time is up, ms; None for a quiz by number."""
        raise NotImplementedError

    def grade(self, given: str) -> Grade:
        """The verdict on an answer to the current question. Changes nothing."""
        raise NotImplementedError

    def answer(self, given: str, took_ms: int, score: float, moment: Moment) -> None:
        """Store the answer and go on."""
        raise NotImplementedError

    def result(self, moment: Moment) -> QuizResult:
        """The marks so far; at the end they are stored."""
        raise NotImplementedError

    def end(self, moment: Moment) -> QuizResult:
        """Close the quiz and keep its result."""
        raise NotImplementedError


def begin_quiz(
    db: Database, moment: Moment, deck: str | None = None, *, number: int | None = None, minutes: int | None = None
) -> QuizSession:
    """Draw a quiz of `number` items, or of `minutes`, seeded by the moment. Raises UsageError: unknown or empty deck."""
    raise NotImplementedError


def past_quizzes(db: Database, deck: str | None = None, limit: int = 20) -> list[QuizResult]:
    """Finished quizzes, newest first."""
    raise NotImplementedError
