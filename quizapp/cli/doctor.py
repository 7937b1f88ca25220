"""`quizapp doctor`: where everything lies, whether it is sound, and getting a backup back."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from quizapp.cli import output
from quizapp.cli.clock import moment
from quizapp.cli.parser import Parser, whole_number
from quizapp.errors import UsageError
from quizapp.interface import text


def declare(parser: Parser) -> None:
    """The options of `quizapp doctor`."""
    act = parser.add_mutually_exclusive_group()
    parser.option("--backups", action="store_true", to=act)
    parser.option("--backup", action="store_true", to=act)
    parser.option("--restore", type=whole_number, metavar="N", to=act)


def run(options: argparse.Namespace) -> int:
    """Check the store, list or make backups, or put one back."""
    if options.backups:
        return _list_backups()
    if options.restore:
        return _restore(options.restore)
    from quizapp.workflows import open_database
    from quizapp.workflows.care import back_up, check_up

    with open_database() as database:
        if options.backup:
            made = back_up(database, moment())
            output.say(str(made.path) if made else text("cli.doctor.backed_up_today"))
            return 0
        checks = check_up(database)
    for check in checks:
        mark = text("cli.doctor.good" if check.good else "cli.doctor.bad")
        output.say(f"{mark}  {check.name}: {check.value}" + (f"  → {check.remedy}" if check.remedy and not check.good else ""))
    return 0 if all(check.good for check in checks) else 1


def _list_backups() -> int:
    from quizapp.workflows.care import list_backups

    backups = list_backups()
    for number, backup in enumerate(backups, 1):
        when = datetime.fromtimestamp(backup.at / 1000, UTC).astimezone()
        output.say(f"{number:>3}  {when:%Y-%m-%d %H:%M}  {backup.size / 1e6:.1f} MB  {backup.reason}  {backup.path}")
    if not backups:
        output.say(text("cli.doctor.no_backups"))
    return 0


def _restore(number: int) -> int:
    from quizapp.workflows.care import list_backups, restore

    backups = list_backups()
    if number > len(backups):
        raise UsageError(text("cli.error.no_backup", n=number, known=len(backups)))
    moved = restore(backups[number - 1], moment())
    output.say(text("cli.doctor.restored", path=backups[number - 1].path, moved=moved))
    return 0
