"""What a learner knows, in Anki's columns: cards.type, queue, due, ivl, data; and the rows of revlog.

Anki counts days from the collection's creation, `crt`, which stands at 4:00 of the learner's clock. Intervals are days if
positive, seconds if negative. Source: Anki's rslib/src/storage/card/data.rs, revlog/mod.rs, scheduler/timing.rs.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from quizapp.study.card import CardState, Phase, Review
from quizapp.study.day import day_start_ms, study_day

LEARN, REVIEW, RELEARN = 0, 1, 2  # revlog.type
NEW_CARD, LEARNING_CARD, REVIEW_CARD, RELEARNING_CARD = 0, 1, 2, 3  # cards.type
SUSPENDED = -1  # cards.queue
_EASE = 2500  # permille; what Anki uses while its FSRS is turned off
LEARNING_STEPS = 2  # Anki counts the steps that are left; two is what quizapp and Anki begin with
_TYPES = {Phase.NEW: LEARN, Phase.LEARNING: LEARN, Phase.REVIEW: REVIEW, Phase.RELEARNING: RELEARN}

LogRow = tuple[int, int, int, int, int, int, int]  # id (ms), ease, ivl, lastIvl, factor, time (ms), type


@dataclass(frozen=True, slots=True)
class CardColumns:
    """The scheduling columns of one row of `cards`."""

    type: int
    queue: int
    due: int
    ivl: int = 0
    factor: int = 0
    reps: int = 0
    lapses: int = 0
    left: int = 0
    data: str = ""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Where Anki's count of days begins: the study day of `crt`, in the learner's zone."""

    first_day: int
    zone: ZoneInfo

    @classmethod
    def before(cls, moments: Sequence[int], days: Sequence[int], zone: ZoneInfo) -> Calendar:
        """A calendar that begins no later than the first of some moments (ms), one at least, and study days."""
        return cls(min([study_day(min(moments), zone), *days]), zone)

    @property
    def created_at(self) -> int:
        """`col.crt`, epoch seconds."""
        return day_start_ms(self.first_day, self.zone) // 1000

    def start_of(self, days: int) -> int:
        """The moment (ms) at which the day begins that is `days` after the first."""
        return day_start_ms(self.first_day + days, self.zone)

    @property
    def minutes_west(self) -> int:
        """`creationOffset`: how far the learner's clock was behind UTC then."""
        offset = datetime.fromtimestamp(self.created_at, self.zone).utcoffset()
        return -int(offset.total_seconds()) // 60 if offset else 0


def new_columns(position: int, *, suspended: bool) -> CardColumns:
    """A card that was never answered; `position` is its place among the new ones."""
    return CardColumns(NEW_CARD, SUSPENDED if suspended else 0, position)


def columns_of(state: CardState, calendar: Calendar, retention: float, decay: float, *, suspended: bool) -> CardColumns:
    """A card that was answered.

    retention  desired retention, 0..1;  decay  FSRS-6's last weight
    """
    type_, queue, due, left = _place(state, calendar)
    return CardColumns(
        type=type_,
        queue=SUSPENDED if suspended else queue,
        due=due,
        ivl=max(state.interval, 1) if type_ in (REVIEW_CARD, RELEARNING_CARD) else 0,
        factor=_EASE if type_ in (REVIEW_CARD, RELEARNING_CARD) else 0,
        reps=state.reps,
        lapses=state.lapses,
        left=left,
        data=_memory(state, retention, decay),
    )


def _place(state: CardState, calendar: Calendar) -> tuple[int, int, int, int]:
    """type, queue, due and steps left."""
    if state.phase is Phase.REVIEW:
        due_day = state.due_day if state.due_day is not None else calendar.first_day
        return REVIEW_CARD, 2, due_day - calendar.first_day, 0
    seconds = (state.due_at or state.last_at or 0) // 1000
    if state.phase is Phase.RELEARNING:
        return RELEARNING_CARD, 1, seconds, 1
    return LEARNING_CARD, 1, seconds, max(LEARNING_STEPS - state.step, 1)


def _memory(state: CardState, retention: float, decay: float) -> str:
    """`cards.data`, with the digits that Anki itself keeps."""
    if state.memory is None:
        return ""
    kept: dict[str, float] = {"s": round(state.memory.stability, 4), "d": round(state.memory.difficulty, 3), "dr": retention}
    kept["decay"] = round(decay, 3)
    if state.last_at is not None:
        kept["lrt"] = state.last_at // 1000
    return json.dumps(kept, separators=(",", ":"))


def log_rows(reviews: Sequence[Review], taken: set[int]) -> Iterator[LogRow]:
    """The rows of revlog for one card, oldest first. `taken` holds the ids of the file so far and takes in the new ones.

    A row's id is its moment and must be the only one of its kind in the collection: Anki drops a second one silently.
    """
    for place, review in enumerate(sorted(reviews, key=lambda review: review.at)):
        at = review.at
        while at in taken:
            at += 1
        taken.add(at)
        # Anki's optimiser leaves out a card whose first row is not a learning row.
        type_ = _TYPES[review.before.phase] if place else LEARN
        difficulty = review.after.memory.difficulty if review.after.memory else 5.5
        factor = round((difficulty - 1) / 9 * 1000) + 100
        yield at, review.rating, _interval(review.after), _interval(review.before), factor, max(review.took_ms, 0), type_


def _interval(state: CardState) -> int:
    """Days if positive, seconds if negative, 0 for a card never answered."""
    if state.phase is Phase.NEW:
        return 0
    if state.phase is Phase.REVIEW:
        return max(state.interval, 1)
    wait = ((state.due_at or 0) - (state.last_at or 0)) // 1000
    return -max(wait, 1)
