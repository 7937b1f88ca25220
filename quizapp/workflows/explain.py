"""Why an item is the way it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizapp.items.item import Item
    from quizapp.workflows.database import Database
    from quizapp.workflows.shown import Passage


@dataclass(frozen=True, slots=True)
class Explanation:
    """Where an item comes from: its passage, the rules that made it, what they thought of it, its siblings."""

    item: Item
    deck: str
    source_title: str
    source_path: str
    passage: Passage
    rules: tuple[str, ...]  # names of the rules, in the order they worked
    scores: tuple[tuple[str, float], ...]
    siblings: tuple[Item, ...]  # other items of the same claim
    edited: bool
    verdict: str  # "", "kept", "edited", "rejected"
    generator: str  # version of the generator that made it


def explain(db: Database, guid: str) -> Explanation:
    """How an item came about; the first characters of a guid are enough. Raises UsageError if none or several match."""
    raise NotImplementedError
