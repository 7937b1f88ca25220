"""The handle that the front ends hold: an open store and the learner who uses it."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.errors import StoreError
from quizapp.workflows.moment import now

if TYPE_CHECKING:
    from sqlalchemy import URL, Engine

_NAMES = """SELECT name FROM deck WHERE EXISTS (SELECT 1 FROM card WHERE card.deck_id = deck.id AND card.queue >= -1
            AND card.learner_id = (SELECT min(id) FROM learner)) ORDER BY name, id"""
_SMALL = 30 << 20  # bytes; a larger store takes too long to copy before the first card: the app does it in the background


class Database:
    """An open store and its learner. Opaque to the front ends; `close()` it, or use it in a `with`."""

    def __init__(self, engine: Engine, learner_id: int, shown_url: str) -> None:
        self.engine = engine
        self.learner_id = learner_id
        self.shown_url = shown_url  # never holds a password

    def close(self) -> None:
        """Give the connections back. Nothing is pending: every workflow commits before it returns."""
        self.engine.dispose()

    def __enter__(self) -> Database:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_database(url: str | None = None, learner: str | None = None) -> Database:
    """Open the store, creating or upgrading it first (with a backup before each upgrade).

    url      a database URL; None: QUIZAPP_DATABASE_URL, else SQLite in the user's data folder (QUIZAPP_HOME overrides the folder)
    learner  whose cards; None: QUIZAPP_LEARNER, else the only learner of a private store

    Raises StoreError, one line: a newer store, a broken file, a folder that cannot be written, a server that does not answer.
    """
    from quizapp.store.engine import database_url, is_file, make_engine, shown
    from quizapp.store.upgrade import bring_up

    target = database_url(url or os.environ.get("QUIZAPP_DATABASE_URL"))
    path = is_file(target)
    if path is not None:
        _refuse_emptied(path)
    in_use = bring_up(target)
    engine = make_engine(target)
    try:
        database = Database(engine, _learner(engine, learner or os.environ.get("QUIZAPP_LEARNER")), shown(target))
    except BaseException:
        engine.dispose()
        raise
    if in_use and path is not None and path.stat().st_size <= _SMALL:
        _back_up(database)
    return database


def _back_up(database: Database) -> None:
    """The first opening of a day copies the store. That this fails (a full disk) keeps nobody from studying."""
    from quizapp.workflows.care import back_up

    with suppress(StoreError):
        back_up(database, now())


def glance(url: str | None = None) -> list[str] | None:
    """The deck names, read without the slow imports, for the home screen's first paint; None if there is no store to read yet."""
    path = _file_of(url or os.environ.get("QUIZAPP_DATABASE_URL"))
    if path is None or not path.is_file():
        return None
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=0.2)) as connection:
            return [name for (name,) in connection.execute(_NAMES)]
    except sqlite3.Error:
        return None  # opening it properly says what is wrong


def _file_of(url: str | None) -> Path | None:
    """The file of a SQLite store, without SQLAlchemy."""
    from quizapp.store.folders import store_path

    if not url:
        return store_path()
    return Path(url.removeprefix("sqlite:///")) if url.startswith("sqlite:///") and "?" not in url else None


def _refuse_emptied(path: Path) -> None:
    """An empty file beside backups is an accident, not a new learner."""
    backups = path.parent / "backups"
    if path.is_file() and path.stat().st_size == 0 and any(backups.glob("*.db")):
        raise StoreError(
            f"{path}: the store is empty though {backups} holds backups; restore one, or delete the file to begin anew"
        )


def _learner(engine: Engine, name: str | None) -> int:
    """The learner's id; a new one gets cards for what is already there."""
    from quizapp.store import cards, learners
    from quizapp.store.engine import reading, writing

    with reading(engine) as connection:
        found = learners.find(connection, name or _default_name(engine.url))
    shared = engine.url.get_backend_name() != "sqlite"
    if found is not None and not shared:
        return found
    with writing(engine) as connection:
        found = learners.find_or_add(connection, name or _default_name(engine.url) or "learner", now().ms)
        cards.make_missing(connection, found)
    return found


def _default_name(url: URL) -> str | None:
    """In a shared store everybody is their own learner; a private one has a single learner of any name."""
    if url.get_backend_name() == "sqlite":
        return None
    import getpass

    return getpass.getuser()
