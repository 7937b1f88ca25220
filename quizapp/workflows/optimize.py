"""Fitting the scheduler to the learner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizapp.workflows.database import Database
    from quizapp.workflows.moment import Moment


@dataclass(frozen=True, slots=True)
class Optimized:
    """What the fit found. Losses are log losses on reviews that were held out; lower is better."""

    reviews: int
    enough: bool
    taken: bool
    loss_before: float
    loss_after: float
    weights: tuple[float, ...]


def optimize(db: Database, moment: Moment, deck: str | None = None, *, keep: bool = True) -> Optimized:
    """Fit the weights to the reviews of a deck (or of all) and take them only if they predict held-out reviews better.

    Raises UsageError if the extra `[optimizer]` is not installed, or the deck is unknown.
    """
    raise NotImplementedError
