"""Two connections never overwrite each other, on either database; learners do not see each other."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from sqlalchemy import func, select

from quizapp.store import tally
from quizapp.store.engine import reading
from quizapp.store.tables import card, review
from quizapp.study.card import Rating
from quizapp.study.settings import DeckSettings
from quizapp.workflows import Database, open_database
from quizapp.workflows.decks import change_deck_settings, delete_deck, list_decks
from quizapp.workflows.study import StaleCard, begin_study
from quizapp.workflows.undo import undo
from tests.workflows.harbour import ZONE, at, deck_of_items, items


def together(*acts: Callable[[], None]) -> None:
    """Run the acts in threads and wait."""
    threads = [threading.Thread(target=act) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_no_update_is_lost_when_two_devices_answer_the_same_queue(db: Database, url: str) -> None:
    deck_of_items(db, "港口访谈", items(40), at(0))
    stored, refused, failed = [], [], []

    def device(number: int) -> None:
        with open_database(url) as own:
            session = begin_study(own, at(0))
            for turn in range(25):
                if session.current is None and not session.learn_ahead(at(minutes=turn)):
                    return
                try:
                    session.answer(Rating.HARD, f"{number}", 1000, 1.0, at(minutes=turn + number / 10))
                    stored.append(turn)
                except StaleCard:
                    refused.append(turn)
                except Exception as error:
                    failed.append(error)
                    return

    together(lambda: device(1), lambda: device(2))
    assert failed == []
    with reading(db.engine) as connection:
        answers = connection.execute(select(func.count()).select_from(review)).scalar_one()
        assert connection.execute(select(func.sum(card.c.reps))).scalar_one() == answers == len(stored)
        figures = tally.stored(connection, db.learner_id)
        rebuilt = tally.rebuilt(connection, db.learner_id, ZONE, 0.1542)
    assert {key: (one.n, one.ok) for key, one in figures.items()} == {key: (one.n, one.ok) for key, one in rebuilt.items()}


@pytest.mark.parametrize("names", [("安", "白")])
def test_learners_of_one_store_share_items_and_nothing_else(db: Database, url: str, names: tuple[str, str]) -> None:
    deck_of_items(db, "港口访谈", items(), at(0))
    with open_database(url, names[0]) as one, open_database(url, names[1]) as other:
        begin_study(one, at(0)).answer(Rating.EASY, "三台", 1000, 1.0, at(0))
        assert list_decks(one, at(0))[0].new == 17
        assert list_decks(other, at(0))[0].new == 18
        assert undo(other, at(0)) is None
        theirs = begin_study(other, at(0))
        theirs.suspend(at(0))
        change_deck_settings(other, None, DeckSettings(new_per_day=3), at(0))
        assert list_decks(one, at(0))[0].new == 17
        delete_deck(other, list_decks(other, at(0))[0].id, at(0))
        assert list_decks(other, at(0)) == []
        assert list_decks(one, at(0))[0].total == 18
