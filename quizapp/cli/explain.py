"""`quizapp explain`: the passage, the rules and the scores that made an item."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from quizapp.cli import output
from quizapp.cli.parser import Parser
from quizapp.interface import text
from quizapp.interface.harmless import one_line

if TYPE_CHECKING:
    from quizapp.workflows.explain import Explanation


def declare(parser: Parser) -> None:
    """The options of `quizapp explain`."""
    parser.option("item", metavar="ITEM")


def run(options: argparse.Namespace) -> int:
    """Print everything known of how the item came about."""
    from quizapp.workflows import open_database
    from quizapp.workflows.explain import explain

    with open_database() as database:
        output.say_all(explanation_lines(explain(database, options.item)))
    return 0


def explanation_lines(why: Explanation) -> list[str]:
    """The lines that tell a learner why an item is the way it is."""
    item, passage = why.item, why.passage
    kind = f"{text(f'words.kind.{item.kind.value}')} · {text(f'words.{item.claim.value}')} · {why.deck} · #{item.rank}"
    lines = [item.guid, kind, "", one_line(item.question), f"→ {one_line(item.answer)}", ""]
    lines.append(text("cli.explain.source", title=why.source_title, path=why.source_path))
    if passage.paragraph:  # else the text is not in the store
        place = text("cli.plain.place", n=passage.paragraph, percent=passage.percent)
        lines.append(f"{passage.speaker} · {place}" if passage.speaker else place)
    lines.append(f"{one_line(passage.before)}「{one_line(passage.quote)}」{one_line(passage.after)}")
    lines += ["", text("cli.explain.rules", rules="、".join(why.rules) or "-", generator=why.generator)]
    lines += [f"  {name:<24} {value:.2f}" for name, value in why.scores]
    if why.edited or why.verdict:
        lines.append(text("cli.explain.edited" if why.edited else f"cli.explain.{why.verdict}"))
    lines += [text("cli.explain.sibling", question=one_line(other.question), guid=other.guid[:8]) for other in why.siblings]
    return lines
