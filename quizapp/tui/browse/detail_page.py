"""Everything about one item on a page of its own, with the keys to mend it."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from quizapp.interface import text
from quizapp.tui.browse.detail import draw_detail
from quizapp.tui.help.screen import TextPage
from quizapp.tui.keys import bind
from quizapp.tui.widgets.hint import Hint, hint
from quizapp.tui.wishes import EditWanted, SourceWanted
from quizapp.workflows.browse import ItemDetail


class DetailPage(TextPage):
    """Shows memory and history; says when the learner wants to edit, to read the source."""

    BINDINGS = [bind("detail.edit", "e,f4", "edit"), bind("detail.source", "o,f3", "source")]

    def __init__(self, detail: ItemDetail, zone: ZoneInfo) -> None:
        super().__init__(text("detail.title"), lambda width: draw_detail(detail, zone, width))
        self._guid = detail.item.guid

    def hints(self) -> Sequence[Hint]:
        return (*super().hints(), hint("detail.edit", worth=6), hint("detail.source", worth=5))

    def action_edit(self) -> None:
        """Edit the item."""
        self.post_message(EditWanted(self._guid))

    def action_source(self) -> None:
        """Read the text at the quote."""
        self.post_message(SourceWanted(self._guid))
