"""Decks out of the store and into it: Anki packages, plain-text decks, tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizapp.workflows.database import Database
    from quizapp.workflows.moment import Moment


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was written."""

    path: Path
    deck: str
    notes: int
    cards_with_progress: int
    reviews: int


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """What one file brought."""

    path: str
    deck: str
    new: int
    updated: int
    unchanged: int
    kept: int  # the learner's own edits and rejections, which stay
    progress: int  # cards whose memory came along
    reviews: int


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What the files brought; `problems` are lines to show."""

    files: tuple[ImportedFile, ...]
    problems: tuple[str, ...]

    @property
    def new(self) -> int:
        """How many items are new."""
        return sum(file.new for file in self.files)

    @property
    def exit_status(self) -> int:
        """0 if everything was read."""
        return 1 if self.problems else 0


def export_deck(db: Database, deck: str, path: Path, moment: Moment, *, progress: bool = False) -> ExportReport:
    """Write a deck as `.apkg`, `.md` or `.csv`, by the suffix; the file appears whole or not at all.

    progress  schedules and reviews travel along (`.apkg`, `.md`)
    Raises UsageError for an unknown deck or suffix, StoreError if the file cannot be written.
    """
    raise NotImplementedError


def import_files(db: Database, paths: Sequence[Path], moment: Moment, *, deck: str | None = None) -> ImportReport:
    """Read decks (`.apkg`, `.colpkg`, `.md`, `.csv`) into the store, one transaction a file.

    Known items are updated, never doubled. Each file can be undone.
    """
    raise NotImplementedError
