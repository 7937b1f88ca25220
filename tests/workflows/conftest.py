"""A store of our own for each test, on SQLite and on PostgreSQL, with items made by hand: 12 claims of an invented interview."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from quizapp.workflows import Database, Moment, open_database
from tests.workflows.harbour import at, deck_of_items, items
from tests.workflows.stores import BACKENDS, Stores


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "家 folder"
    monkeypatch.setenv("QUIZAPP_HOME", str(folder))
    monkeypatch.delenv("QUIZAPP_DATABASE_URL", raising=False)
    monkeypatch.delenv("QUIZAPP_LEARNER", raising=False)
    return folder


@pytest.fixture(scope="session")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stores]:
    made = Stores(tmp_path_factory.mktemp("stores"))
    yield made
    made.close()


@pytest.fixture(params=BACKENDS)
def db(request: pytest.FixtureRequest, home: Path, stores: Stores) -> Iterator[Database]:
    url = stores.postgres() if request.param == "postgres" else stores.sqlite(home / "quizapp.db")
    with open_database(url) as database:
        yield database


@pytest.fixture
def stocked(db: Database) -> Database:
    """The store with one deck, 港口访谈."""
    deck_of_items(db, "港口访谈", items(), at(0))
    return db


@pytest.fixture
def moment() -> Moment:
    return at(0)
