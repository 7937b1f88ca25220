"""`quizapp scores`: the figures as lines, JSON, a table or a page."""

from __future__ import annotations

import argparse
from pathlib import Path

from quizapp.cli import output
from quizapp.cli.parser import Parser, whole_number


def declare(parser: Parser) -> None:
    """The options of `quizapp scores`."""
    parser.option("--deck", metavar="DECK")
    parser.option("--days", type=whole_number, metavar="N")
    shape = parser.add_mutually_exclusive_group()
    parser.option("--json", action="store_true", to=shape)
    parser.option("--csv", action="store_true", to=shape)
    parser.option("--html", metavar="FILE", type=Path, to=shape)


def run(options: argparse.Namespace) -> int:
    """Read the figures and show them in the shape that was asked for."""
    from quizapp.workflows import now, open_database
    from quizapp.workflows.scores import scores

    with open_database() as database:
        figures = scores(database, now(), deck=options.deck, days=options.days)
    if options.json:
        output.write_json(figures.to_json())
    return 0
