"""An act that waits until the learner pauses: a search while typing, a draft."""

from __future__ import annotations

from collections.abc import Callable

from textual.timer import Timer
from textual.widget import Widget


class Delay:
    """Runs `act` so many seconds after the last nudge. (A timer that has run once cannot be wound up again.)"""

    def __init__(self, owner: Widget, seconds: float, act: Callable[[], object]) -> None:
        self._owner = owner
        self._seconds = seconds
        self._act = act
        self._timer: Timer | None = None

    def nudge(self) -> None:
        """Wait again from now on."""
        self.stop()
        self._timer = self._owner.set_timer(self._seconds, self._run)

    def stop(self) -> None:
        """Do not run what is waited for."""
        if self._timer:
            self._timer.stop()
        self._timer = None

    @property
    def waits(self) -> bool:
        """Whether something is waited for."""
        return self._timer is not None

    def hurry(self) -> bool:
        """Run at once what is waited for; whether anything was."""
        waited = self.waits
        if waited:
            self._run()
        return waited

    def _run(self) -> None:
        self.stop()
        self._act()
