"""Changing an item for good: a learner's edit, an answer that shall count."""

from __future__ import annotations

import re
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from quizapp.errors import UsageError
from quizapp.items.item import GAP, Item, ItemKind

if TYPE_CHECKING:
    from sqlalchemy import Connection, RowMapping

    from quizapp.workflows.database import Database
    from quizapp.workflows.moment import Moment
    from quizapp.workflows.triage import ItemChanges


def accept(db: Database, guid: str, text: str, moment: Moment) -> None:
    """Let `text` count as a right answer to an item from now on. Survives regeneration. Can be undone."""
    from quizapp.store import items, steps
    from quizapp.store.engine import writing

    text = text.strip()
    if not text:
        return
    with writing(db.engine) as connection:
        row = existing(connection, guid)
        before = row["also_accepted"]
        after = [*(before or ()), text]
        if text in (before or ()):
            return
        items.set_columns(connection, row["id"], {"also_accepted": after, "updated_at": moment.ms})
        change = steps.RowChange("item", (row["id"],), {"also_accepted": before}, {"also_accepted": after})
        act = steps.Act("accept", (change,), guid=guid, question=row["question"], given=text)
        steps.push(connection, db.learner_id, act, moment.ms)


def edit(db: Database, guid: str, changes: ItemChanges, moment: Moment) -> Item:
    """Store a learner's edit of an item, with its verdict, in one step."""
    from quizapp.store import cards, items, learners, steps
    from quizapp.store.engine import writing

    with writing(db.engine) as connection:
        row = existing(connection, guid)
        found = [fault for fault in faults(items.item_of(row), changes) if fault != "answer-not-in-quote"]
        if found:
            raise UsageError(f"{row['question']}: {', '.join(found)}; mend it and save again")
        wanted = _wanted(items.item_of(row), changes)
        after = items.edit(connection, row, wanted, moment.ms)
        learners.write_draft(connection, db.learner_id, f"edit:{guid}", None, moment.ms)
        own = cards.cards_of(connection, db.learner_id, [guid])
        verdict = {"verdict": 2, "verdict_day": moment.day, "flagged": False}
        cards.change(connection, [card["id"] for card in own], verdict)
        before = {name: row[name] for name in after}
        act = steps.Act(
            kind="edit",
            changes=(steps.RowChange("item", (row["id"],), before, after), *steps.grouped("card", own, verdict)),
            guid=guid,
            card_id=own[0]["id"] if own else None,
            question=row["question"],
        )
        steps.push(connection, db.learner_id, act, moment.ms)
        return items.item_of(existing(connection, guid))


def edited(item: Item, changes: ItemChanges) -> Item:
    """The item as the edit would have it."""
    return replace(item, **_wanted(item, changes))


def _wanted(item: Item, changes: ItemChanges) -> dict[str, Any]:
    """The fields that an edit changes; the parts of a list are those of its answer."""
    wanted = {name: value for name, value in asdict(changes).items() if value is not None}
    if item.kind is ItemKind.LIST and changes.answer is not None:
        wanted["parts"] = tuple(part for part in map(str.strip, re.split("[；;]", changes.answer)) if part)
    return wanted


def faults(item: Item, changes: ItemChanges) -> tuple[str, ...]:
    """What is wrong with an item after an edit, as ids; `check_edit` names them."""
    question = item.question if changes.question is None else changes.question
    answer = item.answer if changes.answer is None else changes.answer
    choices = item.choices if changes.choices is None else changes.choices
    found = []
    if not question.strip():
        found.append("no-question")
    if not answer.strip():
        found.append("no-answer")
    if item.kind is ItemKind.CLOZE and question.count(GAP) != 1:
        found.append("no-gap" if GAP not in question else "two-gaps")
    if item.kind in (ItemKind.MULTIPLE_CHOICE, ItemKind.WHO_SAID):
        found += _choice_faults(answer, choices)
    elif item.kind in (ItemKind.CLOZE, ItemKind.SHORT_ANSWER) and _bare(answer) not in _bare(item.quote):
        found.append("answer-not-in-quote")
    return tuple(found)


def _choice_faults(answer: str, choices: tuple[str, ...]) -> list[str]:
    found = []
    if len(set(map(_bare, choices))) < len(choices):
        found.append("choice-doubled")
    if answer not in choices:
        found.append("answer-not-a-choice")
    if len(choices) < 2:
        found.append("too-few-choices")
    return found


def _bare(text: str) -> str:
    from quizapp.language.squeeze import squeeze

    return squeeze(text)


def existing(connection: Connection, guid: str) -> RowMapping:
    """An item's row. Raises UsageError if there is none."""
    from quizapp.store import items

    row = items.row_of(connection, guid)
    if row is None:
        raise UsageError(f"{guid}: there is no such item (any more)")
    return row
