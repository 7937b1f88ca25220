"""What a learner can set for a deck: limits, steps, how sure to be, what to do with siblings and leeches."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from quizapp.errors import UsageError
from quizapp.study.fsrs import DEFAULT_WEIGHTS, HIGHEST_WEIGHTS, LOWEST_WEIGHTS

LONGEST_INTERVAL = 36_500  # days, a hundred years: Anki's cap


class NewOrder(StrEnum):
    """Where new cards stand among the reviews of a day."""

    MIXED = "mixed"
    FIRST = "first"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class DeckSettings:
    """The settings of one deck. Raises UsageError, naming the setting and its range, if one cannot be meant."""

    new_per_day: int = 20
    reviews_per_day: int = 200
    desired_retention: float = 0.9  # the chance of recall at which a card comes back
    learning_steps: tuple[float, ...] = (1, 10)  # minutes
    relearning_steps: tuple[float, ...] = (10,)  # minutes
    weights: tuple[float, ...] = DEFAULT_WEIGHTS  # FSRS-6
    maximum_interval: int = LONGEST_INTERVAL  # days
    fuzz: bool = True
    load_balance: bool = True  # within the fuzz, prefer days with little due
    leech_threshold: int = 4  # lapses; 0 is never
    triage_first: bool = False  # new items wait until they were looked at
    new_order: NewOrder = NewOrder.MIXED
    bury_siblings: bool = True  # one item of a claim a day; the others wait until tomorrow
    learn_ahead: int = 20  # minutes by which a learning card may come early when nothing else is left

    def __post_init__(self) -> None:
        for name in ("learning_steps", "relearning_steps", "weights"):  # JSON gives lists
            object.__setattr__(self, name, tuple(getattr(self, name)))
        if self.new_order not in set(NewOrder):
            raise UsageError(f"new_order: {self.new_order} is not known; choose {', '.join(NewOrder)}")
        object.__setattr__(self, "new_order", NewOrder(self.new_order))
        _check("desired_retention", self.desired_retention, 0.7, 0.99)
        _check("maximum_interval", self.maximum_interval, 1, LONGEST_INTERVAL)
        for name in ("new_per_day", "reviews_per_day", "leech_threshold", "learn_ahead"):
            _check(name, getattr(self, name), 0, 9999)
        self._check_steps()
        self._check_weights()

    def _check_steps(self) -> None:
        for name in ("learning_steps", "relearning_steps"):
            for minutes in getattr(self, name):
                _check(name, minutes, 0.1, 60 * 24 * 30)

    def _check_weights(self) -> None:
        if len(self.weights) != len(DEFAULT_WEIGHTS):
            raise UsageError(f"weights: FSRS-6 has {len(DEFAULT_WEIGHTS)} weights, not {len(self.weights)}; leave them out")
        for place, (weight, low, high) in enumerate(zip(self.weights, LOWEST_WEIGHTS, HIGHEST_WEIGHTS, strict=True)):
            _check(f"weights[{place}]", weight, low, high)


def _check(name: str, value: float, low: float, high: float) -> None:
    if not low <= value <= high:
        raise UsageError(f"{name}: {value:g} is out of range; choose {low:g} to {high:g}")
