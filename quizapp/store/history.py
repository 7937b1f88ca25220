"""The log read back as the domain's reviews, each with the card before and after."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, RowMapping, select

from quizapp.store.codes import PHASES, ReviewKind
from quizapp.store.items import chunks
from quizapp.store.reviews import standing
from quizapp.store.tables import card, review
from quizapp.study.card import CardState, Memory, Phase, Rating, Review
from quizapp.study.optimizer import Answered


def reviews_of(connection: Connection, card_ids: Sequence[int]) -> dict[int, tuple[Review, ...]]:
    """The answers that count for the schedule, oldest first, by card."""
    rows: dict[int, list[RowMapping]] = {}
    for chunk in chunks(card_ids):
        query = standing(review).where(review.c.card_id.in_(chunk), review.c.kind < ReviewKind.PRACTICE)
        for row in connection.execute(query.order_by(review.c.card_id, review.c.at)).mappings():
            rows.setdefault(row["card_id"], []).append(row)
    return {card_id: tuple(_chain(history)) for card_id, history in rows.items()}


def ratings_of_decks(connection: Connection, learner_id: int, deck_ids: Sequence[int]) -> dict[int, list[Answered]]:
    """Day and rating of the answers that count for the schedule, oldest first, by card."""
    query = standing(review.c.card_id, review.c.day, review.c.rating).join(card, card.c.id == review.c.card_id)
    mine = query.where(card.c.learner_id == learner_id, card.c.deck_id.in_(deck_ids), review.c.kind < ReviewKind.PRACTICE)
    found: dict[int, list[Answered]] = {}
    for card_id, day, rating in connection.execute(mine.order_by(review.c.card_id, review.c.at)):
        found.setdefault(card_id, []).append(Answered(day, Rating(rating)))
    return found


def past_of(connection: Connection, card_id: int) -> list[tuple[RowMapping, bool]]:
    """Every answer to a card, practice and voided ones too (True), oldest first."""
    rows = connection.execute(select(review).where(review.c.card_id == card_id).order_by(review.c.at)).mappings().all()
    voided = {row["voids"] for row in rows}
    return [(row, row["id"] in voided) for row in rows if row["kind"] != ReviewKind.UNDO]


def wrong_answers(connection: Connection, card_id: int) -> list[str]:
    """What was given and rated *again*, oldest first."""
    query = standing(review.c.given).where(review.c.card_id == card_id, review.c.rating == Rating.AGAIN, review.c.given != "")
    return list(connection.execute(query.order_by(review.c.at)).scalars())


def _chain(rows: Iterable[RowMapping]) -> Iterable[Review]:
    """The log holds what changes; the rest of a state follows from the answers before."""
    before = CardState()
    for row in rows:
        after = _after(row, before)
        yield Review(
            card_id=row["card_id"],
            at=row["at"],
            day=row["day"],
            rating=Rating(row["rating"]),
            took_ms=row["took_ms"],
            given=row["given"],
            score=row["score"],
            before=before,
            after=after,
        )
        before = after


def _after(row: RowMapping, before: CardState) -> CardState:
    phase = PHASES[row["phase_after"]]
    steps = phase in (Phase.LEARNING, Phase.RELEARNING)
    stability = row["stability_after"]
    lapsed = before.phase is Phase.REVIEW and row["rating"] == Rating.AGAIN
    return CardState(
        phase=phase,
        due_at=row["due_after"] if steps else None,
        due_day=row["due_after"] if phase is Phase.REVIEW else None,
        memory=None if stability is None else Memory(stability, row["difficulty_after"]),
        last_at=row["at"],
        last_day=row["day"],
        interval=row["interval_after"],
        reps=before.reps + 1,
        lapses=before.lapses + lapsed,
    )
