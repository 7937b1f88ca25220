"""Draws the marks of a quiz: the score, how each group went, every mistake with its right answer, past quizzes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from textual.content import Content

from quizapp.interface import duration_text, text
from quizapp.tui.flow import MUTED, hang, pack, plain, wrap
from quizapp.tui.help.screen import TextPage
from quizapp.tui.study.question import question_text
from quizapp.workflows.quiz import QuizAnswer, QuizResult
from quizapp.workflows.shown import Share

INDENT = 6


class MarksPage(TextPage):
    """The marks. F2 does nothing here: a quiz is not undone, and what was studied before it is none of its business."""

    def action_undo(self) -> None:
        """Say so."""
        self.flash(text("quiz.no_undo"))

    def action_redo(self) -> None:
        """Say so."""
        self.flash(text("quiz.no_undo"))


def draw_marks(result: QuizResult, past: Sequence[QuizResult], zone: ZoneInfo, width: int) -> Sequence[Content]:
    """All lines of the page at the end."""
    took = duration_text(result.took_ms / 1000)
    marks = text("quiz.marks", percent=result.percent, score=f"{result.score:g}", asked=result.asked, duration=took)
    lines = [Content(""), *wrap(plain(marks, "bold"), width), *wrap(plain(text("quiz.no_schedule"), MUTED), width), Content("")]
    for shares, words in ((result.kinds, "words.kind"), (result.speakers, "")):
        lines += pack((plain(_share(share, words)) for share in shares), width)
    missed = [answer for answer in result.answers if answer.score < 1]
    verdict = text("quiz.missed", n=len(missed)) if missed else text("quiz.all_right" if result.asked else "quiz.none")
    lines += [Content(""), plain(verdict, "bold")]
    for answer in missed:
        lines += [Content(""), *_mistake(answer, width)]
    return [*lines, *_past(result, past, zone)]


def _share(share: Share, words: str) -> str:
    name = text(f"{words}.{share.name}") if words else share.name
    return text("end.share", name=name, right=share.right, n=share.answered)


def _mistake(answer: QuizAnswer, width: int) -> Sequence[Content]:
    given = answer.given or text("study.nothing_given")
    return [
        *wrap(question_text(answer.item), width),
        *hang(plain(text("quiz.given"), MUTED), plain(given), INDENT, width),
        *hang(plain(text("quiz.right"), MUTED), plain(answer.item.answer, "bold"), INDENT, width),
    ]


def _past(result: QuizResult, past: Sequence[QuizResult], zone: ZoneInfo) -> Sequence[Content]:
    others = [each for each in past if each.id != result.id][:5]
    if not others:
        return ()
    lines = [Content(""), plain(text("quiz.past"), "bold")]
    for each in others:
        when = datetime.fromtimestamp(each.at / 1000, zone).strftime("%Y-%m-%d %H:%M")
        lines.append(plain(text("quiz.past_line", when=when, percent=each.percent, n=each.asked), MUTED))
    return lines
