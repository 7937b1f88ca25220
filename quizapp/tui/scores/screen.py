"""The statistics: one page at a glance, then each group by itself, as a chart or as a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual import work
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from quizapp.errors import QuizappError
from quizapp.interface import text
from quizapp.interface.errors import told
from quizapp.scores import Scores
from quizapp.tui.desk import Desk
from quizapp.tui.flow import plain
from quizapp.tui.keys import bind
from quizapp.tui.scores.views import VIEWS, draw_view
from quizapp.tui.widgets.hint import Hint, hint
from quizapp.tui.widgets.page import Body, Page
from quizapp.tui.widgets.paper import Paper

BESIDE = {"overview": "retention", "forecast": "speakers"}  # what stands in the second pane of a wide window
SPANS = (30, 90, 365, None)  # days


class ScoresScreen(Page):
    """Reads the figures in a thread, then shows them; the deck and the span can be changed."""

    DEFAULT_CSS = """
    ScoresScreen .pane { width: 44; padding: 0 2; }
    """
    BINDINGS = [
        bind("scores.next", "tab,space,right", "view(1)"),
        bind("scores.previous", "shift+tab,left", "view(-1)", priority=True),
        *(bind(f"scores.span_{n}", str(n), f"span({n})") for n in range(1, 5)),
        bind("scores.table", "t,enter,f6", "table"),
        bind("scores.deck", "d,f7", "deck"),
        bind("scores.up", "up", "line(-1)"),
        bind("scores.down", "down", "line(1)"),
    ]

    @dataclass
    class Read(Message):
        """The figures have been read."""

        scores: Scores
        deck: str | None
        span: int

    @dataclass
    class Failed(Message):
        """They could not be read, and why."""

        reason: str

    def __init__(self, desk: Desk, deck: str | None = None, *, span: int = 3) -> None:
        super().__init__()
        self._desk = desk
        self._deck = deck
        self._span = span
        self._view = 0
        self._as_table = False
        self._scores: Scores | None = None

    def body(self) -> Iterable[Widget]:
        with Horizontal():
            with Body():
                yield Paper(self._draw, id="scores")
            yield Paper(self._draw_beside, classes="pane")

    def on_mount(self) -> None:
        self.reload()

    def reload(self) -> None:
        self.read_scores(self._deck, self._span)

    @work(thread=True, exclusive=True, group="scores")
    def read_scores(self, deck: str | None, span: int) -> None:
        """Read the figures beside the painted screen."""
        from quizapp.workflows.scores import scores

        try:
            found = scores(self._desk.database, self._desk.clock(), deck=deck, days=SPANS[span])
            self.post_message(self.Read(found, deck, span))
        except QuizappError as error:
            self.post_message(self.Failed(told(error)))

    def on_scores_screen_read(self, event: Read) -> None:
        self._scores, self._deck, self._span = event.scores, event.deck, event.span
        self.redraw()

    def on_scores_screen_failed(self, event: Failed) -> None:
        self.flash(event.reason)

    def redraw(self) -> None:
        super().redraw()
        for paper in self.query(Paper):
            paper.redraw()

    def entitle(self) -> None:
        spans = Content(" ").join([self._span_words(n) for n in range(1, len(SPANS) + 1)])
        self.bar.show(text("scores.title", deck=self._deck or text("study.all_decks")), "", spans)

    def _span_words(self, number: int) -> Content:
        words = f"{number} {text(f'scores.span.{number}')}"
        return plain(f"[{words}]", "bold") if number == self._span + 1 else plain(f" {words} ")

    def hints(self) -> Sequence[Hint]:
        table = "scores.hint.chart" if self._as_table else "scores.hint.table"
        return (
            hint(
                "scores.next", words="scores.hint.next", worth=9, view=text(f"scores.view.{VIEWS[(self._view + 1) % len(VIEWS)]}")
            ),
            hint("scores.table", words=table, worth=8),
            hint("scores.span_1", "scores.span_4", words="scores.hint.span", worth=6),
            hint("scores.deck", worth=5),
            hint("app.back", worth=7),
        )

    def _draw(self, width: int) -> Sequence[Content]:
        scores = self._scores
        if scores is None:
            return [Content(""), plain("…")]
        if not scores.reviews:
            return [Content(""), plain(text("scores.empty"))]
        return draw_view(VIEWS[self._view], scores, width, as_table=self._as_table)

    def _draw_beside(self, width: int) -> Sequence[Content]:
        """On a wide screen the next group, so that two are seen side by side."""
        if self._scores is None or not self._scores.reviews:
            return ()
        beside = BESIDE.get(VIEWS[self._view], "forecast")
        return draw_view(beside, self._scores, width, as_table=False)

    def action_view(self, by: int) -> None:
        """The next group of figures."""
        self._view = (self._view + by) % len(VIEWS)
        self.query_one(Body).scroll_home(animate=False)
        self.redraw()

    def action_span(self, number: int) -> None:
        """Count the last month, quarter, three years, or everything."""
        self.read_scores(self._deck, number - 1)

    def action_table(self) -> None:
        """The same figures as a table, or as a chart again."""
        self._as_table = not self._as_table
        self.redraw()

    def action_deck(self) -> None:
        """The figures of the next deck; after the last those of all."""
        from quizapp.workflows.decks import list_decks

        names: list[str | None] = [None, *(row.name for row in list_decks(self._desk.database, self._desk.clock()))]
        at = names.index(self._deck) if self._deck in names else 0
        self.read_scores(names[(at + 1) % len(names)], self._span)

    def action_line(self, by: int) -> None:
        """Scroll."""
        self.query_one(Body).scroll_relative(y=by, animate=False)
