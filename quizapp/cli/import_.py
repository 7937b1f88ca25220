"""`quizapp import`: decks of Anki, of other people, of a text editor."""

from __future__ import annotations

import argparse
from pathlib import Path

from quizapp.cli import output
from quizapp.cli.clock import moment
from quizapp.cli.parser import Parser
from quizapp.interface import text
from quizapp.interface.errors import told


def declare(parser: Parser) -> None:
    """The options of `quizapp import`."""
    parser.option("files", nargs="+", metavar="FILE", type=Path)
    parser.option("--deck", metavar="NAME")


def run(options: argparse.Namespace) -> int:
    """Read the files and say what each brought."""
    from quizapp.workflows import open_database
    from quizapp.workflows.exchange import import_files

    with open_database() as database:
        report = import_files(database, options.files, moment(), deck=options.deck)
    for file in report.files:
        counts = {"new": file.new, "updated": file.updated, "unchanged": file.unchanged, "kept": file.kept}
        output.say(f"{file.path}: {text('cli.import.read', deck=file.deck, **counts)}")
        if file.progress or file.reviews:
            output.say(text("cli.import.progress", cards=file.progress, reviews=file.reviews))
    for problem in report.problems:
        output.note(told(problem))
    return report.exit_status
