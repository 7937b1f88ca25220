"""What settings cost: expected cards and minutes a day, before they are saved."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.study.workload import workload
from quizapp.workflows.decks import Price

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quizapp.study.settings import DeckSettings
    from quizapp.study.workload import Known, Pace, Workload
    from quizapp.workflows.database import Database
    from quizapp.workflows.moment import Moment


_DAYS = 60  # that are played through


def price_of_change(db: Database, deck_id: int | None, now: DeckSettings, then: DeckSettings, moment: Moment) -> Price:
    """The average day of the coming weeks under both settings, from the cards as they are and the learner's own pace.

    Without a deck: of all decks that have no settings of their own, which are those that the change concerns.
    """
    from quizapp.store import figures, tally
    from quizapp.store.engine import reading
    from quizapp.study.pace import pace_of, seconds_an_answer

    with reading(db.engine) as connection:
        decks = [deck_id] if deck_id is not None else _without_own(connection, db.learner_id)
        known = [each for one in decks for each in figures.known_cards(connection, db.learner_id, one, moment.day)]
        new = [figures.new_cards(connection, db.learner_id, one) for one in decks]
        seconds = seconds_an_answer(tally.seconds_taken(connection, db.learner_id, moment.day))
    before, after = (_workload(known, new, settings, pace_of(seconds, settings)) for settings in (now, then))
    return Price(before.cards, after.cards, before.minutes, after.minutes)


def _without_own(connection: Connection, learner_id: int) -> list[int]:
    from quizapp.store import decks, learners
    from quizapp.workflows.deck_settings import key_of

    ids = [row["id"] for row in decks.visible(connection, learner_id)]
    own = learners.read_settings(connection, learner_id, [key_of(deck_id) for deck_id in ids])
    return [deck_id for deck_id in ids if key_of(deck_id) not in own]


def _workload(known: list[Known], new: list[int], settings: DeckSettings, pace: Pace) -> Workload:
    """Of several decks as if they were one; the limit of new cards holds in each."""
    fresh = sum(min(number, settings.new_per_day * _DAYS) for number in new)
    return workload(known, fresh, replace(settings, new_per_day=settings.new_per_day * max(len(new), 1)), pace, _DAYS)
