"""`quizapp decks`: what there is to study, what is due, and renaming or deleting a deck."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from quizapp.cli import output
from quizapp.cli.clock import moment
from quizapp.cli.parser import Parser, cells
from quizapp.errors import UsageError
from quizapp.interface import text
from quizapp.interface.harmless import one_line

if TYPE_CHECKING:
    from quizapp.workflows import Database
    from quizapp.workflows.decks import DeckRow


def declare(parser: Parser) -> None:
    """The options of `quizapp decks`."""
    parser.option("--json", action="store_true")
    act = parser.add_mutually_exclusive_group()
    parser.option("--rename", nargs=2, metavar=("DECK", "NAME"), to=act)
    parser.option("--delete", metavar="DECK", to=act)


def run(options: argparse.Namespace) -> int:
    """List the decks, or change one."""
    from quizapp.workflows import open_database
    from quizapp.workflows.decks import delete_deck, list_decks, rename_deck

    when = moment()
    with open_database() as database:
        if options.rename:
            rename_deck(database, find_deck(database, options.rename[0]).id, options.rename[1], when)
        elif options.delete:
            taken = delete_deck(database, find_deck(database, options.delete).id, when)
            output.say(text("cli.decks.deleted", n=taken))
            return 0
        rows = list_decks(database, when)
    if options.json:
        output.write_json({"version": 1, "decks": [_row_object(row) for row in rows]})
    else:
        output.say_all(deck_lines(rows))
    return 0


def find_deck(database: Database, name: str) -> DeckRow:
    """The deck that the learner means. Raises UsageError if there is none."""
    from quizapp.workflows.decks import deck_named

    row = deck_named(database, name)
    if row is None:
        raise UsageError(text("cli.error.no_deck", name=name))
    return row


def deck_lines(rows: list[DeckRow]) -> list[str]:
    """A line for each deck: new, learning, review, all, name; the name comes last so that its width does not matter."""
    if not rows:
        return [text("cli.decks.none")]
    heads = [text(f"words.{name}") for name in ("new", "learning", "review", "total", "deck")]
    table = [heads, *([str(row.new), str(row.learning), str(row.review), str(row.total), one_line(row.name)] for row in rows)]
    return columns(table)


def columns(table: list[list[str]]) -> list[str]:
    """The rows with every column but the last one set flush right, two blanks apart, by terminal cells."""
    widths = [max(cells(row[place]) for row in table) for place in range(len(table[0]) - 1)]
    return [
        "  ".join([*(" " * (w - cells(cell)) + cell for w, cell in zip(widths, row, strict=False)), row[-1]]) for row in table
    ]


def _row_object(row: DeckRow) -> dict[str, object]:
    counts = {"new": row.new, "learning": row.learning, "review": row.review, "total": row.total}
    return {"name": row.name, **counts, "origin": row.origin}
