"""One source to its items: a pure function of the file's bytes, run here or in a worker."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from hashlib import sha256
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.errors import QuizappError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from quizapp.claims.claim import Claim
    from quizapp.items.item import Item
    from quizapp.transcript.transcript import Transcript

SHEET_SUFFIXES = (".yaml", ".yml")
_GENERATOR = ("language", "transcript", "claims", "items")  # the packages that decide what is made
_THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


@dataclass(frozen=True, slots=True)
class Task:
    """A source to make items of. `identity` is what it is known under already; `data` the bytes where there is no file."""

    path: str
    most: int = 60
    data: bytes | None = None
    identity: str | None = None

    @property
    def is_sheet(self) -> bool:
        """Whether it is a claim sheet."""
        return self.path.endswith(SHEET_SUFFIXES)


@dataclass(frozen=True, slots=True)
class Made:
    """What a source gave. Without a transcript nothing could be read, and `problems` says why."""

    task: Task
    transcript: Transcript | None
    items: tuple[Item, ...]
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claimed:
    """A source with its claims; `problems` are lines of a claim sheet that failed the check."""

    transcript: Transcript
    claims: tuple[Claim, ...]
    problems: tuple[str, ...]


def make(task: Task) -> Made:
    """Read a source (or a claim sheet and the source it names) and make its items. Never raises a QuizappError."""
    one_thread()
    try:
        return _made(task)
    except QuizappError as error:
        return Made(task, None, (), (str(error),))


def one_thread() -> None:
    """Keep numpy to one thread: workers share the cores already. Only works before numpy is first imported."""
    for name in _THREADS:
        os.environ.setdefault(name, "1")


def warm_up() -> None:
    """Prepare a worker process."""
    one_thread()


def generator_version() -> str:
    """A digest of all that decides what is made of a text: code, word lists, weights. The mark that a source is up to date."""
    digest = sha256()
    for name in _GENERATOR:
        _add_files(digest, resources.files("quizapp") / name)
    return digest.hexdigest()[:16]


def _add_files(digest, folder: Traversable) -> None:  # type: ignore[no-untyped-def]
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and entry.name != "__pycache__":
            _add_files(digest, entry)
        elif entry.is_file():
            digest.update(entry.name.encode() + b"\0" + entry.read_bytes())


def transcript_of(task: Task) -> Transcript:
    """The source after reading; for a claim sheet, the source that it names. Raises UnreadableSource, UsageError."""
    from quizapp.transcript import read, read_bytes

    if task.is_sheet:
        from quizapp.claims.sheets import sheet_source

        return _known_as(read(sheet_source(_sheet_text(task), task.path)), task.identity)
    transcript = read(Path(task.path)) if task.data is None else read_bytes(task.data, task.path)
    return _known_as(transcript, task.identity)


def claims_of(task: Task) -> Claimed:
    """The claims found in a source, or those of a claim sheet that its source proves. Raises UnreadableSource, UsageError."""
    transcript = transcript_of(task)
    if task.is_sheet:
        from quizapp.claims.sheets import read_sheet

        sheet = read_sheet(_sheet_text(task), task.path, transcript)
        return Claimed(transcript, sheet.claims, sheet.problems)
    from quizapp.claims import find_claims

    return Claimed(transcript, tuple(find_claims(transcript)), ())


def _made(task: Task) -> Made:
    from quizapp.items import make_items

    claimed = claims_of(task)
    return Made(task, claimed.transcript, tuple(make_items(claimed.transcript, claimed.claims, task.most)), claimed.problems)


def _sheet_text(task: Task) -> str:
    from quizapp.errors import UnreadableSource

    try:
        return (task.data if task.data is not None else Path(task.path).read_bytes()).decode("utf-8-sig")
    except OSError as error:
        raise UnreadableSource(task.path, f"cannot be read ({error.strerror})", "check the path") from None
    except UnicodeDecodeError:
        raise UnreadableSource(task.path, "a claim sheet is written in UTF-8", "save it so") from None


def _known_as(transcript: Transcript, identity: str | None) -> Transcript:
    """The transcript under the identity that its items' guids are made from, where its text has changed since."""
    return replace(transcript, identity=identity) if identity else transcript
