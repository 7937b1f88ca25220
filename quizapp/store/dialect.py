"""The few statements that SQLite and PostgreSQL write alike but SQLAlchemy keeps apart."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.dialects.postgresql import Insert as PostgresInsert
from sqlalchemy.dialects.sqlite import Insert as SqliteInsert


def insert_of(connection: Connection, table: Table) -> PostgresInsert | SqliteInsert:
    """An INSERT that can be given an ON CONFLICT clause."""
    return sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)


def insert_unknown(connection: Connection, table: Table) -> Any:
    """An INSERT that passes over rows whose keys are known."""
    return insert_of(connection, table).on_conflict_do_nothing()
