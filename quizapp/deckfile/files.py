"""Deck files on disk: which form a name asks for, and writing that leaves no half file."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from quizapp.deckfile.markdown import markdown_text, read_markdown
from quizapp.deckfile.table import csv_text, read_csv
from quizapp.errors import UnreadableSource, UsageError
from quizapp.study.deck import ExportDeck, ImportedDeck
from quizapp.transcript.decoding import decode

Way = TypeVar("Way")
_LARGEST = 64 << 20  # bytes; ten thousand items take ten million
_ANSWERED = re.compile(r"^##\s.+\n+(?:(?!##).*\n)*?-\s*(?:答案|answer)\s*[:：]", re.MULTILINE | re.IGNORECASE)
_BOM = "\ufeff"  # tells a spreadsheet that the CSV is UTF-8
_WRITERS: dict[str, Callable[[ExportDeck], str]] = {".md": markdown_text, ".csv": lambda deck: _BOM + csv_text(deck)}
_READERS: dict[str, Callable[[str, str, str], ImportedDeck]] = {".md": read_markdown, ".csv": read_csv}


def write_deck(deck: ExportDeck, path: Path) -> None:
    """Write a deck as `.md` or `.csv`, by the suffix of `path`; the file appears whole or not at all.

    Raises UsageError for another suffix, or if the file cannot be written.
    """
    text = _for(path, _WRITERS)(deck)
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        partial.write_bytes(text.encode("utf-8"))
        partial.replace(path)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error.strerror}); choose another folder or free some space") from error
    finally:
        partial.unlink(missing_ok=True)


def read_deck(path: Path) -> ImportedDeck:
    """Read a `.md` or `.csv` deck, whoever wrote it, in any encoding of Chinese text.

    Raises UsageError for another suffix, UnreadableSource with the line for what cannot be meant.
    """
    reader = _for(path, _READERS)
    text, _ = decode(_bytes(path), path)
    return reader(text.removeprefix(_BOM), str(path), path.stem)


def is_deck(path: Path) -> bool:
    """Whether a file is a deck, and not an interview in the same format: a question with its answer stands in it."""
    if path.suffix.casefold() not in _READERS:
        return False
    try:
        text, _ = decode(_bytes(path), path)
    except (UsageError, UnreadableSource):
        return False
    return path.suffix.casefold() != ".md" or bool(_ANSWERED.search(text))


def _for(path: Path, ways: dict[str, Way]) -> Way:
    if way := ways.get(path.suffix.casefold()):
        return way
    raise UsageError(f"{path}: a deck file ends in .md or .csv; rename it")


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST:
            raise UnreadableSource(path, f"this is larger than {_LARGEST >> 20} MB", "split the deck in two")
        return path.read_bytes()
    except OSError as error:
        raise UnreadableSource(path, f"cannot be read ({error.strerror})", "check the name") from error
