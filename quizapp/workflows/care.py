"""Looking after the store: backups, restoring one, and a check-up."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

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
    raise NotImplementedError


def list_backups() -> list[Backup]:
    """The backups, newest first."""
    raise NotImplementedError


def restore(backup: Backup, moment: Moment) -> Path:
    """Put a backup in the store's place; returns where the present one was moved. No database may be open. Raises StoreError."""
    raise NotImplementedError


def check_up(db: Database) -> tuple[Check, ...]:
    """Versions, folders, journal mode, integrity, newest backup, tally against log."""
    raise NotImplementedError
