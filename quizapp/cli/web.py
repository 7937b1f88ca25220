"""`quizapp web`: the app in a browser, for this machine only."""

from __future__ import annotations

import argparse
import sys

from quizapp.cli import output
from quizapp.cli.parser import Parser, whole_number
from quizapp.interface import language, text


def declare(parser: Parser) -> None:
    """The options of `quizapp web`."""
    parser.option("--port", type=port_number, default=8765, metavar="N")
    parser.option("--host", default="127.0.0.1", metavar="ADDRESS")
    parser.option("--allow-remote", action="store_true")
    parser.option("--public-url", metavar="URL")
    parser.option("--most", type=whole_number, default=8, metavar="N")


def run(options: argparse.Namespace) -> int:
    """Serve until Ctrl+C."""
    from quizapp.web import Place, serve

    place = Place(options.host, options.port, options.public_url, options.allow_remote)
    command = [sys.executable, "-m", "quizapp", "study", "--lang", language()]
    serve(command, place, most=options.most, announce=_announce)
    return 0


def port_number(written: str) -> int:
    """A port, 0 for any free one. Raises ValueError otherwise."""
    value = int(written)
    if not 0 <= value <= 65_535:
        raise ValueError(written)
    return value


def _announce(address: str) -> None:
    output.say(text("cli.web.address", address=address))
    output.say(text("cli.web.stop"))
    sys.stdout.flush()
