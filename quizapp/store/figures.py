"""What the scores read: cards as they stand, a deck's part of the log, names for ids."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, case, func, select

from quizapp.scores import Cards, ReviewRow
from quizapp.scores.calibration import predicted
from quizapp.scores.gather import stability_class
from quizapp.scores.rows import MATURE
from quizapp.store.cards import all_of
from quizapp.store.codes import PHASE_CODE, Queue
from quizapp.store.tables import card, deck, review, source
from quizapp.store.tally import log_rows
from quizapp.study.card import Memory, Phase
from quizapp.study.workload import Known


def count_cards(connection: Connection, learner_id: int, deck_id: int | None, today: int, decay: float) -> Cards:
    """The learner's cards as the scores count them, of one deck or of all that are not deleted; counted by the database."""
    mine = all_of(connection, learner_id)
    if deck_id is not None:
        mine = [card.c.learner_id == learner_id, card.c.queue >= Queue.SUSPENDED, card.c.deck_id == deck_id]
    learnt = (*mine, card.c.queue > Queue.SUSPENDED, card.c.phase != PHASE_CODE[Phase.NEW])
    known = (*learnt, card.c.stability.is_not(None), card.c.last_day.is_not(None))
    counted = Cards(phases=Counter(_by(connection, _class(), mine)), due=Counter(_by(connection, _due(today), learnt)))
    memories = select(card.c.stability, card.c.difficulty, card.c.last_day).where(*known)
    rows = connection.execute(memories).all()
    for stability, difficulty, _ in rows:
        counted.stability[stability_class(stability)] += 1
        counted.difficulty[round(difficulty)] += 1
    # Summed exactly, so that the order in which a database gives its rows does not show.
    counted.recall = math.fsum(predicted(stability, today - last_day, decay) for stability, _, last_day in rows)
    counted.with_memory = len(rows)
    return counted


def log_of_deck(connection: Connection, learner_id: int, deck_id: int, since: int | None) -> Iterable[ReviewRow]:
    """The answers of one deck, from a study day on."""
    # Not by the log's learner: the search shall start from the deck's cards, not from all answers.
    conditions = [card.c.deck_id == deck_id, card.c.learner_id == learner_id]
    return log_rows(connection, conditions + ([review.c.day >= since] if since is not None else []))


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


def new_claims(connection: Connection, learner_id: int, deck_id: int) -> list[int]:
    """The claims of the cards of a deck that were never asked, in the order in which the cards come."""
    query = select(card.c.claim_id).where(card.c.learner_id == learner_id, card.c.deck_id == deck_id)
    return list(connection.execute(query.where(card.c.queue == Queue.NEW).order_by(card.c.due, card.c.id)).scalars())


def titles(connection: Connection) -> dict[str, dict[str, str]]:
    """Names of decks and sources by their ids as text."""
    return {
        "deck": {str(key): name for key, name in connection.execute(select(deck.c.id, deck.c.name))},
        "source": {str(key): name for key, name in connection.execute(select(source.c.id, source.c.title))},
    }


def _by(connection: Connection, group: ColumnElement[Any], conditions: Sequence[Any]) -> dict[Any, int]:
    labelled = group.label("of")
    return dict(connection.execute(select(labelled, func.count()).where(*conditions).group_by(labelled)).all())


def _class() -> ColumnElement[str]:
    """The class of a card as the scores name it."""
    return case(
        (card.c.queue == Queue.SUSPENDED, "suspended"),
        (card.c.phase == PHASE_CODE[Phase.NEW], "new"),
        (card.c.phase != PHASE_CODE[Phase.REVIEW], "learning"),
        (card.c.interval >= MATURE, "mature"),
        else_="young",
    )


def _due(today: int) -> ColumnElement[int]:
    """The study day that a card is due on; what is overdue or being learnt is due today."""
    in_review = card.c.phase == PHASE_CODE[Phase.REVIEW]
    return case((in_review & (card.c.due > today), card.c.due), else_=today)
