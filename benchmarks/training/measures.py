"""How good an order is: average precision, area under the curve, and how sure a mean over texts is."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def average_precision(scores: Sequence[float], right: Sequence[bool]) -> float:
    """The mean precision at the places of the right ones, best score first."""
    order = sorted(range(len(scores)), key=lambda k: (-scores[k], k))
    hits, total = 0, 0.0
    for place, k in enumerate(order, 1):
        if right[k]:
            hits += 1
            total += hits / place
    return total / hits if hits else 0.0


def precision_at(scores: Sequence[float], right: Sequence[bool], count: int) -> float:
    """The share of right ones among the `count` best."""
    order = sorted(range(len(scores)), key=lambda k: (-scores[k], k))[:count]
    return sum(right[k] for k in order) / len(order) if order else 0.0


def area(scores: Sequence[float], right: Sequence[bool]) -> float:
    """The chance that a right one scores above a wrong one; ties count half. NaN without both."""
    good = np.sort([s for s, r in zip(scores, right, strict=True) if r])
    bad = np.sort([s for s, r in zip(scores, right, strict=True) if not r])
    if not len(good) or not len(bad):
        return float("nan")
    below = np.searchsorted(bad, good, side="left")
    above = np.searchsorted(bad, good, side="right")
    return float((below + above).mean() / 2 / len(bad))


def interval(values: Sequence[float], statistic: Callable[[Floats], float] = np.mean, rounds: int = 2000) -> tuple[float, float]:
    """A 95 % bootstrap interval over texts."""
    draw = random.Random(7)
    pool = np.asarray(values)
    means = sorted(float(statistic(pool[[draw.randrange(len(pool)) for _ in pool]])) for _ in range(rounds))
    return means[int(rounds * 0.025)], means[int(rounds * 0.975)]


def shown(values: Sequence[float]) -> str:
    """A mean over texts with its interval: `.485 [.45-.52]`."""
    low, high = interval(values)
    return f"{np.mean(values):.3f} [{low:.2f}-{high:.2f}]".replace("0.", ".")


def gain(values: Sequence[float], others: Sequence[float]) -> str:
    """The mean difference of two methods on the same texts, with its interval: `+.041 [.02 to .06]`."""
    differences = [one - other for one, other in zip(values, others, strict=True)]
    low, high = interval(differences)
    return f"{np.mean(differences):+.3f} [{low:+.2f} to {high:+.2f}]".replace("0.", ".")
