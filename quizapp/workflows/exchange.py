"""Decks out of the store and into it: Anki packages, plain-text decks, tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.errors import QuizappError, UsageError

if TYPE_CHECKING:
    from quizapp.study.deck import ImportedDeck
    from quizapp.workflows.database import Database
    from quizapp.workflows.moment import Moment


SUFFIXES = (".apkg", ".md", ".csv")


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

    progress  schedules and reviews travel along (`.apkg`)
    Raises UsageError for an unknown deck or suffix, or if the file cannot be written.
    """
    from quizapp.workflows.exporting import deck_to_export

    if path.suffix.casefold() not in SUFFIXES:
        raise UsageError(f"{path}: a deck is written as {', '.join(SUFFIXES)}; rename it")
    exported, settings = deck_to_export(db, deck, progress=progress)
    if not exported.notes:
        raise UsageError(f"{exported.name}: the deck has no items to export; add a source to it first")
    if path.suffix.casefold() == ".apkg":
        from quizapp.anki import write_package

        retention, weights = settings.desired_retention, settings.weights
        write_package(exported, path, zone=moment.zone, progress=progress, desired_retention=retention, weights=weights)
    else:
        from quizapp.deckfile import write_deck

        write_deck(exported, path)
    reviews = sum(len(note.reviews) for note in exported.notes)
    return ExportReport(path, exported.name, len(exported.notes), sum(bool(note.reviews) for note in exported.notes), reviews)


def import_files(db: Database, paths: Sequence[Path], moment: Moment, *, deck: str | None = None) -> ImportReport:
    """Read decks (`.apkg`, `.colpkg`, `.md`, `.csv`) into the store, one transaction a file.

    Known items are updated, never doubled. Each file can be undone.
    """
    from quizapp.workflows.importing import Importing

    files: list[ImportedFile] = []
    problems: list[str] = []
    for path in paths:
        try:
            brought = read_any(path, moment)
            problems += brought.problems
            files.append(Importing(db, moment, "imported").take(brought, str(path), deck))
        except QuizappError as error:
            problems.append(str(error))
    return ImportReport(tuple(files), tuple(problems))


def is_deck(path: Path) -> bool:
    """Whether a file holds a deck rather than an interview; a Markdown file may be either."""
    from quizapp import deckfile

    return path.suffix.casefold() in (".apkg", ".colpkg") or deckfile.is_deck(path)


def read_any(path: Path, moment: Moment) -> ImportedDeck:
    """A deck from a file of any kind. Raises UsageError or UnreadableSource."""
    if path.suffix.casefold() in (".apkg", ".colpkg"):
        from quizapp.anki import read_package

        return read_package(path, zone=moment.zone)
    from quizapp.deckfile import read_deck

    return read_deck(path)
