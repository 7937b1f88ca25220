"""`quizapp scores`: the figures as lines, JSON, a table or a page."""

from __future__ import annotations

import argparse
from pathlib import Path

from quizapp.cli import output
from quizapp.cli.clock import moment
from quizapp.cli.parser import Parser, whole_number
from quizapp.interface import language, text
from quizapp.interface.harmless import harmless, one_line


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
    from quizapp.workflows import open_database
    from quizapp.workflows.scores import scores

    with open_database() as database:
        figures = scores(database, moment(), deck=options.deck, days=options.days)
    if options.json:
        output.write_json(figures.to_json())
    elif options.csv:
        from quizapp.scores.table import to_csv

        output.write_raw(to_csv(figures))
    elif options.html:
        from quizapp.scores.page import EN, ZH, write_page

        page = write_page(figures, ZH if language() == "zh" else EN, one_line(options.deck or ""))
        options.html.write_text(harmless(page), encoding="utf-8")
        output.say(text("cli.scores.written", path=options.html))
    else:
        from quizapp.cli.scores_lines import score_lines

        output.say_all(score_lines(figures))
    return 0
