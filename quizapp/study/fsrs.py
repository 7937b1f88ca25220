"""FSRS-6: how an answer changes what is remembered, and when recall falls to a wished-for level.

Source: the formulas of FSRS-6, https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm, checked number by
number against py-fsrs (MIT) and against Anki's own engine. They are written out here because py-fsrs keeps its own cards,
clock, random source and whole 24-hour periods, and lacks the cap of 36,500 days; what remained to call was private.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from quizapp.study.card import Memory, Rating

DEFAULT_WEIGHTS = (
    *(0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796),
    *(1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542),
)
LOWEST_WEIGHTS = (
    *(0.001, 0.001, 0.001, 0.001, 1.0, 0.001, 0.001, 0.001, 0.0, 0.0, 0.001),
    *(0.001, 0.001, 0.001, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.1),
)
HIGHEST_WEIGHTS = (
    *(100.0, 100.0, 100.0, 100.0, 10.0, 4.0, 4.0, 0.75, 4.5, 0.8, 3.5),
    *(5.0, 0.25, 0.9, 4.0, 1.0, 6.0, 2.0, 2.0, 0.8, 0.8),
)
SHORTEST, LONGEST = 0.001, 36_500.0  # stability, days
EASIEST, HARDEST = 1.0, 10.0  # difficulty
TARGET = 0.9  # stability is the time after which recall has fallen to this


@dataclass(frozen=True, slots=True)
class Fsrs:
    """The model with its 21 weights. All methods are pure; days are whole calendar days."""

    weights: tuple[float, ...] = DEFAULT_WEIGHTS

    def retrievability(self, stability: float, days: float) -> float:
        """The chance, 0..1, to recall something of this stability (days) after `days`."""
        return float((1 + self._factor * days / stability) ** -self.weights[20])

    def interval(self, stability: float, retention: float) -> float:
        """The days, not rounded, after which recall has fallen to `retention` (0..1, neither end)."""
        return float(stability / self._factor * (retention ** (-1 / self.weights[20]) - 1))

    def after(self, memory: Memory | None, rating: Rating, days: int) -> Memory:
        """The memory after an answer, `days` after the one before (0: the same study day); None is a first meeting."""
        if memory is None:
            return Memory(_within(self.weights[rating - 1], SHORTEST, LONGEST), self._first_difficulty(rating))
        return Memory(self._next_stability(memory, rating, days), self._next_difficulty(memory.difficulty, rating))

    def from_interval(self, interval: int, retention: float = TARGET, ease: float = 2.5) -> Memory:
        """The memory that a card without one most likely has, from the days it was scheduled for and its ease factor.

        Source: memory_state_from_sm2 of fsrs-rs, which Anki uses for cards that were scheduled before FSRS.
        """
        w = self.weights
        stability = _within(interval * self._factor / (retention ** (-1 / w[20]) - 1), SHORTEST, LONGEST)
        growth = math.exp(w[8]) * stability ** -w[9] * math.expm1((1 - retention) * w[10])
        return Memory(stability, _within(11 - (ease - 1) / growth, EASIEST, HARDEST))

    @property
    def same_day(self) -> bool:
        """Whether the weights say anything of answers within one day."""
        return self.weights[17] > 0 and self.weights[18] > 0

    @property
    def _factor(self) -> float:
        return float(TARGET ** (-1 / self.weights[20]) - 1)

    def _first_difficulty(self, rating: Rating) -> float:
        return _within(self._raw_first_difficulty(rating), EASIEST, HARDEST)

    def _raw_first_difficulty(self, rating: Rating) -> float:
        return self.weights[4] - math.exp(self.weights[5] * (rating - 1)) + 1

    def _next_difficulty(self, difficulty: float, rating: Rating) -> float:
        """A step that shrinks towards the hardest, then a little pull towards the easiest first difficulty."""
        step = -self.weights[6] * (rating - 3)
        damped = difficulty + step * (HARDEST - difficulty) / 9
        pull = self.weights[7]
        return _within(pull * self._raw_first_difficulty(Rating.EASY) + (1 - pull) * damped, EASIEST, HARDEST)

    def _next_stability(self, memory: Memory, rating: Rating, days: int) -> float:
        if days < 1:
            return _within(self._same_day(memory.stability, rating), SHORTEST, LONGEST)
        recall = self.retrievability(memory.stability, days)
        change = self._after_lapse if rating is Rating.AGAIN else self._after_recall
        return _within(change(memory, recall, rating), SHORTEST, LONGEST)

    def _same_day(self, stability: float, rating: Rating) -> float:
        w = self.weights
        growth: float = math.exp(w[17] * (rating - 3 + w[18])) * stability ** -w[19]
        return stability * (growth if rating is Rating.AGAIN else max(growth, 1.0))

    def _after_lapse(self, memory: Memory, recall: float, _rating: Rating) -> float:
        w = self.weights
        rest: float = memory.difficulty ** -w[12] * ((memory.stability + 1) ** w[13] - 1) * math.exp((1 - recall) * w[14])
        return min(w[11] * rest, memory.stability / math.exp(w[17] * w[18]))

    def _after_recall(self, memory: Memory, recall: float, rating: Rating) -> float:
        w = self.weights
        bonus = {Rating.HARD: w[15], Rating.EASY: w[16]}.get(rating, 1.0)
        surprise = math.expm1((1 - recall) * w[10])
        growth: float = math.exp(w[8]) * (11 - memory.difficulty) * memory.stability ** -w[9] * surprise * bonus
        return memory.stability * (1 + growth)


def _within(value: float, low: float, high: float) -> float:
    return min(max(value, low), high)
