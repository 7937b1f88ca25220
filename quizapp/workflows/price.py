"""What settings cost: expected cards and minutes a day, before they are saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.study.fsrs import Fsrs
from quizapp.study.plans import new_card_price
from quizapp.workflows.decks import Price

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.study.settings import DeckSettings
    from quizapp.workflows.database import Database
    from quizapp.workflows.moment import Moment

_MANY = 1000  # new cards, to read off how often one is met


def price_of_change(db: Database, deck_id: int, now: DeckSettings, then: DeckSettings, moment: Moment) -> Price:
    """A day's cards and minutes under both settings, from the cards as they are and the learner's own pace."""
    from quizapp.store import figures, reviews
    from quizapp.store.engine import reading
    from quizapp.workflows.home import pace_ms

    with reading(db.engine) as connection:
        stabilities = figures.stabilities(connection, db.learner_id, deck_id)
        new = figures.new_cards(connection, db.learner_id, deck_id)
        pace = pace_ms(*reviews.pace(connection, db.learner_id, moment.day))
    cards_now, cards_then = (cards_a_day(one, stabilities, new) for one in (now, then))
    return Price(cards_now, cards_then, cards_now * pace / 60_000, cards_then * pace / 60_000)


def cards_a_day(settings: DeckSettings, stabilities: Sequence[float], new: int) -> float:
    """How many cards a day are to be expected.

    Each known card comes back once in its interval; each new one is met several times in its first weeks.
    """
    model = Fsrs(settings.weights)
    reviews = sum(1 / max(model.interval(stability, settings.desired_retention), 1.0) for stability in stabilities)
    visits = new_card_price(_MANY, 60.0, settings.desired_retention) / _MANY
    return min(reviews, settings.reviews_per_day) + min(new, settings.new_per_day) * visits
