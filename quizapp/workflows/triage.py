"""Making a generated deck one's own: keep, mend, reject; drafts of edits; items made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.items.item import Item, ItemKind
from quizapp.workflows.shown import Passage

if TYPE_CHECKING:
    from quizapp.workflows.database import Database
    from quizapp.workflows.moment import Moment


@dataclass(frozen=True, slots=True)
class ItemChanges:
    """What a learner may change of an item; None leaves a field as it is."""

    question: str | None = None
    answer: str | None = None
    accepted: tuple[str, ...] | None = None
    choices: tuple[str, ...] | None = None  # with the answer among them
    explanation: str | None = None


@dataclass(frozen=True, slots=True)
class TriageRow:
    """An item that waits for a verdict."""

    guid: str
    item: Item
    deck: str
    source_title: str
    passage: Passage
    flagged: bool  # marked as faulty while studying
    doubts: tuple[str, ...]  # ids of the gate's remarks, most doubtful first; empty if there are none
    draft: ItemChanges | None  # an edit that was begun


@dataclass(frozen=True, slots=True)
class TriageCounts:
    """Verdicts of today and what is left."""

    kept: int
    edited: int
    rejected: int
    left: int


def pending(db: Database, *, deck: str | None = None, limit: int = 50, offset: int = 0) -> list[TriageRow]:
    """Items without a verdict and items marked as faulty: flagged first, then the doubtful, then by rank."""
    raise NotImplementedError


def triage_counts(db: Database, moment: Moment, *, deck: str | None = None) -> TriageCounts:
    """Today's verdicts and how many items wait."""
    raise NotImplementedError


def keep(db: Database, guids: Sequence[str], moment: Moment) -> None:
    """The items are good (余下全留 passes many); a mark as faulty is taken away. Can be undone in one step."""
    raise NotImplementedError


def reject(db: Database, guid: str, reason: int | None, moment: Moment) -> None:
    """Throw an item away: it is never asked again, and generating again does not bring it back.

    reason  1 unfaithful, 2 wrong speaker, 3 not understandable alone, 4 more than one answer, 5 gives the answer away,
            6 badly worded, 7 not worth remembering, 8 double; None if not said
    """
    raise NotImplementedError


def set_flagged(db: Database, guids: Sequence[str], on: bool, moment: Moment) -> None:
    """Mark items as faulty, or take the mark away."""
    raise NotImplementedError


def check_edit(item: Item, changes: ItemChanges) -> tuple[str, ...]:
    """What is wrong with an edit, as ids: `no-question`, `no-answer`, `no-gap`, `two-gaps`, `answer-not-in-quote`,
    `choice-doubled`, `answer-not-a-choice`, `too-few-choices`. Only `answer-not-in-quote` may be saved all the same.
    """
    raise NotImplementedError


def edit_item(db: Database, guid: str, changes: ItemChanges, moment: Moment) -> Item:
    """Store an edit. Guid and memory stay; generating again leaves the item alone. Raises UsageError: what `check_edit` finds."""
    raise NotImplementedError


def item_of(db: Database, guid: str) -> TriageRow | None:
    """One item as triage and the editor show it."""
    raise NotImplementedError


def save_draft(db: Database, guid: str, changes: ItemChanges | None, moment: Moment) -> None:
    """Keep a half-done edit; None forgets it."""
    raise NotImplementedError


def add_item(  # noqa: PLR0913, PLR0917
    db: Database,
    source_id: int,
    start: int,
    end: int,
    kind: ItemKind,
    question: str,
    answer: str,
    moment: Moment,
    *,
    deck: str | None = None,
) -> Item:
    """An item made by hand from a selected stretch of a source. Raises UsageError naming what is wrong with it."""
    raise NotImplementedError
