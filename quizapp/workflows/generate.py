"""From source files to items: pure, for the command line; and into the store, many at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.items.item import Item

if TYPE_CHECKING:
    from quizapp.workflows.database import Database
    from quizapp.workflows.moment import Moment


@dataclass(frozen=True, slots=True)
class SourceReport:
    """What was read of one source."""

    path: str
    title: str
    date: str | None  # ISO, as exact as the source says
    characters: int
    turns: int
    speakers: tuple[str, ...]
    host: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Generated:
    """Items made without a store. `items` pairs each with the index of its source; `problems` are lines to show the learner."""

    sources: tuple[SourceReport, ...]
    items: tuple[tuple[int, Item], ...]
    problems: tuple[str, ...]  # unreadable sources, lines of claim sheets that failed the check
    failed: int  # sources of which nothing could be read


@dataclass(frozen=True, slots=True)
class Progress:
    """How far adding sources has come; reported after each source is stored (or fails)."""

    done: int
    total: int
    path: str  # the source just finished
    items: int  # stored so far
    problems: int  # sources that failed so far


@dataclass(frozen=True, slots=True)
class AddedSource:
    """One source as it was stored."""

    path: str
    title: str
    deck: str
    new: int  # items not known before
    updated: int  # known items whose wording changed
    kept: int  # known items that no longer appear, or that the learner edited or rejected
    unchanged: bool  # stored before with the same text by the same generator: nothing done


@dataclass(frozen=True, slots=True)
class AddReport:
    """What became of the sources, in the order given."""

    sources: tuple[AddedSource, ...]
    problems: tuple[str, ...]  # one line each: what is wrong, where, what to do
    set_aside: tuple[str, ...]  # paths that killed their worker
    cancelled: bool

    @property
    def new(self) -> int:
        """How many items are new."""
        return sum(source.new for source in self.sources)

    @property
    def exit_status(self) -> int:
        """0 if every source was stored, else 1."""
        return 1 if self.problems or self.set_aside or self.cancelled else 0


def generate(paths: Sequence[Path | str], *, most: int = 80, data: bytes | None = None) -> Generated:
    """Items of the sources (and of claim sheets, `.yaml`), without a store. A bad source is a problem; the others go on.

    paths  files or folders; "-" is standard input, whose bytes the caller passes as `data`
    most   the most items a source
    """
    raise NotImplementedError


def find_sources(paths: Sequence[Path | str]) -> list[Path]:
    """The files that the paths mean: folders are searched for `.txt .md .html .htm .srt .vtt .yaml`, in the order of their names.

    Raises UsageError if a path does not exist.
    """
    raise NotImplementedError


def add_sources(  # noqa: PLR0913
    db: Database,
    paths: Sequence[Path | str],
    moment: Moment,
    *,
    deck: str | None = None,
    jobs: int = 1,
    dask: str | None = None,
    most: int = 80,
    data: bytes | None = None,
    progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> AddReport:
    """Make items of the sources and store them, one transaction a source.

    deck       the deck for all of them; None: a deck a source, named by its title
    jobs       worker processes; 1 works in this process
    dask       address of a Dask scheduler to work on instead
    progress   called in this thread after each source
    cancelled  asked between sources; what is stored stays, and the next call goes on from there
    """
    raise NotImplementedError
