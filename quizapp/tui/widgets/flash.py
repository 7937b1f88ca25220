"""Short news on the row above the hint line: 已撤销：良好."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from rich.cells import cell_len
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget

from quizapp.tui.flow import cut, plain

SECONDS = 3.0


class Flash(Widget):
    """One row over the page that shows a sentence for three seconds; hidden otherwise."""

    DEFAULT_CSS = """
    Flash {
        layer: above; dock: bottom; height: 1; width: 1fr; margin: 0 0 1 0; padding: 0 2;
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

    def stay(self, words: str) -> None:
        """Show this until something else is said, or silence is asked for."""
        self.say(words)
        if self._timer:
            self._timer.stop()

    def hush(self) -> None:
        """Show nothing."""
        self.display = False

    @property
    def words(self) -> str:
        """What is shown now; empty when nothing is."""
        return self._words if self.display else ""

    def render(self) -> Content:
        words = unbroken(self._words, {edge - self.content_region.x for edge in self._edges()})
        return cut(plain(words, "bold"), self.size.width)

    def _edges(self) -> Iterable[int]:
        """The columns at which widgets below this row begin and end."""
        row = self.region.y
        for widget in self.screen.walk_children(Widget):
            region = widget.region
            if region.y <= row < region.bottom:
                yield from (region.x, region.right, region.right - widget.scrollbar_size_vertical)


def unbroken(words: str, edges: Collection[int]) -> str:
    """`words` with a blank before each wide character that would stand on both sides of an edge.

    Textual cuts a row at the edges of all widgets on it, of covered ones too, and a wide character that is cut is gone.
    """
    drawn, at = "", 0
    for character in words:
        width = cell_len(character)
        if width == 2 and at + 1 in edges:
            drawn, at = f"{drawn} ", at + 1
        drawn, at = drawn + character, at + width
    return drawn
