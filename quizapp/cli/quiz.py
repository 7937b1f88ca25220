"""`quizapp quiz`: a fixed number of questions or minutes, no scheduling, marks at the end."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from quizapp.cli import output
from quizapp.cli.clock import moment
from quizapp.cli.parser import Parser, app_options, whole_number
from quizapp.interface import clock_text, text
from quizapp.interface.harmless import one_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.workflows import Moment
    from quizapp.workflows.quiz import QuizResult, QuizSession


def declare(parser: Parser) -> None:
    """The options of `quizapp quiz`."""
    parser.option("deck", nargs="?", metavar="DECK")
    length = parser.add_mutually_exclusive_group()
    parser.option("--number", type=whole_number, metavar="N", to=length)
    parser.option("--minutes", type=whole_number, metavar="N", to=length)
    parser.option("--past", action="store_true", to=length)
    parser.option("--plain", action="store_true")


def run(options: argparse.Namespace) -> int:
    """Ask a quiz on the screen or in lines, or list the marks of past ones."""
    if options.past:
        return _list_past(options.deck)
    number = options.number or (None if options.minutes else 10)
    if not options.plain and output.has_terminal():
        from quizapp.tui import run_app

        return run_app(deck=options.deck, mode="quiz", number=number, minutes=options.minutes, **app_options(options))
    from quizapp.workflows import open_database
    from quizapp.workflows.quiz import begin_quiz

    with open_database() as database:
        ask_quiz(begin_quiz(database, moment(), options.deck, number=number, minutes=options.minutes), moment)
    return 0


def ask_quiz(session: QuizSession, clock: Callable[[], Moment]) -> None:
    """One line of input a question; `q` or the end of input ends it. The marks come at the end, answers are not shown before."""
    from quizapp.cli.plain import QUIT, given_for, say_question

    try:
        while (card := session.current) is not None and not _time_is_up(session, clock()):
            done, total = session.position
            say_question(card, done + 1, total)
            shown_at = clock().ms
            typed = output.ask("> ")
            if typed is None or typed.strip().lower() == QUIT:
                break
            given = given_for(card, typed)
            session.answer(given, clock().ms - shown_at, session.grade(given).score, clock())
    except KeyboardInterrupt:
        output.say()
    output.say_all(result_lines(session.end(clock())))


def result_lines(result: QuizResult) -> list[str]:
    """The marks, then what was missed with its right answer."""
    took = clock_text(result.took_ms / 1000)
    lines = ["", text("cli.quiz.marks", score=f"{result.score:g}", asked=result.asked, percent=result.percent, took=took)]
    for answer in result.answers:
        if answer.score < 1:
            given = one_line(answer.given) or text("words.unknown")
            lines.append(one_line(answer.item.question))
            lines.append(text("cli.quiz.missed", answer=one_line(answer.item.answer), given=given))
    return lines


def _time_is_up(session: QuizSession, moment: Moment) -> bool:
    return session.ends_at is not None and moment.ms >= session.ends_at


def _list_past(deck: str | None) -> int:
    from quizapp.workflows import open_database
    from quizapp.workflows.quiz import past_quizzes

    with open_database() as database:
        results = past_quizzes(database, deck)
    for result in results:
        when = datetime.fromtimestamp(result.at / 1000, UTC).astimezone()
        output.say(f"{when:%Y-%m-%d %H:%M}  {result.percent:>3} %  {result.score:g}/{result.asked}  {one_line(result.deck)}")
    if not results:
        output.say(text("cli.quiz.none"))
    return 0
