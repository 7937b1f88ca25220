"""An Anki file on disk → its collection, open for reading; nothing in the file is trusted.

`.apkg` and `.colpkg` are zip files around an SQLite database. Current Anki writes `collection.anki21b`, compressed with zstd, and
beside it a dummy `collection.anki2` that only says “please update”; older ones `collection.anki21` or a real `collection.anki2`.
"""

from __future__ import annotations

import sqlite3
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import zstandard

from quizapp.errors import UnreadableSource

LARGEST = 512 << 20  # bytes of a collection, unpacked: a million notes; a guard against files that unpack to terabytes
_LONGEST_VALUE = 16 << 20  # bytes of one value in the database
_NAMES = ("collection.anki21b", "collection.anki21", "collection.anki2")  # the first that is there is the real one
_TABLES = frozenset({"col", "notes", "cards", "revlog"})
_BROKEN = (zipfile.BadZipFile, zstandard.ZstdError, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)


@contextmanager
def open_collection(path: Path, largest: int = LARGEST) -> Iterator[sqlite3.Connection]:
    """The collection of an Anki file, read-only and in memory. Raises UnreadableSource."""
    data = _database(path, largest)
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        _load(connection, data)
        _distrust(connection)
        found = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not found >= _TABLES:
            raise UnreadableSource(
                path, f"its collection lacks {', '.join(sorted(_TABLES - found))}", "export it from Anki again"
            )
        yield connection
    except sqlite3.Error as error:
        raise UnreadableSource(path, f"its collection is damaged ({error})", "export it from Anki again") from error
    finally:
        connection.close()


def _database(path: Path, largest: int) -> bytes:
    """The bytes of the SQLite file within."""
    try:
        with zipfile.ZipFile(path) as archive:
            name = next((name for name in _NAMES if name in archive.namelist()), None)
            if name is None:
                raise UnreadableSource(path, "there is no collection in it", "export the deck from Anki as .apkg")
            with archive.open(name) as member:
                return _read(path, member, packed=name.endswith("b"), largest=largest)
    except OSError as error:
        raise UnreadableSource(path, f"cannot be read ({error.strerror})", "check the name") from error
    except _BROKEN as error:
        raise UnreadableSource(
            path, "this is no Anki package, or a damaged one", "export the deck from Anki again as .apkg"
        ) from error


def _read(path: Path, member: IO[bytes], *, packed: bool, largest: int) -> bytes:
    """The member unpacked, but no more than is allowed: what a file says of its size is not believed."""
    stream = zstandard.ZstdDecompressor(max_window_size=1 << 27).stream_reader(member) if packed else member
    data: bytes = stream.read(largest + 1)
    if len(data) > largest:
        raise UnreadableSource(path, f"its collection is larger than {largest >> 20} MB", "export fewer decks at a time")
    return data


def _load(connection: sqlite3.Connection, data: bytes) -> None:
    if len(data) < 512 or not data.startswith(b"SQLite format 3\0"):
        raise sqlite3.DatabaseError("no database")
    # A database in memory has no write-ahead log: bytes 18 and 19 say whether a file wants one.
    connection.deserialize(data[:18] + b"\1\1" + data[20:])


def _distrust(connection: sqlite3.Connection) -> None:
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA query_only = ON")
    connection.text_factory = lambda text: text.decode("utf-8", "replace")
    # Anki's own order of text, without which its tables cannot be searched.
    connection.create_collation("unicase", lambda a, b: (a.casefold() > b.casefold()) - (a.casefold() < b.casefold()))
