"""Why an item is the way it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.errors import UsageError

if TYPE_CHECKING:
    from sqlalchemy import Connection, RowMapping

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
    from quizapp.store import items, sources
    from quizapp.store.engine import reading
    from quizapp.workflows.passages import SourceText, passage_of

    with reading(db.engine) as connection:
        row = _one_like(connection, guid)
        standing = items.standing_of(connection, db.learner_id, row["id"])
        source = sources.read_source(connection, row["source_id"])
        siblings = items.siblings_of(connection, row["claim_id"], row["id"])
        deck = decks_row(connection, row["deck_id"])
    item = items.item_of(row)
    assert source is not None
    return Explanation(
        item=item,
        deck=deck["name"],
        source_title=source["title"],
        source_path=source["path"],
        passage=passage_of(SourceText.of(source), item.span.start, item.span.end, item.quote),
        rules=tuple(filter(None, (part.strip() for part in re.split(r"[,;\s+→|]+", item.reason)))),
        scores=item.scores,
        siblings=tuple(siblings),
        edited=row["made"] is not None,
        verdict=_VERDICTS[standing["verdict"]] if standing else "",
        generator=source["made_by"].partition("/")[0],
    )


def _one_like(connection: Connection, guid: str) -> RowMapping:
    from quizapp.store import items

    found = items.rows_like(connection, guid.strip()) if guid.strip() else []
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"{guid}: several items begin so; give more of the guid")
    raise UsageError(f"{guid}: there is no such item; copy its guid from the browser or an export")


def decks_row(connection: Connection, deck_id: int) -> RowMapping:
    """A deck's row, which must be there."""
    from quizapp.store import decks

    row = decks.by_id(connection, deck_id)
    assert row is not None
    return row


_VERDICTS = ("", "kept", "edited", "rejected")
