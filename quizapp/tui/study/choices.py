"""Choices: a number at once, or arrows and Enter, or a click."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message

from quizapp.tui.flow import hang, join, pad, plain
from quizapp.tui.widgets.paper import Paper

CHOSEN = "bold reverse"


class Choices(Paper):
    """Shows numbered choices with one highlighted; says when one is clicked."""

    DEFAULT_CSS = """
    Choices { display: none; }
    """

    @dataclass
    class Clicked(Message):
        """A choice was clicked."""

        index: int

    def __init__(self) -> None:
        super().__init__(self._drawing)
        self._choices: Sequence[str] = ()
        self._highlighted: int | None = None
        self._owner: list[int] = []  # which choice each line belongs to

    def offer(self, choices: Sequence[str]) -> None:
        """Show these, none highlighted: a key pressed once too often must not choose."""
        self._choices, self._highlighted = choices, None
        self.redraw()

    def mend(self, choices: Sequence[str]) -> None:
        """Show these in place of others if any was edited; the highlighted one stays while none was."""
        if self.display and tuple(choices) != tuple(self._choices):
            self.offer(choices)

    @property
    def highlighted(self) -> str | None:
        """The choice that Enter takes, if the arrows have reached one."""
        return None if self._highlighted is None else self._choices[self._highlighted]

    def highlight(self, choice: str | None) -> None:
        """Highlight this choice, or none."""
        self._highlighted = None if choice is None else list(self._choices).index(choice)
        self.redraw()

    def move(self, by: int) -> None:
        """Highlight the next choice, or the one before; the ends meet."""
        start = -1 if by > 0 else 0
        at = start if self._highlighted is None else self._highlighted
        self._highlighted = (at + by) % len(self._choices)
        self.redraw()

    def _drawing(self, width: int) -> Sequence[Content]:
        lines: list[Content] = []
        self._owner = []
        for index, choice in enumerate(self._choices):
            drawn = draw_choice(index + 1, choice, width, highlighted=index == self._highlighted)
            lines += drawn
            self._owner += [index] * len(drawn)
        return lines

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is not None and offset.y < len(self._owner):
            event.stop()
            self.post_message(self.Clicked(self._owner[offset.y]))


def draw_choice(number: int, choice: str, width: int, *, highlighted: bool) -> list[Content]:
    """One choice: its number, then its text; what is highlighted stands in brackets, bold and reversed."""
    label = plain(f"{'[' if highlighted else ' '} {number}  ")
    lines = hang(label, plain(choice), 5, width - 2)
    lines = [join(pad(line, width - 2), " ]" if highlighted else "  ") for line in lines]
    return [line.stylize(CHOSEN) for line in lines] if highlighted else lines
