"""Copies of a SQLite store: made whole or not at all, checked, ten days of them kept."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from quizapp.errors import StoreError

KEPT = 10


def copy_of(path: Path, name: str, folder: Path | None = None) -> Path:
    """Copy a store to `name`.db in the folder `backups` beside it, also while it is in use. Raises StoreError if that fails.

    The copy is checked and on disk before it gets its name; beside it stands its SHA-256, since a check of the structure does not
    see flipped bits within texts and numbers.
    """
    target = (folder or _beside(path)) / f"{name}.db"
    unfinished = target.with_suffix(f".{os.getpid()}.unfinished")
    try:
        _copy(path, unfinished)
        with unfinished.open("rb") as file:
            os.fsync(file.fileno())
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        unfinished.replace(target)
        target.with_suffix(".sha256").write_text(f"{digest}  {target.name}\n", encoding="ascii")
        _sync_folder(target.parent)
    except (OSError, sqlite3.Error) as error:
        unfinished.unlink(missing_ok=True)
        raise StoreError(f"{target}: the backup cannot be made ({error}); make room or make the folder writable") from None
    return target


def is_intact(path: Path) -> bool:
    """Whether a copy is as it was written and its structure is sound."""
    stated = path.with_suffix(".sha256")
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        if stated.is_file() and stated.read_text(encoding="ascii").split()[0] != digest:
            return False
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as copy:
            return bool(copy.execute("PRAGMA quick_check").fetchone()[0] == "ok")
    except (OSError, sqlite3.Error, IndexError):
        return False


def thin_out(folder: Path, prefix: str = "daily-", keep: int = KEPT) -> None:
    """Delete all but the newest `keep` copies whose name begins with `prefix`."""
    for old in sorted(folder.glob(f"{prefix}*.db"))[:-keep]:
        old.unlink()
        old.with_suffix(".sha256").unlink(missing_ok=True)


def put_back(copy: Path, store: Path, aside: Path) -> None:
    """Make `copy` the store. The present one moves to `aside`, with its journal files, which must never meet another store."""
    if not is_intact(copy):
        raise StoreError(f"{copy}: this backup is damaged; choose another one")
    fresh = store.with_suffix(".restoring")
    try:
        _copy(copy, fresh)
        for suffix in ("", "-wal", "-shm", "-journal"):
            part = store.with_name(store.name + suffix)
            if part.exists():
                part.replace(aside.with_name(aside.name + suffix))
        fresh.replace(store)
        _sync_folder(store.parent)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"{store}: the backup cannot be put back ({error}); close other windows and try again") from None


def _beside(path: Path) -> Path:
    """The folder of a store's backups."""
    folder = path.parent / "backups"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _copy(path: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
        if copy.execute("PRAGMA quick_check").fetchone()[0] != "ok":
            raise StoreError(f"{path}: the store is damaged, no backup replaces the older ones; restore one of them")


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
