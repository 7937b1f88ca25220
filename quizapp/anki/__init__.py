"""Decks into Anki packages and out of them, and into a running Anki."""

from quizapp.anki.connect import Anki, AnkiRefused
from quizapp.anki.read import read_package
from quizapp.anki.write import write_package
from quizapp.study.deck import ExportDeck, ExportNote, ImportedDeck

__all__ = ["Anki", "AnkiRefused", "ExportDeck", "ExportNote", "ImportedDeck", "read_package", "write_package"]
