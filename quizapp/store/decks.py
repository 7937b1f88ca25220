"""Decks and the counts on the home screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Integer,
    RowMapping,
    ScalarSelect,
    Select,
    and_,
    bindparam,
    func,
    select,
)

from quizapp.store.codes import Queue
from quizapp.store.dialect import insert_unknown
from quizapp.store.tables import card, deck


@dataclass(frozen=True, slots=True)
class DeckLimits:
    """How many cards of a deck today's limits still let through."""

    deck_id: int
    new: int
    review: int
    triaged_only: bool  # new cards wait for triage


@dataclass(frozen=True, slots=True)
class DeckCounts:
    """Cards of a deck that can be studied now, capped at its limits, and what comes later."""

    new: int
    learning: int
    review: int
    total: int
    next_day: int | None
    next_count: int


def visible(connection: Connection, learner_id: int) -> list[RowMapping]:
    """The decks in which the learner has cards that are not deleted, by name."""
    own = select(card.c.id).where(card.c.learner_id == learner_id, card.c.deck_id == deck.c.id, card.c.queue >= Queue.SUSPENDED)
    return list(connection.execute(select(deck).where(own.exists()).order_by(deck.c.name, deck.c.id)).mappings())


def by_id(connection: Connection, deck_id: int) -> RowMapping | None:
    """One deck."""
    return connection.execute(select(deck).where(deck.c.id == deck_id)).mappings().one_or_none()


def by_name(connection: Connection, name: str) -> RowMapping | None:
    """One deck, whether the learner still sees it or not."""
    return connection.execute(select(deck).where(deck.c.name == name)).mappings().one_or_none()


def find_or_add(connection: Connection, name: str, origin: str, at: int) -> int:
    """The id of a deck."""
    connection.execute(insert_unknown(connection, deck), [{"name": name, "origin": origin, "made_at": at}])
    row = by_name(connection, name)
    assert row is not None
    return int(row["id"])


def set_columns(connection: Connection, deck_id: int, columns: dict[str, Any]) -> None:
    """Change a deck."""
    connection.execute(deck.update().where(deck.c.id == deck_id).values(columns))


def counts(connection: Connection, learner_id: int, limits: Sequence[DeckLimits], day: int) -> dict[int, DeckCounts]:
    """Counts of many decks; the cost grows with the decks, not with their cards."""
    found: dict[int, DeckCounts] = {}
    for limit in limits:
        wanted = {"learner": learner_id, "deck": limit.deck_id, "day": day, "least": int(limit.triaged_only)}
        row = connection.execute(COUNTS, wanted | {"most_new": limit.new, "most_review": limit.review}).one()
        found[limit.deck_id] = DeckCounts(row.new, row.learning, row.review, 0, row.next_day, row.next_count or 0)
    totals = _totals(connection, learner_id, list(found))
    return {deck_id: replace(count, total=totals.get(deck_id, 0)) for deck_id, count in found.items()}


def beyond(connection: Connection, learner_id: int, limits: Sequence[DeckLimits], day: int) -> tuple[int, int]:
    """How many (new cards, reviews) could be studied today if there were no limits, where a limit is used up."""
    mine = and_(card.c.learner_id == learner_id, card.c.buried_day != day)
    count = select(func.count()).select_from(card)
    new_decks = [limit.deck_id for limit in limits if not limit.new]
    review_decks = [limit.deck_id for limit in limits if not limit.review]
    fresh = count.where(mine, card.c.deck_id.in_(new_decks), card.c.queue == Queue.NEW)
    due = count.where(mine, card.c.deck_id.in_(review_decks), card.c.queue == Queue.REVIEW, card.c.due <= day)
    return int(connection.execute(fresh).scalar_one()), int(connection.execute(due).scalar_one())


def _totals(connection: Connection, learner_id: int, deck_ids: Sequence[int]) -> dict[int, int]:
    query = select(card.c.deck_id, func.count()).where(card.c.learner_id == learner_id, card.c.deck_id.in_(deck_ids))
    return dict(connection.execute(query.where(card.c.queue >= Queue.SUSPENDED).group_by(card.c.deck_id)).all())


def _counts_query() -> Select[Any]:
    """One deck's counts. A learner never needs "8,734 new": counting stops at the limit, so its cost does too."""
    day: BindParameter[int] = bindparam("day", type_=Integer)
    mine = and_(card.c.learner_id == bindparam("learner"), card.c.deck_id == bindparam("deck"))
    reviews = and_(mine, card.c.queue == Queue.REVIEW)
    # "+ 0": else SQLite takes the index of verdicts, which would go through all cards of all decks.
    new = and_(mine, card.c.queue == Queue.NEW, card.c.buried_day != day, card.c.verdict + 0 >= bindparam("least"))
    due = and_(reviews, card.c.due <= day, card.c.buried_day != day)
    next_day = select(func.min(card.c.due)).where(reviews, card.c.due > day).scalar_subquery()
    return select(
        _capped(new, "most_new").label("new"),
        select(func.count()).select_from(card).where(mine, card.c.queue == Queue.STEPS).scalar_subquery().label("learning"),
        _capped(due, "most_review").label("review"),
        next_day.label("next_day"),
        select(func.count()).select_from(card).where(reviews, card.c.due == next_day).scalar_subquery().label("next_count"),
    )


def _capped(condition: ColumnElement[bool], limit: str) -> ScalarSelect[int]:
    some = select(card.c.id).where(condition).limit(bindparam(limit, type_=Integer)).subquery()
    return select(func.count()).select_from(some).scalar_subquery()


COUNTS = _counts_query()
