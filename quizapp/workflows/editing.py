"""Changing an item for good: a learner's edit, an answer that shall count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.errors import UsageError

if TYPE_CHECKING:
    from sqlalchemy import Connection, RowMapping

    from quizapp.workflows.database import Database
    from quizapp.workflows.moment import Moment


def accept(db: Database, guid: str, text: str, moment: Moment) -> None:
    """Let `text` count as a right answer to an item from now on. Survives regeneration. Can be undone."""
    from quizapp.store import items, steps
    from quizapp.store.engine import writing

    text = text.strip()
    if not text:
        return
    with writing(db.engine) as connection:
        row = existing(connection, guid)
        before = row["also_accepted"]
        after = [*(before or ()), text]
        if text in (before or ()):
            return
        items.set_columns(connection, row["id"], {"also_accepted": after, "updated_at": moment.ms})
        change = steps.RowChange("item", (row["id"],), {"also_accepted": before}, {"also_accepted": after})
        act = steps.Act("accept", (change,), guid=guid, question=row["question"], given=text)
        steps.push(connection, db.learner_id, act, moment.ms)


def existing(connection: Connection, guid: str) -> RowMapping:
    """An item's row. Raises UsageError if there is none."""
    from quizapp.store import items

    row = items.row_of(connection, guid)
    if row is None:
        raise UsageError(f"{guid}: there is no such item (any more)")
    return row
