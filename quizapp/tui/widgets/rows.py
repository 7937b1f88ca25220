"""A list of which only the visible lines are ever drawn: a hundred thousand rows cost no more than twenty."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual


class Rows(ScrollView, can_focus=False):
    """Draws `line(n)` for the lines in the window. Subclasses say what a line looks like."""

    DEFAULT_CSS = """
    Rows {
        height: 1fr; width: 1fr; overflow-x: hidden; background: $background; color: $foreground;
        scrollbar-size-vertical: 1; scrollbar-background: $background; scrollbar-color: $panel;
    }
    """

    _total = 0

    def line(self, number: int, width: int) -> Content:
        """One line, at most `width` cells wide."""
        raise NotImplementedError

    @property
    def total(self) -> int:
        """How many lines there are."""
        return self._total

    @total.setter
    def total(self, number: int) -> None:
        self._total = number
        self.virtual_size = Size(0, number)
        self.refresh()

    @property
    def width(self) -> int:
        """Cells for text: what the scrollbar leaves."""
        return self.scrollable_content_region.width

    def render_line(self, y: int) -> Strip:
        number, width = y + self.scroll_offset.y, self.width
        style = self.visual_style
        if number >= self._total:
            return Strip.blank(width, style.rich_style)
        strips = Visual.to_strips(self, self.line(number, width), width, 1, style, pad=True)
        return strips[0] if strips else Strip.blank(width, style.rich_style)

    def show_line(self, number: int, *, centred: bool = False) -> None:
        """Scroll as little as needed for this line to be seen, or to the middle of the window."""
        top, height = self.scroll_offset.y, max(1, self.size.height)
        if centred:
            wanted = number - height // 2
        elif number < top:
            wanted = number
        elif number >= top + height:
            wanted = number - height + 1
        else:
            return
        wanted = max(0, wanted)
        if wanted <= self.max_scroll_y:
            self.scroll_to(y=wanted, animate=False, immediate=True, force=True)
        else:  # the size has just changed and is not known to the scrollbar yet
            self.call_after_refresh(self.scroll_to, y=wanted, animate=False, immediate=True, force=True)
        self.refresh()
