"""Making entries of the palette: named by the catalogue, or with a name of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from quizapp.interface import LANGUAGES, text, text_in

if TYPE_CHECKING:
    from quizapp.tui.palette.screen import Entry


def once(entries: Sequence[Entry]) -> Sequence[Entry]:
    """The first entry of each name: a key of the screen may lead where the palette leads too."""
    found: dict[str, Entry] = {}
    for entry in entries:
        found.setdefault(entry.title, entry)
    return list(found.values())


def entry(group: str, name: str, act: Callable[[], None], key: str = "") -> Entry:
    """An entry named by the catalogue, found by its names in all languages."""
    from quizapp.tui.palette.screen import Entry

    return Entry(text(f"palette.group.{group}"), text(name), act, tuple(text_in(code, name) for code in LANGUAGES), key)


def named(group: str, title: str, act: Callable[[], None]) -> Entry:
    """An entry with a name of its own: a deck's, a source's."""
    from quizapp.tui.palette.screen import Entry

    return Entry(text(f"palette.group.{group}"), title, act)
