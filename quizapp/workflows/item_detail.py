"""One item with all that is known of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from quizapp.study.card import Rating
from quizapp.workflows.browse import ItemDetail, PastReview

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quizapp.study.card import CardState
    from quizapp.workflows.database import Database
    from quizapp.workflows.moment import Moment


class Recall(Protocol):
    """Tells how well a card is remembered."""

    def recall(self, state: CardState, deck_id: int, day: int) -> float | None:
        """The chance that it is recalled on a study day."""


def look_up(db: Database, connection: Connection, guid: str, moment: Moment, recall: Recall) -> ItemDetail | None:
    """The item, its card and its history; None if there is no such item."""
    from quizapp.store import browse, cards, history, items
    from quizapp.store.codes import Queue
    from quizapp.store.exports import card_columns
    from quizapp.workflows.drawing import Drawer
    from quizapp.workflows.passages import passage_of

    row = browse.detail_row(connection, db.learner_id, guid)
    if row is None:
        return None
    item, state = items.item_of(row), cards.state_of(card_columns(row))
    text = Drawer(db).text_of(connection, row["source_id"])
    past = history.past_of(connection, row["card_id"])
    return ItemDetail(
        item=item,
        deck=row["deck_name"],
        source_title=row["source_title"],
        passage=passage_of(text, item.span.start, item.span.end, item.quote),
        state=state,
        retrievability=recall.recall(state, row["card_deck_id"], moment.day),
        suspended=row["card_queue"] == Queue.SUSPENDED,
        flagged=bool(row["card_flagged"]),
        edited=row["made"] is not None,
        reviews=tuple(
            PastReview(
                at=one["at"],
                day=one["day"],
                rating=Rating(one["rating"]),
                took_ms=one["took_ms"],
                given=one["given"],
                interval=one["interval_after"],
                voided=voided,
            )
            for one, voided in past
        ),
    )
