"""Fuzz: days are varied a little, so that cards learnt together do not stay together, and full days are avoided.

Source: Anki's rslib/src/scheduler/states/fuzz.rs (the ranges) and load_balancer.rs (the weights of days).
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping
from dataclasses import dataclass, field

_RANGES = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, math.inf, 0.05))  # from, to (days), share of the days in between
BALANCED_UP_TO = 90  # days; further away, days are empty anyway
_SIBLING_WEIGHT = 0.001


@dataclass(frozen=True, slots=True)
class Load:
    """How full the days ahead are."""

    due: Mapping[int, int] = field(default_factory=dict)  # cards due by study day
    siblings: frozenset[int] = frozenset()  # study days on which an item of the same claim is due


def fuzz_bounds(interval: float, least: int, most: int) -> tuple[int, int]:
    """The shortest and the longest interval (days, both included) that may stand for `interval`, within [least, most].

    Two choices at least, where `most` allows it and the interval is over 2 days.
    """
    least = min(least, most)
    interval = min(max(interval, least), most)
    delta = fuzz_delta(interval)
    low, high = (min(max(rounded(edge), least), most) for edge in (interval - delta, interval + delta))
    if low == high and 2 < high < most:
        high = low + 1
    return low, high


def fuzz_delta(interval: float) -> float:
    """By how many days an interval may vary in either direction: nothing under 2.5 days, then 1 and a share of its days."""
    if interval < 2.5:
        return 0.0
    return 1.0 + sum(share * max(min(interval, end) - start, 0.0) for start, end, share in _RANGES)


def fuzzed(interval: float, least: int, most: int, factor: float | None) -> int:
    """A whole number of days near `interval` within [least, most]: `factor` (0..1, 1 excluded) picks it, None rounds."""
    if factor is None:
        return min(max(rounded(interval), min(least, most)), most)
    low, high = fuzz_bounds(interval, least, most)
    return min(math.floor(low + factor * (1 + high - low)), high)  # a factor next to 1 rounds up to the day after


def balanced(bounds: tuple[int, int], factor: float, load: Load, today: int) -> int:
    """A number of days within `bounds` (of `fuzz_bounds`): days with few cards are likelier, days with a sibling unlikely.

    A day without cards has weight 1, one with n cards 1/n^2.15 ÷ days^3, one with a sibling a thousandth of that.
    """
    choices = range(bounds[0], bounds[1] + 1)
    weights = [_day_weight(days, load, today + days) for days in choices]
    rest = factor * sum(weights)
    for days, weight in zip(choices, weights, strict=True):
        rest -= weight
        if rest < 0:
            return days
    return bounds[1]


def fuzz_factor(seed: int | str, reps: int) -> float:
    """A number in [0, 1) that is the same for the same card and number of answers, on every machine and after an undo."""
    digest = hashlib.sha256(f"{seed}:{reps}".encode()).digest()
    return (int.from_bytes(digest[:8], "big") >> 11) / 2**53  # 53 bits: a float below 1, exactly


def rounded(days: float) -> int:
    """Days rounded as Anki rounds them: halves up, where Python's `round` would go to the even number."""
    return math.floor(days + 0.5)


def _day_weight(days: int, load: Load, day: int) -> float:
    count = load.due.get(day, 0)
    weight: float = 1.0 if count == 0 else (1 / count) ** 2.15 * (1 / max(days, 1)) ** 3
    return weight * (_SIBLING_WEIGHT if day in load.siblings else 1.0)
