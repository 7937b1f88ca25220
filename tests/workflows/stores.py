"""Fresh stores for tests: copies of one that the migrations made, on SQLite or on a real PostgreSQL."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, make_url

POSTGRES = "QUIZAPP_TEST_POSTGRES_URL"
BACKENDS = ("sqlite", pytest.param("postgres", marks=pytest.mark.postgres))


class Stores:
    """Makes stores by copying: running the migrations takes most of a second."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._template = ""
        self._made: list[str] = []

    def sqlite(self, target: Path) -> str:
        """A store in the file `target`."""
        empty = self._folder / "empty.db"
        if not empty.exists():
            _migrate(f"sqlite:///{empty}")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(empty, target)
        return f"sqlite:///{target}"

    def postgres(self) -> str:
        """A store in a database of its own on the test server; skips the test if there is none."""
        if POSTGRES not in os.environ:
            pytest.skip(f"needs a PostgreSQL server at {POSTGRES}")
        if not self._template:
            self._template = self._create("template0")
            _migrate(self._url(self._template))
        return self._url(self._create(self._template))

    def close(self) -> None:
        """Drop the databases, unless the server is one to throw away: dropping takes longer than testing."""
        with _admin() as run:
            throwaway = self._made and run("SHOW fsync").scalar_one() == "off"
            for name in self._made if not throwaway else ():
                run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def _create(self, template: str) -> str:
        name = f"quizapp_test_{secrets.token_hex(6)}"
        with _admin() as run:
            run(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        self._made.append(name)
        return name

    def _url(self, name: str) -> str:
        return make_url(os.environ[POSTGRES]).set(database=name).render_as_string(hide_password=False)


@contextmanager
def _admin() -> Iterator[Any]:
    if POSTGRES not in os.environ:
        yield lambda statement: None
        return
    engine = create_engine(make_url(os.environ[POSTGRES]).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        yield connection.exec_driver_sql
    engine.dispose()


def _migrate(url: str) -> None:
    from quizapp.store.engine import database_url
    from quizapp.store.upgrade import bring_up

    bring_up(database_url(url))
