"""Items in and out of the store: known guids are updated, never doubled; a learner's edits stay."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, bindparam, func, select, update

from quizapp.claims.claim import ClaimKind
from quizapp.items.item import Item, ItemKind
from quizapp.language.span import Span
from quizapp.store.dialect import insert_unknown
from quizapp.store.tables import card, claim, deck, item

T = TypeVar("T")
_CHUNK = 500  # guids in one statement; SQLite's own limit is far above
_EDITABLE_DETAIL = ("explanation", "accepted", "choices", "parts")
_EDITABLE = ("question", "answer", *_EDITABLE_DETAIL)


@dataclass(frozen=True, slots=True)
class ItemIds:
    """Where an item stands in the store."""

    item_id: int
    deck_id: int
    claim_id: int
    rank: int


@dataclass(frozen=True, slots=True)
class Upserted:
    """What became of the items: ids by guid, and which were new, changed, or protected by a learner's edit."""

    ids: Mapping[str, ItemIds]
    new: tuple[str, ...]
    updated: tuple[str, ...]
    edited: tuple[str, ...]


def item_of(row: RowMapping) -> Item:
    """The domain's item of a row that holds the columns of `item_columns()`."""
    detail: dict[str, Any] = row["detail"]
    also = tuple(row["also_accepted"] or ())
    accepted = tuple(detail.get("accepted", ()))
    return Item(
        guid=row["guid"],
        claim_id=row["claim_key"],
        kind=ItemKind(row["kind"]),
        claim=ClaimKind(row["claim_kind"]),
        rank=row["rank"],
        importance=detail["importance"],
        topic=row["topic"],
        speaker=row["speaker"],
        question=row["question"],
        answer=row["answer"],
        explanation=detail.get("explanation", ""),
        quote=row["quote"],
        span=Span(row["start"], row["end"]),
        accepted=accepted + tuple(text for text in also if text not in accepted),
        choices=tuple(detail.get("choices", ())),
        parts=tuple(detail.get("parts", ())),
        ordered=detail.get("ordered", False),
        unit=detail.get("unit", ""),
        correction=detail.get("correction", ""),
        context=tuple(Span(start, end) for start, end in detail.get("context", ())),
        reason=detail.get("reason", ""),
        relayed_by=detail.get("relayed_by", ""),
        scores=tuple((name, value) for name, value in detail.get("scores", ())),
        by_hand=detail.get("by_hand", False),
    )


def items_query() -> Select[Any]:
    """All that `item_of` needs, with the source's id, to be narrowed by the caller."""
    return select(item, claim.c.key.label("claim_key")).join_from(item, claim, item.c.claim_id == claim.c.id)


def read_items(connection: Connection, guids: Iterable[str]) -> dict[str, Item]:
    """The items of these guids, by guid."""
    found: dict[str, Item] = {}
    for chunk in chunks(list(guids)):
        for row in connection.execute(items_query().where(item.c.guid.in_(chunk))).mappings():
            found[row["guid"]] = item_of(row)
    return found


def upsert(  # noqa: PLR0913
    connection: Connection, source_id: int, deck_id: int, items: Sequence[Item], at: int, *, move: bool = True
) -> Upserted:
    """Store the items of one source. Known ones stay in their deck and change only where something differs.

    move  known items are now of this source; else they stay with the source that they are of

    Of an edited item the question, answer, choices, accepted answers and explanation stay the learner's; what the generator
    says now is kept beside them. An item written by hand stays as it is when the generator finds the same question by itself.
    """
    items = list({entry.guid: entry for entry in items}.values())
    claims = _claims(connection, source_id, items)
    known = _known(connection, [entry.guid for entry in items])
    fresh = [entry for entry in items if entry.guid not in known]
    if fresh:
        rows = [
            _columns(entry) | {"deck_id": deck_id, "source_id": source_id, "claim_id": claims[entry.claim_id]} for entry in fresh
        ]
        connection.execute(item.insert(), [row | {"current": True, "updated_at": at} for row in rows])
    updated, edited = [], []
    for entry in items:
        row = known.get(entry.guid)
        if row is not None and not _outranks(row, entry):
            links = {"source_id": source_id, "claim_id": claims[entry.claim_id]}
            changed = _update(connection, row, entry, links if move else {}, at)
            updated += [entry.guid] if changed else []
            edited += [entry.guid] if row["made"] is not None else []
    ids = ids_of(connection, [entry.guid for entry in items])
    return Upserted(ids, tuple(entry.guid for entry in fresh), tuple(updated), tuple(edited))


def ids_of(connection: Connection, guids: Sequence[str]) -> dict[str, ItemIds]:
    """Row ids by guid, of those that are known."""
    found: dict[str, ItemIds] = {}
    for chunk in chunks(guids):
        query = select(item.c.guid, item.c.id, item.c.deck_id, item.c.claim_id, item.c.rank).where(item.c.guid.in_(chunk))
        found |= {guid: ItemIds(*rest) for guid, *rest in connection.execute(query)}
    return found


def updated_at(connection: Connection, guids: Sequence[str]) -> dict[str, int]:
    """When the known ones of these items last changed, by guid."""
    found: dict[str, int] = {}
    for chunk in chunks(guids):
        found |= dict(connection.execute(select(item.c.guid, item.c.updated_at).where(item.c.guid.in_(chunk))).all())
    return found


def retire_missing(connection: Connection, source_id: int, guids: Iterable[str]) -> list[int]:
    """Note which items of a source the generator no longer makes, and which it makes again; returns the ids of the former.

    Items made by hand or by another path (a deck file) are left alone.
    """
    wanted = set(guids)
    columns = (item.c.id, item.c.guid, item.c.current, item.c.detail)
    rows = connection.execute(select(*columns).where(item.c.source_id == source_id, made_here())).all()
    gone = [row.id for row in rows if row.current and row.guid not in wanted and not row.detail.get("by_hand")]
    back = [row.id for row in rows if not row.current and row.guid in wanted]
    for ids, now in ((gone, False), (back, True)):
        for chunk in chunks(ids):
            connection.execute(update(item).where(item.c.id.in_(chunk)).values(current=now))
    return gone


def edit(connection: Connection, before: RowMapping, changes: Mapping[str, Any], at: int) -> dict[str, Any]:
    """The columns of an edited item, stored; `changes` holds some of question, answer, explanation, accepted, choices, parts."""
    detail = dict(before["detail"])
    made = before["made"] or {name: before.get(name, detail.get(name)) for name in _EDITABLE}
    columns: dict[str, Any] = {name: changes[name] for name in ("question", "answer") if name in changes}
    detail |= {name: changes[name] for name in _EDITABLE_DETAIL if name in changes}
    columns |= {"detail": detail, "made": made, "updated_at": at}
    connection.execute(update(item).where(item.c.id == before["id"]).values(columns))
    return columns


def count_of_deck(connection: Connection, deck_id: int) -> int:
    """How many items a deck holds."""
    return int(connection.execute(select(func.count()).select_from(item).where(item.c.deck_id == deck_id)).scalar_one())


def deck_of_source(connection: Connection, source_id: int) -> int | None:
    """The deck that most items of a source are in."""
    query = select(item.c.deck_id).where(item.c.source_id == source_id).group_by(item.c.deck_id).order_by(func.count().desc())
    return connection.execute(query.limit(1)).scalar_one_or_none()


def deck_made_from(connection: Connection, source_id: int) -> int | None:
    """The deck that most items made here from a source are in; not one that came as a file."""
    query = select(item.c.deck_id).where(item.c.source_id == source_id, made_here()).group_by(item.c.deck_id)
    return connection.execute(query.order_by(func.count().desc()).limit(1)).scalar_one_or_none()


def made_here() -> ColumnElement[bool]:
    """Whether an item is in a deck that was made here, rather than in one that came as a file."""
    return item.c.deck_id.in_(select(deck.c.id).where(deck.c.origin.in_(("generated", "hand"))))


def chunks(values: Sequence[T]) -> Iterable[Sequence[T]]:
    """The values in pieces that fit in one statement."""
    return (values[start : start + _CHUNK] for start in range(0, len(values), _CHUNK))


def _columns(entry: Item) -> dict[str, Any]:
    return {
        "guid": entry.guid,
        "kind": entry.kind.value,
        "claim_kind": entry.claim.value,
        "speaker": entry.speaker,
        "topic": entry.topic,
        "rank": entry.rank,
        "question": entry.question,
        "answer": entry.answer,
        "quote": entry.quote,
        "start": entry.span.start,
        "end": entry.span.end,
        "doubt": doubt_of(entry),
        "detail": _detail(entry),
    }


def doubt_of(entry: Item) -> float:
    """How doubtful an item is, 0..1, by the worst of the marks that its makers gave it: the order of triage."""
    marks = [min(max(value, 0.0), 1.0) for _, value in entry.scores]
    return round(1 - min(marks, default=1.0), 4)


def _detail(entry: Item) -> dict[str, Any]:
    """What SQL never asks for; empty fields are left out."""
    rest = {
        "explanation": entry.explanation,
        "accepted": list(entry.accepted),
        "choices": list(entry.choices),
        "parts": list(entry.parts),
        "ordered": entry.ordered,
        "unit": entry.unit,
        "correction": entry.correction,
        "context": [[span.start, span.end] for span in entry.context],
        "reason": entry.reason,
        "relayed_by": entry.relayed_by,
        "scores": [[name, value] for name, value in entry.scores],
        "by_hand": entry.by_hand,
    }
    return {"importance": entry.importance} | {name: value for name, value in rest.items() if value}


def _claims(connection: Connection, source_id: int, items: Sequence[Item]) -> dict[str, int]:
    """Ids of the claims by their key, new ones stored."""
    firsts: dict[str, Item] = {}
    for entry in items:
        firsts.setdefault(entry.claim_id, entry)
    rows = [
        {
            "source_id": source_id,
            "key": key,
            "kind": entry.claim.value,
            "speaker": entry.speaker,
            "topic": entry.topic,
            "importance": entry.importance,
            "start": entry.span.start,
            "end": entry.span.end,
        }
        for key, entry in firsts.items()
    ]
    if rows:
        connection.execute(insert_unknown(connection, claim), rows)
    ids: dict[str, int] = {}
    for chunk in chunks(list(firsts)):
        query = select(claim.c.key, claim.c.id).where(claim.c.source_id == source_id, claim.c.key.in_(chunk))
        ids |= dict(connection.execute(query).all())
    return ids


def _known(connection: Connection, guids: Sequence[str]) -> dict[str, RowMapping]:
    found: dict[str, RowMapping] = {}
    for chunk in chunks(guids):
        found |= {row["guid"]: row for row in connection.execute(select(item).where(item.c.guid.in_(chunk))).mappings()}
    return found


def _outranks(row: RowMapping, entry: Item) -> bool:
    """Whether the known item was written by hand and the new one was not."""
    return bool(row["detail"].get("by_hand")) and not entry.by_hand


def _update(connection: Connection, row: RowMapping, entry: Item, links: dict[str, int], at: int) -> bool:
    """Bring a known row up to date; whether anything that a learner sees has changed."""
    columns = _columns(entry)
    if row["made"] is not None:
        columns = _beside_edit(row, columns)
    differs = {name: value for name, value in columns.items() if row[name] != value}
    moved = {name: value for name, value in links.items() if row[name] != value}
    if differs or moved:
        connection.execute(
            update(item).where(item.c.id == bindparam("row")).values(differs | moved | {"updated_at": at}), {"row": row["id"]}
        )
    return bool(differs.keys() - {"rank", "made"})


def _beside_edit(row: RowMapping, columns: dict[str, Any]) -> dict[str, Any]:
    """The generator's columns with the learner's edit left standing, and what the generator says in `made`."""
    generated = {name: columns.get(name, columns["detail"].get(name)) for name in _EDITABLE}
    detail = dict(columns["detail"])
    for name in _EDITABLE_DETAIL:
        detail.pop(name, None)
        if name in row["detail"]:
            detail[name] = row["detail"][name]
    return columns | {"question": row["question"], "answer": row["answer"], "detail": detail, "made": generated}


def row_of(connection: Connection, guid: str) -> RowMapping | None:
    """An item's row with its claim's key: all that `item_of` needs."""
    return connection.execute(items_query().where(item.c.guid == guid)).mappings().one_or_none()


def set_columns(connection: Connection, item_id: int, columns: Mapping[str, Any]) -> None:
    """Change an item."""
    connection.execute(update(item).where(item.c.id == item_id).values(columns))


def rows_like(connection: Connection, beginning: str) -> list[RowMapping]:
    """Up to two items whose guid begins so (an exact match alone)."""
    exact = row_of(connection, beginning)
    if exact is not None:
        return [exact]
    return list(connection.execute(items_query().where(item.c.guid.startswith(beginning, autoescape=True)).limit(2)).mappings())


def siblings_of(connection: Connection, claim_id: int, but: int) -> list[Item]:
    """The other items of a claim."""
    query = items_query().where(item.c.claim_id == claim_id, item.c.id != but).order_by(item.c.rank)
    return [item_of(row) for row in connection.execute(query).mappings()]


def standing_of(connection: Connection, learner_id: int, item_id: int) -> RowMapping | None:
    """The learner's card of an item."""
    return (
        connection.execute(select(card).where(card.c.learner_id == learner_id, card.c.item_id == item_id))
        .mappings()
        .one_or_none()
    )


def items_of_deck(connection: Connection, deck_id: int, most: int) -> list[Item]:
    """The best items of a deck."""
    query = items_query().where(item.c.deck_id == deck_id).order_by(item.c.rank, item.c.id).limit(most)
    return [item_of(row) for row in connection.execute(query).mappings()]
