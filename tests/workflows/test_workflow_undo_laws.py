"""Whatever a learner did: undoing all of it gives the store as it was, doing it again gives the store as it had become."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import func, select

from quizapp.store import tally
from quizapp.store.engine import reading
from quizapp.store.reviews import standing
from quizapp.store.tables import card, review
from quizapp.study.card import Rating
from quizapp.study.settings import DeckSettings
from quizapp.workflows import Database, Moment
from quizapp.workflows.browse import delete, set_suspended
from quizapp.workflows.decks import change_deck_settings, delete_deck, rename_deck
from quizapp.workflows.study import StudySession, begin_study
from quizapp.workflows.triage import ItemChanges, edit_item, keep, reject, set_flagged
from quizapp.workflows.undo import next_undo, redo, undo
from tests.workflows.harbour import ZONE, at, items
from tests.workflows.look import everything, log

GUIDS = [made.guid for made in items()]


def rounded(state: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    """Sums of floats that were added and taken away again differ in their last digits."""
    figures = [row | {"total": round(row["total"], 6)} for row in state["tally"]]
    return state | {"tally": figures}


def some_act(db: Database, session: StudySession, luck: random.Random, moment: Moment) -> Callable[[], object]:
    """One of the things that a learner can do, with random particulars."""
    one, some = luck.choice(GUIDS), luck.sample(GUIDS, 5)
    acts: list[Callable[[], object]] = [
        lambda: set_suspended(db, some, luck.random() < 0.5, moment),
        lambda: delete(db, some[:2], moment),
        lambda: keep(db, some, moment),
        lambda: reject(db, one, luck.choice((None, 1, 8)), moment),
        lambda: set_flagged(db, some, luck.random() < 0.5, moment),
        lambda: edit_item(db, one, ItemChanges(explanation=f"说明 {luck.random()}"), moment),
        lambda: change_deck_settings(db, luck.choice((None, 1)), DeckSettings(new_per_day=luck.randrange(50)), moment),
        lambda: rename_deck(db, 1, f"牌组 {luck.random()}", moment),
        lambda: delete_deck(db, 1, moment),
    ]
    if session.current is not None:
        rating = luck.choice(list(Rating))
        acts += 6 * [lambda: session.answer(rating, "三台", luck.randrange(9000), luck.random(), moment)]
        acts += [lambda: session.bury(moment), lambda: session.suspend(moment), lambda: session.flag(moment)]
        acts += [lambda: session.accept_answer(f"答案 {luck.random()}", moment)]
    return luck.choice(acts)


@pytest.mark.parametrize("seed", range(6))
def test_undo_and_redo_are_exact(stocked: Database, seed: int) -> None:
    luck = random.Random(seed)
    session = begin_study(stocked, at(0))
    start = rounded(everything(stocked))
    for minute in range(1, 26):
        some_act(stocked, session, luck, at(minutes=minute))()
        session.refresh(at(minutes=minute))
    end = rounded(everything(stocked))
    taken_back = 0
    while undo(stocked, at(minutes=30)) is not None:
        taken_back += 1
    assert rounded(everything(stocked)) == start
    assert next_undo(stocked) is None
    done_again = 0
    while redo(stocked, at(minutes=31)) is not None:
        done_again += 1
    assert done_again == taken_back > 10
    assert rounded(everything(stocked)) == end
    with reading(stocked.engine) as connection:
        answers = connection.execute(standing(func.count()).select_from(review)).scalar_one()
        assert connection.execute(select(func.sum(card.c.reps))).scalar_one() == answers
        decay = DeckSettings().weights[-1]
        counted = {key: (one.n, one.ok) for key, one in tally.stored(connection, stocked.learner_id).items()}
        rebuilt = {key: (one.n, one.ok) for key, one in tally.rebuilt(connection, stocked.learner_id, ZONE, decay).items()}
    assert counted == rebuilt
    assert len(log(stocked)) == 3 * answers  # given, voided, given again
