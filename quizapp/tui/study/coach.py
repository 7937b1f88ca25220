"""The coach of the first cards: one sentence in place of the hints; after the third card it is silent for ever."""

from __future__ import annotations

from quizapp.interface import text
from quizapp.tui.study.asking import Asking

LESSONS = 3


class Coach:
    """Says what to press on the first `lessons` cards that it sees."""

    def __init__(self, lessons: int = LESSONS) -> None:
        self._lessons = lessons
        self._card = 0

    def next_card(self) -> None:
        """Another card is shown."""
        self._card += 1

    @property
    def silent(self) -> bool:
        """Whether the hint line is the page's own again."""
        return self._card > self._lessons

    @property
    def finished(self) -> bool:
        """Whether all lessons were given."""
        return self._lessons > 0 and self.silent

    def words(self, stage: str, asking: Asking, choices: int) -> str:
        """What to say at this stage of the card."""
        if stage == "revealed":
            return text("study.coach.undo" if self._card == self._lessons else "study.coach.rate")
        if asking is Asking.CHOOSE:
            return text("study.coach.choose", first=1, last=choices)
        return text("study.coach.think" if asking is Asking.THINK else "study.coach.type")
