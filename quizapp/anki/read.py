"""Anki packages into decks, without Anki: quizapp's own notes as the items they were, others as plain questions.

Read with zipfile, zstandard and sqlite3 alone: Anki's own package is AGPL and large.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile
from pathlib import Path
from zoneinfo import ZoneInfo

from quizapp.anki.archive import open_collection
from quizapp.anki.collection import StoredCard, StoredNote, calendar_of, notes_of
from quizapp.anki.foreign import foreign_item
from quizapp.anki.history import reviews_of, state_of
from quizapp.anki.own import learners_tags, own_note
from quizapp.anki.schedules import SUSPENDED, Calendar
from quizapp.errors import UnreadableSource
from quizapp.study.deck import ExportNote, ImportedDeck

_DAMAGED = (ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError, OverflowError, RecursionError)


def read_package(path: Path, *, zone: ZoneInfo) -> ImportedDeck:
    """The deck of an `.apkg` or `.colpkg` file, with schedules and reviews as far as the file has them.

    zone  the learner's: study days begin at 4:00 there
    Notes of quizapp's keep guid, item and history. Of other notes each card becomes a short answer or a cloze, with its history;
    cards without words are counted in `problems`. Raises UnreadableSource.
    """
    with open_collection(path) as db:
        try:
            return _deck(db, path, zone)
        except _DAMAGED as error:
            raise UnreadableSource(path, f"its collection is damaged ({error})", "export it from Anki again") from error


def _deck(db: sqlite3.Connection, path: Path, zone: ZoneInfo) -> ImportedDeck:
    calendar = calendar_of(db, zone)
    notes: list[ExportNote] = []
    decks: Counter[str] = Counter()
    wordless = 0
    for stored in notes_of(db):
        taken = list(_taken(stored, calendar, len(notes)))
        notes += taken
        wordless += not taken
        decks.update(card.deck for card in stored.cards)
    return ImportedDeck(_name(decks, path), tuple(notes), _problems(path, wordless))


def _taken(stored: StoredNote, calendar: Calendar, before: int) -> Iterator[ExportNote]:
    """What becomes of a note: one note of ours, or one for each card of another's."""
    if own := own_note(stored):
        yield _with_history(own, stored.cards[0], calendar) if stored.cards else own
        return
    for card in stored.cards:
        if item := foreign_item(stored, card, before + card.place + 1):
            note = ExportNote(item, card.deck, "", stored.changed_at * 1000, tags=learners_tags(stored.tags))
            yield _with_history(note, card, calendar)


def _with_history(note: ExportNote, card: StoredCard, calendar: Calendar) -> ExportNote:
    state = state_of(card.columns, card.log, calendar)
    reviews = reviews_of(card.log, calendar, state)
    return replace(note, state=state, reviews=reviews, suspended=card.columns.queue == SUSPENDED)


def _name(decks: Counter[str], path: Path) -> str:
    """The deck that holds all: the one there is, or the part that all names begin with."""
    levels = [name.split("::") for name in decks if name]
    common = takewhile(lambda names: len(set(names)) == 1, zip(*levels, strict=False))
    return "::".join(names[0] for names in common) or path.stem


def _problems(path: Path, wordless: int) -> tuple[str, ...]:
    if not wordless:
        return ()
    return (f"{path}: {wordless} notes have no question and answer in words and were left out; study those in Anki",)
