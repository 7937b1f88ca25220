"""The day of an exam: kept for a deck, undone like any act; until then the deck's limits let through what it needs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from quizapp.errors import UsageError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quizapp.study.exam import Rehearsal
    from quizapp.study.settings import DeckSettings
    from quizapp.workflows.database import Database
    from quizapp.workflows.moment import Moment

FARTHEST = 3650  # days ahead that can be meant
NO_LIMIT = 9999  # reviews a day while an exam is ahead


@dataclass(frozen=True, slots=True)
class ExamDay:
    """What the day of an exam changes: new cards and minutes a day, and the share known on it (0..1), without it and with it."""

    day: int  # study day
    days_left: int
    new: int  # cards not met yet
    new_per_day_now: int
    new_per_day_then: int
    now: Rehearsal
    then: Rehearsal
    met: int  # cards met already; without any nothing is known of how well this deck is remembered


def read_day(words: str, moment: Moment) -> int:
    """The study day that `words` mean: 2026-12-01, 12-01 or 12月1日 (the next one), 7 (days ahead). Raises UsageError."""
    from quizapp.study.day import date_of, day_of

    typed = unicodedata.normalize("NFKC", words).strip()
    if match := re.fullmatch(r"\+?(\d{1,4})\s*(?:天后?|d|days?)?", typed):
        day = moment.day + int(match[1])
    elif match := re.fullmatch(r"(?:(\d{4})\s*[-/.年]\s*)?(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?", typed):
        today = date_of(moment.day)
        try:
            wanted = date(int(match[1] or today.year), int(match[2]), int(match[3]))
            if match[1] is None and wanted <= today:
                wanted = wanted.replace(year=today.year + 1)
        except ValueError:
            raise UsageError(f"{typed}: {_NO_DAY}") from None
        day = day_of(wanted)
    else:
        raise UsageError(f"{typed}: {_NO_DAY}")
    if not moment.day < day <= moment.day + FARTHEST:
        raise UsageError(f"{typed}: the day of the exam has passed; give a day that lies ahead")
    return day


def exam_day(db: Database, deck_id: int) -> int | None:
    """The study day of a deck's exam; None without one."""
    from quizapp.store.engine import reading

    with reading(db.engine) as connection:
        return exam_days(connection, db.learner_id, [deck_id]).get(deck_id)


def set_exam(db: Database, deck_id: int, day: int | None, moment: Moment) -> None:
    """Keep the day of a deck's exam; None forgets it. Can be undone."""
    from quizapp.store import decks, learners, steps
    from quizapp.store.engine import writing

    key = key_of(deck_id)
    with writing(db.engine) as connection:
        row = decks.by_id(connection, deck_id)
        if row is None:
            raise UsageError(f"deck {deck_id}: there is no such deck (any more)")
        before = learners.read_setting(connection, db.learner_id, key)
        if before == day:
            return
        learners.write_setting(connection, db.learner_id, key, day)
        steps.push(connection, db.learner_id, steps.Act("exam", question=row["name"], setting=(key, before, day)), moment.ms)


def price_exam(db: Database, deck_id: int, day: int, moment: Moment) -> ExamDay:
    """What an exam on a study day would change, before it is kept. Raises UsageError if it does not lie ahead."""
    from quizapp.store import figures, tally
    from quizapp.store.engine import reading
    from quizapp.study.exam import new_a_day, rehearse
    from quizapp.study.pace import pace_of, seconds_an_answer
    from quizapp.workflows.decks import deck_settings

    left = day - moment.day
    if left < 1:
        raise UsageError("the day of the exam has passed; give a day that lies ahead")
    settings = deck_settings(db, deck_id)
    with reading(db.engine) as connection:
        known = figures.known_cards(connection, db.learner_id, deck_id, moment.day)
        claims = figures.new_claims(connection, db.learner_id, deck_id)
        seconds = seconds_an_answer(tally.seconds_taken(connection, db.learner_id, moment.day))
    pace = pace_of(seconds, settings)
    then = new_a_day(len(claims), left, settings.new_per_day)
    now = rehearse(known, claims, settings, pace, left, new_per_day=settings.new_per_day)
    after = now if then == settings.new_per_day else rehearse(known, claims, settings, pace, left, new_per_day=then)
    return ExamDay(day, left, len(claims), settings.new_per_day, then, now, after, len(known))


def exam_days(connection: Connection, learner_id: int, deck_ids: Sequence[int]) -> dict[int, int]:
    """The study days of the decks' exams, by deck; those that have passed too."""
    from quizapp.store import learners

    stored = learners.read_settings(connection, learner_id, [key_of(deck_id) for deck_id in deck_ids])
    return {deck_id: stored[key_of(deck_id)] for deck_id in deck_ids if key_of(deck_id) in stored}


def with_exams(
    connection: Connection, learner_id: int, settings: Mapping[int, DeckSettings], introduced: Mapping[int, int], day: int
) -> dict[int, DeckSettings]:
    """The settings of decks as they are studied with today: where an exam is ahead, its new cards and all reviews get through.

    introduced  new cards met today already, by deck: they count towards today's portion
    """
    from quizapp.store import figures
    from quizapp.study.exam import new_a_day

    found = dict(settings)
    for deck_id, exam in exam_days(connection, learner_id, list(settings)).items():
        if exam > day:
            new = figures.new_cards(connection, learner_id, deck_id) + introduced.get(deck_id, 0)
            one = settings[deck_id]
            wanted = min(new_a_day(new, exam - day, one.new_per_day), NO_LIMIT)
            found[deck_id] = replace(one, new_per_day=wanted, reviews_per_day=NO_LIMIT)
    return found


def key_of(deck_id: int) -> str:
    """The key that a learner's exam of a deck is stored under."""
    return f"exam:{deck_id}"


_NO_DAY = "is no day; write 2026-12-01, 12-01, or how many days ahead it is"
