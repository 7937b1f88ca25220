"""Alembic's environment: runs on the connection that `quizapp.store.upgrade` passes in, inside its transaction."""

from __future__ import annotations

from alembic import context

from quizapp.store.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True, transaction_per_migration=False)
# No `context.begin_transaction()`: the caller's transaction holds the whole upgrade, on both databases.
context.run_migrations()
