"""Plans over several days, and help with what will not stick: coming back after a break, an exam, leeches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.errors import UsageError
from quizapp.workflows.shown import Remedy

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quizapp.store.sessions import DueCard
    from quizapp.study.leech import Help
    from quizapp.workflows.database import Database
    from quizapp.workflows.moment import Moment


@dataclass(frozen=True, slots=True)
class Return:
    """How a backlog is worked off after a break. `today` are guids to begin a session with, most at risk first."""

    overdue: int
    minutes: int  # for all of it
    days: int  # over which it is spread
    per_day: int
    minutes_per_day: int
    today: tuple[str, ...]  # what is being learnt stands before them; empty when today's portion is done


@dataclass(frozen=True, slots=True)
class Exam:
    """What to do today so that everything is known on the day of an exam. `today` are guids to begin a session with."""

    days_left: int
    new: int
    reviews: int
    expected: float | None  # share that would be known on the day if nothing more were done
    today: tuple[str, ...]


def plan_return(db: Database, moment: Moment) -> Return | None:
    """A plan for coming back; None if there was no break, or no more is due than on any day. Nothing is stored.

    On the days after the return it goes on until the backlog is no more than an ordinary day; what was done today counts.
    """
    from quizapp.store import sessions, tally
    from quizapp.store.engine import reading
    from quizapp.study.plans import last_before_break, return_plan
    from quizapp.workflows.home import pace_ms

    with reading(db.engine) as connection:
        days = tally.days_studied(connection, db.learner_id, moment.day - 1)
        last = last_before_break(days, moment.day)
        if last is None:
            return None
        due = sessions.backlog(connection, db.learner_id, moment.day)
        usual = tally.usual_day(connection, db.learner_id, [day for day in days if day <= last][:_USUAL_DAYS])
        seconds = pace_ms(*tally.pace(connection, db.learner_id, last)) / 1000
        done = sum(tally.done_on(connection, db.learner_id, "reviewed", moment.day).values())
        plan = return_plan(due, moment.day, last, usual, seconds, done)
        if plan is None:
            return None
        steps = sessions.in_steps(connection, db.learner_id, None, moment.day) if plan.today else []
        guids = sessions.guids_of(connection, (*(card_id for _, card_id in steps), *plan.today))
    return Return(plan.overdue, plan.minutes, plan.days, plan.per_day, plan.minutes_per_day, guids)


def plan_exam(db: Database, moment: Moment, deck: str, exam_day: int) -> Exam:
    """What to do today for an exam on a study day. Raises UsageError if it does not lie ahead, or the deck is unknown."""
    from quizapp.store import sessions
    from quizapp.store.engine import reading
    from quizapp.study.plans import exam_plan
    from quizapp.workflows.sittings import Scope, decks_called, settings_of_scope

    if exam_day <= moment.day:
        raise UsageError(f"{deck}: the day of the exam has passed; give a day that lies ahead")
    with reading(db.engine) as connection:
        (row,) = decks_called(connection, db.learner_id, [deck])
        settings = settings_of_scope(connection, db.learner_id, Scope((row["id"],)))[row["id"]]
        plan = exam_plan(_cards_of(connection, db, row["id"]), moment.day, exam_day, settings.desired_retention)
        guids = sessions.guids_of(connection, (*plan.review_today, *plan.new_today))
    return Exam(plan.days_left, len(plan.new_today), len(plan.review_today), plan.expected, guids)


def leech_help(db: Database, guid: str) -> tuple[Help, ...]:
    """What may help with an item that is forgotten again and again, the likeliest help first."""
    from quizapp.store import cards, history, items
    from quizapp.store.codes import Queue
    from quizapp.store.engine import reading
    from quizapp.study.leech import remedies
    from quizapp.workflows.editing import existing

    with reading(db.engine) as connection:
        row = existing(connection, guid)
        siblings = items.siblings_of(connection, row["claim_id"], row["id"])
        others = items.items_of_deck(connection, row["deck_id"], _MOST_OTHERS)
        standing = cards.cards_of(connection, db.learner_id, [one.guid for one in siblings])
        kept = {one["guid"] for one in standing if one["queue"] >= Queue.NEW}
        own = cards.cards_of(connection, db.learner_id, [guid])
        wrong = history.wrong_answers(connection, own[0]["id"]) if own else []
    return tuple(remedies(items.item_of(row), [one for one in siblings if one.guid in kept], others, wrong))


def remedy_for(db: Database, guid: str) -> Remedy:
    """The likeliest help with a leech, ready to be shown."""
    from quizapp.store import items
    from quizapp.store.engine import reading
    from quizapp.workflows.editing import existing

    first = leech_help(db, guid)[0]
    with reading(db.engine) as connection:
        used = items.item_of(existing(connection, first.guid or guid))
    return Remedy(first.remedy.value, used.guid, used.question, used.answer, used.quote)


_USUAL_DAYS = 14  # study days that tell what an ordinary day is
_MOST_OTHERS = 2000  # items of a deck among which a confusable twin is sought


def _cards_of(connection: Connection, db: Database, deck_id: int) -> list[DueCard]:
    from quizapp.store import browse, sessions

    return sessions.due_cards_of(connection, browse.card_ids(connection, db.learner_id, [], [deck_id]))
