"""One pass over the log: everything the scores count, in figures that add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field, fields
from itertools import compress, islice
from operator import attrgetter
from typing import TypeVar
from zoneinfo import ZoneInfo

from quizapp.scores.calibration import Forecasts, predicted
from quizapp.scores.rows import MATURE, CardRow, ReviewRow
from quizapp.scores.share import NO_ANSWERS, Share
from quizapp.study.card import Phase
from quizapp.study.day import hour_of

DIMENSIONS = ("deck", "speaker", "topic", "kind", "claim", "source")
Key = TypeVar("Key", bound=Hashable)
_BATCH = 10_000  # answers looked at together: a long log need not stand in memory
_PAUSE = 60_000  # ms; a longer answer time is a pause, and counts as this


@dataclass(frozen=True, slots=True)
class DayCount:
    """The answers of one study day."""

    share: Share = NO_ANSWERS
    new: int = 0  # cards met for the first time
    took_ms: int = 0

    def __add__(self, other: DayCount) -> DayCount:
        return DayCount(self.share + other.share, self.new + other.new, self.took_ms + other.took_ms)


@dataclass(slots=True)
class Answers:
    """The log, counted. A store that keeps such sums itself may fill it without reading the log."""

    groups: dict[str, dict[str, Share]] = field(default_factory=lambda: {name: {} for name in DIMENSIONS})
    days: dict[int, DayCount] = field(default_factory=dict)
    hours: dict[int, Share] = field(default_factory=dict)
    young: Share = NO_ANSWERS
    mature: Share = NO_ANSWERS
    forecasts: Forecasts = field(default_factory=Forecasts)
    seconds: Counter[int] = field(default_factory=Counter)  # answers by whole seconds taken


@dataclass(slots=True)
class Cards:
    """The cards, counted."""

    phases: Counter[str] = field(default_factory=Counter)  # new, learning, young, mature, suspended
    due: Counter[int] = field(default_factory=Counter)  # by study day; learning cards as due today
    stability: Counter[int] = field(default_factory=Counter)  # by doubling classes: 0 is under a day, n is 2^(n-1) to 2^n days
    difficulty: Counter[int] = field(default_factory=Counter)  # 1..10
    recall: float = 0.0  # the sum of the chances to recall each card now: about so many are known
    with_memory: int = 0


@dataclass(frozen=True, slots=True)
class Columns:
    """Answers column by column, one place an answer: a loop over one column is many times as fast as one over whole rows."""

    at: Sequence[int]
    day: Sequence[int]
    right: Sequence[bool]
    took_ms: Sequence[int]
    phase_before: Sequence[Phase]
    interval_before: Sequence[int]
    stability_before: Sequence[float | None]
    last_day_before: Sequence[int | None]


def gather_answers(rows: Iterable[ReviewRow], zone: ZoneInfo, decay: float) -> Answers:
    """Count the answers. `decay` is the last of the FSRS weights, by which recall was predicted."""
    counted, left = Answers(), iter(rows)
    while batch := list(islice(left, _BATCH)):
        columns = Columns(*(list(map(attrgetter(column.name), batch)) for column in fields(Columns)))
        add_columns(counted, columns, zone, decay)
        for name in DIMENSIONS:
            add_shares(counted.groups[name], list(map(attrgetter(name), batch)), columns.right)
    return counted


def add_columns(counted: Answers, columns: Columns, zone: ZoneInfo, decay: float) -> None:
    """Count more answers in everything but the groups."""
    right = columns.right
    add_shares(counted.hours, [hour_of(at, zone) for at in columns.at], right)
    took = [min(one, _PAUSE) for one in columns.took_ms]
    counted.seconds.update([one // 1000 for one in took])
    _count_days(counted.days, columns, took)
    reviewed = [phase is Phase.REVIEW for phase in columns.phase_before]
    intervals, good = compress(columns.interval_before, reviewed), list(compress(right, reviewed))
    old = [ok for interval, ok in zip(intervals, good, strict=True) if interval >= MATURE]
    counted.mature += Share(len(old), sum(old))
    counted.young += Share(len(good) - len(old), sum(good) - sum(old))
    memories = compress(zip(columns.stability_before, columns.last_day_before, columns.day, strict=True), reviewed)
    counted.forecasts.add(
        (predicted(stability, day - last_day, decay), ok)
        for (stability, last_day, day), ok in zip(memories, good, strict=True)
        if stability is not None and last_day is not None
    )


def add_shares(shares: dict[Key, Share], keys: Sequence[Key], right: Sequence[bool]) -> None:
    """Add answers to the shares of their groups."""
    answers, good = Counter(keys), Counter(compress(keys, right))
    for key, n in answers.items():
        shares[key] = shares.get(key, NO_ANSWERS) + Share(n, good[key])


def gather_cards(rows: Iterable[CardRow], today: int, decay: float) -> Cards:
    """Count the cards as they stand on a study day."""
    counted = Cards()
    for row in rows:
        counted.phases[_class_of(row)] += 1
        if row.suspended or row.phase is Phase.NEW:
            continue
        counted.due[max(row.due_day if row.due_day is not None else today, today)] += 1
        if row.stability is not None and row.last_day is not None:
            counted.stability[stability_class(row.stability)] += 1
            counted.recall += predicted(row.stability, today - row.last_day, decay)
            counted.with_memory += 1
        if row.difficulty is not None:
            counted.difficulty[round(row.difficulty)] += 1
    return counted


def stability_class(days: float) -> int:
    """The doubling class of a stability: 0 under a day, 1 under two, 2 under four, and so on."""
    return int(days).bit_length()


def _count_days(days: dict[int, DayCount], columns: Columns, took: Sequence[int]) -> None:
    shares: dict[int, Share] = {}
    add_shares(shares, columns.day, columns.right)
    new = Counter(day for day, phase in zip(columns.day, columns.phase_before, strict=True) if phase is Phase.NEW)
    spent: Counter[int] = Counter()
    for day, one in zip(columns.day, took, strict=True):
        spent[day] += one
    for day, share in shares.items():
        days[day] = days.get(day, DayCount()) + DayCount(share, new[day], spent[day])


def _class_of(row: CardRow) -> str:
    if row.suspended:
        return "suspended"
    if row.phase is Phase.REVIEW:
        return "mature" if row.interval >= MATURE else "young"
    return "new" if row.phase is Phase.NEW else "learning"
