"""`quizapp generate`: items of sources, printed for a program or stored in a deck."""

from __future__ import annotations

import argparse
import signal
import sys
from typing import TYPE_CHECKING, Self

from quizapp.cli import output
from quizapp.cli.clock import moment
from quizapp.cli.parser import Parser, whole_number
from quizapp.errors import UsageError
from quizapp.interface import text
from quizapp.interface.errors import told

if TYPE_CHECKING:
    from quizapp.workflows.generate import AddReport, Progress
    from quizapp.workflows.making import Task


def declare(parser: Parser) -> None:
    """The options of `quizapp generate`."""
    parser.option("sources", nargs="+", metavar="SOURCE")
    shape = parser.add_mutually_exclusive_group()
    parser.option("--json", action="store_true", to=shape)
    parser.option("--transcript", action="store_true", to=shape)
    parser.option("--report", action="store_true", to=shape)
    parser.option("--deck", metavar="NAME")
    parser.option("--jobs", type=whole_number, default=1, metavar="N")
    parser.option("--dask", metavar="ADDRESS")
    parser.option("--most", type=whole_number, default=60, metavar="N")


def run(options: argparse.Namespace) -> int:
    """Print the object, the transcript or the report; without any of them, store."""
    if options.transcript:
        return _print_transcripts(options)
    if options.json:
        return _print_json(options)
    if options.report:
        return _print_report(options)
    return _store(options)


def _print_json(options: argparse.Namespace) -> int:
    from quizapp.cli.contract import generated_object
    from quizapp.workflows.generate import generate

    generated = generate(options.sources, most=options.most, data=standard_input(options.sources))
    for problem in generated.problems:
        output.note(told(problem))
    output.write_json(generated_object(generated))
    return 1 if generated.failed else 0


def _print_transcripts(options: argparse.Namespace) -> int:
    from quizapp.workflows.making import transcript_of

    data = standard_input(options.sources)
    for path in options.sources:
        output.write_raw(transcript_of(task_for(path, data, options.most)).text)
    return 0


def _print_report(options: argparse.Namespace) -> int:
    from quizapp.cli.coverage import coverage_lines
    from quizapp.workflows.coverage import coverage
    from quizapp.workflows.making import claims_of

    data = standard_input(options.sources)
    for path in options.sources:
        found = claims_of(task_for(path, data, options.most))
        output.say_all(coverage_lines(coverage(found.transcript, found.claims, options.most)))
        for problem in found.problems:
            output.note(told(problem))
    return 0


def task_for(path: str, data: bytes | None, most: int = 60) -> Task:
    """The work on one source; "-" is what came in through standard input."""
    from quizapp.workflows.making import Task

    return Task(path, most, data if path == "-" else None)


def _store(options: argparse.Namespace) -> int:
    from quizapp.workflows import open_database
    from quizapp.workflows.generate import add_sources

    data = standard_input(options.sources)
    with open_database() as database, Interruption() as interruption:
        report = add_sources(
            database,
            options.sources,
            moment(),
            deck=options.deck,
            jobs=options.jobs,
            dask=options.dask,
            most=options.most,
            data=data,
            progress=show_progress,
            cancelled=interruption.asked,
        )
    tell(report)
    if report.cancelled:
        output.note(text("cli.generate.interrupted"))
    return report.exit_status


class Interruption:
    """Ctrl+C, remembered while inside: the source at hand is stored, then the work ends. A second one ends it at once."""

    def __init__(self) -> None:
        self._came = False

    def asked(self) -> bool:
        """Whether Ctrl+C was pressed."""
        return self._came

    def __enter__(self) -> Self:
        self._before = signal.signal(signal.SIGINT, self._remember)
        return self

    def __exit__(self, *_: object) -> None:
        signal.signal(signal.SIGINT, self._before)

    def _remember(self, *_: object) -> None:
        if self._came:
            raise KeyboardInterrupt
        self._came = True


def show_progress(progress: Progress) -> None:
    """One line on standard error that counts the sources."""
    line = text("cli.generate.progress", done=progress.done, total=progress.total, items=progress.items)
    output.progress(f"{line}  {progress.path}" if progress.done < progress.total else line, last=progress.done == progress.total)


def tell(report: AddReport) -> None:
    """A line for each source that was stored; on standard error what failed and what was set aside."""
    for source in report.sources:
        name = "unchanged" if source.unchanged else "stored"
        line = text(f"cli.generate.{name}", deck=source.deck, new=source.new, updated=source.updated, kept=source.kept)
        output.say(f"{source.path}: {line}")
    for problem in report.problems:
        output.note(told(problem))
    for path in report.set_aside:
        output.note(text("cli.generate.set_aside", path=path))


def standard_input(sources: list[str]) -> bytes | None:
    """The bytes of standard input, if a source means it. Raises UsageError where nothing comes in."""
    if "-" not in sources:
        return None
    if sys.stdin is None or sys.stdin.isatty():
        raise UsageError(text("cli.error.no_input"))
    return sys.stdin.buffer.read()
