"""What was answered since the program started, for the line that it leaves with; and the share that is logged for an answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.items.item import ItemKind
from quizapp.study.card import Rating
from quizapp.tui.study.answer import Revealed
from quizapp.tui.study.asking import Asking

if TYPE_CHECKING:
    from quizapp.study.grading import Grade


@dataclass
class Tally:
    """Answers, and how many of them were known."""

    done: int = 0
    right: int = 0

    def count(self, rating: Rating) -> None:
        """One more answer is stored."""
        self.done += 1
        self.right += rating > Rating.AGAIN

    def take_back(self, rating: Rating) -> None:
        """One answer was undone."""
        self.done = max(0, self.done - 1)
        self.right = max(0, self.right - (rating > Rating.AGAIN))


def final_score(grade: Grade | None, rating: Rating) -> float:
    """The share that is logged: the grader's, unless the learner overruled it; where nothing was graded, by the rating."""
    passed = rating >= Rating.HARD
    if grade is None:
        return 1.0 if passed else 0.0
    if (grade.proposed >= Rating.HARD) == passed:
        return grade.score
    return 1.0 if passed else 0.0


def overruled(shown: Revealed, rating: Rating) -> bool:
    """Whether an answer that was typed and judged wrong was rated as known: then it is asked whether to accept it."""
    typed = shown.asking is Asking.TYPE and shown.card.item.kind is not ItemKind.LIST
    return bool(typed and shown.given and shown.grade and shown.grade.verdict == "wrong" and rating >= Rating.GOOD)
