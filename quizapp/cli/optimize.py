"""`quizapp optimize`: fit the scheduler to the learner, if that predicts held-out reviews better."""

from __future__ import annotations

import argparse

from quizapp.cli import output
from quizapp.cli.clock import moment
from quizapp.cli.parser import Parser
from quizapp.interface import text


def declare(parser: Parser) -> None:
    """The options of `quizapp optimize`."""
    parser.option("deck", nargs="?", metavar="DECK")
    parser.option("--dry-run", action="store_true")


def run(options: argparse.Namespace) -> int:
    """Fit, compare, keep or not, and say by how much in plain words."""
    from quizapp.workflows import open_database
    from quizapp.workflows.optimize import optimize

    with open_database() as database:
        found = optimize(database, moment(), options.deck, keep=not options.dry_run)
    if not found.enough:
        output.say(text("cli.optimize.too_few", n=found.reviews))
        return 0
    better = 100 * (found.loss_before - found.loss_after) / found.loss_before if found.loss_before else 0.0
    shown = {"before": f"{found.loss_before:.4f}", "after": f"{found.loss_after:.4f}", "percent": f"{abs(better):.1f}"}
    output.say(text("cli.optimize.measured", n=found.reviews, **shown))
    verdict = "taken" if found.taken else "better_not_taken" if better > 0 else "worse"
    output.say(text(f"cli.optimize.{verdict}", **shown))
    return 0
