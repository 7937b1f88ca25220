"""Drawing a card from the store: everything that a screen shows of it, read in one go."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from quizapp.items.item import FALSE, TRUE, Item, ItemKind
from quizapp.study.offering import offered
from quizapp.workflows.passages import SourceText, passage_of
from quizapp.workflows.shown import ShownCard

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quizapp.store.tally import Groups
    from quizapp.workflows.database import Database

_KEPT_SOURCES = 8  # texts held in memory; a queue moves between few sources


class Drawer:
    """Reads cards and keeps the texts of the last few sources."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._texts: dict[int, SourceText] = {}
        self._decks: dict[int, str] = {}

    def draw(
        self, connection: Connection, card_id: int, asking: str = "", practised: int = 0
    ) -> tuple[ShownCard, Mapping[str, Any]] | None:
        """A card as it is shown, with its row as it stands in the store; None if this learner has no such card.

        asking     which asking this is: what was looked at in another one does not count; empty: looking is allowed
        practised  how often it was asked without the schedule, which counts only what changes it
        """
        from quizapp.store import cards, items, learners, sessions

        joined = sessions.shown_row(connection, self._db.learner_id, card_id)
        if joined is None:
            return None
        row = {name.removeprefix("card_"): joined[name] for name in joined if name.startswith("card_")}
        row |= {name: joined[name] for name in ("speaker", "topic", "kind", "claim_kind", "deck_name", "source_id")}
        item = items.item_of(joined)
        state = cards.state_of(row)
        kept = learners.read_drafts(connection, self._db.learner_id, [draft_key(card_id), look_key(card_id)])
        shown = ShownCard(
            card_id=card_id,
            guid=item.guid,
            item=item,
            deck=joined["deck_name"],
            source_id=joined["source_id"],
            source_title=joined["source_title"],
            state=state,
            version=row["version"],
            choices=shuffled_choices(item, state.reps + practised),
            passage=passage_of(self.text_of(connection, joined["source_id"]), item.span.start, item.span.end, item.quote),
            flagged=bool(row["flagged"]),
            draft=kept.get(draft_key(card_id)),
            looked=bool(asking) and kept.get(look_key(card_id)) == asking,
        )
        return shown, row

    def text_of(self, connection: Connection, source_id: int) -> SourceText:
        """A source's text, held for the next cards."""
        from quizapp.store import sources

        if source_id not in self._texts:
            if len(self._texts) >= _KEPT_SOURCES:
                self._texts.pop(next(iter(self._texts)))
            self._texts[source_id] = SourceText.of(sources.read_source(connection, source_id))
        return self._texts[source_id]


def draft_key(card_id: int) -> str:
    """Under which a half-typed answer is kept."""
    return f"answer:{card_id}"


def look_key(card_id: int) -> str:
    """Under which it is kept that an answer was seen before it was given, with the asking in which that was."""
    return f"looked:{card_id}"


def shuffled_choices(item: Item, reps: int) -> tuple[str, ...]:
    """The choices in the order of this asking: another one next time, the same after an undo; amounts and dates ascending."""
    if item.kind is ItemKind.TRUE_FALSE:
        return (TRUE, FALSE)
    return offered(item.choices, item.guid, reps)


def groups_of(row: Mapping[str, Any]) -> Groups:
    """The groups that an answer to this card is counted in."""
    from quizapp.store.tally import Groups

    return Groups(row["deck_id"], row["source_id"], row["speaker"], row["topic"], row["kind"], row["claim_kind"])
