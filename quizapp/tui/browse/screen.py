"""Finds items, marks them, acts on the marked ones; one undo takes all back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import get_args

from textual import work
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from quizapp.errors import QuizappError
from quizapp.interface import text
from quizapp.interface.errors import told
from quizapp.tui.browse.detail import draw_detail
from quizapp.tui.browse.query import NameSuggester, SearchLine
from quizapp.tui.browse.rows import PAGE, FoundItems, draw_head
from quizapp.tui.desk import Desk
from quizapp.tui.flow import WRONG, plain
from quizapp.tui.keys import bind
from quizapp.tui.widgets.delay import Delay
from quizapp.tui.widgets.hint import Hint, hint
from quizapp.tui.widgets.page import Body, Page
from quizapp.tui.widgets.paper import Paper
from quizapp.tui.wishes import DetailsWanted, EditWanted, SourceWanted
from quizapp.workflows.browse import BadQuery, BrowseRow, Field, ItemDetail, Sort

SEARCH_AFTER = 0.15  # seconds after the last key
SORTS: tuple[Sort, ...] = get_args(Sort)


class BrowseScreen(Page):
    """A query over a list; on a wide screen the current item beside it."""

    DEFAULT_CSS = """
    BrowseScreen #query { height: 1; padding: 0 1; }
    BrowseScreen #query Paper { width: 7; height: 1; }
    BrowseScreen SearchLine { width: 1fr; background: $panel; }
    BrowseScreen #head { padding: 0 1; max-width: 100%; margin: 1 0 0 0; }
    BrowseScreen .pane { width: 50; }
    """
    BINDINGS = [
        bind("browse.mark", "space", "mark"),
        bind("browse.open", "enter", "open"),
        bind("browse.search", "/,f3", "search"),
        *(bind(f"browse.sort_{n}", str(n), f"sort({n})") for n in range(1, len(SORTS) + 1)),
        bind("browse.suspend", "@,f6", "suspend"),
        bind("browse.flag", "*,f7", "flag"),
        bind("browse.delete", "delete", "delete"),
        bind("browse.edit", "e,f4", "edit"),
        bind("browse.source", "o", "source"),
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

    def __init__(self, desk: Desk, query: str = "") -> None:
        super().__init__()
        self._desk = desk
        self._query = query.strip()
        self._typed = query
        self._sort: Sort = "due"
        self._descending = False
        self._number: int | None = None
        self._search = Delay(self, SEARCH_AFTER, self.reload)
        self._bad: BadQuery | None = None
        self._detail: ItemDetail | None = None

    def body(self) -> Iterable[Widget]:
        with Horizontal(id="query"):
            yield Paper(lambda _: [plain(text("browse.search"))])
            line = SearchLine(self._typed, compact=True, select_on_focus=False, suggester=NameSuggester(self._names))
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

    @property
    def rows(self) -> FoundItems:
        """The list."""
        return self.query_one(FoundItems)

    def reload(self) -> None:
        """Search: the first rows at once, their number after them."""
        from quizapp.workflows.browse import search

        moment = self._desk.clock()
        try:
            first = search(self._desk.database, self._query, moment, sort=self._sort, descending=self._descending, limit=PAGE)
        except BadQuery as error:
            self._bad = error
            self.redraw()
            return
        self._bad, self._number = None, None
        self.rows.show(self._fetch, first, moment.day)
        self.count(self._query)
        self.redraw()

    def _fetch(self, offset: int, limit: int) -> Sequence[BrowseRow]:
        from quizapp.workflows.browse import search

        moment = self._desk.clock()
        return search(
            self._desk.database, self._query, moment, sort=self._sort, descending=self._descending, offset=offset, limit=limit
        )

    @work(thread=True, exclusive=True, group="count")
    def count(self, query: str) -> None:
        """Count the hits beside the painted rows."""
        from quizapp.workflows.browse import count

        try:
            self.post_message(self.Counted(query, count(self._desk.database, query, self._desk.clock())))
        except QuizappError:
            return  # the search has said it already

    def on_browse_screen_counted(self, event: Counted) -> None:
        if event.query == self._query:
            self._number = event.number
            self.rows.count(event.number)
            self.redraw()

    def _names(self, field: Field, prefix: str) -> Sequence[str]:
        from quizapp.workflows.browse import names

        return names(self._desk.database, field, prefix)

    def redraw(self) -> None:
        super().redraw()
        for paper in self.query(Paper):
            paper.redraw()
        self.rows.refresh()

    def entitle(self) -> None:
        found = "…" if self._number is None else f"{self._number:,}"
        marked = text("browse.marked", n=len(self.rows.marked)) if self.rows.marked else ""
        order = text("browse.sorted", by=text(f"browse.sort.{self._sort}"))
        self.bar.show(text("browse.title", n=found), marked, order)

    def hints(self) -> Sequence[Hint]:
        return (
            hint("browse.mark", worth=8),
            hint("browse.open", worth=9),
            hint("browse.search", worth=8),
            hint(
                "browse.sort_1",
                f"browse.sort_{len(SORTS)}",
                words="browse.hint.sort",
                worth=7,
                by=text(f"browse.sort.{self._sort}"),
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

    # --- keys

    def action_search(self) -> None:
        """Type a query."""
        self.query_one(SearchLine).focus()

    def action_list(self) -> None:
        """Go to the list: the keys are the page's own where nothing has the focus."""
        self._search.hurry()
        self.set_focus(None)

    def on_input_changed(self, event: Input.Changed) -> None:
        if event.value.strip() != self._query:
            self._query = event.value.strip()
            self.rows.to_top()
            self._search.nudge()

    def on_input_submitted(self) -> None:
        self.action_list()

    def action_move(self, by: int) -> None:
        """Another row."""
        self.rows.move(by)

    def action_scroll_page(self, direction: int) -> None:
        self.rows.move(direction * max(1, self.rows.size.height - 1))

    def action_mark(self) -> None:
        """Mark a row, or take its mark away."""
        self.rows.mark()
        self.entitle()

    def action_open(self) -> None:
        """Everything about the item."""
        row = self.rows.row(self.rows.cursor)
        if row:
            self.post_message(DetailsWanted(row.guid))

    def action_edit(self) -> None:
        """Edit the item."""
        row = self.rows.row(self.rows.cursor)
        if row:
            self.post_message(EditWanted(row.guid))

    def action_source(self) -> None:
        """Open the text at the quote."""
        row = self.rows.row(self.rows.cursor)
        if row:
            self.post_message(SourceWanted(row.guid))

    def action_study(self) -> None:
        """Study what the query finds."""
        self.post_message(self.StudyWanted(self._query))

    def action_sort(self, number: int) -> None:
        """Sort by a column; again: the other way round."""
        wanted = SORTS[number - 1]
        self._descending = not self._descending if wanted == self._sort else False
        self._sort = wanted
        self.rows.to_top()
        self.reload()

    def action_suspend(self) -> None:
        """Take the rows out of study, or back in."""
        from quizapp.workflows.browse import set_suspended

        row = self.rows.row(self.rows.cursor)
        on = not (row and row.suspended)
        word = "browse.news.suspended" if on else "browse.news.resumed"
        self._act(word, lambda guids: set_suspended(self._desk.database, guids, on, self._desk.clock()))

    def action_flag(self) -> None:
        """Mark the items as faulty, or take the mark away."""
        from quizapp.workflows.triage import set_flagged

        row = self.rows.row(self.rows.cursor)
        on = not (row and row.flagged)

        def act(guids: Sequence[str]) -> int:
            set_flagged(self._desk.database, guids, on, self._desk.clock())
            return len(guids)

        self._act("browse.news.flagged" if on else "browse.news.unflagged", act)

    def action_delete(self) -> None:
        """Take the items away; undo brings them back."""
        from quizapp.workflows.browse import delete

        self._act("browse.news.deleted", lambda guids: delete(self._desk.database, guids, self._desk.clock()))

    def _act(self, news: str, act: Callable[[Sequence[str]], int]) -> None:
        guids = self.rows.chosen
        if not guids:
            return
        try:
            number = act(guids)
        except QuizappError as error:
            self.flash(told(error))
            return
        self.rows.marked.clear()
        self.reload()
        self.flash(text(news, n=number))

    def action_back(self) -> None:
        line = self.query_one(SearchLine)
        if self.focused is line or (line.value and self._number == 0):
            line.value = "" if self._number == 0 else line.value
            self.action_list()
        else:
            super().action_back()
