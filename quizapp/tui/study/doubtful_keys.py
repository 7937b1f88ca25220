"""Keys that may not mean what they say: pressed for the card before, or the beginning of something typed at choices."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from unicodedata import normalize

from textual.widget import Widget

from quizapp.tui.widgets.delay import Delay

if TYPE_CHECKING:
    from quizapp.workflows.moment import Moment

GUARD = 300  # ms after another question or answer in which a key meant for what stood there before must not answer or rate
TYPING = 1000  # ms after a character that answers nothing: what follows belongs to it
MOMENT = 0.4  # seconds in which a digit may turn out to be the beginning of a number


class DoubtfulKeys:
    """Remembers what was pressed when; an answer that is in doubt waits here, and `give` gets it unless something follows."""

    def __init__(self, owner: Widget, clock: Callable[[], Moment], give: Callable[[str], None]) -> None:
        self._clock = clock
        self._give = give
        self._waiting = Delay(owner, MOMENT, self._settle)
        self._answer = ""  # the one that waits
        self._strayed_at = 0  # ms
        self._another_at: int | None = None  # ms, when the question or answer on the screen came
        self._shown = False

    def another_question(self) -> None:
        """Another question is asked. Before the first one nothing stood there that a key could be meant for."""
        self._waiting.stop()
        self._strayed_at, self._another_at = 0, self._clock().ms if self._shown else None
        self._shown = True

    def another_answer(self) -> None:
        """The answer is shown."""
        self._waiting.stop()
        self._another_at = self._clock().ms

    def wait(self, answer: str) -> None:
        """Give this answer in a moment, unless something follows that it is the beginning of."""
        self._answer = answer
        self._waiting.nudge()

    def hurry(self) -> bool:
        """Give the answer that waits at once; whether one did."""
        return self._waiting.hurry()

    def stray(self) -> None:
        """Something is being typed that answers nothing: neither did what waits, nor does what follows at once."""
        self._waiting.stop()
        self._strayed_at = self._clock().ms

    @property
    def waits(self) -> bool:
        """Whether an answer waits."""
        return self._waiting.waits

    @property
    def typing(self) -> bool:
        """Whether a key pressed now belongs to something that is being typed."""
        return self._clock().ms - self._strayed_at < TYPING

    @property
    def typing_on(self) -> bool:
        """Whether a character pressed now goes on with what was answered, or typed, just before."""
        return self.typing or (self._another_at is not None and self._clock().ms - self._another_at < TYPING)

    @property
    def too_soon(self) -> bool:
        """Whether a key pressed now was meant for what stood here before."""
        return self._another_at is not None and self._clock().ms - self._another_at < GUARD

    def _settle(self) -> None:
        self._give(self._answer)


def begins_a_choice(number: int, choices: Sequence[str]) -> bool:
    """Whether the number of a choice may as well be the beginning of one that is typed: 4 beside 400 台."""
    return any(normalize("NFKC", choice).lstrip().startswith(str(number)) for choice in choices)
