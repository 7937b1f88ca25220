"""The rows of an Anki collection as values, whichever of Anki's two schemas they are stored in."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from quizapp.anki.protobuf import number_of, text_of
from quizapp.anki.schedules import Calendar, CardColumns, LogRow
from quizapp.study.day import day_of

# A card lent to a filtered deck keeps its own deck and due day in odid and odue.
_CARD_ROWS = """
    SELECT id, nid, CASE WHEN odid THEN odid ELSE did END, ord, type, queue, CASE WHEN odid THEN odue ELSE due END,
        ivl, factor, reps, lapses, left, data
    FROM cards ORDER BY nid, ord
"""
_TABLES_SINCE = 15  # the schema that keeps note types and decks in tables of their own, not as JSON in `col`


@dataclass(frozen=True, slots=True)
class StoredNoteType:
    """A note type: its fields in order, and front and back of each of its templates."""

    name: str
    cloze: bool
    fields: tuple[str, ...]
    templates: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class StoredCard:
    """A card with its reviews, oldest first."""

    id: int
    deck: str
    place: int  # which template, or which cloze, made it: 0 is the first
    columns: CardColumns
    log: tuple[LogRow, ...]


@dataclass(frozen=True, slots=True)
class StoredNote:
    """A note with its cards; the fields are HTML."""

    guid: str
    changed_at: int  # s
    type: StoredNoteType
    tags: tuple[str, ...]
    fields: tuple[str, ...]
    cards: tuple[StoredCard, ...]

    def field(self, name: str) -> str:
        """A field by its name; empty if the note type has none of that name."""
        place = self.type.fields.index(name) if name in self.type.fields else len(self.fields)
        return self.fields[place] if place < len(self.fields) else ""


def calendar_of(db: sqlite3.Connection, zone: ZoneInfo) -> Calendar:
    """Where the collection's count of days begins: on the calendar day of `crt`, by the clock it was made with."""
    created_at = int(db.execute("SELECT crt FROM col").fetchone()[0])
    west = _minutes_west(db)
    clock = zone if west is None else timezone(-timedelta(minutes=west))
    return Calendar(day_of(datetime.fromtimestamp(created_at, clock).date()), zone)


def notes_of(db: sqlite3.Connection) -> Iterator[StoredNote]:
    """The notes in the order in which they were made. Rows that belong to nothing are left out."""
    types, cards = _note_types(db), _cards(db)
    for note_id, guid, type_id, changed_at, tags, fields in db.execute(
        "SELECT id, guid, mid, mod, tags, flds FROM notes ORDER BY id"
    ):
        if type_id in types:
            found = (str(guid), int(changed_at), types[type_id], tuple(str(tags).split()), tuple(str(fields).split("\x1f")))
            yield StoredNote(*found, tuple(cards.get(note_id, ())))


def _minutes_west(db: sqlite3.Connection) -> int | None:
    """`creationOffset`; None if the file does not say."""
    if _schema(db) < _TABLES_SINCE:
        value = json.loads(db.execute("SELECT conf FROM col").fetchone()[0]).get("creationOffset")
    else:
        row = db.execute("SELECT val FROM config WHERE key = 'creationOffset'").fetchone()
        value = json.loads(row[0]) if row else None
    return value if isinstance(value, int) and abs(value) < 24 * 60 else None


def _schema(db: sqlite3.Connection) -> int:
    return int(db.execute("SELECT ver FROM col").fetchone()[0])


def _cards(db: sqlite3.Connection) -> dict[int, list[StoredCard]]:
    """The cards of each note."""
    decks, log = _decks(db), _log(db)
    cards = defaultdict(list)
    for row in db.execute(_CARD_ROWS):
        card_id, note_id, deck_id, place, *schedule, data = row
        type_, queue, due, interval, factor, reps, lapses, left = map(int, schedule)
        columns = CardColumns(type_, queue, due, interval, factor, reps, lapses, left, str(data))
        cards[note_id].append(StoredCard(card_id, decks.get(deck_id, ""), int(place), columns, tuple(log.get(card_id, ()))))
    return cards


def _log(db: sqlite3.Connection) -> dict[int, list[LogRow]]:
    log = defaultdict(list)
    for card_id, *row in db.execute("SELECT cid, id, ease, ivl, lastIvl, factor, time, type FROM revlog ORDER BY id"):
        at, ease, interval, last_interval, factor, took, kind = map(int, row)
        log[card_id].append((at, ease, interval, last_interval, factor, took, kind))
    return log


def _decks(db: sqlite3.Connection) -> dict[int, str]:
    """The names of the decks; `::` parts a deck from the one within it."""
    if _schema(db) < _TABLES_SINCE:
        return {
            int(key): str(deck["name"]) for key, deck in json.loads(db.execute("SELECT decks FROM col").fetchone()[0]).items()
        }
    return {deck_id: str(name).replace("\x1f", "::") for deck_id, name in db.execute("SELECT id, name FROM decks")}


def _note_types(db: sqlite3.Connection) -> dict[int, StoredNoteType]:
    if _schema(db) < _TABLES_SINCE:
        return {
            int(key): _from_json(model) for key, model in json.loads(db.execute("SELECT models FROM col").fetchone()[0]).items()
        }
    return _from_tables(db)


def _from_json(model: dict[str, object]) -> StoredNoteType:
    fields, templates = (_in_order(model[key]) for key in ("flds", "tmpls"))
    return StoredNoteType(
        str(model["name"]),
        model["type"] == 1,
        tuple(str(field["name"]) for field in fields),
        tuple((str(template["qfmt"]), str(template["afmt"])) for template in templates),
    )


def _in_order(rows: object) -> list[dict[str, object]]:
    assert isinstance(rows, list)
    return sorted(rows, key=lambda row: int(row["ord"] or 0))


def _from_tables(db: sqlite3.Connection) -> dict[int, StoredNoteType]:
    """Note types of the newer schema. Exports hold fields and templates of note types that are not in the file: left out."""
    fields, templates = defaultdict(list), defaultdict(list)
    for type_id, name in db.execute("SELECT ntid, name FROM fields ORDER BY ntid, ord"):
        fields[type_id].append(str(name))
    for type_id, config in db.execute("SELECT ntid, config FROM templates ORDER BY ntid, ord"):
        templates[type_id].append((text_of(config, 1), text_of(config, 2)))
    return {
        type_id: StoredNoteType(str(name), number_of(config, 1) == 1, tuple(fields[type_id]), tuple(templates[type_id]))
        for type_id, name, config in db.execute("SELECT id, name, config FROM notetypes")
    }
