"""What was answered since the program started, for the line that it leaves with; and the share that is logged for an answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quizapp.items.item import ItemKind
from quizapp.study.card import Rating
from quizapp.tui.study.answer import Revealed
from quizapp.tui.study.asking import Asking

if TYPE_CHECKING:
    from quizapp.study.grading import Grade


@dataclass
class Tally:
    """Cards, each once however often it came back, and how many of them were known at the first try."""

    _answers: list[tuple[int, Rating]] = field(default_factory=list)

    @property
    def done(self) -> int:
        """Cards answered."""
        return len({card_id for card_id, _ in self._answers})

    @property
    def right(self) -> int:
        """Cards whose first answer was known."""
        first = dict(reversed(self._answers))
        return sum(rating > Rating.AGAIN for rating in first.values())

    def count(self, card_id: int, rating: Rating) -> None:
        """One more answer is stored."""
        self._answers.append((card_id, rating))

    def take_back(self, card_id: int) -> None:
        """The last answer to a card was undone; it may have been given before the program started."""
        at = next((n for n in reversed(range(len(self._answers))) if self._answers[n][0] == card_id), None)
        if at is not None:
            del self._answers[at]


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
