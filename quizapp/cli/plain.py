"""Study line by line, for screen readers, slow lines, pipes and scripts.

Each card takes two lines of input: the answer (empty: show me), then the rating 1 to 4 (empty: what the grade suggests).
`q` at either prompt, or the end of input, ends the session. A review is on disk before the next question is printed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING

from quizapp.cli import output
from quizapp.interface import clock_text, coming_back_text, interval_text, text
from quizapp.interface.harmless import one_line
from quizapp.items.item import Item, ItemKind
from quizapp.study.card import Rating
from quizapp.workflows.study import StaleCard

if TYPE_CHECKING:
    from quizapp.study.grading import Grade
    from quizapp.workflows import Database, Moment
    from quizapp.workflows.shown import Passage, SessionSummary, ShownCard
    from quizapp.workflows.study import StudySession

Clock = Callable[[], "Moment"]
QUIT = "q"


def study(session: StudySession, clock: Clock) -> None:
    """Ask card after card until the input ends, the learner quits, or nothing is due; then say how it went."""
    try:
        while (card := session.current) is not None:
            if not _one_card(session, card, clock):
                break
    except KeyboardInterrupt:
        output.say()
    _say_end(session.summary(clock()), clock())
    session.end(clock())


def say_plan(database: Database, moment: Moment) -> tuple[str, ...]:
    """After a break: how much is due and over how many days it is spread, in one line. Returns the guids of today, if any."""
    from quizapp.workflows.plans import plan_return

    plan = plan_return(database, moment)
    if plan is None:
        return ()
    words = "cli.plain.back" if plan.today else "cli.plain.back_done"
    spread = {"n": plan.overdue, "minutes": plan.minutes, "days": plan.days}
    output.say(text(words, **spread, per_day=plan.per_day, minutes_per_day=plan.minutes_per_day))
    return plan.today


def given_for(card: ShownCard, typed: str) -> str:
    """What the typed line means: the number of a choice stands for the choice, in either width."""
    folded = unicodedata.normalize("NFKC", typed).strip()
    if folded.isdecimal() and 1 <= int(folded) <= len(card.choices):
        return card.choices[int(folded) - 1]
    return typed.strip()


def say_question(card: ShownCard, number: int, total: int) -> None:
    """The question with its number, its kind and its choices."""
    item = card.item
    kind = " · ".join(one_line(part) for part in (text(f"words.kind.{item.kind.value}"), item.topic) if part)
    output.say()
    output.say(f"[{number}/{total}] {kind}")
    output.say(question_line(item))
    for key, choice in enumerate(card.choices, 1):
        output.say(f"  {key} {one_line(choice)}")


def question_line(item: Item) -> str:
    """The question with what the learner must know to answer it: the number of parts, the unit."""
    line = one_line(item.question)
    if item.kind is ItemKind.LIST and item.parts:
        line += text("cli.plain.parts_in_order" if item.ordered else "cli.plain.parts", n=len(item.parts))
    elif item.unit:
        line += text("cli.plain.unit", unit=one_line(item.unit))
    return line


def say_answer(item: Item, grade: Grade, passage: Passage) -> None:
    """The verdict in words, the right answer, why, and the sentence it comes from."""
    verdict = text(f"cli.plain.said.{grade.verdict.value}")
    output.say(text("cli.plain.verdict", verdict=verdict, answer=one_line(item.answer)))
    if item.kind is ItemKind.LIST:
        output.say_all(part_lines(grade))
    if item.correction and item.correction not in item.explanation:
        output.say(text("cli.plain.correction", correction=one_line(item.correction)))
    if item.explanation:
        output.say(one_line(item.explanation))
    say_passage(passage)


def part_lines(grade: Grade) -> list[str]:
    """Each part of a list with what became of it: right, nearly (and in which words), or missed; then what was too much."""
    lines: list[str] = []
    for part in grade.parts:
        mark = text("study.near" if part.near else "study.hit" if part.found else "study.missed")
        given = text("study.part_given", given=one_line(part.given)) if part.near else ""
        lines.append(f"  {mark} {one_line(part.text)}{given}")
    return lines + [f"  {text('study.extra')} {one_line(extra)}" for extra in grade.extras]


def say_passage(passage: Passage) -> None:
    """The quote between the sentences around it, with its speaker and its place."""
    if not passage.quote:
        return
    quoted = f"{one_line(passage.before)}「{one_line(passage.quote)}」{one_line(passage.after)}"
    # Without the interview the paragraph is 0: it is not known.
    place = text("cli.plain.place", n=passage.paragraph, percent=passage.percent) if passage.paragraph else ""
    if words := " · ".join(part for part in (one_line(passage.speaker), place) if part):
        output.say(words)
    output.say(quoted)


def _one_card(session: StudySession, card: ShownCard, clock: Clock) -> bool:
    """Ask, show, rate, store; whether to go on."""
    say_question(card, session.number, session.position[1])
    shown_at = clock().ms
    typed = output.ask("> ")
    if typed is None or _is_quit(typed):
        return False
    given = given_for(card, typed)
    took = clock().ms - shown_at
    grade = session.grade(given)
    say_answer(card.item, grade, card.passage)
    rating = _ask_rating(session, grade, clock)
    if rating is None:
        return False
    try:
        session.answer(rating, given, took, grade.score, clock())
    except StaleCard as stale:
        output.note(str(stale))
    return True


def _ask_rating(session: StudySession, grade: Grade, clock: Clock) -> Rating | None:
    """The learner's rating, by default the one that the grade suggests; None to quit."""
    previews = session.previews(clock())
    output.say("  ".join(f"{rating.value} {_name(rating)} {interval_text(previews[rating])}" for rating in Rating))
    while True:
        typed = output.ask(f"[{grade.proposed.value}] > ")
        if typed is None or _is_quit(typed):
            return None
        folded = unicodedata.normalize("NFKC", typed).strip()
        if not folded:
            return grade.proposed
        if folded in {"1", "2", "3", "4"}:
            return Rating(int(folded))
        output.say(text("cli.plain.rate_again"))


def _say_end(summary: SessionSummary, moment: Moment) -> None:
    output.say()
    if not summary.answers:
        output.say(text("cli.plain.nothing_due" if summary.finished else "cli.plain.nothing_done"))
    else:
        took = clock_text(summary.took_ms / 1000)
        output.say(text("cli.plain.end", n=summary.first, right=summary.right, first=summary.first, took=took))
    if summary.next_at is not None and summary.last_at is not None:
        first, last = (summary.next_at - moment.ms) / 1000, (summary.last_at - moment.ms) / 1000
        output.say(coming_back_text(summary.learning_left, first, last))
    if summary.tomorrow:
        output.say(text("cli.plain.tomorrow", n=summary.tomorrow))


def _name(rating: Rating) -> str:
    return text(f"words.rating.{rating.name.lower()}")


def _is_quit(typed: str) -> bool:
    return unicodedata.normalize("NFKC", typed).strip().lower() == QUIT
