"""Plans over several days, and help with what will not stick: coming back after a break, leeches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.workflows.shown import Remedy

if TYPE_CHECKING:
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


def plan_return(db: Database, moment: Moment) -> Return | None:
    """A plan for coming back; None if there was no break, or no more is due than on any day. Nothing is stored.

    On the days after the return it goes on until the backlog is no more than an ordinary day; what was done today counts.
    """
    from quizapp.store import sessions, tally
    from quizapp.store.engine import reading
    from quizapp.study.pace import answers_of_review, seconds_an_answer
    from quizapp.study.plans import last_before_break, return_plan
    from quizapp.workflows.deck_settings import default_settings

    with reading(db.engine) as connection:
        days = tally.days_studied(connection, db.learner_id, moment.day - 1)
        last = last_before_break(days, moment.day)
        if last is None:
            return None
        due = sessions.backlog(connection, db.learner_id, moment.day)
        usual = tally.usual_day(connection, db.learner_id, [day for day in days if day <= last][:_USUAL_DAYS])
        answers = answers_of_review(default_settings(connection, db.learner_id))
        seconds = answers * seconds_an_answer(tally.seconds_taken(connection, db.learner_id, last))
        done = sum(tally.done_on(connection, db.learner_id, "reviewed", moment.day).values())
        plan = return_plan(due, moment.day, last, usual, seconds, done)
        if plan is None:
            return None
        steps = sessions.in_steps(connection, db.learner_id, None, moment.day) if plan.today else []
        guids = sessions.guids_of(connection, (*(card_id for _, card_id in steps), *plan.today))
    return Return(plan.overdue, plan.minutes, plan.days, plan.per_day, plan.minutes_per_day, guids)


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
