"""Bringing a store to this program's schema: backup first, then all migrations in one transaction, then checks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import URL, Connection, inspect, text

from quizapp.errors import StoreError
from quizapp.store.backup import copy_of
from quizapp.store.engine import is_file, make_engine, shown, told
from quizapp.store.revision import HEAD, KNOWN, stored_revision

if TYPE_CHECKING:
    from alembic.config import Config

LOCATION = Path(__file__).parent / "migrations"
_LOCK = 7_116_105  # any number: two programs that upgrade one PostgreSQL store take turns


def bring_up(url: URL) -> bool:
    """Make or upgrade the store at `url`; whether it was as it should be already, which loads nothing slow.

    Raises StoreError, having changed nothing, if the store is newer than this program or an upgrade fails.
    """
    engine = make_engine(url, foreign_keys=False)
    try:
        with told(url), engine.connect() as connection:
            revision = stored_revision(connection)
            tables = set(inspect(connection).get_table_names()) if revision is None else set()
        if revision == HEAD:
            return True
        refuse_newer(url, revision)
        if tables and "learner" not in tables:
            raise StoreError(f"{shown(url)}: this database holds something else; set QUIZAPP_DATABASE_URL to another one")
        if revision is not None and (path := is_file(url)):
            copy_of(path, f"before-{HEAD}")
        with told(url), engine.begin() as connection:
            upgrade(connection)
        return False
    finally:
        engine.dispose()


def refuse_newer(url: URL, revision: str | None) -> None:
    """Raises StoreError if the store was made by a newer quizapp."""
    if revision is not None and revision not in KNOWN:
        raise StoreError(
            f"{shown(url)}: the store has schema {revision}, this quizapp knows up to {HEAD}; upgrade it (nothing was changed)"
        )


def upgrade(connection: Connection) -> None:
    """Run the migrations on an open transaction and check that they lost nothing; any failure rolls the whole upgrade back."""
    from alembic import command

    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    if stored_revision(connection) == HEAD:  # another program was faster
        return
    before = _row_counts(connection)
    command.upgrade(config_for(connection), "head")
    make_append_only(connection)
    _check(connection, before)


def config_for(connection: Connection) -> Config:
    """Alembic's configuration for this connection."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(LOCATION).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def make_append_only(connection: Connection) -> None:
    """Guard the review log: rows are only added. Called after each upgrade, since remaking a table drops its triggers."""
    for statement in _SQLITE_GUARDS if connection.dialect.name == "sqlite" else _POSTGRES_GUARDS:
        connection.exec_driver_sql(statement)


def _row_counts(connection: Connection) -> dict[str, int]:
    names = [name for name in inspect(connection).get_table_names() if name != "alembic_version"]
    return {name: connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one() for name in names}  # noqa: S608


def _check(connection: Connection, before: dict[str, int]) -> None:
    after = _row_counts(connection)
    lost = [name for name, rows in before.items() if after.get(name, 0) < rows]
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all() if connection.dialect.name == "sqlite" else []
    if lost or orphans:
        raise StoreError(
            f"the upgrade of the store would lose rows ({', '.join(lost) or 'orphans'}); it was taken back, nothing was changed"
        )


_SQLITE_GUARDS = (
    "DROP TRIGGER IF EXISTS review_is_not_changed",
    "DROP TRIGGER IF EXISTS review_is_not_deleted",
    "CREATE TRIGGER review_is_not_changed BEFORE UPDATE ON review BEGIN SELECT RAISE(ABORT, 'the review log only grows'); END",
    "CREATE TRIGGER review_is_not_deleted BEFORE DELETE ON review BEGIN SELECT RAISE(ABORT, 'the review log only grows'); END",
)
_POSTGRES_GUARDS = (
    """CREATE OR REPLACE FUNCTION review_only_grows() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'the review log only grows'; END $$""",
    "DROP TRIGGER IF EXISTS review_is_not_changed ON review",
    """CREATE TRIGGER review_is_not_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON review
       FOR EACH STATEMENT EXECUTE FUNCTION review_only_grows()""",
)
