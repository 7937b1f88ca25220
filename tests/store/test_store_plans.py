"""The queue and the counts are searched by index, however many cards there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, event, select

from quizapp.store import sessions, tally
from quizapp.store.decks import DeckLimits, counts
from quizapp.store.engine import reading
from quizapp.store.tables import card
from quizapp.workflows import Database, open_database
from tests.workflows.harbour import at, deck_of_items, items

LIMITS = [DeckLimits(1, 20, 200, triaged_only=False)]


@pytest.fixture
def db(path: Path) -> Iterator[Database]:
    with open_database(f"sqlite:///{path}") as database:
        deck_of_items(database, "港口访谈", items(), at(0))
        yield database


def plans(db: Database, run: Callable[[Connection], Any]) -> list[str]:
    """The query plans of all statements that `run` executes."""
    asked: list[tuple[str, Any]] = []
    with reading(db.engine) as connection:
        event.listen(
            connection, "before_cursor_execute", lambda c, cursor, statement, given, *_: asked.append((statement, given))
        )
        run(connection)
    with db.engine.connect() as connection:
        found = []
        for statement, given in asked:
            steps = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given).all()
            found += [row[3] for row in steps]
    return found


def test_the_queue_is_searched_by_deck_queue_and_due(db: Database) -> None:
    used = plans(db, lambda connection: sessions.due_cards(connection, 1, LIMITS, 20_000))
    assert "SEARCH card USING INDEX ix_card_queue (learner_id=? AND deck_id=? AND queue=? AND due<?)" in used
    assert "SEARCH card USING INDEX ix_card_queue (learner_id=? AND deck_id=? AND queue=?)" in used
    # Ties of the day are sorted by id; nothing else is.
    ties = {f"USE TEMP B-TREE FOR {part} OF ORDER BY" for part in ("RIGHT PART", "LAST TERM")}  # as older and newer SQLite say it
    assert {step for step in used if "SCAN" in step or "TEMP B-TREE" in step} <= ties


def test_counts_are_searched_and_stop_at_their_limits(db: Database) -> None:
    used = plans(db, lambda connection: counts(connection, 1, LIMITS, 20_000))
    assert [step for step in used if step.startswith("SCAN card")] == []
    assert sum("USING COVERING INDEX ix_card_queue" in step for step in used) >= 5


def test_learning_cards_are_searched(db: Database) -> None:
    used = plans(db, lambda connection: sessions.in_steps(connection, 1, [1], 20_000))
    assert any("USING INDEX ix_card_" in step or "USING COVERING INDEX ix_card_" in step for step in used)
    assert [step for step in used if "SCAN" in step] == []


def test_todays_figures_come_from_the_tally(db: Database) -> None:
    used = plans(db, lambda connection: tally.done_on(connection, 1, "introduced", 20_000))
    assert [step.replace("COVERING ", "") for step in used] == [
        "SEARCH tally USING PRIMARY KEY (learner_id=? AND dim=? AND day=?)"
    ]


def test_a_card_is_drawn_by_its_key(db: Database) -> None:
    with db.engine.connect() as connection:
        first = connection.execute(select(card.c.id)).scalars().first()
    used = plans(db, lambda connection: sessions.shown_row(connection, 1, first))
    assert {step.split(" USING ")[1] for step in used} == {"INTEGER PRIMARY KEY (rowid=?)"}
