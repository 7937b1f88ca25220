"""Finds items as a query is typed; what is done with them stands in `acts`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual import work
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from quizapp.errors import QuizappError
from quizapp.interface import text
from quizapp.tui.browse.acts import RowActs
from quizapp.tui.browse.detail import draw_detail
from quizapp.tui.browse.query import NameSuggester, SearchLine
from quizapp.tui.browse.rows import PAGE, FoundItems, draw_head
from quizapp.tui.browse.search import SORTS, Search
from quizapp.tui.desk import Desk
from quizapp.tui.flow import WRONG, plain
from quizapp.tui.keys import bind
from quizapp.tui.widgets.delay import Delay
from quizapp.tui.widgets.hint import Hint, hint
from quizapp.tui.widgets.page import Body
from quizapp.tui.widgets.paper import Paper
from quizapp.tui.wishes import AnswerShown
from quizapp.workflows.browse import BadQuery, ItemDetail

SEARCH_AFTER = 0.15  # seconds after the last key


class BrowseScreen(RowActs):
    """A query over a list; on a wide screen the current item beside it."""

    DEFAULT_CSS = """
    BrowseScreen #query { height: 1; padding: 0 1; }
    BrowseScreen #query Paper { width: 7; height: 1; }
    BrowseScreen SearchLine { width: 1fr; background: $panel; }
    BrowseScreen #head { padding: 0 1; max-width: 100%; margin: 1 0 0 0; }
    BrowseScreen .pane { width: 50; }
    """
    BINDINGS = [
        bind("browse.search", "/,f9", "search"),
        *(bind(f"browse.sort_{n}", str(n), f"sort({n})") for n in range(1, len(SORTS) + 1)),
        bind("browse.study", "s,f5", "study"),
        bind("browse.up", "up", "move(-1)"),
        bind("browse.down", "down", "move(1)"),
        bind("browse.top", "home", "move(-100000000)"),
        bind("browse.bottom", "end", "move(100000000)"),
    ]

    @dataclass
    class StudyWanted(Message):
        """Study what the query finds."""

        query: str

    @dataclass
    class Counted(Message):
        """So many items match the query; `everything` is how many there are."""

        query: str
        number: int
        everything: int
        hidden: int  # marked rows that the query does not find

    def __init__(self, desk: Desk, query: str = "") -> None:
        super().__init__(desk, Search(desk, query))
        self._typed = query
        self._number: int | None = None
        self._everything: int | None = None
        self._hidden = 0
        self._pause = Delay(self, SEARCH_AFTER, self.reload)
        self._bad: BadQuery | None = None
        self._detail: ItemDetail | None = None

    def body(self) -> Iterable[Widget]:
        with Horizontal(id="query"):
            yield Paper(lambda _: [plain(text("browse.search"))])
            line = SearchLine(self._typed, compact=True, select_on_focus=False, suggester=NameSuggester(self.search.names))
            line.cursor_blink = False
            yield line
        with Horizontal():
            with Vertical():
                yield Paper(self._draw_head, id="head")
                yield FoundItems()
            with Body(classes="pane"):
                yield Paper(self._draw_detail, id="detail")

    def on_mount(self) -> None:
        self.set_focus(None)
        self.reload()

    def reload(self) -> None:
        """Search: the first rows at once, their number after them."""
        try:
            first = self.search.rows(0, PAGE)
        except BadQuery as error:
            self._bad = error
            self.redraw()
            return
        self._bad, self._number = None, None
        self.rows.show(self.search.rows, first, self._desk.clock().day)
        self.count(self.search.query, frozenset(self.rows.marked))
        self.redraw()

    @work(thread=True, exclusive=True, group="count")
    def count(self, query: str, marked: frozenset[str]) -> None:
        """Count the hits beside the painted rows, and the marked rows that are none."""
        from quizapp.workflows.browse import count, found_among

        database, moment = self._desk.database, self._desk.clock()
        try:
            shown = found_among(database, query, marked, moment) if marked else marked
            number = count(database, query, moment)
            everything = count(database, "", moment) if query else number
            self.post_message(self.Counted(query, number, everything, len(marked - shown)))
        except QuizappError:
            return  # the search has said it already

    def on_browse_screen_counted(self, event: Counted) -> None:
        if event.query == self.search.query:
            self._number, self._everything, self._hidden = event.number, event.everything, event.hidden
            self.rows.count(event.number)
            self.redraw()

    def redraw(self) -> None:
        super().redraw()
        for paper in self.query(Paper):
            paper.redraw()
        self.rows.refresh()

    def entitle(self) -> None:
        found, total = ("…" if n is None else f"{n:,}" for n in (self._number, self._everything))
        order = text("browse.sorted", by=text(f"browse.sort.{self.search.sort}"))
        self.bar.show(text("browse.title", n=found, total=total), self._marked_words(), order)

    def _marked_words(self) -> str:
        """How many rows are marked, and how many of them this query hides."""
        marked = len(self.rows.marked)
        if not marked:
            return ""
        return text("browse.marked_hidden", n=marked, hidden=self._hidden) if self._hidden else text("browse.marked", n=marked)

    def action_unmark(self) -> None:
        self._hidden = 0
        super().action_unmark()

    def hints(self) -> Sequence[Hint]:
        return (
            hint("browse.mark", worth=8),
            hint("browse.open", worth=9),
            hint("browse.search", worth=8),
            hint("browse.study", words="browse.hint.study", worth=6),
            hint(
                "browse.sort_1",
                f"browse.sort_{len(SORTS)}",
                words="browse.hint.sort",
                worth=7,
                by=text(f"browse.sort.{self.search.sort}"),
            ),
            hint("browse.suspend", worth=5),
            hint("browse.delete", worth=5),
            hint("app.undo", worth=6),
            hint("app.back", worth=7),
        )

    def _draw_head(self, width: int) -> Sequence[Content]:
        if self._bad:
            return [self._complaint(self._bad)]
        if self._number == 0:
            return [plain(text("browse.none"))]
        return [draw_head(width)]

    def _complaint(self, bad: BadQuery) -> Content:
        word = plain(bad.query[bad.start : bad.end], f"underline {WRONG}")
        return Content("").join([word, plain(f"  {text('browse.bad.' + bad.why.replace('-', '_'))}")])

    def _draw_detail(self, width: int) -> Sequence[Content]:
        return draw_detail(self._detail, self._desk.clock().zone, width) if self._detail else ()

    def on_found_items_moved(self, event: FoundItems.Moved) -> None:
        if event.row and self.has_class("-wide"):
            from quizapp.workflows.browse import detail

            self._detail = detail(self._desk.database, event.row.guid, self._desk.clock())
            self.query_one("#detail", Paper).redraw()
            self.post_message(AnswerShown(event.row.guid))

    # --- keys

    def action_search(self) -> None:
        """Type a query."""
        self.query_one(SearchLine).focus()

    def action_list(self) -> None:
        """Go to the list: the keys are the page's own where nothing has the focus."""
        self._pause.hurry()
        self.set_focus(None)
        self.show_hints()

    def on_input_changed(self, event: Input.Changed) -> None:
        if event.value.strip() != self.search.query:
            self.search.query = event.value.strip()
            self.rows.to_top()
            self._pause.nudge()

    def on_input_submitted(self) -> None:
        self.action_list()

    def action_move(self, by: int) -> None:
        """Another row."""
        self.rows.move(by)

    def action_scroll_page(self, direction: int) -> None:
        self.rows.move(direction * max(1, self.rows.size.height - 1))

    def action_study(self) -> None:
        """Study what the query finds."""
        self.post_message(self.StudyWanted(self.search.query))

    def action_sort(self, number: int) -> None:
        """Sort by a column; again: the other way round."""
        self.search.order_by(number)
        self.rows.to_top()
        self.reload()

    def action_back(self) -> None:
        line = self.query_one(SearchLine)
        if self.focused is line or (line.value and self._number == 0):
            line.value = "" if self._number == 0 else line.value
            self.action_list()
        else:
            super().action_back()
