"""The store: tables, engine, migrations and queries, on SQLite or PostgreSQL. Only workflows import it.

Functions here take an open connection and never commit: a workflow owns the transaction. They give and take domain values.
"""
