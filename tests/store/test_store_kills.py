"""An answer that was acknowledged survives the program's death at any moment, and none is stored by halves."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select

from quizapp.store import health, tally
from quizapp.store.codes import ReviewKind
from quizapp.store.engine import reading
from quizapp.store.reviews import standing
from quizapp.store.tables import card, review
from quizapp.study.settings import DeckSettings
from quizapp.workflows import Database, open_database
from quizapp.workflows.decks import change_deck_settings
from tests.workflows.harbour import ZONE, at, deck_of_items, items

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Acknowledged:
    answers: set[tuple[int, int]]
    undos: int


def live_and_die(path: Path, lives: int, *, mistaken: bool = False) -> Acknowledged:
    """Stock the store, then let `lives` students be killed over it."""
    with open_database(f"sqlite:///{path}") as db:
        deck_of_items(db, "港口访谈", items(80), at(0))
        change_deck_settings(db, None, DeckSettings(new_per_day=9999, reviews_per_day=9999, bury_siblings=False), at(0))
    arguments = [f"sqlite:///{path}", str(lives), "7", "mistaken" if mistaken else "right"]
    run = subprocess.run([sys.executable, "-m", "tests.store.kill_loop", *arguments], capture_output=True, cwd=ROOT, check=True)
    acts = json.loads(run.stdout)
    answers = {(int(card_id), int(at_ms)) for kind, card_id, at_ms in acts if kind == "answer"}
    return Acknowledged(answers, sum(kind == "undo" for kind, _, _ in acts))


def half_states(db: Database) -> int:
    """By how much the cards' counters differ from the log."""
    with reading(db.engine) as connection:
        answered = connection.execute(standing(func.count()).where(review.c.kind < ReviewKind.PRACTICE)).scalar_one()
        return abs(connection.execute(select(func.sum(card.c.reps))).scalar_one() - answered)


def test_after_fifty_kills_nothing_acknowledged_is_missing(path: Path) -> None:
    acknowledged = live_and_die(path, 50)
    with open_database(f"sqlite:///{path}") as db:
        assert half_states(db) == 0
        with reading(db.engine) as connection:
            rows = connection.execute(select(review.c.card_id, review.c.at, review.c.kind)).all()
            assert health.facts(connection).damage == ""
            assert health.cards_that_differ(connection, db.learner_id) == 0
            assert tally.stored(connection, db.learner_id).keys() == tally.rebuilt(connection, db.learner_id, ZONE, 0.1542).keys()
    assert len(acknowledged.answers) > 100
    assert acknowledged.answers <= {(row.card_id, row.at) for row in rows}
    assert acknowledged.undos <= sum(row.kind == ReviewKind.UNDO for row in rows)


def test_the_kills_find_an_answer_stored_in_two_commits(path: Path) -> None:
    live_and_die(path, 15, mistaken=True)
    with open_database(f"sqlite:///{path}") as db:
        assert half_states(db) > 0
