"""The transcript as a widget: only the lines in the window are drawn."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message

from quizapp.tui.source.layout import FOUND, PICKED, Layout, Mark
from quizapp.tui.widgets.paper import TEXT_WIDTH
from quizapp.tui.widgets.rows import Rows
from quizapp.workflows.sources import SourceView


class Transcript(Rows):
    """Shows a source, scrolled to the current quote."""

    DEFAULT_CSS = """
    Transcript { padding: 0 2; scrollbar-gutter: stable; }
    """

    class LaidOut(Message):
        """The text stands in lines of the present width."""

    class Scrolled(Message):
        """Another part of the text is in the window."""

    def __init__(self, *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self._view: SourceView | None = None
        self._layout_: Layout | None = None
        self._mark: Mark | None = None
        self._spans: tuple[tuple[int, int, str], ...] = ()

    def show(self, view: SourceView, guid: str = "") -> None:
        """Show this source at the quote of this item, or at its beginning."""
        if view is not self._view:
            self._view, self._layout_, self._spans = view, None, ()
        layout = self._lay_out()
        if layout:
            self.go_to(next((mark for mark in layout.marks if guid in mark.guids), None))
        else:
            self._wanted = guid

    _wanted = ""
    _jumped: int | None = None

    @property
    def view(self) -> SourceView | None:
        """The source that is shown."""
        return self._view

    @property
    def marks(self) -> Sequence[Mark]:
        """The quotes that have items."""
        return self._layout_.marks if self._layout_ else ()

    @property
    def mark(self) -> Mark | None:
        """The current quote."""
        return self._mark

    def go_to(self, mark: Mark | None) -> None:
        """Make a quote current and scroll it to the middle."""
        self._mark = mark
        self._jumped = mark.start if mark else None
        layout = self._lay_out()
        if layout is None:
            return
        layout.make_current(mark, self._spans)
        self.total = layout.height
        if mark:
            self.show_line(layout.line_at(mark.start), centred=True)

    def set_off(self, start: int, end: int, *, picked: bool = False) -> None:
        """Show a stretch that was searched for or picked; an empty one shows none."""
        self._spans = ((start, end, PICKED if picked else FOUND),) if end > start else ()
        layout = self._lay_out()
        if layout:
            layout.make_current(self._mark, self._spans)
            self.total = layout.height
            if end > start:
                self.show_line(layout.line_at(start), centred=True)

    @property
    def place(self) -> int:
        """The place in the text that is read: where a jump led to, or, once scrolled from there, what is in the window.

        That is the paragraph in the middle; at either end of the text the outermost one.
        """
        layout, top, last = self._layout_, self.scroll_offset.y, self.max_scroll_y
        if layout is None or not layout.view.blocks:
            return 0
        middle = self.size.height // 2
        if self._jumped is not None and top == max(0, min(last, layout.line_at(self._jumped) - middle)):
            return self._jumped
        line = layout.height - 1 if 0 < last <= top else top + (middle if top else 0)
        return layout.view.blocks[layout.block_on(line)].start

    @property
    def mark_in_view(self) -> Mark | None:
        """The current quote, while its beginning is in the window."""
        layout, top = self._layout_, self.scroll_offset.y
        if layout is None or self._mark is None:
            return None
        return self._mark if top <= layout.line_at(self._mark.start) < top + self.size.height else None

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(self.Scrolled())

    def go_to_offset(self, offset: int) -> None:
        """Scroll to a place in the text."""
        self._jumped = offset
        layout = self._lay_out()
        if layout:
            self.show_line(layout.line_at(offset), centred=True)

    def line(self, number: int, width: int) -> Content:  # noqa: ARG002 - the layout knows the width
        return self._layout_.line(number) if self._layout_ else Content("")

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002
        if self._view is None or (self._layout_ and self._layout_.width == self._width):
            return
        fresh, self._layout_ = self._layout_ is None, None
        if fresh:
            self.show(self._view, self._wanted)
        else:
            self.go_to(self._mark)
        self.post_message(self.LaidOut())

    @property
    def _width(self) -> int:
        return min(TEXT_WIDTH, self.width)

    def _lay_out(self) -> Layout | None:
        if self._layout_ is None and self._view and self._width > 0:
            self._layout_ = Layout(self._view, self._width)
        return self._layout_
