"""The first row of every screen: where am I, how much is left."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from quizapp.tui.flow import cut, join, plain_line


class Bar(Widget):
    """A title at the left, counts in the middle, a position at the right; the title shrinks first, then the middle goes."""

    DEFAULT_CSS = """
    Bar { dock: top; height: 1; width: 1fr; padding: 0 1; background: $panel; color: $foreground; }
    """

    _parts: tuple[Content, Content, Content] = (Content(""), Content(""), Content(""))

    def show(self, title: str, middle: Content | str = "", right: Content | str = "") -> None:
        """Put these three in place of what the bar shows."""
        parts = (plain_line(title, "bold"), join(middle), join(right))
        if parts != self._parts:
            self._parts = parts
            self.refresh()

    def render(self) -> Content:
        return bar_line(*self._parts, self.size.width)


def bar_line(title: Content, middle: Content, right: Content, width: int) -> Content:
    """The bar in exactly `width` cells: the right part stays, the title keeps 12 cells, the middle goes when it does not fit."""
    room = width - right.cell_length
    middle_width = middle.cell_length + 2 if middle.cell_length else 0
    if room - middle_width < min(title.cell_length, 12) + 2:
        middle, middle_width = Content(""), 0
    room -= middle_width
    head = cut(title, max(0, room - 2)) if title.cell_length > room - 2 else title
    gap = width - head.cell_length - middle.cell_length - right.cell_length
    if not middle.cell_length:
        return join(head, " " * max(0, gap), right)
    before = max(2, gap // 2)
    return join(head, " " * before, middle, " " * max(0, gap - before), right)
