"""The four ratings with the interval each would give; the proposed one is highlighted. Clickable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from quizapp.interface import interval_text, text
from quizapp.study.card import Rating
from quizapp.tui.flow import join, plain

CHOSEN = "bold reverse"


def rating_word(rating: Rating) -> str:
    """重来, 困难, 良好, 简单."""
    return text(f"words.rating.{rating.name.lower()}")


class Ratings(Widget):
    """One row: [1 重来 <1分]   2 困难 6分    3 良好 2天    4 简单 8天."""

    DEFAULT_CSS = """
    Ratings { dock: bottom; height: 1; width: 1fr; padding: 0 2; margin: 0 0 1 0; display: none; }
    """

    @dataclass
    class Clicked(Message):
        """A rating was clicked."""

        rating: Rating

    def __init__(self) -> None:
        super().__init__()
        self._intervals: Mapping[Rating, int] = {}
        self._proposed = Rating.GOOD

    def offer(self, intervals: Mapping[Rating, int], proposed: Rating) -> None:
        """Show the ratings with these intervals (seconds); none where practice leaves the schedule alone."""
        self._intervals, self._proposed = intervals, proposed
        self.display = True
        self.refresh()

    def render(self) -> Content:
        return join(*(piece for _, piece in self._pieces()))

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None:
            return
        start = 0
        for rating, piece in self._pieces():
            if start <= offset.x < start + piece.cell_length:
                event.stop()
                self.post_message(self.Clicked(rating))
                return
            start += piece.cell_length

    def _pieces(self) -> list[tuple[Rating, Content]]:
        return [(rating, self._piece(rating)) for rating in Rating]

    def _piece(self, rating: Rating) -> Content:
        interval = f" {interval_text(self._intervals[rating])}" if rating in self._intervals else ""
        words = f"{rating:d} {rating_word(rating)}{interval}"
        if rating is self._proposed:
            return join(plain(f"[{words}]", CHOSEN), "  ")
        return plain(f" {words}   ")
