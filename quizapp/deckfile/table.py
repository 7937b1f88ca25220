"""Decks as CSV for spreadsheets: a row for each item, a column for each entry.

Texts stay texts: a spreadsheet calculates what begins with = + - @ and rewrites what looks like a date, so such a cell gets a '
in front, and loses it when it is read. Several texts in one cell are parted by |.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from quizapp.deckfile.entries import LABELS, MANY, NAMES, BadEntry, Entry, entries_of, note_of
from quizapp.deckfile.escapes import UnknownEscape, on_one_line, original, split
from quizapp.errors import UnreadableSource
from quizapp.study.deck import ExportDeck, ExportNote, ImportedDeck

# Spreadsheets take the full-width forms (FF0B +, FF0D -, FF1D =, FF20 @) for formulas as well; 3-9 and 2025-09-30 become dates
# of their own, and a guid of digits with an e among them a number with an exponent.
_OBEYED = r"[=+\-@\uff0b\uff0d\uff1d\uff20]|\d{1,4}[-/]\d{1,4}(?:[-/]\d{1,4})?\Z|\d+[eE]\d+\Z|\d{12,}\Z"
_CALCULATED = re.compile(rf"'*(?:{_OBEYED})")
_QUOTED = re.compile(rf"'+(?:{_OBEYED})")
_LARGEST_CELL = 1 << 24


def csv_text(deck: ExportDeck) -> str:
    """The deck as CSV; the name of the deck is the name of its file. Schedules, reviews and times of change stay out."""
    written = io.StringIO()
    rows = csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    rows.writerow(LABELS.values())
    for note in deck.notes:
        cells = {entry.name: _cell(entry) for entry in entries_of(note)}
        rows.writerow([cells.get(name, "") for name in LABELS])
    return written.getvalue()


def read_csv(text: str, path: str, default_name: str) -> ImportedDeck:
    """The deck of a CSV text with a header; commas, semicolons or tabs part its cells.

    path  for the message of UnreadableSource, which is raised at the first row that cannot be meant
    """
    csv.field_size_limit(_LARGEST_CELL)
    header, _, _ = text.partition("\n")
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=header.count), strict=True)
    try:
        columns = [_column(title, path) for title in next(rows, [])]
        _check_columns(columns, path)
        numbered = ((rows.line_num, cells) for cells in rows if any(cells))
        return ImportedDeck(default_name, tuple(_notes(numbered, columns, path)))
    except csv.Error as error:
        raise UnreadableSource(path, f"this is no CSV ({error})", "save it again as CSV in UTF-8", rows.line_num) from error


def _cell(entry: Entry) -> str:
    cell = " | ".join(on_one_line(text, "|" if entry.name in MANY else "") for text in entry.texts)
    return f"'{cell}" if _CALCULATED.match(cell) else cell


def _column(title: str, path: str) -> str:
    name = title.strip().casefold()
    if name and name not in NAMES:
        raise UnreadableSource(
            path, f"“{title[:20]}” is no column of a deck", f"name it one of {'、'.join(LABELS.values())}, or delete it", 1
        )
    return NAMES.get(name, "")


def _check_columns(columns: list[str], path: str) -> None:
    for name in ("question", "answer"):
        if name not in columns:
            raise UnreadableSource(path, f"there is no column {LABELS[name]}", "add it; the first row names the columns", 1)


def _notes(rows: Iterator[tuple[int, list[str]]], columns: list[str], path: str) -> Iterator[ExportNote]:
    seen: dict[str, int] = {}
    for rank, (line, cells) in enumerate(rows, start=1):
        entries = {
            name: texts for name, cell in zip(columns, cells, strict=False) if name and (texts := _texts(name, cell, path, line))
        }
        note = _note(entries, rank, path, line)
        if note.item.guid in seen:
            problem = f"{LABELS['guid']} {note.item.guid} stands here a second time, first on line {seen[note.item.guid]}"
            raise UnreadableSource(path, problem, "empty the cell in the newer row", line)
        seen[note.item.guid] = line
        yield note


def _note(entries: dict[str, tuple[str, ...]], rank: int, path: str, line: int) -> ExportNote:
    try:
        return note_of(entries, rank)
    except BadEntry as error:
        raise UnreadableSource(path, error.problem, error.remedy, line) from error


def _texts(name: str, cell: str, path: str, line: int) -> tuple[str, ...]:
    written = cell[1:] if _QUOTED.match(cell) else cell
    parts = [part.strip(" ") for part in split(written, "|")] if name in MANY else [written]
    try:
        return tuple(original(part) for part in parts if part)
    except UnknownEscape as error:
        raise UnreadableSource(path, f"“{error}” is no escape", "write two backslashes where you mean one", line) from error
