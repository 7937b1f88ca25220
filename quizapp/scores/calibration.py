"""Whether the predictions are to be trusted: predicted against real recall, in bins and as two figures."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

from quizapp.scores.share import Share
from quizapp.study.fsrs import TARGET

BINS = 20  # of 5 % each
_CLEAR = 1e-4  # a prediction is never taken for certain


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers that were predicted about alike."""

    predicted: float  # their mean
    real: Share


@dataclass(slots=True)
class Forecasts:
    """Predictions and what came of them, as sums that can be added to."""

    sums: list[float] = field(default_factory=lambda: [0.0] * BINS)
    shares: list[Share] = field(default_factory=lambda: [Share()] * BINS)
    loss: float = 0.0

    def add(self, forecasts: Iterable[tuple[float, bool]]) -> None:
        """Answers: the chance to be right that was predicted of each, and whether it was."""
        n, ok = [0] * BINS, [0] * BINS
        for chance, right in forecasts:
            place = min(int(chance * BINS), BINS - 1)
            self.sums[place] += chance
            n[place] += 1
            ok[place] += right
            sure = min(max(chance, _CLEAR), 1 - _CLEAR)
            self.loss -= math.log(sure if right else 1 - sure)
        self.shares = [share + Share(*more) for share, *more in zip(self.shares, n, ok, strict=True)]


@dataclass(frozen=True, slots=True)
class Calibration:
    """How good the predictions were. Both figures are None without reviews."""

    bins: tuple[Bin, ...] = ()
    reviews: int = 0
    log_loss: float | None = None  # lower is better
    error: float | None = None  # by how much the real share differs from the predicted one, weighted by answers


def calibrate(forecasts: Forecasts) -> Calibration:
    """The bins that hold answers, and the figures over all of them."""
    filled = zip(forecasts.sums, forecasts.shares, strict=True)
    bins = tuple(Bin(total / share.n, share) for total, share in filled if share.n)
    reviews = sum(one.real.n for one in bins)
    if not reviews:
        return Calibration()
    squares = sum(one.real.n * (one.predicted - (one.real.value or 0)) ** 2 for one in bins)
    return Calibration(bins, reviews, forecasts.loss / reviews, math.sqrt(squares / reviews))


def predicted(stability: float, days: int, decay: float) -> float:
    """The chance of recall `days` after the last answer, by FSRS-6 with its last weight `decay`."""
    factor = TARGET ** (-1 / decay) - 1
    return float((1 + factor * max(days, 0) / stability) ** -decay)
