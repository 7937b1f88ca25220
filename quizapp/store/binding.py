"""Items whose source was known by its title alone, and their moving to the text that holds their quotes."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, RowMapping, select, update

from quizapp.store import cards
from quizapp.store.dialect import insert_unknown
from quizapp.store.items import chunks, ids_of, items_query
from quizapp.store.tables import card, claim, item, source

Placed = tuple[RowMapping, int, int]  # an item's row and where its quote stands, [start, end)


def titles_without_text(connection: Connection) -> list[RowMapping]:
    """Ids and titles of the sources of which nothing else is known, as far as they have items."""
    used = select(item.c.id).where(item.c.source_id == source.c.id).exists()
    return list(connection.execute(select(source.c.id, source.c.title).where(source.c.text == "", used)).mappings())


def items_of_sources(connection: Connection, source_ids: Sequence[int]) -> list[RowMapping]:
    """The items of these sources with their claims' keys."""
    query = items_query().add_columns(claim.c.importance)
    return [
        row
        for chunk in chunks(source_ids)
        for row in connection.execute(query.where(item.c.source_id.in_(chunk)).order_by(item.c.id)).mappings()
    ]


def move(connection: Connection, source_id: int, placed: Sequence[Placed]) -> None:
    """Make the items ones of this source, at these places; their claims come along, what they say stays."""
    rows = {row["claim_key"]: _claim(row, source_id, start, end) for row, start, end in reversed(placed)}
    for chunk in chunks(list(rows.values())):
        connection.execute(insert_unknown(connection, claim), list(chunk))
    ids = dict(connection.execute(select(claim.c.key, claim.c.id).where(claim.c.source_id == source_id)).all())
    for row, start, end in placed:
        columns = {"source_id": source_id, "claim_id": ids[row["claim_key"]], "start": start, "end": end}
        connection.execute(update(item).where(item.c.id == row["id"]).values(columns))
    cards.follow_items(connection, list(ids_of(connection, [row["guid"] for row, _, _ in placed]).values()))


def learners_of(connection: Connection, item_ids: Sequence[int]) -> list[int]:
    """Who has answered any of these items."""
    found: set[int] = set()
    for chunk in chunks(item_ids):
        found |= set(connection.execute(select(card.c.learner_id).where(card.c.item_id.in_(chunk), card.c.reps > 0)).scalars())
    return sorted(found)


def _claim(row: RowMapping, source_id: int, start: int, end: int) -> dict[str, object]:
    named = {"key": row["claim_key"], "kind": row["claim_kind"], "speaker": row["speaker"], "topic": row["topic"]}
    return {"source_id": source_id, **named, "importance": row["importance"], "start": start, "end": end}
