"""Whether the store is sound: what the database says of itself, and the caches against the log."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from quizapp.store.codes import ReviewKind
from quizapp.store.reviews import standing
from quizapp.store.revision import stored_revision
from quizapp.store.tables import card, review, tally
from quizapp.study.card import Rating


@dataclass(frozen=True, slots=True)
class Facts:
    """What the database says of itself."""

    server: str
    revision: str
    journal: str
    damage: str  # the first complaint; empty if there is none
    reviews: int


def facts(connection: Connection) -> Facts:
    """Versions and the result of the database's own checks."""
    number = connection.execute(standing(func.count()).select_from(review)).scalar_one()
    revision = stored_revision(connection) or ""
    if connection.dialect.name != "sqlite":
        server = connection.exec_driver_sql("SHOW server_version").scalar_one()
        return Facts(f"PostgreSQL {server}", revision, "-", "", number)
    journal = str(connection.exec_driver_sql("PRAGMA journal_mode").scalar_one())
    return Facts(f"SQLite {sqlite3.sqlite_version}", revision, journal, _damage(connection), number)


def tally_differs_on(connection: Connection, learner_id: int) -> int:
    """On how many study days the tally and the log count differently."""
    right = func.sum((review.c.rating != Rating.AGAIN).cast(tally.c.n.type))
    log = standing(review.c.day, func.count(), right).where(
        review.c.learner_id == learner_id, review.c.kind < ReviewKind.PRACTICE
    )
    counted = {(day, n, int(ok)) for day, n, ok in connection.execute(log.group_by(review.c.day))}
    days = select(tally.c.day, tally.c.n, tally.c.ok).where(
        tally.c.learner_id == learner_id, tally.c.dim == "day", tally.c.n != 0
    )
    stored = {(day, n, ok) for day, n, ok in connection.execute(days)}
    return len({day for day, _, _ in counted ^ stored})


def cards_that_differ(connection: Connection, learner_id: int) -> int:
    """How many cards that were only ever answered here count other than the log. Imported histories may be partial."""
    log = standing(review.c.card_id, func.count().label("n"), func.count(review.c.session_id).label("own"))
    counted = (
        log.where(review.c.learner_id == learner_id, review.c.kind < ReviewKind.PRACTICE).group_by(review.c.card_id).subquery()
    )
    query = select(func.count()).select_from(card).join(counted, counted.c.card_id == card.c.id)
    differs = query.where(card.c.learner_id == learner_id, card.c.reps != counted.c.n, counted.c.own == counted.c.n)
    return int(connection.execute(differs).scalar_one())


def _damage(connection: Connection) -> str:
    found = str(connection.exec_driver_sql("PRAGMA quick_check").scalars().first())
    if found != "ok":
        return found
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return f"{len(orphans)} rows without their parent" if orphans else ""
