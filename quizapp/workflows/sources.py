"""The texts behind the items: reading them, and the places that items quote."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.errors import UsageError
from quizapp.transcript.transcript import BlockKind

if TYPE_CHECKING:
    from quizapp.workflows.database import Database


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source in a list."""

    id: int
    title: str
    path: str
    date: str | None
    characters: int
    items: int
    added_at: int  # ms


@dataclass(frozen=True, slots=True)
class SourceBlock:
    """One paragraph, without its label; offsets are characters of the text."""

    kind: BlockKind
    speaker: str
    start: int
    end: int
    turn: int


@dataclass(frozen=True, slots=True)
class SourceQuote:
    """A stretch of the text that an item stands on."""

    guid: str
    start: int
    end: int
    question: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """A whole source as it was when its items were made."""

    id: int
    title: str
    path: str
    date: str | None
    outlet: str | None
    speakers: tuple[str, ...]
    hosts: tuple[str, ...]
    text: str
    blocks: tuple[SourceBlock, ...]
    quotes: tuple[SourceQuote, ...]  # in the order of the text
    changed: bool  # the file on disk is another text by now


def list_sources(db: Database, deck_id: int | None = None) -> list[SourceRow]:
    """The sources, newest first; with a deck, only those its items come from."""
    from quizapp.store import sources
    from quizapp.store.engine import reading

    with reading(db.engine) as connection:
        rows = sources.list_rows(connection, deck_id)
    return [
        SourceRow(
            id=row["id"],
            title=row["title"],
            path=row["path"],
            date=row["date"] or None,
            characters=row["characters"],
            items=row["item_count"] or 0,
            added_at=row["added_at"],
        )
        for row in rows
    ]


def transcript_of(db: Database, guid: str) -> SourceView | None:
    """The source that an item was made from; None if the item has none (an imported or hand-written one)."""
    from quizapp.store.engine import reading
    from quizapp.workflows.editing import existing

    with reading(db.engine) as connection:
        source_id = existing(connection, guid)["source_id"]
    view = source_view(db, source_id)
    return view if view.text else None


def source_title(db: Database, guid: str) -> str:
    """The title of the source that an item was made from; empty if it has none."""
    from quizapp.store import sources
    from quizapp.store.engine import reading
    from quizapp.workflows.editing import existing

    with reading(db.engine) as connection:
        row = sources.read_source(connection, existing(connection, guid)["source_id"])
    return row["title"] if row else ""


def source_view(db: Database, source_id: int) -> SourceView:
    """A source by its number. Raises UsageError if there is none."""
    from quizapp.store import sources
    from quizapp.store.engine import reading

    with reading(db.engine) as connection:
        row = sources.read_source(connection, source_id)
        quotes = sources.quotes(connection, db.learner_id, source_id)
    if row is None:
        raise UsageError(f"source {source_id}: there is no such source (any more)")
    people = row["speakers"] or []
    return SourceView(
        id=source_id,
        title=row["title"],
        path=row["path"],
        date=row["date"] or None,
        outlet=row["outlet"] or None,
        speakers=tuple(name for name, _, _ in people),
        hosts=tuple(name for name, role, _ in people if role == "host"),
        text=row["text"],
        blocks=tuple(
            SourceBlock(BlockKind(k), speaker, start, end, turn) for k, start, end, speaker, turn in row["blocks"] or ()
        ),
        quotes=tuple(SourceQuote(one["guid"], one["start"], one["end"], one["question"]) for one in quotes),
        changed=_changed(row["path"], row["digest"]),
    )


def _changed(path: str, digest: str) -> bool:
    """Whether the file is there and holds other bytes than those that were read."""
    try:
        return bool(path and digest) and sha256(Path(path).read_bytes()).hexdigest() != digest
    except OSError:
        return False
