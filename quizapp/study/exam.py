"""An exam on a day: how many new cards a day that takes, and what would be known on it, found by playing the days until then."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.study.fsrs import Fsrs
from quizapp.study.settings import DeckSettings
from quizapp.study.workload import SAMPLE, SEED, Game, Known, Pace

REPEATING = 2  # last days before an exam that are for repetition: a card first met on the eve is hardly one learnt


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What the days until an exam would bring: minutes on an average day, new cards met, the share known on the day (0..1)."""

    minutes: float
    met: int
    known: float


def new_a_day(new: int, days_left: int, usual: int) -> int:
    """New cards a day: the `usual` ones if those are all `new` ones in time, else as many as it takes to meet all before the last
    days, which are for repetition: two, or half of a few.

    Raises ValueError for an exam that does not lie ahead.
    """
    if days_left < 1:
        raise ValueError(f"the exam must lie ahead, not {-days_left} days back")
    if usual * days_left >= new:
        return usual
    return math.ceil(new / (days_left - min(REPEATING, days_left // 2)))


def rehearse(  # noqa: PLR0913
    known: Sequence[Known], claims: Sequence[int], settings: DeckSettings, pace: Pace, days: int, *, new_per_day: int
) -> Rehearsal:
    """Play the `days` until an exam through, reviews when they are due, at most `new_per_day` new cards a day.

    known   the cards that were learnt, seen from today
    claims  the claim of each card that was not, in the order in which they come: of one claim only one card a day is new,
            if the settings keep siblings apart

    Always the same for the same cards.
    """
    old = Game(Fsrs(settings.weights), settings, days, random.Random(SEED))
    sample = old.luck.sample(known, min(len(known), SAMPLE))
    remembered = sum(old.play(card.memory, -card.since, max(card.until, 0)) for card in sample)
    factor = len(known) / max(len(sample), 1)
    met = met_on(claims, days, new_per_day, one_a_claim=settings.bury_siblings)
    young = Game(old.model, settings, days, old.luck)
    trials = met[:: max(1, math.ceil(len(met) / SAMPLE))]
    learnt = sum(young.meet(day) for day in trials) * len(met) / max(len(trials), 1)
    seconds = old.seconds(pace) * factor + young.seconds(pace) * len(met) / max(len(trials), 1) + len(met) * pace.new_seconds
    cards = len(known) + len(claims)
    return Rehearsal(seconds / 60 / days, len(met), (remembered * factor + learnt) / cards if cards else 0.0)


def met_on(claims: Sequence[int], days: int, new_per_day: int, *, one_a_claim: bool) -> list[int]:
    """The day (0 is today) on which each new card is met that is met at all, earliest first."""
    waiting = list(claims)
    met: list[int] = []
    for day in range(days):
        taken: Counter[int] = Counter()
        left = []
        for claim in waiting:
            if taken.total() < new_per_day and not (one_a_claim and taken[claim]):
                taken[claim] += 1
            else:
                left.append(claim)
        met += [day] * taken.total()
        waiting = left
    return met
