"""`quizapp web`: the app in a browser, for this machine only."""

from __future__ import annotations

import argparse

from quizapp.cli.parser import Parser, whole_number


def declare(parser: Parser) -> None:
    """The options of `quizapp web`."""
    parser.option("--port", type=int, default=8765, metavar="N")
    parser.option("--host", default="127.0.0.1", metavar="ADDRESS")
    parser.option("--allow-remote", action="store_true")
    parser.option("--public-url", metavar="URL")
    parser.option("--most", type=whole_number, default=8, metavar="N")


def run(options: argparse.Namespace) -> int:
    """Serve until Ctrl+C."""
    raise NotImplementedError
