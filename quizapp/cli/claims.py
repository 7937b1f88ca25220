"""`quizapp claims`: the claims of a source as a sheet to edit, or a prompt that asks any language model for one."""

from __future__ import annotations

import argparse
from pathlib import Path

from quizapp.cli import output
from quizapp.cli.generate import standard_input, task_for
from quizapp.cli.parser import Parser
from quizapp.errors import UsageError
from quizapp.interface import text


def declare(parser: Parser) -> None:
    """The options of `quizapp claims`."""
    parser.option("source", metavar="SOURCE")
    parser.option("-o", "--output", metavar="SHEET.yaml", type=Path)
    parser.option("--prompt", action="store_true")
    parser.option("--force", action="store_true")


def run(options: argparse.Namespace) -> int:
    """Print the sheet or the prompt, or write it to a file."""
    from quizapp.claims import find_claims
    from quizapp.claims.sheets import prompt, write_sheet
    from quizapp.workflows.making import transcript_of

    transcript = transcript_of(task_for(options.source, standard_input([options.source])))
    if options.prompt:
        return _deliver(prompt(transcript), options)
    claims = find_claims(transcript)
    status = _deliver(write_sheet(transcript, claims), options)
    if options.output is not None:
        output.note(text("cli.claims.written", n=len(claims), path=options.output))
    return status


def _deliver(sheet: str, options: argparse.Namespace) -> int:
    if options.output is None:
        output.write_raw(sheet if sheet.endswith("\n") else f"{sheet}\n")
        return 0
    if options.output.exists() and not options.force:
        raise UsageError(text("cli.error.exists", path=options.output))
    options.output.write_text(sheet, encoding="utf-8")
    return 0
