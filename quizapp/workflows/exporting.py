"""A deck as it leaves: items with their sources and, if asked for, what the learner knows of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.study.card import Phase
from quizapp.study.deck import ExportDeck, ExportNote

if TYPE_CHECKING:
    from sqlalchemy import RowMapping

    from quizapp.study.card import Review
    from quizapp.study.settings import DeckSettings
    from quizapp.workflows.database import Database


def deck_to_export(db: Database, name: str, *, progress: bool) -> tuple[ExportDeck, DeckSettings]:
    """A deck's items, best first, with its settings. Rejected and deleted items stay behind. Raises UsageError: unknown deck."""
    from quizapp.store import decks, exports, history
    from quizapp.store.engine import reading
    from quizapp.workflows.deck_settings import settings_by_deck
    from quizapp.workflows.sittings import one_called

    with reading(db.engine) as connection:
        deck = one_called(decks.visible(connection, db.learner_id), name)
        rows = exports.rows_of_deck(connection, db.learner_id, deck["id"])
        reviews = history.reviews_of(connection, [row["card_id"] for row in rows]) if progress else {}
        settings = settings_by_deck(connection, db.learner_id, [deck])[deck["id"]]
    notes = tuple(_note(row, reviews.get(row["card_id"], ()), progress=progress) for row in rows)
    return ExportDeck(deck["name"], notes), settings


def _note(row: RowMapping, reviews: tuple[Review, ...], *, progress: bool) -> ExportNote:
    from quizapp.store import cards, items
    from quizapp.store.codes import Queue
    from quizapp.store.exports import card_columns

    state = cards.state_of(card_columns(row))
    return ExportNote(
        item=items.item_of(row),
        source_title=row["source_title"],
        source_date=row["source_date"],
        updated_at=row["updated_at"],
        state=state if progress and state.phase is not Phase.NEW else None,
        reviews=reviews,
        suspended=progress and row["card_queue"] == Queue.SUSPENDED,
    )
