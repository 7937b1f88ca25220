"""Laid-out text: lines drawn for the width that there is, at most 76 cells, in one widget."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from quizapp.tui.flow import lines_of

TEXT_WIDTH = 76
Draw = Callable[[int], Sequence[Content]]


def nothing(_: int) -> Sequence[Content]:
    """Draws no line."""
    return ()


class Paper(Widget):
    """Shows the lines that `draw(width)` returns; `show` puts another drawing in its place."""

    DEFAULT_CSS = """
    Paper { height: auto; width: 1fr; max-width: 76; }
    """

    def __init__(self, draw: Draw = nothing, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._draw = draw
        self._drawn: tuple[int, Sequence[Content]] = (-1, ())

    def show(self, draw: Draw) -> None:
        """Draw this from now on."""
        self._draw = draw
        self.redraw()

    def redraw(self) -> None:
        """Draw again: what the drawing reads has changed."""
        self._drawn = (-1, ())
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """The lines for this width (cells), drawn once for each width."""
        if self._drawn[0] != width:
            self._drawn = (width, self._draw(width))
        return self._drawn[1]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        return len(self.lines(width))

    def render(self) -> Content:
        return lines_of(self.lines(self.size.width))
