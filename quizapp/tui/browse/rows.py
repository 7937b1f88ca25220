"""The list of found items: rows come from the store a page at a time, as the window needs them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message

from quizapp.interface import day_text, text
from quizapp.tui.flow import MUTED, columns, join, plain, plain_line
from quizapp.tui.widgets.rows import Rows
from quizapp.workflows.browse import BrowseRow

PAGE = 100  # rows read at once
SPEAKER, DUE, RECALL = 13, 12, 7
CHOSEN = "bold reverse"
Fetch = Callable[[int, int], Sequence[BrowseRow]]


class FoundItems(Rows):
    """Shows rows with a cursor and marks. `fetch(offset, limit)` reads them."""

    DEFAULT_CSS = """
    FoundItems { padding: 0 1; scrollbar-gutter: stable; }
    """

    @dataclass
    class Moved(Message):
        """The cursor stands on another row."""

        row: BrowseRow | None

    def __init__(self) -> None:
        super().__init__()
        self._fetch: Fetch | None = None
        self._pages: dict[int, Sequence[BrowseRow]] = {}
        self._today = 0
        self.cursor = 0
        self.marked: set[str] = set()

    def show(self, fetch: Fetch, first: Sequence[BrowseRow], today: int) -> None:
        """Show the rows that `fetch` reads, of which the first page is known; how many there are is said later."""
        self._fetch, self._today = fetch, today
        self._pages = {0: first}
        self.count(max(len(first), self.total if first else 0))

    def count(self, number: int) -> None:
        """There are so many rows."""
        self.cursor = min(self.cursor, max(0, number - 1))
        self.total = number
        self.show_line(self.cursor)
        self.post_message(self.Moved(self.row(self.cursor)))

    def to_top(self) -> None:
        """Put the cursor on the first row."""
        self.cursor = 0
        self.scroll_to(y=0, animate=False, immediate=True, force=True)

    def row(self, number: int) -> BrowseRow | None:
        """One row; None beyond the end."""
        if self._fetch is None or not 0 <= number < self.total:
            return None
        page, place = divmod(number, PAGE)
        if page not in self._pages:
            self._pages[page] = self._fetch(page * PAGE, PAGE)
        rows = self._pages[page]
        return rows[place] if place < len(rows) else None

    @property
    def under_cursor(self) -> str:
        """The guid of the row under the cursor; empty if there is none."""
        row = self.row(self.cursor)
        return row.guid if row else ""

    def move(self, by: int) -> None:
        """Move the cursor; it stays within the rows."""
        wanted = max(0, min(self.total - 1, self.cursor + by))
        if wanted != self.cursor:
            self.cursor = wanted
            self.show_line(wanted)
            self.refresh()
            self.post_message(self.Moved(self.row(wanted)))

    def mark(self) -> None:
        """Mark the row under the cursor, or take its mark away, and go on."""
        row = self.row(self.cursor)
        if row:
            self.marked ^= {row.guid}
            self.move(1)
            self.refresh()

    def unmark(self) -> None:
        """Take all marks away."""
        self.marked.clear()
        self.refresh()

    def line(self, number: int, width: int) -> Content:
        row = self.row(number)
        if row is None:
            return Content("")
        chosen = number == self.cursor
        mark = "*" if row.guid in self.marked else " "
        middle = draw_row(row, self._today, width - 4)
        line = join("[" if chosen else " ", mark, middle, " ]" if chosen else "  ")
        return line.stylize(CHOSEN) if chosen else line

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is not None:
            self.move(offset.y + self.scroll_offset.y - self.cursor)


def draw_row(row: BrowseRow, today: int, width: int) -> Content:
    """Question, speaker, when due, chance of recall; in `width` cells."""
    recall = "–" if row.retrievability is None else f"{100 * row.retrievability:.0f}%"
    question = max(10, width - SPEAKER - DUE - RECALL)
    cells = [
        (plain_line(row.question), question),
        (plain_line(row.speaker), SPEAKER),
        (plain(due_words(row, today)), DUE),
    ]
    return columns([*cells, (plain(recall), -RECALL)])


def draw_head(width: int) -> Content:
    """The names of the columns."""
    names = [plain(text(f"browse.column.{name}"), MUTED) for name in ("question", "speaker", "due", "recall")]
    question = max(10, width - 4 - SPEAKER - DUE - RECALL)
    return join("  ", columns([(names[0], question), (names[1], SPEAKER), (names[2], DUE), (names[3], -RECALL)]))


def due_words(row: BrowseRow, today: int) -> str:
    """今天, 3 天后, 新, 已暂停, 有问题."""
    if row.suspended:
        return text("browse.suspended")
    if row.flagged:
        return text("study.flagged")
    if row.due_day is None:
        return text(f"browse.phase.{row.phase}")
    return day_text(max(0, row.due_day - today))
