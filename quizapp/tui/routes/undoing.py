"""Undo and redo on every page but study: what was done there at once, what was done elsewhere only when it was named before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.interface import text
from quizapp.tui.home.screen import HomeScreen
from quizapp.tui.news import act_words, redone_words, undone_words
from quizapp.tui.shell import Shell
from quizapp.tui.widgets.flash import Flash
from quizapp.tui.widgets.page import Page

if TYPE_CHECKING:
    from quizapp.workflows.undo import Undone


class UndoRoutes(Shell):
    """Steps back. An act belongs to the page that was opened before it; home is opened anew by whoever comes back from an act."""

    _left_home_at = 0  # the last act before a page was opened over home

    def on_page_opened(self, event: Page.Opened) -> None:
        event.stop()
        page, last = event.page, self._last_act()
        if isinstance(page, HomeScreen):
            page.since = last if last != self._left_home_at else page.since
            return
        page.since = last
        if len(self.screen_stack) > 1 and isinstance(self.screen_stack[-2], HomeScreen):
            self._left_home_at = last

    def _last_act(self) -> int:
        """The number of the last act; 0 without one."""
        from quizapp.workflows.undo import next_undo

        ahead = next_undo(self.desk.database) if self.desk.is_open else None
        return ahead.number if ahead else 0

    def on_page_undo_wanted(self, event: Page.UndoWanted) -> None:
        event.stop()
        from quizapp.workflows.undo import next_undo, undo

        page = self.page
        if page is None or not self.desk.is_open:
            return
        ahead = next_undo(self.desk.database)
        if ahead is None:
            self.flash(undone_words(None))
        elif ahead.number > page.since or self._asked_again(page, ahead, "news.elsewhere"):
            undone = undo(self.desk.database, self.desk.clock(), ahead.number)
            page.taken_back = (*page.taken_back, ahead.number)
            self._tell(page, undone_words(undone), undone)

    def on_page_redo_wanted(self, event: Page.RedoWanted) -> None:
        event.stop()
        from quizapp.workflows.undo import next_redo, redo

        page = self.page
        if page is None or not self.desk.is_open:
            return
        ahead = next_redo(self.desk.database)
        if ahead is None:
            self.flash(redone_words(None))
        elif ahead.number in page.taken_back or self._asked_again(page, ahead, "news.elsewhere_redo"):
            self._tell(page, redone_words(redo(self.desk.database, self.desk.clock(), ahead.number)))

    def _asked_again(self, page: Page, ahead: Undone, question: str) -> bool:
        """Whether an act of another page was named and the key pressed again. The acts before it need not be asked for then."""
        if page.asked == ahead.number and page.query_one(Flash).words:
            page.since = 0
            return True
        page.asked = ahead.number
        self.flash(text(question, what=act_words(ahead)))
        return False

    def _tell(self, page: Page, words: str, undone: Undone | None = None) -> None:
        if isinstance(page, HomeScreen):
            self.refresh_home()
        elif undone:
            page.after_undo(undone)
        else:
            page.reload()
        self.flash(words)
