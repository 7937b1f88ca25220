"""Short news on the row above the hint line: 已撤销：良好."""

from __future__ import annotations

from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget

from quizapp.tui.flow import cut, plain

SECONDS = 3.0


class Flash(Widget):
    """One row over the page that shows a sentence for three seconds; hidden otherwise."""

    DEFAULT_CSS = """
    Flash {
        layer: above; dock: bottom; height: 1; width: 1fr; margin: 0 0 1 0; padding: 0 1;
        background: $primary-muted; color: $foreground; display: none;
    }
    """

    _words = ""
    _timer: Timer | None = None

    def say(self, words: str) -> None:
        """Show this, in place of what may still be shown."""
        self._words = words
        self.display = True
        self.refresh()
        if self._timer:
            self._timer.stop()
        self._timer = self.set_timer(SECONDS, self.hush)

    def hush(self) -> None:
        """Show nothing."""
        self.display = False

    @property
    def words(self) -> str:
        """What is shown now; empty when nothing is."""
        return self._words if self.display else ""

    def render(self) -> Content:
        return cut(plain(self._words, "bold"), self.size.width)
