"""A store of our own for each test, with items made by hand: 12 claims of an invented interview, 18 items."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from quizapp.workflows import Database, Moment, open_database
from tests.workflows.harbour import at, deck_of_items, items


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "家 folder"
    monkeypatch.setenv("QUIZAPP_HOME", str(folder))
    monkeypatch.delenv("QUIZAPP_DATABASE_URL", raising=False)
    monkeypatch.delenv("QUIZAPP_LEARNER", raising=False)
    return folder


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store as the migrations make it, to be copied: making one takes most of a second."""
    path = tmp_path_factory.mktemp("empty") / "quizapp.db"
    open_database(f"sqlite:///{path}").close()
    return path


@pytest.fixture
def db(home: Path, empty_store: Path) -> Iterator[Database]:
    home.mkdir()
    shutil.copy(empty_store, home)
    with open_database() as database:
        yield database


@pytest.fixture
def stocked(db: Database) -> Database:
    """The store with one deck, 港口访谈."""
    deck_of_items(db, "港口访谈", items(), at(0))
    return db


@pytest.fixture
def moment() -> Moment:
    return at(0)
