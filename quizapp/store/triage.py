"""Items that wait for a verdict."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import CompoundSelect, Connection, RowMapping, Select, func, select, union

from quizapp.store.codes import Queue, Verdict
from quizapp.store.items import items_query
from quizapp.store.tables import card, deck, item, source


def waiting(connection: Connection, learner_id: int, deck_id: int | None = None) -> tuple[int, int]:
    """How many items wait (or are marked as faulty), and from how many sources they come."""
    query = select(func.count(), func.count(item.c.source_id.distinct())).join_from(card, item, card.c.item_id == item.c.id)
    number, from_sources = connection.execute(query.where(card.c.id.in_(_waiting(learner_id, deck_id)))).one()
    return int(number), int(from_sources)


def rows_of(connection: Connection, learner_id: int, guids: Sequence[str]) -> list[RowMapping]:
    """The same of given items, waiting or not."""
    return list(connection.execute(_rows().where(card.c.learner_id == learner_id, item.c.guid.in_(guids))).mappings())


def waiting_rows(connection: Connection, learner_id: int, deck_id: int | None, limit: int, offset: int) -> list[RowMapping]:
    """Items that wait: faulty ones first, then the doubtful ones, then by rank."""
    query = (
        _rows()
        .where(card.c.id.in_(_waiting(learner_id, deck_id)))
        .order_by(card.c.flagged.desc(), item.c.doubt.desc(), item.c.rank, item.c.id)
    )
    return list(connection.execute(query.limit(limit).offset(offset)).mappings())


def verdicts_on(connection: Connection, learner_id: int, day: int, deck_id: int | None = None) -> dict[int, int]:
    """How many verdicts of each sort were given on a day."""
    query = select(card.c.verdict, func.count()).where(card.c.learner_id == learner_id, card.c.verdict_day == day)
    if deck_id is not None:
        query = query.where(card.c.deck_id == deck_id)
    return dict(connection.execute(query.group_by(card.c.verdict)).all())


def _rows() -> Select[Any]:
    columns = (card.c.flagged, card.c.id.label("card_id"), deck.c.name.label("deck_name"), source.c.title.label("source_title"))
    query = items_query().add_columns(*columns).join(card, card.c.item_id == item.c.id)
    return query.join(deck, deck.c.id == card.c.deck_id).join(source, source.c.id == item.c.source_id)


def _waiting(learner_id: int, deck_id: int | None) -> CompoundSelect[int]:
    """Ids of the cards that wait. Two branches, each with its index: an OR would scan all cards."""
    # "+ 0": else SQLite would go through the queue, which is all cards, instead of those that wait.
    mine = select(card.c.id).where(card.c.learner_id == learner_id, card.c.queue + 0 >= Queue.SUSPENDED)
    if deck_id is not None:
        mine = mine.where(card.c.deck_id == deck_id)
    return union(mine.where(card.c.verdict == Verdict.WAITS), mine.where(card.c.flagged))
