"""A deck as it leaves quizapp or comes in: items with their sources and, if asked for, what a learner knows of them."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.items.item import Item
from quizapp.study.card import CardState, Review


@dataclass(frozen=True, slots=True)
class ExportNote:
    """One item with where it comes from. Times are UTC epoch milliseconds."""

    item: Item
    source_title: str
    source_date: str = ""  # as the source gives it; empty if it does not
    updated_at: int = 0  # when the item last changed; decides whether another program takes it over its own copy
    state: CardState | None = None  # None: new to the learner, or not told
    reviews: tuple[Review, ...] = ()  # oldest first, without the voided ones
    suspended: bool = False
    tags: tuple[str, ...] = ()  # the learner's own


@dataclass(frozen=True, slots=True)
class ExportDeck:
    """A deck to hand out; its notes come in the order in which they are to be learnt."""

    name: str
    notes: tuple[ExportNote, ...]

    @property
    def source_titles(self) -> tuple[str, ...]:
        """Each source once, in the order of the notes."""
        return tuple(dict.fromkeys(note.source_title for note in self.notes if note.source_title))


@dataclass(frozen=True, slots=True)
class ImportedDeck:
    """A deck as a file gave it. `problems` are lines to show: what could not be taken in, and why."""

    name: str
    notes: tuple[ExportNote, ...]
    problems: tuple[str, ...] = ()
