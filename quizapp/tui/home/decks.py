"""The list of decks: one line each, at most one highlighted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message

from quizapp.interface import text
from quizapp.tui.flow import MUTED, plain
from quizapp.tui.home.drawing import draw_deck, draw_heading, draw_name, later_width
from quizapp.tui.widgets.paper import Paper
from quizapp.workflows.decks import DeckRow


class DeckList(Paper):
    """Shows decks and remembers which one is chosen; nothing is until the learner chooses, unless there is only one."""

    @dataclass
    class Clicked(Message):
        """A deck was clicked."""

        index: int

    def __init__(self) -> None:
        super().__init__(self._drawing)
        self._names: Sequence[str] = ()
        self._rows: Sequence[DeckRow] = ()
        self._today = 0
        self._filter = ""
        self._chosen: int | None = None  # the id of a deck

    def name_only(self, names: Sequence[str]) -> None:
        """Show these names; the counts are not known yet."""
        self._names = names
        self.redraw()

    def fill(self, rows: Sequence[DeckRow], today: int) -> None:
        """Show these decks with their counts."""
        self._names, self._rows, self._today = (), rows, today
        if len(rows) == 1:
            self._chosen = rows[0].id
        elif self._chosen not in {row.id for row in rows}:
            self._chosen = None
        self.redraw()

    def filter(self, words: str) -> None:
        """Show only decks whose names contain `words`."""
        self._filter = words
        self.redraw()

    @property
    def shown(self) -> Sequence[DeckRow]:
        """The decks that the filter lets through."""
        wanted = self._filter.casefold()
        return [row for row in self._rows if wanted in row.name.casefold()]

    @property
    def chosen(self) -> DeckRow | None:
        """The highlighted deck."""
        return next((row for row in self.shown if row.id == self._chosen), None)

    def choose_first_to_learn(self) -> None:
        """Highlight the deck that a first run begins with: the one that ships, or the first; unless one is chosen already."""
        if self.chosen is None and self._rows:
            self._chosen = next((row.id for row in self._rows if row.origin == "shipped"), self._rows[0].id)
            self.redraw()

    def choose(self, index: int) -> None:
        """Highlight the deck on this line, if there is one."""
        if 0 <= index < len(self.shown):
            self._chosen = self.shown[index].id
            self.redraw()

    def move(self, by: int) -> None:
        """Highlight the next deck or the one before."""
        at = next((n for n, row in enumerate(self.shown) if row.id == self._chosen), -1 if by > 0 else 0)
        if self.shown:
            self.choose((at + by) % len(self.shown))

    def line_of_chosen(self) -> int:
        """The line that the highlighted deck stands on; 0 if there is none."""
        return next((n + 1 for n, row in enumerate(self.shown) if row.id == self._chosen), 0)

    def _drawing(self, width: int) -> Sequence[Content]:
        if self._names:
            return [draw_heading(width), *(draw_name(name, width) for name in self._names)]
        if not self._rows:
            return []
        later = later_width(self.shown, self._today, width)
        rows = [draw_deck(row, self._today, width, later, highlighted=row.id == self._chosen) for row in self.shown]
        return [draw_heading(width, later), *(rows or [plain(f"  {text('home.no_match')}", MUTED)])]

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is not None and offset.y >= 1:
            event.stop()
            self.post_message(self.Clicked(offset.y - 1))
