"""Making a generated deck one's own: keep, mend, reject; drafts of edits; items made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from quizapp.errors import UsageError
from quizapp.items.item import Item, ItemKind
from quizapp.workflows.shown import Passage

if TYPE_CHECKING:
    from sqlalchemy import Connection, RowMapping

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
    draft: ItemChanges | None  # an edit that was begun

    @property
    def doubts(self) -> tuple[str, ...]:
        """Ids of what the gate's rules find in this very item; a low mark alone says nothing that could be named."""
        from quizapp.workflows.remarks import remarks

        return remarks(self.item)


@dataclass(frozen=True, slots=True)
class TriageCounts:
    """Verdicts of today and what is left."""

    kept: int
    edited: int
    rejected: int
    left: int


def pending(db: Database, *, deck: str | None = None, limit: int = 50, offset: int = 0) -> list[TriageRow]:
    """Items without a verdict and items marked as faulty: flagged first, then the doubtful, then by rank."""
    from quizapp.store import triage
    from quizapp.store.engine import reading

    with reading(db.engine) as connection:
        rows = triage.waiting_rows(connection, db.learner_id, _deck_id(connection, db, deck), limit, offset)
        return _triage_rows(db, connection, rows)


def triage_counts(db: Database, moment: Moment, *, deck: str | None = None) -> TriageCounts:
    """Today's verdicts and how many items wait."""
    from quizapp.store import triage
    from quizapp.store.codes import Verdict
    from quizapp.store.engine import reading

    with reading(db.engine) as connection:
        deck_id = _deck_id(connection, db, deck)
        given = triage.verdicts_on(connection, db.learner_id, moment.day, deck_id)
        left, _ = triage.waiting(connection, db.learner_id, deck_id)
    return TriageCounts(given.get(Verdict.KEPT, 0), given.get(Verdict.EDITED, 0), given.get(Verdict.REJECTED, 0), left)


def keep(db: Database, guids: Sequence[str], moment: Moment) -> None:
    """The items are good (余下全留 passes many); a mark as faulty is taken away. Can be undone in one step."""
    from quizapp.workflows.acts import change_cards

    change_cards(db, guids, "keep", {"verdict": 1, "verdict_day": moment.day, "reason": None, "flagged": False}, moment)


def reject(db: Database, guid: str, reason: int | None, moment: Moment) -> None:
    """Throw an item away: it is never asked again, and generating again does not bring it back.

    reason  1 unfaithful, 2 wrong speaker, 3 not understandable alone, 4 more than one answer, 5 gives the answer away,
            6 badly worded, 7 not worth remembering, 8 double; None if not said
    """
    from quizapp.workflows.acts import change_cards

    if reason is not None and not 1 <= reason <= 8:
        raise UsageError(f"{reason}: there is no such reason; choose 1 to 8")
    columns = {"verdict": 3, "verdict_day": moment.day, "reason": reason, "queue": -2, "flagged": False}
    change_cards(db, [guid], "reject", columns, moment)


def set_flagged(db: Database, guids: Sequence[str], on: bool, moment: Moment) -> None:
    """Mark items as faulty, or take the mark away."""
    from quizapp.workflows.acts import change_cards

    change_cards(db, guids, "flag" if on else "unflag", {"flagged": on}, moment)


def check_edit(item: Item, changes: ItemChanges) -> tuple[str, ...]:
    """What is wrong with an edit, as ids: `no-question`, `no-answer`, `no-gap`, `two-gaps`, `choice-doubled`,
    `answer-not-a-choice`, `too-few-choices`; and those of `remarks.REMARKS`, with which it may be saved all the same.
    """
    from quizapp.workflows.editing import edited, faults
    from quizapp.workflows.remarks import remarks

    return (*faults(item, changes), *remarks(edited(item, changes)))


def edit_item(db: Database, guid: str, changes: ItemChanges, moment: Moment) -> Item:
    """Store an edit. Guid and memory stay; generating again leaves the item alone. Raises UsageError: what must be mended."""
    from quizapp.workflows.editing import edit

    return edit(db, guid, changes, moment)


def item_of(db: Database, guid: str) -> TriageRow | None:
    """One item as triage and the editor show it."""
    from quizapp.store import triage
    from quizapp.store.engine import reading

    with reading(db.engine) as connection:
        rows = triage.rows_of(connection, db.learner_id, [guid])
        return next(iter(_triage_rows(db, connection, rows)), None)


def save_draft(db: Database, guid: str, changes: ItemChanges | None, moment: Moment) -> None:
    """Keep a half-done edit; None forgets it."""
    from quizapp.store import learners
    from quizapp.store.engine import writing

    value = None if changes is None else {name: text for name, text in asdict(changes).items() if text is not None}
    with writing(db.engine) as connection:
        learners.write_draft(connection, db.learner_id, f"edit:{guid}", value, moment.ms)


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
    from quizapp.workflows.by_hand import HandMade, add_by_hand

    return add_by_hand(db, HandMade(source_id, start, end, kind, question, answer), moment, deck)


def _deck_id(connection: Connection, db: Database, name: str | None) -> int | None:
    from quizapp.store import decks
    from quizapp.workflows.sittings import one_called

    return None if name is None else int(one_called(decks.visible(connection, db.learner_id), name)["id"])


def _triage_rows(db: Database, connection: Connection, rows: Sequence[RowMapping]) -> list[TriageRow]:
    from quizapp.store import items, learners
    from quizapp.workflows.drawing import Drawer
    from quizapp.workflows.passages import passage_of

    drawer = Drawer(db)
    drafts = learners.read_drafts(connection, db.learner_id, [f"edit:{row['guid']}" for row in rows])
    found = []
    for row in rows:
        item = items.item_of(row)
        text = drawer.text_of(connection, row["source_id"])
        found.append(
            TriageRow(
                guid=item.guid,
                item=item,
                deck=row["deck_name"],
                source_title=row["source_title"],
                passage=passage_of(text, item.span.start, item.span.end, item.quote),
                flagged=bool(row["flagged"]),
                draft=_draft(drafts.get(f"edit:{row['guid']}")),
            )
        )
    return found


def _draft(stored: dict[str, Any] | None) -> ItemChanges | None:
    if stored is None:
        return None
    fields: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in stored.items()}
    return ItemChanges(**fields)
