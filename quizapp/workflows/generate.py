"""From source files to items: pure, for the command line; and into the store, many at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.errors import UsageError
from quizapp.items.item import Item
from quizapp.workflows.executors import Workers
from quizapp.workflows.making import Made, Task, generator_version, make, warm_up

if TYPE_CHECKING:
    from quizapp.transcript.transcript import Transcript
    from quizapp.workflows.database import Database
    from quizapp.workflows.moment import Moment


STDIN = "-"
SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm", ".srt", ".vtt", ".yaml", ".yml")


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


def generate(paths: Sequence[Path | str], *, most: int = 60, data: bytes | None = None) -> Generated:
    """Items of the sources (and of claim sheets, `.yaml`), without a store. A bad source is a problem; the others go on.

    paths  files or folders; "-" is standard input, whose bytes the caller passes as `data`
    most   the most items a source
    """
    sources: list[SourceReport] = []
    items: list[tuple[int, Item]] = []
    problems: list[str] = []
    failed = 0
    for path in find_sources(paths):
        made = make(Task(path, most, data if path == STDIN else None))
        problems += made.problems
        if made.transcript is None:
            failed += 1
            continue
        items += [(len(sources), item) for item in made.items]
        sources.append(_report(made.transcript, path))
    return Generated(tuple(sources), tuple(items), tuple(problems), failed)


def find_sources(paths: Sequence[Path | str]) -> list[str]:
    """The files that the paths mean: folders are searched for `.txt .md .html .htm .srt .vtt .yaml`, in the order of their names.

    A file that does not exist is kept: reading it says so. Raises UsageError if a folder holds no source.
    """
    found: list[str] = []
    for path in paths:
        if str(path) == STDIN or not Path(path).is_dir():
            found.append(str(path))
            continue
        within = sorted(str(file) for file in Path(path).rglob("*") if file.suffix.lower() in SUFFIXES and file.is_file())
        if not within:
            raise UsageError(f"{path}: this folder holds no source; quizapp reads {' '.join(SUFFIXES)}")
        found += within
    return list(dict.fromkeys(found))


def add_sources(  # noqa: PLR0913
    db: Database,
    paths: Sequence[Path | str],
    moment: Moment,
    *,
    deck: str | None = None,
    jobs: int = 1,
    dask: str | None = None,
    most: int = 60,
    data: bytes | None = None,
    progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    make_with: Callable[[Task], Made] = make,
) -> AddReport:
    """Make items of the sources and store them, one transaction a source.

    deck       the deck for all of them; None: a deck a source, named by its title
    jobs       worker processes; 1 works in this process
    dask       address of a Dask scheduler to work on instead
    progress   called in this thread after each source
    cancelled  asked between sources; what is stored stays, and the next call goes on from there
    make_with  what workers call; a top-level function
    """
    from quizapp.workflows.adding import Adding

    adding = Adding(db, moment, deck, most, generator_version())
    files = find_sources(paths)
    stopped = cancelled or (lambda: False)
    workers: Workers[Task, Made] = Workers(make_with, jobs, dask, warm_up)
    for outcome in workers.run(adding.to_do(files, data), stopped):
        adding.take(outcome.task, outcome.result)
        if progress is not None:
            progress(adding.progress(len(files), outcome.task.path))
    adding.finish()
    return adding.report(cancelled=stopped())


def _report(transcript: Transcript, path: str) -> SourceReport:
    return SourceReport(
        path=path,
        title=title_of(transcript, path),
        date=transcript.date.value if transcript.date else None,
        characters=len(transcript.text),
        turns=transcript.turns,
        speakers=tuple(speaker.name for speaker in transcript.speakers),
        host=tuple(speaker.name for speaker in transcript.hosts),
    )


def title_of(transcript: Transcript, path: str) -> str:
    """The source's title, or the name of its file."""
    if transcript.title and transcript.title.value.strip():
        return transcript.title.value.strip()
    return "stdin" if path == STDIN else Path(path).stem
