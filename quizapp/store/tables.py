"""The tables, their constraints and the measured indexes (docs/store.md says why each is there).

Times are UTC epoch milliseconds, days are study-day numbers made by the domain: no time-zone arithmetic in SQL. A table class of
SQLModel validates nothing, so what must hold is said to the database. There is no `from __future__ import annotations` here:
SQLModel reads the annotations.
"""

from typing import Any, cast

from sqlalchemy import JSON, BigInteger, CheckConstraint, Column, Index, Integer, Table, UniqueConstraint, text
from sqlmodel import Field, SQLModel

# Before the first table class: batch migrations can only drop a constraint that has a name.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}

BIG = BigInteger().with_variant(Integer(), "sqlite")  # a plain BIGINT is not a row id in SQLite


def _json(nullable: bool = True) -> Any:
    return Field(default=None, sa_column=Column(JSON(none_as_null=True), nullable=nullable))


def _big_key() -> Any:
    return Field(default=None, sa_column=Column(BIG, primary_key=True, autoincrement=True))


class LearnerRow(SQLModel, table=True):
    """Someone who studies."""

    __tablename__ = "learner"
    __table_args__ = (
        UniqueConstraint("name"),
        CheckConstraint("length(name) > 0", name="named"),
    )
    id: int | None = Field(default=None, primary_key=True)
    name: str
    created_at: int = Field(sa_type=BigInteger)


class SourceRow(SQLModel, table=True):
    """One document after reading. `identity` names it in guids and outlives changes of the text at the same path."""

    __tablename__ = "source"
    __table_args__ = (UniqueConstraint("identity"), Index("ix_source_path", "path"), Index("ix_source_digest", "digest"))
    id: int | None = Field(default=None, primary_key=True)
    identity: str
    path: str
    digest: str = ""  # SHA-256 of the file's bytes
    made_by: str = ""  # version of the generator and its options; with the digest the mark from which work resumes
    title: str
    date: str = ""
    outlet: str = ""
    text: str = ""
    blocks: Any = _json()  # [[kind, start, end, speaker, turn], …]
    speakers: Any = _json()  # [[name, role, [aliases]], …]
    added_at: int = Field(sa_type=BigInteger)


class DeckRow(SQLModel, table=True):
    """A named set of items. Whose settings it is studied with, and whether it is still there, is each learner's own."""

    __tablename__ = "deck"
    __table_args__ = (
        UniqueConstraint("name"),
        CheckConstraint("length(name) > 0", name="named"),
        CheckConstraint("origin IN ('shipped', 'generated', 'imported', 'hand')", name="origin"),
    )
    id: int | None = Field(default=None, primary_key=True)
    name: str
    origin: str
    made_at: int = Field(sa_type=BigInteger)


class ClaimRow(SQLModel, table=True):
    """One statement of a source; the items made from it are siblings."""

    __tablename__ = "claim"
    __table_args__ = (
        UniqueConstraint("source_id", "key"),
        Index("ix_claim_place", "source_id", "start"),
        CheckConstraint("kind IN ('fact', 'position')", name="kind"),
        CheckConstraint('start >= 0 AND "end" > start', name="span"),
    )
    id: int | None = Field(default=None, primary_key=True)
    source_id: int = Field(foreign_key="source.id", ondelete="CASCADE")
    key: str
    kind: str
    speaker: str
    topic: str
    importance: float
    start: int
    end: int


class ItemRow(SQLModel, table=True):
    """One question. What SQL filters and sorts by stands in columns, the rest in `detail`."""

    __tablename__ = "item"
    __table_args__ = (
        UniqueConstraint("guid"),
        Index("ix_item_deck_id", "deck_id"),
        Index("ix_item_claim_id", "claim_id"),
        Index("ix_item_place", "source_id", "start"),
        CheckConstraint("kind IN ('cloze', 'short_answer', 'multiple_choice', 'true_false', 'who_said', 'list')", name="kind"),
        CheckConstraint("claim_kind IN ('fact', 'position')", name="claim_kind"),
        CheckConstraint("length(question) > 0 AND length(answer) > 0", name="asked"),
    )
    id: int | None = Field(default=None, primary_key=True)
    guid: str
    deck_id: int = Field(foreign_key="deck.id")
    source_id: int = Field(foreign_key="source.id")
    claim_id: int = Field(foreign_key="claim.id")
    kind: str
    claim_kind: str
    speaker: str
    topic: str
    rank: int
    question: str
    answer: str
    quote: str
    start: int
    end: int
    doubt: float = 0.0  # 0..1, the order of triage
    detail: Any = _json(nullable=False)  # accepted, choices, parts, explanation, …
    made: Any = _json()  # of an edited item: what the generator says, for the fields that a learner can edit
    also_accepted: Any = _json()  # answers that learners let count
    current: bool = True  # whether the last generation still made it
    updated_at: int = Field(sa_type=BigInteger)


class CardRow(SQLModel, table=True):
    """What one learner knows of one item, and what they think of it.

    `deck_id` and `claim_id` repeat the item's: the queue must not join. `due` is the position of a new card, the moment (ms) of a
    card in its steps, the study day of one in review.
    """

    __tablename__ = "card"
    __table_args__ = (
        UniqueConstraint("learner_id", "item_id"),
        # The last two columns are for the counts, which then never touch the table.
        Index("ix_card_queue", "learner_id", "deck_id", "queue", "due", "buried_day", "verdict"),
        Index("ix_card_due", "learner_id", "queue", "due", "deck_id"),
        Index("ix_card_claim_id", "learner_id", "claim_id"),
        Index("ix_card_item_id", "item_id"),
        Index("ix_card_verdict", "learner_id", "verdict", "deck_id", "queue"),
        Index("ix_card_flagged", "learner_id", sqlite_where=text("flagged = 1"), postgresql_where=text("flagged")),
        CheckConstraint("queue BETWEEN -5 AND 2", name="queue"),
        CheckConstraint("phase BETWEEN 0 AND 3", name="phase"),
        CheckConstraint("reps >= 0 AND lapses >= 0 AND version >= 0", name="counted"),
        CheckConstraint("verdict BETWEEN 0 AND 3", name="verdict"),
        CheckConstraint("(stability IS NULL) = (difficulty IS NULL)", name="memory"),
    )
    id: int | None = Field(default=None, primary_key=True)
    learner_id: int = Field(foreign_key="learner.id")
    item_id: int = Field(foreign_key="item.id")
    deck_id: int = Field(foreign_key="deck.id")
    claim_id: int = Field(foreign_key="claim.id")
    queue: int = 0
    phase: int = 0
    step: int = 0
    due: int = Field(default=0, sa_type=BigInteger)
    wait_day: int | None = None  # the study day that a step ends on, where it ends on a later day
    stability: float | None = None
    difficulty: float | None = None
    last_at: int | None = Field(default=None, sa_type=BigInteger)
    last_day: int | None = None
    interval: int = 0
    reps: int = 0
    lapses: int = 0
    version: int = 0  # grows with every change: an answer counts only if the card is as it was shown
    buried_day: int = -1  # the study day on which it is not asked
    verdict: int = 0  # 0 waits for triage, 1 kept (or nothing to judge), 2 edited, 3 rejected
    verdict_day: int | None = None
    reason: int | None = None  # of a rejection
    flagged: bool = False  # marked as faulty


class ReviewRow(SQLModel, table=True):
    """One answer, as given. Rows are only added, never changed: triggers see to it. `voids` names a row that was taken back."""

    __tablename__ = "review"
    __table_args__ = (
        UniqueConstraint("card_id", "at"),
        Index("ix_review_day", "learner_id", "day", "kind", "rating"),
        Index(
            "ix_review_voids",
            "voids",
            unique=True,
            sqlite_where=text("voids IS NOT NULL"),
            postgresql_where=text("voids IS NOT NULL"),
        ),
        CheckConstraint("kind BETWEEN 0 AND 4", name="kind"),
        CheckConstraint("(kind = 4) = (voids IS NOT NULL)", name="voiding"),
        CheckConstraint("rating BETWEEN 1 AND 4 OR (rating = 0 AND kind = 4)", name="rating"),
        CheckConstraint("score BETWEEN 0 AND 1", name="score"),
        CheckConstraint("took_ms >= 0", name="took"),
    )
    id: int | None = _big_key()
    card_id: int = Field(foreign_key="card.id")
    learner_id: int = Field(foreign_key="learner.id")
    session_id: int | None = None
    at: int = Field(sa_type=BigInteger)
    day: int
    kind: int  # 0 new or learning, 1 review, 2 relearning, 3 practice that leaves the schedule alone, 4 an undo
    rating: int
    took_ms: int
    score: float = 0.0
    given: str = ""
    phase_before: int = 0
    phase_after: int = 0
    interval_before: int = 0
    interval_after: int = 0
    due_after: int = Field(default=0, sa_type=BigInteger)
    last_day_before: int | None = None
    stability_before: float | None = None
    difficulty_before: float | None = None
    stability_after: float | None = None
    difficulty_after: float | None = None
    voids: int | None = Field(default=None, sa_column=Column(BIG, nullable=True))


class TallyRow(SQLModel, table=True):
    """Answers counted by study day in one dimension: a cache of the log that keeps the screens fast."""

    __tablename__ = "tally"
    __table_args__ = (
        CheckConstraint("length(dim) > 0", name="dim"),
        {"sqlite_with_rowid": False},
    )
    learner_id: int = Field(primary_key=True, foreign_key="learner.id")
    dim: str = Field(primary_key=True)
    day: int = Field(primary_key=True)
    key: str = Field(primary_key=True)
    n: int
    ok: int
    total: float = 0.0  # of a day: ms taken; of a forecast: the chances summed; of a loss: the loss


class SessionRow(SQLModel, table=True):
    """A sitting: the queue as it was built and how far it has come, so that a crash costs nothing."""

    __tablename__ = "session"
    __table_args__ = (
        Index("ix_session_day", "learner_id", "day"),
        CheckConstraint("mode IN ('study', 'cram', 'quiz')", name="mode"),
        CheckConstraint("position >= 0", name="position"),
    )
    id: int | None = Field(default=None, primary_key=True)
    learner_id: int = Field(foreign_key="learner.id")
    mode: str
    scope: str  # decks, query and limit in one string: the same scope goes on with the same queue
    deck_name: str
    seed: int = Field(sa_type=BigInteger)
    queue: Any = _json(nullable=False)  # card ids in order
    position: int = 0
    day: int
    started_at: int = Field(sa_type=BigInteger)
    ended_at: int | None = Field(default=None, sa_type=BigInteger)
    result: Any = _json()  # of a quiz


class StepRow(SQLModel, table=True):
    """One act of the learner with what it changed, before and after: the undo stack."""

    __tablename__ = "step"
    __table_args__ = (Index("ix_step_stack", "learner_id", "undone", "id"),)
    id: int | None = _big_key()
    learner_id: int = Field(foreign_key="learner.id")
    at: int = Field(sa_type=BigInteger)
    kind: str
    undone: bool = False
    session_id: int | None = None
    change: Any = _json(nullable=False)


class DraftRow(SQLModel, table=True):
    """Something half done: an edit, an answer being typed."""

    __tablename__ = "draft"
    learner_id: int = Field(primary_key=True, foreign_key="learner.id")
    key: str = Field(primary_key=True)
    value: Any = _json(nullable=False)
    at: int = Field(sa_type=BigInteger)


class SettingRow(SQLModel, table=True):
    """A setting of one learner that belongs to the store rather than to the machine: what decks start from."""

    __tablename__ = "setting"
    learner_id: int = Field(primary_key=True, foreign_key="learner.id")
    key: str = Field(primary_key=True)
    value: Any = _json(nullable=False)


def _table(model: type[SQLModel]) -> Table:
    return cast(Table, model.__table__)  # type: ignore[attr-defined]


learner, source, deck, claim = _table(LearnerRow), _table(SourceRow), _table(DeckRow), _table(ClaimRow)
item, card, review, tally = _table(ItemRow), _table(CardRow), _table(ReviewRow), _table(TallyRow)
session, step, draft, setting = _table(SessionRow), _table(StepRow), _table(DraftRow), _table(SettingRow)
metadata = SQLModel.metadata
