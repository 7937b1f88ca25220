"""The time spent on a card and in a session: at most 60 seconds a card, none while the learner is elsewhere."""

from __future__ import annotations

LONGEST = 60_000  # ms that count for one card


class StudyClock:
    """Counts milliseconds between the moments it is told of; it never reads a clock."""

    def __init__(self) -> None:
        self._before = 0  # ms of earlier cards
        self._card = 0  # ms of this card, up to the last pause
        self._since: int | None = None

    def begin(self, at: int) -> None:
        """A card is shown."""
        self._before += self.card(at)
        self._card, self._since = 0, at

    def pause(self, at: int) -> None:
        """The window lost the focus, or another screen lies on top."""
        self._card, self._since = self.card(at), None

    def resume(self, at: int) -> None:
        """The learner is back."""
        if self._since is None:
            self._since = at

    def card(self, at: int) -> int:
        """Milliseconds that count for this card, at most 60,000."""
        running = at - self._since if self._since is not None else 0
        return min(LONGEST, self._card + max(0, running))

    def session(self, at: int) -> int:
        """Milliseconds that count for the session so far."""
        return self._before + self.card(at)
