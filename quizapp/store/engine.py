"""Opening a database: URL, pragmas, transaction events, and the two kinds of transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from quizapp.errors import StoreError, UsageError
from quizapp.store.folders import store_path

BUSY_MS = 5000
_CACHE_KB = 32_768  # pages that a connection may keep in memory: SQLite's own 2 MB make a large store read the disk again
_READING = "quizapp_reading"


def database_url(given: str | None) -> URL:
    """The URL of the store. Raises UsageError if it cannot be meant, without ever repeating a password."""
    if not given:
        return URL.create("sqlite", database=str(store_path()))
    try:
        url = make_url(given)
    except ArgumentError:
        raise UsageError("QUIZAPP_DATABASE_URL is no database URL; write sqlite:///FILE or postgresql://USER@HOST/NAME") from None
    if "password" in url.query:
        raise UsageError("QUIZAPP_DATABASE_URL: a password after the ? would be shown; put it in PGPASSFILE or in USER:PASSWORD@")
    backend = url.get_backend_name()
    if backend in ("postgres", "postgresql"):
        return url.set(drivername="postgresql+psycopg")
    if backend != "sqlite" or not url.database:
        raise UsageError(f"QUIZAPP_DATABASE_URL: {backend} is not supported; write sqlite:///FILE or postgresql://USER@HOST/NAME")
    return url


def shown(url: URL) -> str:
    """The URL, or a SQLite store's path, fit to be shown."""
    return url.database or "" if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)


def make_engine(url: URL, *, foreign_keys: bool = True) -> Engine:
    """An engine whose transactions begin by themselves: a failed migration rolls back whole, a reader never turns into a writer.

    foreign_keys  off for migrations only: with them on, remaking a table would empty its children
    """
    try:
        if url.get_backend_name() == "sqlite":
            engine = create_engine(url, connect_args={"timeout": BUSY_MS / 1000})
            event.listen(engine, "connect", _sqlite_connected(foreign_keys))
            event.listen(engine, "begin", _sqlite_begins)
            return engine
        return create_engine(url, pool_size=5, max_overflow=5, pool_timeout=30, pool_pre_ping=True)
    except (NoSuchModuleError, ModuleNotFoundError):
        raise StoreError("PostgreSQL needs the extra: pip install 'quizapp[postgres]'") from None


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that may write: it takes the lock at once, so it waits rather than fails half-way. Commits at the end."""
    with told(engine.url), engine.begin() as connection:
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that only reads; it holds nobody up who reads too."""
    with told(engine.url), engine.execution_options(**{_READING: True}).begin() as connection:
        yield connection


@contextmanager
def told(url: URL) -> Iterator[None]:
    """Turn the database's errors into one line that a learner can act on. What was acknowledged before is safe in every case."""
    try:
        yield
    except DBAPIError as error:
        line = _line(url, error)
        if line is None:
            raise
        raise StoreError(line) from error


def journal_mode(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> str:
    """WAL where the linked SQLite has the WAL-reset fix, else DELETE: two windows on one store must always work.

    Source: https://sqlite.org/wal.html, "The WAL-Reset Bug": fixed in 3.51.3, and in 3.44.6 and 3.50.7 for those lines.
    """
    fixed = version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)
    return "WAL" if fixed else "DELETE"


def _sqlite_connected(foreign_keys: bool) -> Callable[[DBAPIConnection, ConnectionPoolEntry], None]:
    def connected(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        # Python's sqlite3 would begin transactions by itself, and none for DDL; we do it, in _sqlite_begins.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout={BUSY_MS}")
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute(f"PRAGMA cache_size=-{_CACHE_KB}")
        cursor.execute(f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}")
        _set_journal(cursor, journal_mode())
        cursor.close()

    return connected


def _set_journal(cursor: Any, wanted: str) -> None:
    if str(cursor.execute("PRAGMA journal_mode").fetchone()[0]).upper() == wanted:
        return
    try:
        cursor.execute(f"PRAGMA journal_mode={wanted}")
    except sqlite3.OperationalError:
        return  # another window is open: the mode it uses holds until all are closed


def _sqlite_begins(connection: Connection) -> None:
    reads = connection.get_execution_options().get(_READING, False)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def _line(url: URL, error: DBAPIError) -> str | None:
    """What to tell the learner; None if the error is a fault of this program."""
    place, problem = shown(url), str(error.orig or error).strip().splitlines()[0]
    if url.get_backend_name() == "sqlite":
        return next((f"{place}: {meaning}" for sign, meaning in _MEANINGS if sign in problem), None)
    if isinstance(error, OperationalError) or error.connection_invalidated:
        return f"{place}: {_without_password(url, problem)}; check that the server runs and the URL is right"
    return None


def _without_password(url: URL, problem: str) -> str:
    return problem.replace(str(url.password), "***") if url.password else problem


_MEANINGS = (
    ("database is locked", "another quizapp is writing to the store; wait a moment and try again"),
    ("database or disk is full", "the disk is full, the last step was not stored; make room and try again"),
    ("disk I/O error", "the store could not be written, the last step was not stored; make room and try again"),
    ("readonly database", "the store is read-only; make the file and its folder writable"),
    ("unable to open database file", "the store cannot be opened; check that the folder exists and can be written"),
    ("malformed", "the store is damaged; restore a backup (quizapp doctor --help)"),
    ("not a database", "this is no quizapp store; restore a backup (quizapp doctor --help) or move the file away"),
)


def is_file(url: URL) -> Path | None:
    """The file of a SQLite store."""
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None
