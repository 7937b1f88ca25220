"""Items that a learner makes from a selected stretch of a source."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from quizapp.claims.claim import ClaimKind
from quizapp.errors import UsageError
from quizapp.items.item import GAP, Item, ItemKind
from quizapp.language.span import Span

if TYPE_CHECKING:
    from sqlalchemy import RowMapping

    from quizapp.workflows.database import Database
    from quizapp.workflows.moment import Moment


@dataclass(frozen=True, slots=True)
class HandMade:
    """What the learner typed, and the stretch of the source that it is about."""

    source_id: int
    start: int
    end: int
    kind: ItemKind
    question: str
    answer: str


def add_by_hand(db: Database, made: HandMade, moment: Moment, deck: str | None) -> Item:
    """Store an item made by hand; its deck is the one given, else the source's. Can be undone."""
    from quizapp.store import cards, decks, items, sources, steps
    from quizapp.store.codes import Queue, Verdict
    from quizapp.store.engine import writing

    with writing(db.engine) as connection:
        source = sources.read_source(connection, made.source_id)
        if source is None:
            raise UsageError(f"source {made.source_id}: there is no such source (any more)")
        item = _item(made, source)
        known = None if deck else items.deck_of_source(connection, made.source_id)
        deck_id = known or decks.find_or_add(connection, deck or source["title"], "hand", moment.ms)
        stored = items.upsert(connection, made.source_id, deck_id, [item], moment.ms)
        cards.make_cards(connection, db.learner_id, stored.ids.values(), Verdict.KEPT)
        rows = cards.cards_of(connection, db.learner_id, [item.guid])
        change = steps.RowChange("card", (rows[0]["id"],), {"queue": int(Queue.WITHDRAWN)}, {"queue": rows[0]["queue"]})
        act = steps.Act("add", (change,), guid=item.guid, card_id=rows[0]["id"], question=item.question)
        cards.revive(connection, db.learner_id, stored.ids.values())
        steps.push(connection, db.learner_id, act, moment.ms)
    return item


def _item(made: HandMade, source: RowMapping) -> Item:
    """The item, checked. Its guid depends on what is asked, so that the same one is never stored twice."""
    from quizapp.workflows.editing import faults
    from quizapp.workflows.passages import SourceText, speaker_at
    from quizapp.workflows.triage import ItemChanges

    quote = source["text"][made.start : made.end]
    if not quote.strip():
        raise UsageError("nothing is selected; select the sentence that the item is about")
    words = f"{source['identity']}\0{made.kind.value}\0{made.question.strip()}\0{made.answer.strip()}"
    guid = sha256(words.encode()).hexdigest()[:24]
    item = Item(
        guid=guid,
        claim_id=f"hand-{made.start}-{made.end}",
        kind=made.kind,
        claim=ClaimKind.FACT,
        rank=1,
        importance=1.0,
        topic="",
        speaker=speaker_at(SourceText.of(source), made.start),
        question=made.question.strip(),
        answer=made.answer.strip(),
        explanation="",
        quote=quote,
        span=Span(made.start, made.end),
        reason="by hand",
        by_hand=True,
    )
    found = [fault for fault in faults(item, ItemChanges()) if fault != "answer-not-in-quote"]
    if found:
        raise UsageError(f"{item.question or GAP}: {', '.join(found)}; mend it and save again")
    return item
