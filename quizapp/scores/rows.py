"""What the scores are made from: one row an answer, one row a card. Plain values, whoever reads them from wherever."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.study.card import Phase, Rating

MATURE = 21  # days; a card with an interval of so many is mature, as Anki counts it


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One answer that counts (voided ones are left out). Moments are epoch ms, days study days."""

    at: int
    day: int
    rating: Rating
    took_ms: int
    deck: str = ""
    speaker: str = ""
    topic: str = ""
    kind: str = ""
    claim: str = ""  # fact or position
    source: str = ""
    phase_before: Phase = Phase.NEW
    interval_before: int = 0  # days
    stability_before: float | None = None
    last_day_before: int | None = None
    score: float = 0.0  # the grader's share

    @property
    def right(self) -> bool:
        """Whether it was remembered: any rating but again."""
        return self.rating is not Rating.AGAIN


@dataclass(frozen=True, slots=True)
class CardRow:
    """One card as it stands now."""

    phase: Phase
    due_day: int | None = None
    interval: int = 0  # days
    stability: float | None = None
    difficulty: float | None = None
    last_day: int | None = None
    suspended: bool = False
