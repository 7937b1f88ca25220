"""Looking after the store: backups, restoring one, and a check-up."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp import __version__
from quizapp.errors import UsageError
from quizapp.workflows.moment import local_zone

if TYPE_CHECKING:
    from quizapp.workflows.database import Database
    from quizapp.workflows.moment import Moment


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of the store."""

    path: Path
    at: int  # ms
    size: int  # bytes
    reason: str  # "daily" or "before-<revision>"


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the check-up."""

    name: str
    value: str
    good: bool
    remedy: str = ""


def back_up(db: Database, moment: Moment) -> Backup | None:
    """Make today's backup if there is none yet and the store is a SQLite file; keep ten. Returns the new one."""
    from quizapp.store.backup import copy_of, thin_out
    from quizapp.store.engine import is_file
    from quizapp.study.day import date_of

    path = is_file(db.engine.url)
    if path is None:
        return None
    name, folder = f"daily-{date_of(moment.day).isoformat()}", path.parent / "backups"
    if (folder / f"{name}.db").exists():
        return None
    made = copy_of(path, name)
    thin_out(folder)
    return _backup(made)


def list_backups() -> list[Backup]:
    """The backups, newest first."""
    folder = _store().parent / "backups"
    return sorted((_backup(path) for path in folder.glob("*.db")), key=lambda backup: -backup.at)


def restore(backup: Backup, moment: Moment) -> Path:
    """Put a backup in the store's place; returns where the present one was moved. No database may be open. Raises StoreError."""
    from quizapp.store.backup import put_back

    store = _store()
    aside = store.with_name(f"{store.stem}-replaced-{moment.ms}{store.suffix}")
    put_back(backup.path, store, aside)
    return aside


def check_up(db: Database) -> tuple[Check, ...]:
    """Versions, folders, journal mode, integrity, newest backup, tally against log."""
    from quizapp.store import health
    from quizapp.store.engine import is_file, reading

    path = is_file(db.engine.url)
    with reading(db.engine) as connection:
        facts = health.facts(connection)
        days_wrong = health.tally_differs_on(connection, db.learner_id)
        cards_wrong = health.cards_that_differ(connection, db.learner_id)
    newest = next(iter(list_backups()), None) if path else None
    sound = facts.damage == ""
    if days_wrong and sound:
        mend(db)
    return (
        Check("quizapp", __version__, good=True),
        Check("python", platform.python_version(), good=True),
        Check("database", facts.server, good=True),
        Check("store", db.shown_url, good=True),
        Check("schema", facts.revision, good=True),
        Check("journal", facts.journal, good=True),
        Check("integrity", facts.damage or "ok", sound, "" if sound else "restore a backup: quizapp doctor --help"),
        Check("reviews", str(facts.reviews), good=True),
        Check("cards against log", str(cards_wrong), not cards_wrong, "" if not cards_wrong else "please report it"),
        Check("tally against log", str(days_wrong), not days_wrong, "" if not days_wrong else "it was made anew from the log"),
        Check("newest backup", newest.path.name if newest else "-", good=True),
    )


def mend(db: Database) -> None:
    """Make the tally anew from the log, which is the truth."""
    from quizapp.store import tally
    from quizapp.store.engine import writing
    from quizapp.workflows.deck_settings import default_settings

    with writing(db.engine) as connection:
        decay = default_settings(connection, db.learner_id).weights[-1]
        tally.rebuild(connection, db.learner_id, local_zone(), decay)


def _store() -> Path:
    from quizapp.store.engine import database_url, is_file

    path = is_file(database_url(os.environ.get("QUIZAPP_DATABASE_URL")))
    if path is None:
        raise UsageError("a shared store is backed up by its server (pg_dump); quizapp backs up SQLite files only")
    return path


def _backup(path: Path) -> Backup:
    facts = path.stat()
    reason = "daily" if path.stem.startswith("daily-") else path.stem
    return Backup(path, int(facts.st_mtime * 1000), facts.st_size, reason)
