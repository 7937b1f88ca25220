"""Sittings: the queue as it was built and how far it has come; and the cards that a queue is built from."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, and_, case, func, select, update

from quizapp.store.codes import PHASES, Queue, Verdict
from quizapp.store.decks import DeckLimits
from quizapp.store.items import chunks, items_query
from quizapp.store.reviews import standing
from quizapp.store.tables import card, claim, deck, item, review, session, source
from quizapp.study.card import Phase

MOST = 400  # cards of one stretch of study; a session goes on with the next by itself
_LEAST = 5  # cards that a deck gives to a stretch
_BACKLOG = 10_000  # overdue cards that a plan looks at
_SPARE = 3  # times the limit: siblings that are put off leave room for others


@dataclass(frozen=True, slots=True)
class DueCard:
    """A card that could be asked today, with what the order of the day depends on."""

    card_id: int
    deck_id: int
    claim_id: int
    phase: Phase
    due: int  # position of a new card, study day of one in review
    kind: str
    speaker: str
    topic: str
    question: str
    answer: str
    accepted: tuple[str, ...]
    quote: str
    explanation: str
    stability: float | None
    last_day: int | None


def shared_out(limits: Sequence[DeckLimits]) -> list[DeckLimits]:
    """The limits of one stretch of study: where many decks are asked together, each gives its part of what one stretch can hold.

    What is left comes in the next stretch; without this, arranging the cards of fifty full decks would take most of a minute.
    """
    share = max(MOST // max(len(limits), 1), _LEAST)
    return [replace(limit, new=min(limit.new, share), review=min(limit.review, share)) for limit in limits]


def due_cards(connection: Connection, learner_id: int, limits: Sequence[DeckLimits], day: int) -> list[DueCard]:
    """New cards (best first) and cards in review (longest overdue first), some beyond the limits to choose from."""
    found: list[DueCard] = []
    for limit in limits:
        mine = and_(card.c.learner_id == learner_id, card.c.deck_id == limit.deck_id, card.c.buried_day != day)
        due = _due_query().where(mine, card.c.queue == Queue.REVIEW, card.c.due <= day)
        fresh = _due_query().where(mine, card.c.queue == Queue.NEW)
        if limit.triaged_only:
            fresh = fresh.where(card.c.verdict != Verdict.WAITS)
        for query, most in ((due, limit.review), (fresh, limit.new)):
            if most > 0:
                rows = connection.execute(query.order_by(card.c.due, card.c.id).limit(most * _SPARE)).mappings()
                found += [_due_card(row) for row in rows]
    return found


def due_cards_of(connection: Connection, card_ids: Collection[int]) -> list[DueCard]:
    """The same of given cards, whatever their schedule says, in the order given."""
    rows: dict[int, DueCard] = {}
    ids = list(card_ids)
    for chunk in chunks(ids):
        for row in connection.execute(_due_query().where(card.c.id.in_(chunk), card.c.queue >= Queue.SUSPENDED)).mappings():
            rows[row["id"]] = _due_card(row)
    return [rows[card_id] for card_id in ids if card_id in rows]


def askable(connection: Connection, card_ids: Sequence[int], day: int) -> list[int]:
    """Those of these cards that are neither suspended nor put off until tomorrow, in the order given."""
    found: set[int] = set()
    for chunk in chunks(card_ids):
        query = select(card.c.id).where(card.c.id.in_(chunk), card.c.queue >= Queue.NEW, card.c.buried_day != day)
        found.update(connection.execute(query).scalars())
    return [card_id for card_id in card_ids if card_id in found]


def backlog(connection: Connection, learner_id: int, day: int) -> list[DueCard]:
    """The cards whose review is due, of all decks, the longest overdue first; no more than anybody can plan with."""
    due = select(card.c.id).where(card.c.learner_id == learner_id, card.c.queue == Queue.REVIEW, card.c.due <= day)
    return due_cards_of(connection, connection.execute(due.order_by(card.c.due, card.c.id).limit(_BACKLOG)).scalars().all())


def guids_of(connection: Connection, card_ids: Sequence[int]) -> tuple[str, ...]:
    """The guids of these cards' items, in the order given."""
    found: dict[int, str] = {}
    for chunk in chunks(card_ids):
        query = select(card.c.id, item.c.guid).join_from(card, item, card.c.item_id == item.c.id)
        found |= dict(connection.execute(query.where(card.c.id.in_(chunk))).all())
    return tuple(found[card_id] for card_id in card_ids if card_id in found)


def claims_seen(connection: Connection, learner_id: int, deck_ids: Sequence[int], day: int) -> set[int]:
    """The claims of which an item was already asked on this day: their other items wait until tomorrow."""
    query = select(card.c.claim_id).where(card.c.learner_id == learner_id, card.c.deck_id.in_(deck_ids), card.c.last_day == day)
    return set(connection.execute(query.where(card.c.queue > Queue.NEW).distinct()).scalars())


def asked_last(connection: Connection, learner_id: int, deck_ids: Sequence[int], day: int, number: int) -> list[DueCard]:
    """The cards that were answered last on this day, the latest last."""
    query = select(card.c.id).where(card.c.learner_id == learner_id, card.c.deck_id.in_(deck_ids), card.c.last_day == day)
    latest = query.where(card.c.queue > Queue.NEW).order_by(card.c.last_at.desc(), card.c.id).limit(number)
    return due_cards_of(connection, connection.execute(latest).scalars().all()[::-1])


def in_steps(connection: Connection, learner_id: int, deck_ids: Sequence[int] | None, day: int) -> list[tuple[int, int]]:
    """(due moment ms, card id) of the cards that are being learnt, soonest first; without decks, of all."""
    query = select(card.c.due, card.c.id).where(
        card.c.learner_id == learner_id, card.c.queue == Queue.STEPS, card.c.buried_day != day
    )
    if deck_ids is not None:
        query = query.where(card.c.deck_id.in_(deck_ids))
    return [(due, card_id) for due, card_id in connection.execute(query.order_by(card.c.due, card.c.id))]


def load_ahead(connection: Connection, learner_id: int, deck_ids: Sequence[int], first: int, last: int) -> dict[int, int]:
    """Cards in review due by study day, between two days."""
    query = select(card.c.due, func.count()).where(
        card.c.learner_id == learner_id,
        card.c.deck_id.in_(deck_ids),
        card.c.queue == Queue.REVIEW,
        card.c.due.between(first, last),
    )
    return dict(connection.execute(query.group_by(card.c.due)).all())


def sibling_days(connection: Connection, learner_id: int, claim_id: int, card_id: int) -> set[int]:
    """The study days on which other items of a claim are due."""
    query = select(card.c.due).where(card.c.learner_id == learner_id, card.c.claim_id == claim_id, card.c.id != card_id)
    return set(connection.execute(query.where(card.c.queue == Queue.REVIEW)).scalars())


def shown_row(connection: Connection, learner_id: int, card_id: int) -> RowMapping | None:
    """A card with its item, claim key and source's title and id: all that is drawn of it, in one row."""
    names = [column.label(f"card_{column.name}") for column in card.c]
    titles = (claim.c.key.label("claim_key"), source.c.title.label("source_title"), deck.c.name.label("deck_name"))
    query = select(item, *titles, *names).join_from(card, item, card.c.item_id == item.c.id)
    query = query.join(claim, claim.c.id == item.c.claim_id).join(source, source.c.id == item.c.source_id)
    query = query.join(deck, deck.c.id == item.c.deck_id)
    return connection.execute(query.where(card.c.id == card_id, card.c.learner_id == learner_id)).mappings().one_or_none()


def find_open(connection: Connection, learner_id: int, mode: str, scope: str, day: int) -> RowMapping | None:
    """The session of this scope that was begun today and not ended."""
    query = select(session).where(session.c.learner_id == learner_id, session.c.day == day, session.c.ended_at.is_(None))
    found = query.where(session.c.mode == mode, session.c.scope == scope).order_by(session.c.id.desc()).limit(1)
    return connection.execute(found).mappings().one_or_none()


def finished_quizzes(connection: Connection, learner_id: int, deck_name: str | None, limit: int) -> list[RowMapping]:
    """Quizzes that were ended, newest first."""
    query = select(session).where(session.c.learner_id == learner_id, session.c.mode == "quiz", session.c.ended_at.is_not(None))
    if deck_name is not None:
        query = query.where(session.c.deck_name == deck_name)
    return list(connection.execute(query.order_by(session.c.started_at.desc()).limit(limit)).mappings())


def items_of_cards(connection: Connection, learner_id: int, card_ids: Sequence[int]) -> list[RowMapping]:
    """The items of these cards, each with its `card_id`."""
    query = items_query().add_columns(card.c.id.label("card_id")).join(card, card.c.item_id == item.c.id)
    found: list[RowMapping] = []
    for chunk in chunks(card_ids):
        found += connection.execute(query.where(card.c.learner_id == learner_id, card.c.id.in_(chunk))).mappings().all()
    return found


def add_session(connection: Connection, columns: dict[str, Any]) -> int:
    """Store a new session; returns its id."""
    return int(connection.execute(session.insert().values(columns).returning(session.c.id)).scalar_one())


def read_session(connection: Connection, session_id: int) -> RowMapping:
    """A session row."""
    return connection.execute(select(session).where(session.c.id == session_id)).mappings().one()


def set_session(connection: Connection, session_id: int, columns: dict[str, Any]) -> None:
    """Change a session."""
    connection.execute(update(session).where(session.c.id == session_id).values(columns))


def answers_in(connection: Connection, learner_id: int, session_id: int, day: int) -> dict[int, int]:
    """How many answers of a session count, by card; cards that were not answered are left out."""
    query = standing(review.c.card_id, func.count()).where(
        review.c.learner_id == learner_id, review.c.day >= day, review.c.session_id == session_id
    )
    return dict(connection.execute(query.group_by(review.c.card_id)).all())


def time_in(connection: Connection, learner_id: int, session_id: int, day: int, longest: int) -> int:
    """Milliseconds that the answers of a session took, at most `longest` each."""
    each = case((review.c.took_ms > longest, longest), else_=review.c.took_ms)
    query = standing(func.coalesce(func.sum(each), 0)).where(
        review.c.learner_id == learner_id, review.c.day >= day, review.c.session_id == session_id
    )
    return int(connection.execute(query).scalar_one())


def answers_with_items(connection: Connection, learner_id: int, session_id: int, day: int) -> list[RowMapping]:
    """The answers of a session that count, oldest first, each with its card's lapses and its item's groups."""
    shown = (item.c.guid, item.c.question, item.c.answer, item.c.kind, item.c.claim_kind, item.c.speaker, item.c.deck_id)
    query = standing(
        review.c.card_id, review.c.rating, review.c.took_ms, review.c.score, review.c.kind.label("asked"), card.c.lapses, *shown
    )
    joined = query.join(card, card.c.id == review.c.card_id).join(item, item.c.id == card.c.item_id)
    mine = joined.where(review.c.learner_id == learner_id, review.c.day >= day, review.c.session_id == session_id)
    return list(connection.execute(mine.order_by(review.c.at, review.c.id)).mappings())


def count_buried(connection: Connection, learner_id: int, deck_ids: Sequence[int], day: int) -> int:
    """How many cards are put off until tomorrow."""
    query = select(func.count()).select_from(card).where(card.c.learner_id == learner_id, card.c.deck_id.in_(deck_ids))
    return int(connection.execute(query.where(card.c.queue >= Queue.NEW, card.c.buried_day == day)).scalar_one())


def unbury(connection: Connection, learner_id: int, deck_ids: Sequence[int], day: int) -> list[int]:
    """Take today's burials back; returns the cards that could be asked."""
    query = select(card.c.id, card.c.queue).where(
        card.c.learner_id == learner_id, card.c.deck_id.in_(deck_ids), card.c.buried_day == day
    )
    rows = connection.execute(query.where(card.c.queue >= Queue.NEW)).all()
    for chunk in chunks([row.id for row in rows]):
        values = {"buried_day": -1, "version": card.c.version + 1}
        connection.execute(update(card).where(card.c.id.in_(chunk)).values(values))
    return [row.id for row in rows if row.queue != Queue.STEPS]


def more_new(  # noqa: PLR0913, PLR0917
    connection: Connection, learner_id: int, deck_ids: Sequence[int], day: int, queued: Sequence[int], number: int
) -> list[int]:
    """The next new cards, best first, beyond those that are queued already."""
    query = select(card.c.id).where(card.c.learner_id == learner_id, card.c.deck_id.in_(deck_ids), card.c.queue == Queue.NEW)
    wanted = query.where(card.c.buried_day != day).order_by(card.c.due, card.c.id).limit(number + len(queued))
    known = set(queued)
    return [card_id for card_id in connection.execute(wanted).scalars() if card_id not in known][:number]


def _due_query() -> Select[Any]:
    columns = (card.c.id, card.c.deck_id, card.c.claim_id, card.c.phase, card.c.due, card.c.stability, card.c.last_day)
    shown = (item.c.kind, item.c.speaker, item.c.topic, item.c.question, item.c.answer, item.c.quote, item.c.detail)
    return select(*columns, *shown).join_from(card, item, card.c.item_id == item.c.id)


def _due_card(row: RowMapping) -> DueCard:
    return DueCard(
        card_id=row["id"],
        deck_id=row["deck_id"],
        claim_id=row["claim_id"],
        phase=PHASES[row["phase"]],
        due=row["due"],
        kind=row["kind"],
        speaker=row["speaker"],
        topic=row["topic"],
        question=row["question"],
        answer=row["answer"],
        accepted=tuple(row["detail"].get("accepted", ())),
        quote=row["quote"],
        explanation=row["detail"].get("explanation", ""),
        stability=row["stability"],
        last_day=row["last_day"],
    )
