"""Decks as plain text that a person can read, edit and compare: Markdown, and CSV for spreadsheets."""

from quizapp.deckfile.files import is_deck, read_deck, write_deck
from quizapp.deckfile.markdown import markdown_text, read_markdown
from quizapp.deckfile.table import csv_text, read_csv
from quizapp.study.deck import ExportDeck, ExportNote, ImportedDeck

__all__ = [
    "ExportDeck",
    "ExportNote",
    "ImportedDeck",
    "csv_text",
    "is_deck",
    "markdown_text",
    "read_csv",
    "read_deck",
    "read_markdown",
    "write_deck",
]
