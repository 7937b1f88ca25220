"""What the day of an exam changes, in one line: for the screen that asks for it and for the command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.interface.catalogue import text

if TYPE_CHECKING:
    from quizapp.workflows.exam import ExamDay


def exam_words(exam: ExamDay) -> str:
    """还有 7 天 · 每天新卡 20 → 46，约 6 → 12 分钟 · 那天记得约 57% → 93%.

    Of a deck never studied nobody can say how much will be known.
    """
    same = exam.new_per_day_then == exam.new_per_day_now or exam.then == exam.now
    words = "exams.enough" if same else "exams.changes"
    return text(
        words if exam.met else f"{words}_unmet",
        n=exam.days_left,
        new_now=exam.new_per_day_now,
        new_then=exam.new_per_day_then,
        minutes_now=max(1, round(exam.now.minutes)),
        minutes_then=max(1, round(exam.then.minutes)),
        known_now=round(100 * exam.now.known),
        known_then=round(100 * exam.then.known),
    )
