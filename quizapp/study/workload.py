"""What a desired retention costs: cards and minutes a day, found by playing the coming weeks through."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from quizapp.study.card import Memory, Rating
from quizapp.study.fsrs import Fsrs
from quizapp.study.settings import DeckSettings

SAMPLE = 600  # cards; more are stood for by these
SEED = 20260424


@dataclass(frozen=True, slots=True)
class Known:
    """A card that was learnt: its memory, the days since its last answer, and the days until it is due (0 or less: due)."""

    memory: Memory
    since: int
    until: int


@dataclass(frozen=True, slots=True)
class Pace:
    """How long answers take (seconds), and how many answers a card needs on the day it is met or forgotten."""

    seconds: float = 8.0
    forgotten_seconds: float = 16.0  # the answer and its repetition
    new_seconds: float = 24.0  # the first meeting and its steps


@dataclass(frozen=True, slots=True)
class Workload:
    """The average day of the weeks to come."""

    cards: float
    minutes: float
    remembered: float  # share of the answers that would be right; 0 without any


def workload(known: Sequence[Known], new: int, settings: DeckSettings, pace: Pace, days: int = 60) -> Workload:
    """Play `days` days through with these settings and return the average one. Always the same for the same cards.

    `new` is how many cards the learner has not met; they come at `settings.new_per_day`. Cards that are known change to the new
    intervals when they are answered next, as they do in life.
    """
    luck = random.Random(SEED)
    model = Fsrs(settings.weights)
    sample = luck.sample(known, min(len(known), SAMPLE))
    old = Game(model, settings, days, luck)
    for card in sample:
        old.play(card.memory, -card.since, max(card.until, 0))
    fresh = min(new, settings.new_per_day * days)
    young = Game(model, settings, days, luck)
    trials = min(fresh, SAMPLE)
    for place in range(trials):
        young.meet(place * days // trials)
    factors = len(known) / max(len(sample), 1), fresh / max(trials, 1)
    right = old.right * factors[0] + young.right * factors[1]
    wrong = old.wrong * factors[0] + young.wrong * factors[1]
    seconds = right * pace.seconds + wrong * pace.forgotten_seconds + fresh * pace.new_seconds
    return Workload((right + wrong + fresh) / days, seconds / 60 / days, right / (right + wrong) if right + wrong else 0.0)


def prices(
    known: Sequence[Known], new: int, settings: DeckSettings, pace: Pace, retentions: Sequence[float]
) -> tuple[tuple[float, Workload], ...]:
    """The workload for each of several desired retentions, everything else as it is."""
    return tuple((wish, workload(known, new, replace(settings, desired_retention=wish), pace)) for wish in retentions)


@dataclass(slots=True)
class Game:
    """Plays cards through the coming days and counts the answers."""

    model: Fsrs
    settings: DeckSettings
    days: int
    luck: random.Random
    right: int = 0
    wrong: int = 0

    def seconds(self, pace: Pace) -> float:
        """How long the answers took."""
        return self.right * pace.seconds + self.wrong * pace.forgotten_seconds

    def meet(self, day: int) -> float:
        """A new card, learnt in two steps on `day`; the chance that it is known when the days are over."""
        memory = self.model.after(self.model.after(None, Rating.GOOD, 0), Rating.GOOD, 0)
        return self.play(memory, day, day + self._wait(memory))

    def play(self, memory: Memory, last: int, due: int) -> float:
        """A card answered on day `last` (0 is today) and due on day `due`; the chance that it is known when the days are over."""
        while due < self.days:
            if self.luck.random() < self.model.retrievability(memory.stability, due - last):
                self.right += 1
                memory = self.model.after(memory, Rating.GOOD, due - last)
            else:
                self.wrong += 1
                memory = self.model.after(memory, Rating.AGAIN, due - last)
                memory = self.model.after(memory, Rating.GOOD, 0)  # its relearning step
            last, due = due, due + self._wait(memory)
        return self.model.retrievability(memory.stability, self.days - last)

    def _wait(self, memory: Memory) -> int:
        wanted = round(self.model.interval(memory.stability, self.settings.desired_retention))
        return min(max(wanted, 1), self.settings.maximum_interval)
