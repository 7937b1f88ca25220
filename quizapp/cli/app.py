"""The `quizapp` command: finds the language and the command, runs it, and turns every error into one line and a status."""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

from quizapp.cli import output
from quizapp.cli.parser import Parser
from quizapp.errors import QuizappError
from quizapp.interface import choose_language, set_language, text
from quizapp.interface.errors import told

# Each command is a module with `declare(parser)` and `run(options) -> status`; only the one that is asked for is imported.
COMMANDS = {
    "study": "study",
    "quiz": "quiz",
    "generate": "generate",
    "claims": "claims",
    "scores": "scores",
    "decks": "decks",
    "exam": "exam",
    "export": "export",
    "import": "import_",
    "explain": "explain",
    "undo": "undo",
    "optimize": "optimize",
    "settings": "settings",
    "doctor": "doctor",
    "web": "web",
    "welcome": "welcome",
}
INTERRUPTED = 130  # what a shell reports for a command that Ctrl+C ended


def main() -> NoReturn:
    """Run the command line of this process and end it."""
    status = run(sys.argv[1:])
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        output.close_quietly()
    sys.exit(status)


def run(arguments: Sequence[str]) -> int:
    """Run one command line; returns its exit status: 0 done, 1 failed, 2 wrongly asked, 130 interrupted."""
    output.prepare_streams()
    if os.environ.get("HOME") == "":
        del os.environ["HOME"]  # an empty home is no home: ask the password database instead of writing to "/"
    debug = "--debug" in arguments
    try:
        set_language(choose_language(_language_option(arguments), _language_setting(), os.environ))
        return _dispatch(list(arguments))
    except SystemExit as end:  # argparse has shown the help
        return int(end.code or 0)
    except KeyboardInterrupt:
        output.note("")
        return INTERRUPTED
    except BrokenPipeError:
        output.close_quietly()
        return 0
    except Exception as error:
        if debug:
            traceback.print_exc()
        else:
            output.note(_told(error))
        return getattr(error, "exit_status", 1)


def program() -> Parser:
    """The parser of `quizapp` itself, which knows the commands by name only."""
    parser = Parser("quizapp", "program")
    parser.option("--version", action="store_true")
    width = max(map(len, COMMANDS))
    listed = "\n".join(f"  {name:<{width}}  {text(f'cli.{name}.short')}" for name in COMMANDS)
    parser.epilog = f"{text('cli.heading.commands')}:\n{listed}\n\n{text('cli.program.epilog')}"
    parser.usage = "quizapp [--lang zh|en] COMMAND …"
    return parser


def command_parser(name: str) -> Parser:
    """The parser of one command. Importing its module is cheap: what is slow is imported when it runs."""
    parser = Parser(f"quizapp {name}", name)
    import_module(f"quizapp.cli.{COMMANDS[name]}").declare(parser)
    return parser


def _dispatch(arguments: list[str]) -> int:
    place = next((index for index, word in enumerate(arguments) if word in COMMANDS), None)
    before = arguments if place is None else arguments[:place]
    parser = program()
    options, rest = parser.parse_known_args(before)
    if options.version:
        return _say_version()
    if rest:
        problem = "cli.complaint.command" if not rest[0].startswith("-") else "cli.complaint.unknown"
        parser.error(text(problem, what=rest[0]))
    if place is None:
        return _without_command(parser, arguments)
    name = arguments[place]
    # What stands before the command holds for it too; said again behind the command, the later word counts.
    chosen = command_parser(name).parse_args(arguments[place + 1 :], _common(options))
    status: int = import_module(f"quizapp.cli.{COMMANDS[name]}").run(chosen)
    return status


def _common(options: argparse.Namespace) -> argparse.Namespace:
    return argparse.Namespace(**{name: value for name, value in vars(options).items() if name in {"lang", "debug"}})


def _without_command(parser: Parser, options: Sequence[str]) -> int:
    if not output.has_terminal():
        output.say(parser.format_help().rstrip("\n"))
        return 0
    return _dispatch([*options, "study"])


def _say_version() -> int:
    from quizapp import __version__

    output.say(f"quizapp {__version__}")
    return 0


def _language_option(arguments: Sequence[str]) -> str | None:
    """What --lang says, wherever it stands; a wrong value is the parser's to refuse."""
    for index, word in enumerate(arguments):
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
        if word == "--lang" and index + 1 < len(arguments):
            return arguments[index + 1]
    return None


def _language_setting() -> str | None:
    from quizapp.workflows.settings import load_settings

    try:
        return load_settings().language or None
    except (QuizappError, NotImplementedError):
        return None  # a command that needs the settings will say what is wrong with them


def _told(error: Exception) -> str:
    """The one line that a learner sees of an error."""
    if isinstance(error, QuizappError):
        return told(error)
    if isinstance(error, OSError) and error.strerror:
        return text("cli.error.system", what=error.strerror, where=error.filename or "quizapp")
    first = str(error).strip().splitlines()
    return text("cli.error.bug", kind=type(error).__name__, what=first[0] if first else "")
