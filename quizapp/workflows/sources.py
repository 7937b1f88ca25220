"""The texts behind the items: reading them, and the places that items quote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizapp.transcript.transcript import BlockKind
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
    raise NotImplementedError


def transcript_of(db: Database, guid: str) -> SourceView | None:
    """The source that an item was made from; None if the item has none (an imported or hand-written one)."""
    raise NotImplementedError


def source_view(db: Database, source_id: int) -> SourceView:
    """A source by its number. Raises UsageError if there is none."""
    raise NotImplementedError
