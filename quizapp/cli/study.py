"""`quizapp study`: the app on the whole screen, or the same session line by line."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.cli import output
from quizapp.cli.clock import moment
from quizapp.cli.decks import find_deck
from quizapp.cli.parser import Parser, app_options, whole_number

if TYPE_CHECKING:
    from quizapp.workflows.study import Mode


def declare(parser: Parser) -> None:
    """The options of `quizapp study`."""
    parser.option("deck", nargs="?", metavar="DECK")
    parser.option("--plain", action="store_true")
    parser.option("--cram", action="store_true")
    parser.option("--only", metavar="QUERY", default="")
    parser.option("--limit", type=whole_number, metavar="N")


def run(options: argparse.Namespace) -> int:
    """Open the screens; without a terminal, or when asked to, study in plain lines."""
    mode: Mode = "cram" if options.cram else "study"
    if options.plain or not output.has_terminal():
        return _in_lines(options, mode)
    from quizapp.tui import run_app

    bookmark = Path(kept) if (kept := os.environ.get("QUIZAPP_BOOKMARK")) else None
    return run_app(
        deck=options.deck, mode=mode, query=options.only, limit=options.limit, bookmark=bookmark, **app_options(options)
    )


def _in_lines(options: argparse.Namespace, mode: Mode) -> int:
    from quizapp.cli.plain import say_plan, study
    from quizapp.interface.left_out import left_out_words
    from quizapp.workflows import open_database
    from quizapp.workflows.study import begin_study

    with open_database() as database:
        decks = [find_deck(database, options.deck).name] if options.deck is not None else None
        usual = mode == "study" and not (decks or options.only or options.limit)
        guids = say_plan(database, moment()) if usual else ()
        session = begin_study(database, moment(), decks, mode=mode, limit=options.limit, query=options.only, guids=guids)
        if (left := session.left_out(moment())) and left.asked < left.found:
            output.say(left_out_words(left))
        study(session, moment)
        if guids:
            say_plan(database, moment())
    return 0
