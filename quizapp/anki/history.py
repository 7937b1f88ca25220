"""Anki's columns and log back into what quizapp knows of a card.

Anki's log has ratings, times and intervals, but not the memory at each answer; it is worked out again from the ratings, as Anki
itself does. Source of which rows count: Anki's rslib/src/scheduler/fsrs/params.rs.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from quizapp.anki.schedules import (
    LEARN,
    LEARNING_CARD,
    LEARNING_STEPS,
    NEW_CARD,
    RELEARNING_CARD,
    REVIEW_CARD,
    Calendar,
    CardColumns,
    LogRow,
)
from quizapp.study.card import CardState, Memory, Phase, Rating, Review
from quizapp.study.day import study_day
from quizapp.study.fsrs import Fsrs

_RELEARN, _FILTERED = 2, 3  # revlog.type
_PHASES = {LEARNING_CARD: Phase.LEARNING, REVIEW_CARD: Phase.REVIEW, RELEARNING_CARD: Phase.RELEARNING}
_MODEL = Fsrs()
_SECONDS = 1_000_000_000  # a due of this size is a moment, a smaller one a day


def reviews_of(log: Sequence[LogRow], calendar: Calendar, now: CardState | None) -> tuple[Review, ...]:
    """The answers of a card, oldest first, each with the state before and after; the last leads to the state `now`."""
    state, reviews = CardState(), []
    for row in _counted(log):
        after = _after(state, row, calendar)
        at, ease, *_, took, _ = row
        score = 0.0 if ease == Rating.AGAIN else 1.0
        reviews.append(Review(0, at, after.last_day or 0, Rating(ease), took, "", score, state, after))
        state = after
    if reviews and now is not None:
        reviews[-1] = replace(reviews[-1], after=now)
    return tuple(reviews)


def state_of(columns: CardColumns, log: Sequence[LogRow], calendar: Calendar) -> CardState | None:
    """The state of a card; None if it is new."""
    if columns.type == NEW_CARD or columns.type not in _PHASES:
        return None
    memory, last_at = _memory(columns.data)
    last_at = max([at for at, *_ in _counted(log)], default=last_at)
    state = CardState(
        phase=_PHASES[columns.type],
        memory=memory,
        last_at=last_at,
        last_day=study_day(last_at, calendar.zone) if last_at is not None else None,
        interval=max(columns.ivl, 0),
        reps=columns.reps,
        lapses=columns.lapses,
    )
    return _due(state, columns, calendar)


def _due(state: CardState, columns: CardColumns, calendar: Calendar) -> CardState:
    if state.phase is Phase.REVIEW:
        return replace(state, due_day=calendar.first_day + columns.due)
    steps = 1 if state.phase is Phase.RELEARNING else LEARNING_STEPS
    step = max(steps - columns.left % 1000, 0)  # Anki keeps in the thousands how many are left today
    if columns.due >= _SECONDS:
        return replace(state, step=step, due_at=columns.due * 1000)
    return replace(state, step=step, due_at=calendar.start_of(columns.due))


def _memory(data: str) -> tuple[Memory | None, int | None]:
    """Memory and the moment (ms) of the last answer, out of `cards.data`."""
    try:
        kept = json.loads(data or "{}")
        last_at = int(kept["lrt"]) * 1000 if "lrt" in kept else None
        return (Memory(float(kept["s"]), float(kept["d"])) if "s" in kept and "d" in kept else None), last_at
    except (ValueError, TypeError):
        return None, None


def _counted(log: Sequence[LogRow]) -> Sequence[LogRow]:
    """The rows that are answers, from the last time the card began as a new one."""
    rows = [row for row in log if 1 <= row[1] <= 4 and row[6] <= _FILTERED and not (row[6] == _FILTERED and row[4] == 0)]
    begins = [place for place, row in enumerate(rows) if row[6] == LEARN and (place == 0 or rows[place - 1][6] != LEARN)]
    return rows[begins[-1] :] if begins else rows


def _after(before: CardState, row: LogRow, calendar: Calendar) -> CardState:
    """The state after the answer of a row."""
    at, ease, interval, _, _, _, kind = row
    day, rating = study_day(at, calendar.zone), Rating(ease)
    elapsed = day - before.last_day if before.last_day is not None else 0
    phase, step = _stage(before, rating, interval, kind)
    return CardState(
        phase=phase,
        step=step,
        due_at=at - interval * 1000 if interval <= 0 else None,
        due_day=day + interval if interval > 0 else None,
        memory=_MODEL.after(before.memory, rating, max(elapsed, 0)),
        last_at=at,
        last_day=day,
        interval=interval if interval > 0 else before.interval,
        reps=before.reps + 1,
        lapses=before.lapses + (before.phase is Phase.REVIEW and rating is Rating.AGAIN),
    )


def _stage(before: CardState, rating: Rating, interval: int, kind: int) -> tuple[Phase, int]:
    """The phase that an answer led to, and the step within it."""
    if interval > 0:
        return Phase.REVIEW, 0
    step = 0 if rating is Rating.AGAIN else before.step + (rating is Rating.GOOD)
    relearning = before.phase in (Phase.REVIEW, Phase.RELEARNING) or kind == _RELEARN
    return (Phase.RELEARNING if relearning else Phase.LEARNING), step
