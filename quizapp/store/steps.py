"""The undo stack: each act of the learner with the rows it changed, before and after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, func, select, update

from quizapp.store import reviews
from quizapp.store import tally as tallies
from quizapp.store.items import chunks
from quizapp.store.tables import card, deck, item, session, source, step
from quizapp.store.tally import Counted

DEPTH = 200  # acts kept; a hundred are promised
_PRUNE_EVERY = 50
_TABLES = {table.name: table for table in (card, deck, item, session, source)}


@dataclass(frozen=True, slots=True)
class RowChange:
    """Rows of one table that had the same values before, and have the same values after."""

    table: str
    ids: tuple[int, ...]
    before: Mapping[str, Any]
    after: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Act:
    """One act: what it is called, what it touched, and everything needed to take it back and do it again."""

    kind: str
    changes: tuple[RowChange, ...] = ()
    review_ids: tuple[int, ...] = ()
    tally: tuple[Counted, ...] = ()
    count: int = 1
    guid: str = ""
    card_id: int | None = None
    question: str = ""
    rating: int = 0
    given: str = ""
    setting: tuple[str, Any, Any] | None = None  # (key, before, after)
    session_id: int | None = None


def push(connection: Connection, learner_id: int, act: Act, at: int) -> int:
    """Put an act on the stack; what was undone before cannot be done again. Returns the step's id."""
    connection.execute(delete(step).where(step.c.learner_id == learner_id, step.c.undone.is_(True)))
    values = {
        "learner_id": learner_id,
        "at": at,
        "kind": act.kind,
        "session_id": act.session_id,
        "change": _packed(act),
        "undone": False,
    }
    new_id = int(connection.execute(step.insert().values(values).returning(step.c.id)).scalar_one())
    if new_id % _PRUNE_EVERY == 0:
        _prune(connection, learner_id)
    return new_id


def last(connection: Connection, learner_id: int, *, undone: bool = False) -> tuple[int, Act] | None:
    """The act that undo would take back; with `undone`, the one that redo would do again. Locked until the transaction ends."""
    order = step.c.id.asc() if undone else step.c.id.desc()
    query = select(step.c.id, step.c.change).where(step.c.learner_id == learner_id, step.c.undone.is_(undone))
    row = connection.execute(query.order_by(order).limit(1).with_for_update()).first()
    return None if row is None else (row.id, _unpacked(row.change))


def take_back(connection: Connection, learner_id: int, step_id: int, act: Act, at: int) -> None:
    """Restore what an act changed. Its review is voided, its figures leave the tally."""
    for changed in reversed(act.changes):
        _apply(connection, changed, changed.before)
    for review_id in act.review_ids:
        reviews.void(connection, review_id, at)
    tallies.add(connection, learner_id, [row.taken_back() for row in act.tally])
    connection.execute(update(step).where(step.c.id == step_id).values(undone=True))


def do_again(connection: Connection, learner_id: int, step_id: int, act: Act) -> Act:
    """Change again what an undone act had changed; its review gets a new row in the log."""
    for changed in act.changes:
        _apply(connection, changed, changed.after)
    act = replace(act, review_ids=tuple(reviews.again(connection, review_id) for review_id in act.review_ids))
    tallies.add(connection, learner_id, act.tally)
    connection.execute(update(step).where(step.c.id == step_id).values(undone=False, change=_packed(act)))
    return act


def grouped(table: str, rows: Sequence[RowMapping], after: Mapping[str, Any]) -> tuple[RowChange, ...]:
    """The changes that give all `rows` the values `after`, kept small: rows with equal values before share one entry."""
    groups: dict[tuple[Any, ...], list[int]] = {}
    for row in rows:
        groups.setdefault(tuple(row[name] for name in after), []).append(row["id"])
    return tuple(RowChange(table, tuple(ids), dict(zip(after, before, strict=True)), after) for before, ids in groups.items())


def _apply(connection: Connection, changed: RowChange, values: Mapping[str, Any]) -> None:
    table = _TABLES[changed.table]
    # Undo is a change like any other: a window that still shows the card must notice.
    columns = dict(values) | ({"version": card.c.version + 1} if table is card else {})
    for chunk in chunks(changed.ids):
        connection.execute(update(table).where(table.c.id.in_(chunk)).values(columns))


def _prune(connection: Connection, learner_id: int) -> None:
    newest = select(step.c.id).where(step.c.learner_id == learner_id).order_by(step.c.id.desc()).limit(DEPTH).subquery()
    oldest = connection.execute(select(func.min(newest.c.id))).scalar_one()
    connection.execute(delete(step).where(step.c.learner_id == learner_id, step.c.id < oldest))


def _packed(act: Act) -> dict[str, Any]:
    return {name: value for name, value in asdict(act).items() if value not in (None, (), "", 0)}


def _unpacked(packed: Mapping[str, Any]) -> Act:
    fields = dict(packed)
    fields["changes"] = tuple(RowChange(c["table"], tuple(c["ids"]), c["before"], c["after"]) for c in fields.get("changes", ()))
    fields["tally"] = tuple(Counted(**row) for row in fields.get("tally", ()))
    fields["review_ids"] = tuple(fields.get("review_ids", ()))
    if setting := fields.get("setting"):
        fields["setting"] = tuple(setting)
    return Act(**fields)
