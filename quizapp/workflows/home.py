"""What the home screen says beside the decks: time needed, streak, yesterday, triage."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quizapp.workflows.decks import DeckRow, Home, SpeakerShare, Yesterday

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quizapp.workflows.database import Database
    from quizapp.workflows.moment import Moment

_FEW = 3  # answers about a speaker below which nobody is called hard


def look_around(db: Database, moment: Moment, rows: Sequence[DeckRow]) -> Home:
    """Everything that the home screen shows."""
    from quizapp.store import reviews, tally, triage
    from quizapp.store.engine import reading
    from quizapp.workflows.deck_settings import default_settings
    from quizapp.workflows.plans import plan_return

    due = sum(row.due for row in rows)
    back = plan_return(db, moment) if due else None
    with reading(db.engine) as connection:
        days = tally.days_studied(connection, db.learner_id, moment.day)
        waiting, from_sources = triage.waiting(connection, db.learner_id)
        return Home(
            decks=tuple(rows),
            due=due,
            done=_done_today(connection, db, moment),
            minutes=_minutes(connection, db, moment, rows) if due else 0,
            streak=streak(days, moment.day),
            yesterday=_yesterday(connection, db, moment, days),
            triage=waiting,
            triage_sources=from_sources,
            days_away=max(moment.day - days[0] - 1, 0) if days else 0,
            first_run=not days and not reviews.has_any(connection, db.learner_id),
            back=back,
            triage_first=default_settings(connection, db.learner_id).triage_first,
        )


def streak(days: Sequence[int], today: int) -> int:
    """Study days in a row up to today, or up to yesterday if today is still to come. `days` newest first."""
    studied = set(days)
    day = today if today in studied else today - 1
    length = 0
    while day in studied:
        length += 1
        day -= 1
    return length


def _done_today(connection: Connection, db: Database, moment: Moment) -> int:
    """Cards studied today, those that still come back included: what is due need not fall while they do."""
    from quizapp.store import tally

    counted = (tally.done_on(connection, db.learner_id, what, moment.day) for what in ("introduced", "reviewed"))
    return sum(sum(by_deck.values()) for by_deck in counted)


def _minutes(connection: Connection, db: Database, moment: Moment, rows: Sequence[DeckRow]) -> int:
    """Minutes for the cards of today: the answers that they need, at the learner's pace."""
    from quizapp.store import decks, tally
    from quizapp.study.pace import Asked, answers_of, seconds_an_answer, whole_minutes
    from quizapp.workflows.deck_settings import settings_by_deck

    settings = settings_by_deck(connection, db.learner_id, decks.visible(connection, db.learner_id))
    answers = sum(answers_of(Asked(row.new, row.learning, row.review), settings[row.id]) for row in rows)
    return whole_minutes(answers, seconds_an_answer(tally.seconds_taken(connection, db.learner_id, moment.day)))


def _yesterday(connection: Connection, db: Database, moment: Moment, days: Sequence[int]) -> Yesterday | None:
    from quizapp.store import tally
    from quizapp.workflows.deck_settings import default_settings

    if moment.day - 1 not in days:
        return None
    shares = tally.shares_on(connection, db.learner_id, "deck", moment.day - 1)
    speakers = tally.shares_on(connection, db.learner_id, "speaker", moment.day - 1)
    return Yesterday(
        answered=sum(n for _, n, _ in shares),
        right=sum(ok for _, _, ok in shares),
        target=default_settings(connection, db.learner_id).desired_retention,
        hardest=_hardest(speakers),
    )


def _hardest(speakers: Sequence[tuple[str, int, int]]) -> SpeakerShare | None:
    """The speaker with the largest share of wrong answers, if there are enough answers to say so."""
    candidates = [(ok / n, -n, name, ok) for name, n, ok in speakers if name and n >= _FEW and ok < n]
    if not candidates:
        return None
    _, answers, name, right = min(candidates)
    return SpeakerShare(name, -answers, right)
