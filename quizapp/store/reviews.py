"""The review log and its tally. The log only grows; an undo adds a row that voids another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, and_, func, select, true

from quizapp.store.codes import PHASE_CODE, REVIEW_KIND, ReviewKind
from quizapp.store.dialect import insert_of, insert_unknown
from quizapp.store.tables import review, tally
from quizapp.study.card import CardState, Phase, Rating, Review


@dataclass(frozen=True, slots=True)
class Counted:
    """One figure of the tally: `n` answers, of which `ok` were right, added to a day of a group."""

    dim: str
    key: str
    day: int
    n: int
    ok: int

    def taken_back(self) -> Counted:
        """The same with the sign changed."""
        return Counted(self.dim, self.key, self.day, -self.n, -self.ok)


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups that an answer is counted in."""

    deck_id: int
    speaker: str
    topic: str
    kind: str
    claim_kind: str


def add_review(connection: Connection, learner_id: int, session_id: int | None, given: Review, *, practice: bool = False) -> int:
    """Append an answer; returns its id. The same card at the same moment is stored once, so a retry does not double it."""
    values = _values(given, practice=practice) | {"learner_id": learner_id, "session_id": session_id}
    inserted = connection.execute(insert_of(connection, review).values(values).on_conflict_do_nothing().returning(review.c.id))
    new_id = inserted.scalar_one_or_none()
    if new_id is None:
        query = select(review.c.id).where(review.c.card_id == given.card_id, review.c.at == given.at)
        new_id = connection.execute(query).scalar_one()
    return int(new_id)


def add_reviews(connection: Connection, learner_id: int, reviews: Iterable[Review]) -> int:
    """Append imported answers, passing over those that are known; returns how many are new."""
    rows = [_values(given) | {"learner_id": learner_id, "session_id": None} for given in reviews]
    if not rows:
        return 0
    before = connection.execute(select(func.count()).select_from(review)).scalar_one()
    connection.execute(insert_unknown(connection, review), rows)
    return int(connection.execute(select(func.count()).select_from(review)).scalar_one() - before)


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


def counted(groups: Groups, before: Phase, rating: Rating, day: int) -> list[Counted]:
    """What one answer adds to the tally."""
    ok = int(rating is not Rating.AGAIN)
    keys = (
        ("deck", str(groups.deck_id)),
        ("speaker", groups.speaker),
        ("topic", groups.topic),
        ("kind", groups.kind),
        ("claim", groups.claim_kind),
    )
    rows = [Counted(dim, key, day, 1, ok) for dim, key in keys]
    if before is Phase.NEW:
        rows.append(Counted("introduced", str(groups.deck_id), day, 1, ok))
    elif before is Phase.REVIEW:
        rows.append(Counted("reviewed", str(groups.deck_id), day, 1, ok))
    return rows


def add_to_tally(connection: Connection, learner_id: int, rows: Iterable[Counted]) -> None:
    """Add figures to the tally."""
    values = [{"learner_id": learner_id, "dim": r.dim, "key": r.key, "day": r.day, "n": r.n, "ok": r.ok} for r in rows]
    if not values:
        return
    query = insert_of(connection, tally)
    summed = {"n": tally.c.n + query.excluded.n, "ok": tally.c.ok + query.excluded.ok}
    connection.execute(query.on_conflict_do_update(index_elements=["learner_id", "dim", "key", "day"], set_=summed), values)


def done_on(connection: Connection, learner_id: int, dim: str, day: int) -> dict[int, int]:
    """How many cards were `introduced` or `reviewed` on a day, by deck id."""
    query = select(tally.c.key, tally.c.n).where(tally.c.learner_id == learner_id, tally.c.dim == dim, tally.c.day == day)
    return {int(key): n for key, n in connection.execute(query)}


def days_studied(connection: Connection, learner_id: int, up_to: int) -> list[int]:
    """The study days with at least one answer, newest first."""
    query = select(tally.c.day).where(
        tally.c.learner_id == learner_id, tally.c.dim == "deck", tally.c.n > 0, tally.c.day <= up_to
    )
    return list(connection.execute(query.distinct().order_by(tally.c.day.desc())).scalars())


def shares_on(connection: Connection, learner_id: int, dim: str, day: int) -> list[tuple[str, int, int]]:
    """(key, answers, right) of a day."""
    query = select(tally.c.key, tally.c.n, tally.c.ok).where(
        and_(tally.c.learner_id == learner_id, tally.c.dim == dim, tally.c.day == day)
    )
    return [(key, n, ok) for key, n, ok in connection.execute(query.where(tally.c.n > 0))]


def pace(connection: Connection, learner_id: int, day: int) -> tuple[int, int]:
    """(answers, milliseconds) of the last week of study, pauses cut at a minute."""
    took = func.min(review.c.took_ms, 60_000) if connection.dialect.name == "sqlite" else func.least(review.c.took_ms, 60_000)
    query = select(func.count(), func.coalesce(func.sum(took), 0)).where(
        review.c.learner_id == learner_id, review.c.day > day - 7
    )
    answers, milliseconds = connection.execute(query.where(review.c.kind < ReviewKind.PRACTICE)).one()
    return int(answers), int(milliseconds)


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
