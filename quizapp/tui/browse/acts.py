"""What can be done with the rows of the list: with the marked ones that are found, else with the one under the cursor."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from quizapp.errors import QuizappError
from quizapp.interface import text
from quizapp.interface.errors import told
from quizapp.tui.browse.rows import FoundItems
from quizapp.tui.browse.search import Search
from quizapp.tui.desk import Desk
from quizapp.tui.keys import bind
from quizapp.tui.widgets.page import Page
from quizapp.tui.wishes import DetailsWanted, EditWanted, SourceWanted


class RowActs(Page):
    """A page with a list of items. What a query hides is never changed: its marks stay, and the news counts them."""

    BINDINGS = [
        bind("browse.mark", "space", "mark"),
        bind("browse.open", "enter", "open"),
        bind("browse.suspend", "@,f6", "suspend"),
        bind("browse.flag", "*,f7", "flag"),
        bind("browse.delete", "delete", "delete"),
        bind("browse.edit", "e,f4", "edit"),
        bind("browse.source", "f3,o", "source"),
        bind("browse.unmark", "c,f8", "unmark"),
    ]

    def __init__(self, desk: Desk, search: Search) -> None:
        super().__init__()
        self._desk = desk
        self.search = search

    @property
    def rows(self) -> FoundItems:
        """The list."""
        return self.query_one(FoundItems)

    def action_mark(self) -> None:
        """Mark a row, or take its mark away."""
        self.rows.mark()
        self.entitle()

    def action_unmark(self) -> None:
        """Take all marks away, those of rows that the query hides too."""
        self.rows.unmark()
        self.redraw()

    def action_open(self) -> None:
        """Everything about the item."""
        if guid := self.rows.under_cursor:
            self.post_message(DetailsWanted(guid))

    def action_edit(self) -> None:
        """Edit the item."""
        if guid := self.rows.under_cursor:
            self.post_message(EditWanted(guid))

    def action_source(self) -> None:
        """Open the text at the quote."""
        if guid := self.rows.under_cursor:
            self.post_message(SourceWanted(guid))

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
        under = self.rows.under_cursor
        try:
            found = self.search.found_among(self.rows.marked)
            guids = sorted(found) or ([under] if under else [])
            number = act(guids) if guids else 0
        except QuizappError as error:
            self.flash(told(error))
            return
        self.rows.marked -= found
        left = len(self.rows.marked)
        self.reload()
        if guids:
            self.flash(text(news, n=number) + (text("browse.news.hidden", n=left) if left else ""))
