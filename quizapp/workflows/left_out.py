"""Why a session on found cards asks fewer than were found, counted by reason."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from sqlalchemy import RowMapping

    from quizapp.workflows.database import Database
    from quizapp.workflows.moment import Moment
    from quizapp.workflows.sittings import Scope

Reason = Literal["suspended", "buried", "steps", "later", "sibling", "limit"]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Cards that a query finds, those of them that the session asks, and why not the others; the commonest reason first."""

    found: int
    asked: int
    why: tuple[tuple[Reason, int], ...]


def left_out(db: Database, scope: Scope, queue: Collection[int], moment: Moment) -> LeftOut:
    """Compare what a session's query finds with the session's queue. Rejected and deleted items are not found either."""
    from quizapp.store import cards, sessions
    from quizapp.store.engine import reading
    from quizapp.workflows.browse import matching_cards
    from quizapp.workflows.sittings import settings_of_scope

    with reading(db.engine) as connection:
        found = matching_cards(db, connection, scope.query, moment, scope.deck_ids)
        rows = cards.card_rows(connection, found)
        asked = set(queue)
        queued = cards.card_rows(connection, list(asked))
        taken = sessions.claims_seen(connection, db.learner_id, scope.deck_ids, moment.day)
        taken |= {row["claim_id"] for row in queued.values()}
        settings = settings_of_scope(connection, db.learner_id, scope)
    bury = {deck_id for deck_id, one in settings.items() if one.bury_siblings}
    why: dict[Reason, int] = {}
    for card_id, row in rows.items():
        if card_id not in asked:
            reason = _reason(row, moment, row["deck_id"] in bury and row["claim_id"] in taken)
            why[reason] = why.get(reason, 0) + 1
    ranked = tuple(sorted(why.items(), key=lambda one: (-one[1], one[0])))
    return LeftOut(len(rows), len(rows) - sum(why.values()), ranked)


def _reason(row: RowMapping, moment: Moment, sibling_asked: bool) -> Reason:
    from quizapp.store.codes import Queue

    if row["queue"] < Queue.NEW:
        return "suspended"
    if row["buried_day"] == moment.day:
        return "buried"
    if row["queue"] == Queue.STEPS and row["due"] > moment.ms:
        return "steps"
    if row["queue"] == Queue.REVIEW and row["due"] > moment.day:
        return "later"
    return "sibling" if sibling_asked else "limit"
