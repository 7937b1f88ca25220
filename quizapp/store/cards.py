"""Cards: a learner's memory of items. Every change raises `version`, and an answer counts only if the card is as it was shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, bindparam, case, literal, or_, select, update

from quizapp.store.codes import PHASE_CODE, PHASES, QUEUE_OF, Queue, Verdict
from quizapp.store.dialect import insert_unknown
from quizapp.store.items import ItemIds, chunks, made_here
from quizapp.store.tables import card, item
from quizapp.study.card import CardState, Memory, Phase

AnyRow = RowMapping | Mapping[str, Any]


class ChangedSince(Exception):
    """The card is no longer as it was shown. Nothing of the transaction is kept."""


def state_of(row: AnyRow) -> CardState:
    """The scheduler's view of a card row."""
    phase = PHASES[row["phase"]]
    steps = phase in (Phase.LEARNING, Phase.RELEARNING)
    stability, difficulty = row["stability"], row["difficulty"]
    return CardState(
        phase=phase,
        step=row["step"],
        due_at=row["due"] if steps else None,
        due_day=row["due"] if phase is Phase.REVIEW else row["wait_day"],
        memory=None if stability is None else Memory(stability, difficulty),
        last_at=row["last_at"],
        last_day=row["last_day"],
        interval=row["interval"],
        reps=row["reps"],
        lapses=row["lapses"],
    )


def columns_of(state: CardState, position: int = 0) -> dict[str, Any]:
    """The columns that hold a state; `position` is where a new card stands."""
    steps = state.phase in (Phase.LEARNING, Phase.RELEARNING)
    due = state.due_at if steps else state.due_day if state.phase is Phase.REVIEW else position
    return {
        "queue": int(QUEUE_OF[state.phase]),
        "phase": PHASE_CODE[state.phase],
        "step": state.step,
        "due": due or 0,
        "wait_day": state.due_day if steps else None,
        "stability": state.memory.stability if state.memory else None,
        "difficulty": state.memory.difficulty if state.memory else None,
        "last_at": state.last_at,
        "last_day": state.last_day,
        "interval": state.interval,
        "reps": state.reps,
        "lapses": state.lapses,
    }


def replace_state(connection: Connection, row: AnyRow, columns: Mapping[str, Any]) -> None:
    """Change a card that is still as `row` shows it. Raises ChangedSince otherwise."""
    query = (
        update(card).where(card.c.id == row["id"], card.c.version == row["version"]).values(**columns, version=row["version"] + 1)
    )
    if connection.execute(query).rowcount != 1:
        raise ChangedSince


def change(connection: Connection, card_ids: Sequence[int], columns: Mapping[str, Any]) -> None:
    """Give many cards the same values."""
    for chunk in chunks(card_ids):
        connection.execute(update(card).where(card.c.id.in_(chunk)).values(**columns, version=card.c.version + 1))


def set_memories(connection: Connection, memories: Sequence[tuple[int, Mapping[str, Any]]]) -> None:
    """Give each card its own stability and difficulty."""
    if memories:
        values = {
            "stability": bindparam("new_stability"),
            "difficulty": bindparam("new_difficulty"),
            "version": card.c.version + 1,
        }
        query = update(card).where(card.c.id == bindparam("card")).values(values)
        rows = [{"card": key, "new_stability": m["stability"], "new_difficulty": m["difficulty"]} for key, m in memories]
        connection.execute(query, rows)


def make_cards(connection: Connection, learner_id: int, ids: Iterable[ItemIds], verdict: Verdict) -> None:
    """Give the learner a card for each item that they have none for. New cards stand in the order of rank."""
    rows = [
        {
            "learner_id": learner_id,
            "item_id": entry.item_id,
            "deck_id": entry.deck_id,
            "claim_id": entry.claim_id,
            "due": entry.rank,
            "verdict": int(verdict),
        }
        for entry in ids
    ]
    if rows:
        connection.execute(insert_unknown(connection, card), rows)


def follow_items(connection: Connection, ids: Sequence[ItemIds]) -> None:
    """After items were updated: cards follow their item's claim, deck and rank; memories are not touched."""
    for chunk in chunks(ids):
        within = card.c.item_id.in_([entry.item_id for entry in chunk])
        joined = select(item.c.id, item.c.claim_id, item.c.deck_id, item.c.rank).subquery()
        differs = (card.c.claim_id != joined.c.claim_id) | (card.c.deck_id != joined.c.deck_id)
        moved = (card.c.queue == Queue.NEW) & (card.c.due != joined.c.rank)
        position = case((card.c.queue == Queue.NEW, joined.c.rank), else_=card.c.due)
        query = update(card).where(within, card.c.item_id == joined.c.id, differs | moved)
        connection.execute(query.values(claim_id=joined.c.claim_id, deck_id=joined.c.deck_id, due=position))


def retire(connection: Connection, item_ids: Sequence[int]) -> None:
    """Items that are no longer made are not introduced any more; cards that were ever answered live on."""
    for chunk in chunks(item_ids):
        query = update(card).where(card.c.item_id.in_(chunk), card.c.queue == Queue.NEW, card.c.reps == 0)
        connection.execute(query.values(queue=int(Queue.RETIRED), version=card.c.version + 1))


def withdraw(connection: Connection, learner_id: int, deck_id: int) -> list[RowMapping]:
    """Take all the learner's cards of a deck away until its items are added again; returns them as they were."""
    mine = (card.c.learner_id == learner_id, card.c.deck_id == deck_id, card.c.queue.between(Queue.SUSPENDED, Queue.REVIEW))
    rows = list(connection.execute(select(card.c.id, card.c.queue).where(*mine)).mappings())
    connection.execute(update(card).where(*mine).values(queue=int(Queue.WITHDRAWN), version=card.c.version + 1))
    return rows


def revive_source(connection: Connection, learner_id: int, source_id: int) -> None:
    """The learner adds a source again whose items are up to date: what was withdrawn with its deck comes back."""
    of_source = select(item.c.id).where(item.c.source_id == source_id, made_here())
    query = update(card).where(card.c.learner_id == learner_id, card.c.item_id.in_(of_source), card.c.queue == Queue.WITHDRAWN)
    connection.execute(query.values(queue=_PLACE, version=card.c.version + 1))


def revive(connection: Connection, learner_id: int, ids: Iterable[ItemIds]) -> None:
    """Items that are made (or imported) again: retired cards come back, and the learner's withdrawn ones; rejected and deleted
    ones do not.
    """
    withdrawn = and_(card.c.queue == Queue.WITHDRAWN, card.c.learner_id == learner_id)
    for chunk in chunks([entry.item_id for entry in ids]):
        query = update(card).where(card.c.item_id.in_(chunk), or_(card.c.queue == Queue.RETIRED, withdrawn))
        connection.execute(query.values(queue=_PLACE, version=card.c.version + 1))


def card_rows(connection: Connection, card_ids: Sequence[int]) -> dict[int, RowMapping]:
    """Rows by id."""
    found: dict[int, RowMapping] = {}
    for chunk in chunks(card_ids):
        found |= {row["id"]: row for row in connection.execute(select(card).where(card.c.id.in_(chunk))).mappings()}
    return found


def cards_of(connection: Connection, learner_id: int, guids: Sequence[str]) -> list[RowMapping]:
    """The learner's cards of these items, each with its `guid` and `question`, in no order."""
    found: list[RowMapping] = []
    for chunk in chunks(guids):
        query = select(card, item.c.guid, item.c.question).join_from(card, item, card.c.item_id == item.c.id)
        found += connection.execute(query.where(card.c.learner_id == learner_id, item.c.guid.in_(chunk))).mappings().all()
    return found


def all_of(connection: Connection, learner_id: int) -> list[ColumnElement[bool]]:
    """The condition for all cards of a learner, where most of them are to be looked at.

    A private store's cards, and with them their items, are read faster one after another than by way of an index; "+ 0" keeps
    SQLite from taking one. In a shared store the index on the learner is what narrows the search.
    """
    if connection.dialect.name == "sqlite":
        return [card.c.learner_id + 0 == learner_id, card.c.queue + 0 >= int(Queue.SUSPENDED)]
    return [card.c.learner_id == learner_id, card.c.queue >= int(Queue.SUSPENDED)]


def make_missing(connection: Connection, learner_id: int) -> None:
    """Give a learner of a shared store a card for each item that others have added."""
    theirs = select(card.c.id).where(card.c.item_id == item.c.id, card.c.learner_id == learner_id)
    names = ("learner_id", "item_id", "deck_id", "claim_id", "due", "verdict", *_FRESH)
    values = (literal(learner_id), item.c.id, item.c.deck_id, item.c.claim_id, item.c.rank, literal(int(Verdict.KEPT)))
    missing = select(*values, *(literal(value) for value in _FRESH.values())).where(item.c.current.is_(True), ~theirs.exists())
    connection.execute(card.insert().from_select(list(names), missing))


# The queue that a card's phase belongs to.
_PLACE = case(
    (card.c.phase == 0, int(Queue.NEW)), (card.c.phase == PHASE_CODE[Phase.REVIEW], int(Queue.REVIEW)), else_=int(Queue.STEPS)
)
_FRESH = {
    "queue": 0, "phase": 0, "step": 0, "interval": 0, "reps": 0, "lapses": 0, "version": 0, "buried_day": -1, "flagged": False,
}  # fmt: skip
