"""What is seen of one card: its question with choices or a line to type on, then its answer and the ratings; and the clock."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget

from quizapp.interface import clock_text, text
from quizapp.study.card import Rating
from quizapp.tui.source.transcript import Transcript
from quizapp.tui.study.answer import Revealed, draw_answer
from quizapp.tui.study.asking import Asking, choices_of, how_asked
from quizapp.tui.study.choices import Choices
from quizapp.tui.study.clock import StudyClock
from quizapp.tui.study.question import draw_question
from quizapp.tui.study.ratings import Ratings
from quizapp.tui.study.typing import AnswerLine
from quizapp.tui.widgets.page import Body, Page
from quizapp.tui.widgets.paper import Paper
from quizapp.workflows.shown import ShownCard

if TYPE_CHECKING:
    from quizapp.workflows.moment import Moment
    from quizapp.workflows.sources import SourceView


class Stage(Enum):
    """Where the card stands."""

    ASKING = "asking"
    REVEALED = "revealed"


@dataclass(frozen=True, slots=True)
class Ways:
    """What the learner's settings say about studying."""

    typing: str = "always"
    clock: bool = True


class CardFace(Page):
    """Shows a card, then its answer; heirs take the answer."""

    DEFAULT_CSS = """
    CardFace Flash { margin: 0 0 2 0; }
    CardFace .pane { width: 40%; margin: 0 0 1 0; }
    """

    def __init__(self, clock: Callable[[], Moment], ways: Ways | None = None) -> None:
        super().__init__()
        self.clock = clock
        self.stage = Stage.ASKING
        self.card: ShownCard | None = None
        self.shown: Revealed | None = None
        self.time = StudyClock()
        self._ways = ways or Ways()
        self._asking = Asking.THINK

    # --- what heirs say

    def place(self) -> tuple[str, Content, int, int]:
        """Title, counts, which card this is, cards in all: what the bar shows."""
        raise NotImplementedError

    # --- the page

    def body(self) -> Iterable[Widget]:
        with Horizontal():
            with Body():
                yield Paper(id="card")
                yield Choices()
                yield AnswerLine()
            yield Transcript(classes="pane")

    def foot(self) -> Iterable[Widget]:
        yield Ratings()

    def on_mount(self) -> None:
        self.set_interval(1.0, self._each_second)

    def show_question(self, card: ShownCard) -> None:
        """Ask this card."""
        self.card, self.shown, self.stage = card, None, Stage.ASKING
        self._asking = asking = how_asked(card.item, self._ways.typing)
        self.time.begin(self.clock().ms)
        self.query_one(Ratings).display = False
        # The transcript fills the second pane of a wide window, but not before the answer: it would give it away.
        self.query_one(Transcript).visible = False
        self.query_one("#card", Paper).show(lambda width: draw_question(card, asking, width))
        self._take_answers(card)
        self.query(Body).first().scroll_home(animate=False)
        self.redraw()

    def _take_answers(self, card: ShownCard) -> None:
        choices, line = self.query_one(Choices), self.query_one(AnswerLine)
        choices.display, line.display = self._asking is Asking.CHOOSE, self.typed
        if choices.display:
            choices.offer(choices_of(card))
        if line.display:
            parts = len(card.item.parts) if self._asking is Asking.PARTS else 0
            line.ask(card.item.unit, in_parts=self._asking is Asking.PARTS, draft=card.draft or "", wanted=parts)
        else:
            self.set_focus(None)

    def show_answer(self, shown: Revealed, intervals: Mapping[Rating, int], proposed: Rating) -> None:
        """Show the answer with what was given, and the four ratings."""
        self.shown, self.stage = shown, Stage.REVEALED
        self.query_one(Choices).display = False
        self.query_one(AnswerLine).display = False
        self.set_focus(None)
        self.query_one("#card", Paper).show(lambda width: draw_answer(shown, width))
        self.query_one(Ratings).offer(intervals, proposed)
        self.query(Body).first().scroll_home(animate=False)
        self.redraw()

    def show_again(self, card: ShownCard) -> None:
        """Draw the same card as it is now, after an edit or a mark."""
        self.card, asking = card, self._asking
        if self.shown and self.stage is Stage.REVEALED:
            self.shown = fresh = replace(self.shown, card=card)
            self.query_one("#card", Paper).show(lambda width: draw_answer(fresh, width))
        else:
            self.query_one("#card", Paper).show(lambda width: draw_question(card, asking, width))
            self.query_one(Choices).mend(choices_of(card))
        self.redraw()

    def show_source(self, view: SourceView, guid: str) -> None:
        """Show the text in the second pane, at the quote of this item."""
        if self.card and self.card.guid == guid and self.stage is not Stage.ASKING:
            pane = self.query_one(Transcript)
            pane.visible = True
            pane.show(view, guid)

    @property
    def asking(self) -> Asking:
        """How the card is asked."""
        return self._asking

    @property
    def choices(self) -> Sequence[str]:
        """What can be chosen, in the order shown; empty where nothing is chosen."""
        return choices_of(self.card) if self.card and self._asking is Asking.CHOOSE else ()

    @property
    def typed(self) -> bool:
        """Whether the answer is typed."""
        return self._asking in {Asking.TYPE, Asking.PARTS}

    @property
    def given(self) -> str:
        """The answer that was given; empty while it is awaited."""
        return self.shown.given if self.shown else ""

    def coming_back(self) -> int:
        """How many cards that were answered are asked once more."""
        return 0

    def spent_ms(self, at: int) -> int:
        """Milliseconds that were spent on answering so far, up to the moment `at`."""
        return self.time.session(at)

    def entitle(self) -> None:
        title, counts, number, total = self.place()
        words = "study.position_back" if self.coming_back() else "study.position"
        place = text(words, n=min(number, total), total=total, back=self.coming_back())
        seconds = self.spent_ms(self.clock().ms) / 1000
        self.bar.show(title, counts, f"{place} {clock_text(seconds)}" if self._ways.clock else place)

    def redraw(self) -> None:
        super().redraw()
        self.query_one("#card", Paper).redraw()
        self.query_one(Ratings).refresh()

    # --- time

    def _each_second(self) -> None:
        if self.is_current and self._ways.clock:
            self.entitle()

    def on_screen_suspend(self) -> None:
        self.time.pause(self.clock().ms)

    def on_screen_resume(self) -> None:
        self.time.resume(self.clock().ms)

    def away(self) -> None:
        """The window lost the focus: the clock stops."""
        self.time.pause(self.clock().ms)

    def back_again(self) -> None:
        """The window has the focus again."""
        self.time.resume(self.clock().ms)
