"""Stores and engines for the tests of the store itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from quizapp.store.engine import database_url, make_engine
from quizapp.workflows import Database, open_database
from tests.workflows.stores import BACKENDS, Stores


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("QUIZAPP_HOME", str(folder))
    monkeypatch.delenv("QUIZAPP_DATABASE_URL", raising=False)
    return folder


@pytest.fixture(scope="session")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stores]:
    made = Stores(tmp_path_factory.mktemp("stores"))
    yield made
    made.close()


@pytest.fixture
def path(home: Path, stores: Stores) -> Path:
    """A fresh SQLite store."""
    stores.sqlite(home / "quizapp.db")
    return home / "quizapp.db"


@pytest.fixture(params=BACKENDS)
def url(request: pytest.FixtureRequest, home: Path, stores: Stores) -> str:
    """A fresh store on each database."""
    return stores.postgres() if request.param == "postgres" else stores.sqlite(home / "quizapp.db")


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    made = make_engine(database_url(url))
    yield made
    made.dispose()


@pytest.fixture
def db(url: str) -> Iterator[Database]:
    with open_database(url) as database:
        yield database
