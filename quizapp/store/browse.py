"""Searching items: conditions in SQL, pages of rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, and_, case, false, func, not_, or_, select, update
from sqlalchemy.sql.visitors import iterate

from quizapp.store.cards import all_of
from quizapp.store.codes import PHASE_CODE, Queue, ReviewKind
from quizapp.store.items import chunks, items_query
from quizapp.store.reviews import standing
from quizapp.store.tables import card, deck, item, review, source
from quizapp.study.card import Phase, Rating

Condition = ColumnElement[bool]

_SHOWN = (
    item.c.guid,
    item.c.kind,
    item.c.question,
    item.c.speaker,
    card.c.id.label("card_id"),
    card.c.phase,
    card.c.queue,
    card.c.due,
    card.c.wait_day,
    card.c.stability,
    card.c.difficulty,
    card.c.last_at,
    card.c.last_day,
    card.c.interval,
    card.c.reps,
    card.c.lapses,
    card.c.step,
    card.c.flagged,
    card.c.deck_id,
    deck.c.name.label("deck_name"),
)


def word(connection: Connection, text: str) -> Condition:
    """The word stands in the question, the answer or the quote."""
    return or_(*(_holds(connection, column, text) for column in (item.c.question, item.c.answer, item.c.quote)))


def field(connection: Connection, name: str, text: str) -> Condition:
    """A named text holds these words. Decks and sources are few: they are looked up first, so the search joins items only."""
    if name == "deck":
        return card.c.deck_id.in_(
            connection.execute(select(deck.c.id).where(_holds(connection, deck.c.name, text))).scalars().all()
        )
    if name == "source":
        return item.c.source_id.in_(
            connection.execute(select(source.c.id).where(_holds(connection, source.c.title, text))).scalars().all()
        )
    return _holds(connection, item.c.speaker if name == "speaker" else item.c.topic, text)


def kind(name: str) -> Condition:
    """The item is of this kind."""
    return item.c.kind == name


def state(name: str, learner_id: int, day: int, leech: int) -> Condition:
    """The card is in this state on a study day; `leech` is the number of lapses that makes one."""
    reviewing = card.c.queue == Queue.REVIEW
    conditions: dict[str, Condition] = {
        "new": card.c.queue == Queue.NEW,
        "learning": card.c.queue == Queue.STEPS,
        "review": reviewing,
        "due": or_(card.c.queue == Queue.STEPS, and_(reviewing, card.c.due <= day)),
        "suspended": card.c.queue == Queue.SUSPENDED,
        "leech": card.c.lapses >= leech if leech else false(),
        "flagged": card.c.flagged,
        "buried": card.c.buried_day == day,
        "forgotten": card.c.id.in_(_forgotten(learner_id, day)),
    }
    return conditions[name]


def _forgotten(learner_id: int, day: int) -> Select[tuple[int]]:
    """The cards that were rated again on a study day; practice, and what was taken back, does not count."""
    mine, lost = review.c.learner_id == learner_id, review.c.rating == Rating.AGAIN
    return standing(review.c.card_id).where(mine, lost, review.c.day == day, review.c.kind != ReviewKind.PRACTICE)


def excluded(condition: Condition) -> Condition:
    """Everything else."""
    return not_(condition)


def page(  # noqa: PLR0913, PLR0917
    connection: Connection, learner_id: int, wanted: Sequence[Condition], order: Sequence[Any], limit: int, offset: int
) -> list[RowMapping]:
    """Rows of the list. The page is chosen by ids; only its rows are read whole."""
    chosen = _matching(connection, select(card.c.id), learner_id, wanted, by_item=_reads_item([*wanted, *order]))
    ids = connection.execute(chosen.order_by(*order, card.c.id).limit(limit).offset(offset)).scalars().all()
    query = select(*_SHOWN).select_from(card).join(item, item.c.id == card.c.item_id).join(deck, deck.c.id == card.c.deck_id)
    rows = {row["card_id"]: row for row in connection.execute(query.where(card.c.id.in_(ids))).mappings()}
    return [rows[card_id] for card_id in ids]


def number(connection: Connection, learner_id: int, wanted: Sequence[Condition]) -> int:
    """How many items fit."""
    query = _matching(connection, select(func.count()), learner_id, wanted, by_item=_reads_item(wanted))
    return int(connection.execute(query).scalar_one())


def among(connection: Connection, learner_id: int, wanted: Sequence[Condition], guids: Sequence[str]) -> list[str]:
    """Those of these items that fit."""
    return [
        guid
        for chunk in chunks(guids)
        for guid in connection.execute(
            _matching(connection, select(item.c.guid), learner_id, [*wanted, item.c.guid.in_(chunk)], by_item=True)
        ).scalars()
    ]


def card_ids(connection: Connection, learner_id: int, wanted: Sequence[Condition], deck_ids: Sequence[int]) -> list[int]:
    """The cards that fit, best ranked first."""
    query = _matching(connection, select(card.c.id), learner_id, wanted, by_item=True).where(card.c.deck_id.in_(deck_ids))
    return list(connection.execute(query.order_by(item.c.rank, item.c.id)).scalars())


def order_of(sort: str, day: int, *, descending: bool) -> list[Any]:
    """What to sort by. New cards come after those that have a day, suspended ones last."""
    columns: dict[str, list[Any]] = {
        "due": [_due_order(day)],
        "question": [item.c.question],
        "speaker": [item.c.speaker, item.c.topic],
        "added": [item.c.id],
        # FSRS: the smaller the stability beside the days gone by, the less is remembered.
        "retrievability": [case((_unsure(), 2.0), else_=card.c.stability / func.abs(day - card.c.last_day + 0.01) / 1e6)],
        "lapses": [card.c.lapses],
    }
    return [column.desc() if descending else column.asc() for column in columns[sort]]


def _unsure() -> Condition:
    """Of new cards and those in learning nobody can say how well they are known."""
    return or_(card.c.stability.is_(None), card.c.phase != PHASE_CODE[Phase.REVIEW])


def values_of(connection: Connection, learner_id: int, name: str, part: str, limit: int) -> list[str]:
    """Values of a named text that hold `part`, those that begin with it first, then the most frequent."""
    column = {"speaker": item.c.speaker, "topic": item.c.topic, "source": source.c.title, "deck": deck.c.name}[name]
    begins = case((func.lower(func.substr(column, 1, len(part))) == part.lower(), 0), else_=1)
    query = select(column).select_from(card).join(item, item.c.id == card.c.item_id).join(deck, deck.c.id == card.c.deck_id)
    query = query.join(source, source.c.id == item.c.source_id).where(card.c.learner_id == learner_id)
    found = query.where(card.c.queue >= Queue.SUSPENDED, column != "", _holds(connection, column, part)).group_by(column)
    return list(connection.execute(found.order_by(begins, func.count().desc(), column).limit(limit)).scalars())


def detail_row(connection: Connection, learner_id: int, guid: str) -> RowMapping | None:
    """One item with its card (columns `card_…`), deck and source title."""
    mine = [column.label(f"card_{column.name}") for column in card.c]
    query = items_query().add_columns(source.c.title.label("source_title"), deck.c.name.label("deck_name"), *mine)
    query = query.join(card, card.c.item_id == item.c.id).join(source, source.c.id == item.c.source_id)
    query = query.join(deck, deck.c.id == card.c.deck_id)
    return connection.execute(query.where(item.c.guid == guid, card.c.learner_id == learner_id)).mappings().one_or_none()


def resume(connection: Connection, rows: Sequence[RowMapping]) -> dict[int, list[int]]:
    """Put suspended cards back where their phase belongs; ids by the queue they went to."""
    queues = {PHASE_CODE[Phase.NEW]: Queue.NEW, PHASE_CODE[Phase.REVIEW]: Queue.REVIEW}
    moved: dict[int, list[int]] = {}
    for row in rows:
        moved.setdefault(int(queues.get(row["phase"], Queue.STEPS)), []).append(row["id"])
    for queue, ids in moved.items():
        for chunk in chunks(ids):
            values = {"queue": queue, "version": card.c.version + 1}
            connection.execute(update(card).where(card.c.id.in_(chunk)).values(values))
    return moved


def _due_order(day: int) -> ColumnElement[int]:
    return case(
        (card.c.queue == Queue.STEPS, day),
        (card.c.queue == Queue.REVIEW, card.c.due),
        (card.c.queue == Queue.NEW, 1_000_000 + card.c.due),
        else_=10_000_000,
    )


def _matching(
    connection: Connection, query: Select[Any], learner_id: int, wanted: Sequence[Condition], *, by_item: bool
) -> Select[Any]:
    """Narrow a query over cards (joined with their items only where they are asked for) to what the learner may see."""
    query = query.select_from(card)
    if by_item:
        query = query.join(item, item.c.id == card.c.item_id)
    return query.where(*all_of(connection, learner_id), *wanted)


def _reads_item(expressions: Sequence[Any]) -> bool:
    """Whether any of these looks at an item's column."""
    return any(getattr(part, "table", None) is item for expression in expressions for part in iterate(expression))


def _holds(connection: Connection, column: ColumnElement[str], text: str) -> Condition:
    """The text holds these words, whatever their case."""
    pattern = "%" + re.sub(r"([%_\\])", r"\\\1", text) + "%"
    # SQLite's LIKE ignores case by itself; its way of writing ILIKE would copy every text into lower case first.
    like = column.like if connection.dialect.name == "sqlite" else column.ilike
    return like(pattern, escape="\\")
