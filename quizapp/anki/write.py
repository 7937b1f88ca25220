"""A deck into an Anki package that can be imported again and again: known notes are updated, never doubled.

Built on genanki, whose own writer makes a new guid when a text changes, calls every note changed at every export, and knows no
schedule. Here each note keeps its item's guid and its own time of change, and the same deck always gives the same bytes.
"""

from __future__ import annotations

import hashlib
import io
import itertools
import json
import os
import sqlite3
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

import genanki
from genanki.apkg_col import APKG_COL
from genanki.apkg_schema import APKG_SCHEMA

from quizapp.anki.fields import Form, fields_of, form_of, tags_of
from quizapp.anki.markup import escaped, showable
from quizapp.anki.note_types import note_type
from quizapp.anki.schedules import Calendar, CardColumns, LogRow, columns_of, log_rows, new_columns
from quizapp.errors import UsageError
from quizapp.study.card import Phase
from quizapp.study.deck import ExportDeck, ExportNote
from quizapp.study.fsrs import DEFAULT_WEIGHTS, TARGET

_EARLIEST = 1_700_000_000_000  # ms; ids of notes and cards are moments in Anki
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_ADD_NOTE = "INSERT INTO notes VALUES(?,?,?,?,-1,?,?,?,0,0,'')"
_ADD_CARD = "INSERT INTO cards VALUES(?,?,?,0,?,-1,?,?,?,?,?,?,?,?,0,0,0,?)"
_ADD_LOG = "INSERT INTO revlog VALUES(?,?,-1,?,?,?,?,?,?)"


def write_package(  # noqa: PLR0913
    deck: ExportDeck,
    path: Path,
    *,
    zone: ZoneInfo,
    progress: bool = False,
    desired_retention: float = TARGET,
    weights: Sequence[float] = DEFAULT_WEIGHTS,
) -> None:
    """Write `deck` as an .apkg file; the file appears whole or not at all.

    zone      the learner's: Anki's days begin at 4:00 there
    progress  take schedules, memory and reviews along; Anki takes them for cards that it does not have yet
    desired_retention, weights  the deck's, 0..1 and 21 numbers of FSRS-6; used with progress
    Raises UsageError if the file cannot be written.
    """
    calendar = _calendar(deck, zone) if progress else None
    rows = _rows(deck, calendar, desired_retention, weights[20])
    database = _Package(_Deck(deck, rows), calendar).database(_first_id(deck))
    try:
        _replace(path, _zipped(database))
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error.strerror}); choose another folder or free some space") from error


def deck_id(name: str) -> int:
    """The id of a deck in Anki, the same for ever for one name; looks like a moment of 2014 to 2017, as Anki's ids do."""
    return 1_400_000_000_000 + int.from_bytes(_digest(name)[:8]) % 100_000_000_000


@dataclass(frozen=True, slots=True)
class _NoteRow:
    """A note with its one card."""

    guid: str
    form: Form
    changed_at: int  # s
    tags: tuple[str, ...]
    fields: tuple[str, ...]
    card: CardColumns
    log: list[LogRow] = field(default_factory=list)


def _rows(deck: ExportDeck, calendar: Calendar | None, retention: float, decay: float) -> list[_NoteRow]:
    taken: set[int] = set()
    rows = []
    for position, note in enumerate(deck.notes, start=1):
        known = calendar is not None and note.state is not None and note.state.phase is not Phase.NEW
        if known and calendar is not None and note.state is not None:
            card = columns_of(note.state, calendar, retention, decay, suspended=note.suspended)
        else:
            card = new_columns(position, suspended=note.suspended and calendar is not None)
        log = list(log_rows(note.reviews, taken)) if calendar is not None else []
        rows.append(_row(note, card, log))
    return rows


def _row(note: ExportNote, card: CardColumns, log: list[LogRow]) -> _NoteRow:
    changed_at = max(note.updated_at, _EARLIEST) // 1000
    return _NoteRow(showable(note.item.guid), form_of(note.item), changed_at, tags_of(note), fields_of(note), card, log)


def _calendar(deck: ExportDeck, zone: ZoneInfo) -> Calendar:
    moments = [review.at for note in deck.notes for review in note.reviews]
    days = [note.state.due_day for note in deck.notes if note.state is not None and note.state.due_day is not None]
    return Calendar.before(moments or [_EARLIEST], days, zone)


def _first_id(deck: ExportDeck) -> int:
    """The first of the ids of notes and cards: by what changed first, and apart from other decks made at the same moment."""
    first = min((note.updated_at for note in deck.notes), default=0)
    return max(first, _EARLIEST) - int.from_bytes(_digest(deck.name)[:4]) % 86_400_000


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


class _Deck(genanki.Deck):  # type: ignore[misc]
    """A genanki deck that streams rows into the database: no object for each note, three statements in all."""

    def __init__(self, deck: ExportDeck, rows: list[_NoteRow]) -> None:
        super().__init__(deck_id(deck.name), _deck_name(deck.name), _description(deck))
        self.rows = rows
        for form in dict.fromkeys(row.form for row in rows):
            self.add_model(note_type(form))

    def write_to_db(self, cursor: sqlite3.Cursor, timestamp: float, id_gen: Iterator[int]) -> None:
        """Write deck, note types, notes, cards and reviews. `id_gen` gives each note an id, and its card the next one."""
        super().write_to_db(cursor, timestamp, id_gen)
        numbered = [(next(id_gen), next(id_gen), row) for row in self.rows]
        cursor.executemany(_ADD_NOTE, (self._note(note_id, row) for note_id, _, row in numbered))
        cursor.executemany(_ADD_CARD, (self._card(note_id, card_id, row) for note_id, card_id, row in numbered))
        cursor.executemany(_ADD_LOG, ((log[0], card_id, *log[1:]) for _, card_id, row in numbered for log in row.log))

    @staticmethod
    def _note(note_id: int, row: _NoteRow) -> tuple[object, ...]:
        model_id = note_type(row.form).model_id
        return note_id, row.guid, model_id, row.changed_at, f" {' '.join(row.tags)} ", "\x1f".join(row.fields), row.fields[0]

    def _card(self, note_id: int, card_id: int, row: _NoteRow) -> tuple[object, ...]:
        card = row.card
        schedule = (card.type, card.queue, card.due, card.ivl, card.factor, card.reps, card.lapses, card.left)
        return card_id, note_id, self.deck_id, row.changed_at, *schedule, card.data


class _Package(genanki.Package):  # type: ignore[misc]
    """A genanki package whose days begin where the learner's do."""

    def __init__(self, deck: _Deck, calendar: Calendar | None) -> None:
        super().__init__(deck)
        self.calendar = calendar

    def database(self, first_id: int) -> bytes:
        """The collection as the bytes of an SQLite file."""
        tables, index, indexes = APKG_SCHEMA.partition("CREATE INDEX")
        connection = sqlite3.connect(":memory:", isolation_level=None)
        try:
            cursor = connection.cursor()
            cursor.executescript(tables + APKG_COL)
            cursor.execute("BEGIN")
            for deck in self.decks:
                deck.write_to_db(cursor, first_id / 1000, itertools.count(first_id))
            self._begin_days(cursor)
            cursor.execute("COMMIT")
            cursor.executescript(index + indexes)
            return connection.serialize()
        finally:
            connection.close()

    def _begin_days(self, cursor: sqlite3.Cursor) -> None:
        if self.calendar is None:
            return
        settings = json.loads(cursor.execute("SELECT conf FROM col").fetchone()[0])
        settings |= {"schedVer": 2, "rollover": 4, "creationOffset": self.calendar.minutes_west}
        cursor.execute("UPDATE col SET crt = ?, conf = ?", (self.calendar.created_at, json.dumps(settings)))


def _deck_name(name: str) -> str:
    return " ".join(showable(name).split()) or "quizapp"


def _description(deck: ExportDeck) -> str:
    titles = "；".join(map(escaped, deck.source_titles[:10]))
    return f"由 quizapp 生成。来源：{titles}" if titles else "由 quizapp 生成。"


def _zipped(database: bytes) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in (("collection.anki2", database), ("media", b"{}")):
            member = zipfile.ZipInfo(name, _ZIP_DATE)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 3  # the same on every system
            package.writestr(member, content)
    return archive.getvalue()


def _replace(path: Path, content: bytes) -> None:
    """Write beside the target and move it there, so that no half package is ever seen."""
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        partial.write_bytes(content)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
