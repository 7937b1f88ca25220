"""Everything about an item on a page of its own, with the keys to mend it; where several were asked for, one after another.

Whoever comes from reading the source has not asked for answers: those of items that were never studied wait for a key.
"""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from textual.content import Content

from quizapp.interface import text
from quizapp.study.card import Phase
from quizapp.tui.browse.detail import draw_detail, draw_unseen
from quizapp.tui.help.screen import TextPage
from quizapp.tui.keys import bind
from quizapp.tui.widgets.hint import Hint, hint
from quizapp.tui.widgets.page import Body
from quizapp.tui.widgets.paper import Paper
from quizapp.tui.wishes import EditWanted, SourceWanted
from quizapp.workflows.browse import ItemDetail


class DetailPage(TextPage):
    """Shows memory and history; says when the learner wants to edit, to read the source."""

    BINDINGS = [
        bind("detail.edit", "e,f4", "edit"),
        bind("detail.source", "o,f3", "source"),
        bind("detail.next", "n,right", "turn(1)"),
        bind("detail.previous", "p,left", "turn(-1)"),
    ]

    def __init__(self, details: Sequence[ItemDetail], zone: ZoneInfo, *, from_source: bool = False) -> None:
        super().__init__(text("detail.title"), self._lines)
        self._details = details
        self._hidden = {one.item.guid for one in details if from_source and one.state.phase is Phase.NEW}
        self._zone = zone
        self._at = 0

    def _lines(self, width: int) -> Sequence[Content]:
        one = self._details[self._at]
        return draw_unseen(one, width) if one.item.guid in self._hidden else draw_detail(one, self._zone, width)

    def entitle(self) -> None:
        several = len(self._details) > 1
        place = text("detail.place", n=self._at + 1, total=len(self._details)) if several else ""
        self.bar.show(text("detail.title"), "", place)

    def hints(self) -> Sequence[Hint]:
        turn = (hint("detail.next", worth=8),) if len(self._details) > 1 else ()
        go = (hint("text.go", words="detail.hint.reveal", worth=9), hint("app.back", worth=8))
        first = go if self.guid in self._hidden else super().hints()
        return (*first, *turn, hint("detail.edit", worth=6), hint("detail.source", worth=5))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return super().check_action(action, parameters) if action != "turn" else len(self._details) > 1

    @property
    def guid(self) -> str:
        """The item that is shown."""
        return self._details[self._at].item.guid

    def action_go(self) -> None:
        """Show the answer that waits; else read on, and at the end go back."""
        if self.guid not in self._hidden:
            super().action_go()
            return
        self._hidden.discard(self.guid)
        self.query_one(Paper).redraw()
        self.redraw()

    def action_turn(self, by: int) -> None:
        """Another one of the items."""
        self._at = (self._at + by) % len(self._details)
        self.query_one(Body).scroll_home(animate=False)
        self.query_one(Paper).redraw()
        self.redraw()

    def action_edit(self) -> None:
        """Edit the item."""
        self.post_message(EditWanted(self.guid))

    def action_source(self) -> None:
        """Read the text at the quote."""
        self.post_message(SourceWanted(self.guid))
