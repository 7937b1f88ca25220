"""`quizapp exam`: the day of a deck's exam, what it changes, keeping and forgetting it."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from quizapp.cli import output
from quizapp.cli.clock import moment
from quizapp.cli.decks import find_deck
from quizapp.cli.parser import Parser
from quizapp.interface import text
from quizapp.interface.exams import exam_words
from quizapp.interface.harmless import one_line

if TYPE_CHECKING:
    from quizapp.workflows import Database, Moment
    from quizapp.workflows.decks import DeckRow


def declare(parser: Parser) -> None:
    """The options of `quizapp exam`."""
    parser.option("deck", metavar="DECK")
    parser.option("day", nargs="?", metavar="DAY")
    act = parser.add_mutually_exclusive_group()
    parser.option("--dry-run", action="store_true", to=act)
    parser.option("--forget", action="store_true", to=act)


def run(options: argparse.Namespace) -> int:
    """Show what the day changes, and keep it unless it is only to be shown."""
    from quizapp.workflows import open_database
    from quizapp.workflows.exam import exam_day, read_day, set_exam

    when = moment()
    with open_database() as database:
        deck = find_deck(database, options.deck)
        if options.forget:
            set_exam(database, deck.id, None, when)
            output.say(text("cli.exam.forgotten", deck=one_line(deck.name)))
            return 0
        day = read_day(options.day, when) if options.day else exam_day(database, deck.id)
        if day is None or day <= when.day:
            output.say(text("cli.exam.none", deck=one_line(deck.name)))
            return 0
        _say(database, deck, day, when)
        if options.day and not options.dry_run:
            set_exam(database, deck.id, day, when)
            output.say(text("cli.exam.kept"))
    return 0


def _say(database: Database, deck: DeckRow, day: int, when: Moment) -> None:
    from quizapp.study.day import date_of
    from quizapp.workflows.exam import price_exam

    output.say(text("cli.exam.plan", deck=one_line(deck.name), date=date_of(day).isoformat()))
    output.say(f"  {exam_words(price_exam(database, deck.id, day, when))}")
