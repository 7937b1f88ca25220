"""`quizapp export`: a deck as an Anki package, a text file or a table."""

from __future__ import annotations

import argparse
from pathlib import Path

from quizapp.cli import output
from quizapp.cli.clock import moment
from quizapp.cli.parser import Parser
from quizapp.interface import text


def declare(parser: Parser) -> None:
    """The options of `quizapp export`."""
    parser.option("deck", metavar="DECK")
    parser.option("-o", "--output", metavar="FILE", type=Path, required=True)
    parser.option("--progress", action="store_true")


def run(options: argparse.Namespace) -> int:
    """Write the file and say what is in it."""
    from quizapp.workflows import open_database
    from quizapp.workflows.exchange import export_deck

    with open_database() as database:
        report = export_deck(database, options.deck, options.output, moment(), progress=options.progress)
    output.say(text("cli.export.written", path=report.path, n=report.notes))
    if options.progress:
        output.say(text("cli.export.with_progress", cards=report.cards_with_progress, reviews=report.reviews))
    return 0
