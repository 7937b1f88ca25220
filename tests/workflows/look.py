"""What stands in the store, for comparison: everything that an undo must restore, and the log."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from quizapp.store.engine import reading
from quizapp.store.tables import card, deck, item, review, session, setting, tally
from quizapp.workflows import Database

_IGNORED = {"version", "updated_at"}  # grow with every change, back or forth


def everything(db: Database) -> dict[str, list[dict[str, Any]]]:
    """All rows but the log, the undo stack and what only grows."""
    with reading(db.engine) as connection:
        found = {}
        for table in (card, item, deck, session, tally, setting):
            rows = connection.execute(select(table).order_by(*table.primary_key)).mappings()
            found[table.name] = [{name: row[name] for name in row if name not in _IGNORED} for row in rows]
    found["tally"] = [row for row in found["tally"] if row["n"]]
    return found


def log(db: Database) -> list[dict[str, Any]]:
    """The review log with its items' guids."""
    with reading(db.engine) as connection:
        query = select(review, item.c.guid).join(card, card.c.id == review.c.card_id).join(item, item.c.id == card.c.item_id)
        return [dict(row) for row in connection.execute(query.order_by(review.c.id)).mappings()]
