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

    _answers: list[tuple[int, bool]] = field(default_factory=list)  # card, whether it was right

    @property
    def done(self) -> int:
        """Cards answered."""
        return len({card_id for card_id, _ in self._answers})

    @property
    def right(self) -> int:
        """Cards whose first answer was right, as the end of a session counts them."""
        return sum(dict(reversed(self._answers)).values())

    def count(self, card_id: int, rating: Rating, score: float = 1.0) -> None:
        """One more answer is stored, with the share of it that was right."""
        self._answers.append((card_id, rating > Rating.AGAIN and score >= 1))

    def take_back(self, card_id: int) -> None:
        """The last answer to a card was undone; it may have been given before the program started."""
        at = next((n for n in reversed(range(len(self._answers))) if self._answers[n][0] == card_id), None)
        if at is not None:
            del self._answers[at]


def final_score(grade: Grade | None, rating: Rating) -> float:
    """The share that is logged: the grader's, also where the learner overruled it; where nothing was graded, the rating's.

    The rating says what the learner thinks; both together tell a right answer from one that was only let pass.
    """
    if grade is None:
        return 1.0 if rating >= Rating.HARD else 0.0
    return grade.score


def overruled(shown: Revealed, rating: Rating) -> bool:
    """Whether a typed answer that was judged wrong or nearly right was rated as known: then it is asked whether to accept it."""
    typed = shown.asking is Asking.TYPE and shown.card.item.kind is not ItemKind.LIST
    judged = shown.grade is not None and shown.grade.verdict in {"wrong", "near"}
    return bool(typed and shown.given and judged and rating >= Rating.GOOD)
