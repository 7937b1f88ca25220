"""What the scores read: cards as they stand, a deck's part of the log, names for ids."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, func, select

from quizapp.scores import CardRow, ReviewRow
from quizapp.store.codes import PHASES, Queue
from quizapp.store.tables import card, deck, review, source
from quizapp.store.tally import log_rows
from quizapp.study.card import Memory, Phase
from quizapp.study.workload import Known


def card_rows(connection: Connection, learner_id: int, deck_id: int | None) -> Iterable[CardRow]:
    """The learner's cards, of one deck or of all that are not deleted."""
    columns = (card.c.phase, card.c.due, card.c.interval, card.c.stability, card.c.difficulty, card.c.last_day, card.c.queue)
    query = select(*columns).where(card.c.learner_id == learner_id, card.c.queue >= Queue.SUSPENDED)
    if deck_id is not None:
        query = query.where(card.c.deck_id == deck_id)
    else:
        query = query.where(card.c.deck_id.in_(select(deck.c.id).where(deck.c.hidden.is_(False))))
    for row in connection.execute(query):
        phase = PHASES[row.phase]
        yield CardRow(
            phase=phase,
            due_day=row.due if phase is Phase.REVIEW else None,
            interval=row.interval,
            stability=row.stability,
            difficulty=row.difficulty,
            last_day=row.last_day,
            suspended=row.queue == Queue.SUSPENDED,
        )


def log_of_deck(connection: Connection, learner_id: int, deck_id: int, since: int | None) -> Iterable[ReviewRow]:
    """The answers of one deck, from a study day on."""
    conditions = [card.c.deck_id == deck_id, card.c.learner_id == learner_id]
    return log_rows(connection, learner_id, conditions + ([review.c.day >= since] if since is not None else []))


def known_cards(connection: Connection, learner_id: int, deck_id: int, day: int) -> list[Known]:
    """The cards of a deck that were learnt and are not suspended, as a plan for the coming days needs them."""
    columns = (card.c.stability, card.c.difficulty, card.c.last_day, card.c.due, card.c.queue)
    query = select(*columns).where(card.c.learner_id == learner_id, card.c.deck_id == deck_id, card.c.queue > Queue.NEW)
    rows = connection.execute(query.where(card.c.stability.is_not(None), card.c.last_day.is_not(None)))
    return [
        Known(Memory(row.stability, row.difficulty), day - row.last_day, row.due - day if row.queue == Queue.REVIEW else 0)
        for row in rows
    ]


def new_cards(connection: Connection, learner_id: int, deck_id: int) -> int:
    """How many cards of a deck were never asked."""
    query = select(func.count()).select_from(card).where(card.c.learner_id == learner_id, card.c.deck_id == deck_id)
    return int(connection.execute(query.where(card.c.queue == Queue.NEW)).scalar_one())


def titles(connection: Connection) -> dict[str, dict[str, str]]:
    """Names of decks and sources by their ids as text."""
    return {
        "deck": {str(key): name for key, name in connection.execute(select(deck.c.id, deck.c.name))},
        "source": {str(key): name for key, name in connection.execute(select(source.c.id, source.c.title))},
    }
