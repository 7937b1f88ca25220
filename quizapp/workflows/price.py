"""What settings cost: expected cards and minutes a day, before they are saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.study.workload import Pace, workload
from quizapp.workflows.decks import Price

if TYPE_CHECKING:
    from quizapp.study.settings import DeckSettings
    from quizapp.workflows.database import Database
    from quizapp.workflows.moment import Moment


def price_of_change(db: Database, deck_id: int, now: DeckSettings, then: DeckSettings, moment: Moment) -> Price:
    """The average day of the coming weeks under both settings, from the cards as they are and the learner's own pace."""
    from quizapp.store import figures, tally
    from quizapp.store.engine import reading
    from quizapp.workflows.home import pace_ms

    with reading(db.engine) as connection:
        known = figures.known_cards(connection, db.learner_id, deck_id, moment.day)
        new = figures.new_cards(connection, db.learner_id, deck_id)
        seconds = pace_ms(*tally.pace(connection, db.learner_id, moment.day)) / 1000
    pace = Pace(seconds, 2 * seconds, 3 * seconds)  # a forgotten card is answered twice, a new one three times
    before, after = (workload(known, new, settings, pace) for settings in (now, then))
    return Price(before.cards, after.cards, before.minutes, after.minutes)
