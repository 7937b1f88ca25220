"""`quizapp welcome`, which `make study` runs: sees that there are decks, then opens them; without a terminal, exports them."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.cli import output
from quizapp.cli.clock import moment
from quizapp.cli.parser import Parser, app_options
from quizapp.interface import text
from quizapp.interface.errors import told

if TYPE_CHECKING:
    from quizapp.workflows import Database, Moment
    from quizapp.workflows.decks import DeckRow


def declare(parser: Parser) -> None:
    """The options of `quizapp welcome`."""
    parser.option("sources", nargs="*", metavar="SOURCE")
    parser.option("--export", metavar="FOLDER", type=Path)


def run(options: argparse.Namespace) -> int:
    """Prepare the decks where there are none, then study; without a terminal, write the packages and say how to go on."""
    if not output.has_terminal():
        return _prepare_and_export(options.sources, options.export)
    from quizapp.workflows import first_start

    if first_start.is_wanted():
        output.progress(text("cli.welcome.preparing"))
        _prepare_decks(options.sources)
        output.progress("")
    from quizapp.tui import run_app

    return run_app(**app_options(options))


def file_name(deck: str) -> str:
    """A name for the deck's file: its own, without what file systems refuse."""
    return re.sub(r"[\x00-\x1f/\\:*?\"<>|]+", "", deck).strip(" .") or "quizapp"


def _prepare_decks(sources: list[str]) -> None:
    from quizapp.workflows import first_start, open_database

    with first_start.noted(), open_database() as database:
        prepare(database, sources, moment())


def prepare(database: Database, sources: list[str], when: Moment) -> list[DeckRow]:
    """Import the shipped decks and make those of the sources; what is there already stays as it is. Returns all decks."""
    from quizapp.workflows.decks import import_shipped_decks, list_decks
    from quizapp.workflows.generate import add_sources

    import_shipped_decks(database, when)
    for source in sources:
        name = text("cli.welcome.automatic", name=Path(source).stem)
        for problem in add_sources(database, [source], when, deck=name).problems:
            output.note(told(problem))
    return list_decks(database, when)


def _prepare_and_export(sources: list[str], folder: Path | None) -> int:
    from quizapp.workflows import open_database
    from quizapp.workflows.exchange import export_deck

    when = moment()
    with open_database() as database:
        rows = prepare(database, sources, when)
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
        written = [export_deck(database, row.name, folder / f"{file_name(row.name)}.apkg", when) for row in rows if folder]
    output.say(
        text("cli.welcome.made", n=sum(row.total for row in rows), decks=len(rows), names="、".join(row.name for row in rows))
    )
    output.say(text("cli.welcome.exported", files=" ".join(str(report.path) for report in written)))
    output.say(text("cli.welcome.go_on"))
    return 0
