"""A whole deck in one read: items, cards and sources side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, RowMapping

from quizapp.store.codes import Queue
from quizapp.store.items import items_query
from quizapp.store.tables import card, item, source

_CARD = [column.label(f"card_{column.name}") for column in card.c]


def rows_of_deck(connection: Connection, learner_id: int, deck_id: int) -> list[RowMapping]:
    """The items of a deck that the learner has neither rejected nor deleted, best first; card columns begin with `card_`."""
    titles = (source.c.title.label("source_title"), source.c.date.label("source_date"))
    query = items_query().add_columns(*titles, *_CARD).join(card, card.c.item_id == item.c.id)
    query = query.join(source, source.c.id == item.c.source_id)
    mine = query.where(item.c.deck_id == deck_id, card.c.learner_id == learner_id, card.c.queue >= Queue.SUSPENDED)
    return list(connection.execute(mine.order_by(item.c.rank, item.c.id)).mappings())


def card_columns(row: RowMapping) -> Mapping[str, Any]:
    """The card's own columns of such a row."""
    return {column.name: row[f"card_{column.name}"] for column in card.c}
