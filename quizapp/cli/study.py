"""`quizapp study`: the app on the whole screen, or the same session line by line."""

from __future__ import annotations

import argparse

from quizapp.cli import output
from quizapp.cli.parser import Parser, whole_number


def declare(parser: Parser) -> None:
    """The options of `quizapp study`."""
    parser.option("deck", nargs="?", metavar="DECK")
    parser.option("--plain", action="store_true")
    parser.option("--cram", action="store_true")
    parser.option("--only", metavar="QUERY", default="")
    parser.option("--limit", type=whole_number, metavar="N")


def run(options: argparse.Namespace) -> int:
    """Open the screens; without a terminal, or when asked to, study in plain lines."""
    if options.plain or not output.has_terminal():
        return _study_in_lines(options)
    if options.cram or options.only or options.limit:
        return _study_on_screen(options)
    from quizapp.tui import run_app

    return run_app(deck=options.deck, debug=getattr(options, "debug", False))


def _study_on_screen(options: argparse.Namespace) -> int:
    from quizapp.tui import run_app

    return run_app(
        deck=options.deck,
        mode="cram" if options.cram else "study",
        query=options.only,
        limit=options.limit,
        debug=getattr(options, "debug", False),
    )


def _study_in_lines(options: argparse.Namespace) -> int:
    from quizapp.cli.plain import study
    from quizapp.workflows import now, open_database
    from quizapp.workflows.decks import deck_named
    from quizapp.workflows.settings import load_settings
    from quizapp.workflows.study import begin_study

    hour = load_settings().rollover_hour
    with open_database() as database:
        decks = None
        if options.deck is not None:
            from quizapp.errors import UsageError
            from quizapp.interface import text

            row = deck_named(database, options.deck)
            if row is None:
                raise UsageError(text("cli.error.no_deck", name=options.deck))
            decks = [row.name]
        session = begin_study(
            database,
            now(hour),
            decks,
            mode="cram" if options.cram else "study",
            limit=options.limit,
            query=options.only,
        )
        study(session, lambda: now(hour))
    return 0
