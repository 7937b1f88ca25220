"""An item's memory state for one learner, and one answer to it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Rating(IntEnum):
    """How well the learner remembered, as in FSRS and Anki."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Phase(StrEnum):
    """Where a card stands in its schedule."""

    NEW = "new"
    LEARNING = "learning"
    REVIEW = "review"
    RELEARNING = "relearning"


@dataclass(frozen=True, slots=True)
class Memory:
    """FSRS's two numbers: stability in days (retrievability 0.9 after so long), difficulty 1..10."""

    stability: float
    difficulty: float


@dataclass(frozen=True, slots=True)
class CardState:
    """What the scheduler knows of a card. Times are UTC epoch milliseconds, days are study-day numbers (`study.day`)."""

    phase: Phase = Phase.NEW
    step: int = 0  # index of the (re)learning step
    due_at: int | None = None  # ms, while (re)learning
    due_day: int | None = None  # study day, in review
    memory: Memory | None = None
    last_at: int | None = None
    last_day: int | None = None
    interval: int = 0  # days, of the last review schedule
    reps: int = 0
    lapses: int = 0


@dataclass(frozen=True, slots=True)
class Review:
    """One answer, as given, with the state before and after."""

    card_id: int
    at: int  # ms
    day: int  # study day
    rating: Rating
    took_ms: int
    given: str
    score: float  # 0..1, the grader's share
    before: CardState
    after: CardState
