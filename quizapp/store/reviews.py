"""The review log. It only grows: an undo adds a row that voids another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, func, select, true

from quizapp.store.codes import PHASE_CODE, REVIEW_KIND, ReviewKind
from quizapp.store.dialect import insert_of, insert_unknown
from quizapp.store.tables import review
from quizapp.study.card import CardState, Review


def add_review(connection: Connection, learner_id: int, session_id: int | None, given: Review, *, practice: bool = False) -> int:
    """Append an answer; returns its id. The same card at the same moment is stored once, so a retry does not double it."""
    values = _values(given, practice=practice) | {"learner_id": learner_id, "session_id": session_id}
    inserted = connection.execute(insert_of(connection, review).values(values).on_conflict_do_nothing().returning(review.c.id))
    new_id = inserted.scalar_one_or_none()
    if new_id is None:
        query = select(review.c.id).where(review.c.card_id == given.card_id, review.c.at == given.at)
        new_id = connection.execute(query).scalar_one()
    return int(new_id)


def add_reviews(connection: Connection, learner_id: int, reviews: Sequence[Review]) -> list[int]:
    """Append imported answers, passing over those that are known; returns the ids of the new rows."""
    rows = [_values(given) | {"learner_id": learner_id, "session_id": None} for given in reviews]
    if not rows:
        return []
    newest = connection.execute(select(func.coalesce(func.max(review.c.id), 0))).scalar_one()
    connection.execute(insert_unknown(connection, review), rows)
    return list(connection.execute(select(review.c.id).where(review.c.id > newest, review.c.learner_id == learner_id)).scalars())


def void(connection: Connection, review_id: int, at: int) -> None:
    """Take an answer back with a row of its own; the row that it voids stays."""
    row = connection.execute(select(review).where(review.c.id == review_id)).mappings().one()
    copied = {name: row[name] for name in ("learner_id", "session_id", "day", "took_ms", "score", "given")}
    moment = _free_moment(connection, row["card_id"], at)
    values = copied | {"card_id": row["card_id"], "at": moment, "kind": int(ReviewKind.UNDO), "rating": 0, "voids": review_id}
    connection.execute(review.insert().values(values))


def again(connection: Connection, review_id: int) -> int:
    """Append a voided answer once more, a millisecond later; returns the new row's id."""
    row = dict(connection.execute(select(review).where(review.c.id == review_id)).mappings().one())
    del row["id"]
    row["at"] = _free_moment(connection, row["card_id"], row["at"])
    return int(connection.execute(review.insert().values(row).returning(review.c.id)).scalar_one())


def standing(*columns: Any) -> Select[Any]:
    """A query over the answers that count: neither voided nor the voiding rows themselves."""
    voiding = review.alias("voiding")
    voided = select(voiding.c.id).where(voiding.c.voids == review.c.id).exists()
    return select(*columns).where(review.c.kind != ReviewKind.UNDO, ~voided)


def has_any(connection: Connection, learner_id: int) -> bool:
    """Whether this learner ever answered."""
    return (
        connection.execute(select(true()).select_from(review).where(review.c.learner_id == learner_id).limit(1)).first()
        is not None
    )


def _values(given: Review, *, practice: bool = False) -> dict[str, Any]:
    before, after = given.before, given.after
    kind = ReviewKind.PRACTICE if practice else REVIEW_KIND[before.phase]
    return {
        "card_id": given.card_id,
        "at": given.at,
        "day": given.day,
        "kind": int(kind),
        "rating": int(given.rating),
        "took_ms": given.took_ms,
        "score": min(max(given.score, 0.0), 1.0),
        "given": given.given,
        "phase_before": PHASE_CODE[before.phase],
        "phase_after": PHASE_CODE[after.phase],
        "interval_before": before.interval,
        "interval_after": after.interval,
        "due_after": _due(after),
        "last_day_before": before.last_day,
        "stability_before": before.memory.stability if before.memory else None,
        "difficulty_before": before.memory.difficulty if before.memory else None,
        "stability_after": after.memory.stability if after.memory else None,
        "difficulty_after": after.memory.difficulty if after.memory else None,
    }


def _due(state: CardState) -> int:
    return state.due_at or state.due_day or 0


def _free_moment(connection: Connection, card_id: int, at: int) -> int:
    """The first millisecond from `at` at which this card has no row in the log."""
    query = select(func.max(review.c.at)).where(review.c.card_id == card_id, review.c.at >= at)
    latest = connection.execute(query).scalar_one_or_none()
    return at if latest is None else int(latest) + 1
