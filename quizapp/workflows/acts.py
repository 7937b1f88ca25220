"""Changing many cards in one transaction and one step of the undo stack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quizapp.workflows.database import Database
    from quizapp.workflows.moment import Moment


def resume_cards(db: Database, guids: Sequence[str], moment: Moment) -> int:
    """Put suspended cards back where they were; returns how many. One undo takes all back."""
    from quizapp.store import browse, cards, steps
    from quizapp.store.codes import Queue
    from quizapp.store.engine import writing

    with writing(db.engine) as connection:
        rows = [row for row in cards.cards_of(connection, db.learner_id, guids) if row["queue"] == Queue.SUSPENDED]
        if not rows:
            return 0
        moved = browse.resume(connection, rows)
        before = {"queue": int(Queue.SUSPENDED)}
        changes = tuple(steps.RowChange("card", tuple(ids), before, {"queue": queue}) for queue, ids in moved.items())
        first = rows[0]
        act = steps.Act("resume", changes, count=len(rows), guid=first["guid"], card_id=first["id"], question=first["question"])
        steps.push(connection, db.learner_id, act, moment.ms)
    return len(rows)


def change_cards(db: Database, guids: Sequence[str], kind: str, columns: Mapping[str, Any], moment: Moment) -> int:
    """Give the learner's cards of these items new values; returns how many changed. One undo takes all back."""
    from quizapp.store import cards, steps
    from quizapp.store.engine import writing

    with writing(db.engine) as connection:
        rows = cards.cards_of(connection, db.learner_id, guids)
        changing = [row for row in rows if any(row[name] != value for name, value in columns.items())]
        if not changing:
            return 0
        cards.change(connection, [row["id"] for row in changing], columns)
        first = changing[0]
        act = steps.Act(
            kind=kind,
            changes=steps.grouped("card", changing, columns),
            count=len(changing),
            guid=first["guid"],
            card_id=first["id"],
            question=first["question"],
        )
        steps.push(connection, db.learner_id, act, moment.ms)
    return len(changing)
