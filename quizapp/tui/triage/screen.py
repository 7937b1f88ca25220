"""Keep, mend or reject, one item after another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget

from quizapp.errors import QuizappError
from quizapp.interface import text
from quizapp.interface.errors import told
from quizapp.tui.desk import Desk
from quizapp.tui.flow import MUTED, plain, wrap
from quizapp.tui.keys import bind
from quizapp.tui.triage.drawing import draw_item, draw_reasons, draw_verdicts, reason_at
from quizapp.tui.widgets.hint import Hint, hint
from quizapp.tui.widgets.page import Body, Page
from quizapp.tui.widgets.paper import Paper
from quizapp.tui.wishes import AnswerShown, EditWanted, SourceWanted
from quizapp.workflows.triage import TriageCounts, TriageRow

if TYPE_CHECKING:
    from quizapp.workflows.undo import Undone


class TriageScreen(Page):
    """Shows the item that waits first; the verdict is stored before the next one is shown."""

    DEFAULT_CSS = """
    TriageScreen .pane { width: 42; padding: 0 1 0 2; border-right: none; }
    """
    BINDINGS = [
        bind("triage.keep", "1", "first"),
        bind("triage.go", "space,enter", "keep"),
        bind("triage.edit", "2,f4,e", "edit"),
        bind("triage.reject", "3", "reject"),
        bind("triage.later", "4", "later"),
        bind("triage.keep_all", "5", "keep_all"),
        *(bind(f"triage.reason_{n}", str(n), f"reason({n})") for n in (6, 7, 8)),
        bind("triage.source", "f3,o", "source"),
        bind("triage.up", "up", "line(-1)"),
        bind("triage.down", "down", "line(1)"),
    ]

    def __init__(self, desk: Desk, deck: str | None = None) -> None:
        super().__init__()
        self._desk = desk
        self._deck = deck
        self._waiting: list[TriageRow] = []
        self._put_off: list[str] = []  # guids, those of 4 以后再说
        self._done: list[tuple[str, str]] = []
        self._counts = TriageCounts(0, 0, 0, 0)
        self._asking_why = False
        self._first = False  # whether the deck's items are studied only once they were looked at

    def body(self) -> Iterable[Widget]:
        with Horizontal():
            yield Paper(self._draw_list, id="list", classes="pane")
            with Body():
                yield Paper(self._draw, id="item")

    def on_mount(self) -> None:
        self.reload()

    def reload(self) -> None:
        from quizapp.workflows.decks import deck_named, deck_settings
        from quizapp.workflows.triage import pending, triage_counts

        database = self._desk.database
        rows = pending(database, deck=self._deck, limit=50 + len(self._put_off))
        later = [row for row in rows if row.guid in self._put_off]
        self._waiting = [row for row in rows if row.guid not in self._put_off] + later
        self._counts = triage_counts(database, self._desk.clock(), deck=self._deck)
        self._asking_why = False
        name = self._deck or (self.row.deck if self.row else None)
        deck = deck_named(database, name) if name else None
        self._first = deck_settings(database, deck.id if deck else None).triage_first
        self.query(Body).first().scroll_home(animate=False)
        self.redraw()
        if self.row:
            self.post_message(AnswerShown(self.row.guid))

    @property
    def row(self) -> TriageRow | None:
        """The item that is shown."""
        return self._waiting[0] if self._waiting else None

    def redraw(self) -> None:
        super().redraw()
        for paper in self.query(Paper):
            paper.redraw()

    def entitle(self) -> None:
        counts = self._counts
        judged = counts.kept + counts.edited + counts.rejected
        place = text("triage.position", n=judged + 1, total=judged + counts.left) if counts.left else ""
        tally = text("triage.tally", kept=counts.kept, edited=counts.edited, rejected=counts.rejected)
        title = text("triage.title", deck=self._deck or (self.row.deck if self.row else text("study.all_decks")))
        self.bar.show(title, place, tally)

    def hints(self) -> Sequence[Hint]:
        if self.row is None:
            return (hint("triage.go", words="triage.hint.home", worth=9), hint("app.undo", worth=8))
        if self._asking_why:
            return (
                hint("triage.go", words="triage.hint.no_reason", worth=9),
                hint("app.back", words="triage.hint.keep_it", worth=8),
            )
        return (
            hint("triage.keep", words="triage.hint.keep", worth=9),
            hint("triage.edit", worth=8),
            hint("triage.reject", worth=8),
            hint("triage.later", worth=6),
            hint("triage.keep_all", worth=5),
            hint("app.undo", worth=7),
            hint("triage.source", worth=4),
        )

    def _draw(self, width: int) -> Sequence[Content]:
        if self.row is None:
            return [Content(""), *wrap(plain(text("triage.empty")), width)]
        below = draw_reasons(width) if self._asking_why else [Content(""), *wrap(plain(self._left_there(), MUTED), width)]
        return [*draw_item(self.row, width), *below]

    def _left_there(self) -> str:
        """What becomes of items that are left in triage."""
        return text("triage.left_waiting" if self._first else "triage.left_there")

    def _draw_list(self, width: int) -> Sequence[Content]:
        return draw_verdicts(self._done, self._waiting, width)

    # --- verdicts

    def action_first(self) -> None:
        """1: keep, or the first reason."""
        if self._asking_why:
            self._reject(1)
        else:
            self.action_keep()

    def action_keep(self) -> None:
        """The item is good; where none is left, go back."""
        if self._asking_why:
            self._reject(None)
        elif self.row is None:
            self.action_back()
        else:
            self._keep([self.row])

    def action_keep_all(self) -> None:
        """All that are left are good."""
        if self._asking_why:
            self._reject(5)
            return
        from quizapp.workflows.triage import pending

        if self.row:
            self._keep(pending(self._desk.database, deck=self._deck, limit=100_000))

    def _keep(self, rows: Sequence[TriageRow]) -> None:
        from quizapp.workflows.triage import keep

        self._store("kept", rows, lambda: keep(self._desk.database, [row.guid for row in rows], self._desk.clock()))

    def action_reject(self) -> None:
        """Throw the item away; a digit says why."""
        if self._asking_why:
            self._reject(3)
        elif self.row:
            self._asking_why = True
            self.redraw()
            self.query(Body).first().scroll_end(animate=False)

    def action_reason(self, number: int) -> None:
        """Why the item is thrown away."""
        if self._asking_why:
            self._reject(number)

    def on_click(self, event: events.Click) -> None:
        """A click on a reason is its digit."""
        paper = self.query_one("#item", Paper)
        offset = event.get_content_offset(paper)
        if offset is None or not self._asking_why or self.row is None:
            return
        lines = paper.lines(paper.size.width)
        first = len(lines) - len(draw_reasons(paper.size.width)) + 2  # below the blank line and the question
        reason = reason_at(lines[offset.y].plain, offset.x) if first <= offset.y < len(lines) else None
        if reason is not None:
            self._reject(reason)

    def _reject(self, reason: int | None) -> None:
        from quizapp.workflows.triage import reject

        row = self.row
        if row:
            self._store("rejected", [row], lambda: reject(self._desk.database, row.guid, reason, self._desk.clock()))

    def _store(self, verdict: str, rows: Sequence[TriageRow], act: Callable[[], None]) -> None:
        try:
            act()
        except QuizappError as error:
            self.flash(told(error))
            return
        self._done += [(verdict, row.item.question) for row in rows]
        self.reload()

    def action_later(self) -> None:
        """Put the item behind the others."""
        if self._asking_why:
            self._reject(4)
        elif self.row:
            self._put_off.append(self.row.guid)
            self.reload()

    def action_edit(self) -> None:
        """Edit the item."""
        if self._asking_why:
            self._reject(2)
        elif self.row:
            self.post_message(EditWanted(self.row.guid))

    def action_source(self) -> None:
        """Open the text at the quote."""
        if self.row:
            self.post_message(SourceWanted(self.row.guid))

    def action_line(self, by: int) -> None:
        """Scroll."""
        self.query(Body).first().scroll_relative(y=by, animate=False)

    def action_back(self) -> None:
        if self._asking_why:
            self._asking_why = False
            self.redraw()
        else:
            super().action_back()

    def after_undo(self, undone: Undone) -> None:
        """The item that was judged stands first again."""
        if undone.kind in {"keep", "reject"} and undone.count:
            self._done = self._done[: -undone.count]
        self.reload()
        self._waiting.sort(key=lambda row: row.guid != undone.guid)
        self.redraw()
