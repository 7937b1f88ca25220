"""Alembic's folder: the environment and one file for each released form of the schema."""
