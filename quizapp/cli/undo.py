"""`quizapp undo`: take back the last thing that was done, whatever it was."""

from __future__ import annotations

import argparse

from quizapp.cli import output
from quizapp.cli.clock import moment
from quizapp.cli.parser import Parser
from quizapp.interface import text
from quizapp.interface.harmless import one_line


def declare(parser: Parser) -> None:
    """The options of `quizapp undo`."""
    parser.option("--redo", action="store_true")


def run(options: argparse.Namespace) -> int:
    """Take it back (or do it again) and name it."""
    from quizapp.workflows import open_database
    from quizapp.workflows.undo import redo, undo

    with open_database() as database:
        done = (redo if options.redo else undo)(database, moment())
    if done is None:
        output.say(text("cli.undo.no_redo" if options.redo else "cli.undo.nothing"))
        return 0
    rating = f" {text(f'words.rating.{done.rating.name.lower()}')}" if done.rating else ""
    what = f"{text(f'cli.undo.kind.{done.kind}')}{rating}"
    output.say(
        text("cli.undo.redone" if options.redo else "cli.undo.undone", what=what, question=one_line(done.question), n=done.count)
    )
    return 0
