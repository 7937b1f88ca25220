"""Which revisions of the schema this program knows; the newest last. Read without Alembic, whose import takes half a second."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection

KNOWN = ("0001",)
HEAD = KNOWN[-1]


def stored_revision(connection: Connection) -> str | None:
    """The revision of an open store; None if nothing was ever made in it."""
    from sqlalchemy import inspect

    if not inspect(connection).has_table("alembic_version"):
        return None
    row = connection.exec_driver_sql("SELECT version_num FROM alembic_version").first()
    return str(row[0]) if row else None
