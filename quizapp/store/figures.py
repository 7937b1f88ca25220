"""What the scores read: cards as they stand, a deck's part of the log, names for ids."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, case, func, select

from quizapp.scores import Answers, Cards, Share
from quizapp.scores.calibration import predicted
from quizapp.scores.gather import Columns, add_columns, add_shares, stability_class
from quizapp.scores.rows import MATURE
from quizapp.scores.share import NO_ANSWERS
from quizapp.store.cards import all_of
from quizapp.store.codes import PHASE_CODE, PHASES, Queue, ReviewKind
from quizapp.store.reviews import standing
from quizapp.store.tables import card, deck, review, source
from quizapp.store.tally import groups_of_cards, keys_of
from quizapp.study.card import Memory, Phase, Rating
from quizapp.study.workload import Known

_FETCHED = 10_000  # rows of the log that are read at once


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


def answers_of_deck(  # noqa: PLR0913, PLR0917
    connection: Connection, learner_id: int, deck_id: int, since: int | None, zone: ZoneInfo, decay: float
) -> Answers:
    """The answers of one deck, from a study day on, counted straight from its part of the log."""
    names = ("at", "day", "took_ms", "interval_before", "stability_before", "last_day_before")
    query = standing(review.c.card_id, review.c.rating, review.c.phase_before, *(review.c[name] for name in names))
    # Not by the log's learner: the search shall start from the deck's cards, not from all answers.
    mine = (card.c.deck_id == deck_id, card.c.learner_id == learner_id, review.c.kind < ReviewKind.PRACTICE)
    query = query.join_from(review, card, card.c.id == review.c.card_id).where(*mine)
    if since is not None:
        query = query.where(review.c.day >= since)
    counted = Answers()
    by_card: dict[int, Share] = {}
    for part in connection.execute(query).partitions(_FETCHED):
        card_ids, ratings, phases, at, day, took_ms, interval, stability, last_day = zip(*part, strict=True)
        right = [rating != Rating.AGAIN.value for rating in ratings]
        before = [PHASES[phase] for phase in phases]
        add_columns(counted, Columns(at, day, right, took_ms, before, interval, stability, last_day), zone, decay)
        add_shares(by_card, card_ids, right)
    for card_id, groups in groups_of_cards(connection, by_card).items():
        for name, key in keys_of(groups).items():
            counted.groups[name][key] = counted.groups[name].get(key, NO_ANSWERS) + by_card[card_id]
    return counted


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
