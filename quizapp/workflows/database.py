"""The handle that the front ends hold: an open store and the learner who uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Engine


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
    raise NotImplementedError


def glance(url: str | None = None) -> list[str] | None:
    """The deck names, read without the slow imports, for the home screen's first paint; None if there is no store to read yet."""
    raise NotImplementedError
