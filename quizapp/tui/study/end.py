"""The end of a session, or the place where it was left; while learning cards wait, the countdown to the first of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from quizapp.errors import StoreError
from quizapp.interface import clock_text, text
from quizapp.tui.flow import cut_text
from quizapp.tui.keys import bind
from quizapp.tui.news import undone_words
from quizapp.tui.study.accepting import accepted_words, offer_words
from quizapp.tui.study.end_drawing import MORE_NEW, SHOWN, draw_end
from quizapp.tui.widgets.flash import Flash
from quizapp.tui.widgets.hint import Hint, hint
from quizapp.tui.widgets.page import Body, Page
from quizapp.tui.widgets.paper import Paper
from quizapp.tui.wishes import DetailsWanted, SourceWanted

if TYPE_CHECKING:
    from quizapp.workflows.moment import Moment
    from quizapp.workflows.shown import Forgotten, SessionSummary
    from quizapp.workflows.study import StudySession
    from quizapp.workflows.undo import Undone

__all__ = ["MORE_NEW", "EndScreen"]

BAR_SPARE = 6  # cells of the bar that hold neither title nor deck


class EndScreen(Page):
    """What was done, what was forgotten, what comes next."""

    BINDINGS = [
        bind("end.go", "space,enter", "go"),
        bind("end.again", "r,f5", "again"),
        bind("end.new", "n,f6", "more_new"),
        bind("end.unbury", "b,f7", "unbury"),
        bind("end.scores", "s,f8", "scores"),
        bind("end.add", "a,f4", "add"),
        bind("study.accept", "f9,y", "accept"),  # before the remedy, which has F9 where nothing is offered
        bind("end.remedy", "l,f9", "remedy"),
        *(bind(f"end.open_{n}", str(n), f"open({n})") for n in range(1, SHOWN + 1)),
    ]

    class HomeWanted(Message):
        """Back to the decks."""

    @dataclass
    class GoOn(Message):
        """Show the session's current card; `undone` is the answer that was just taken back, if that is why."""

        undone: Undone | None = None

    @dataclass
    class AgainWanted(Message):
        """Practise these items without touching the schedule."""

        guids: tuple[str, ...]

    class ScoresWanted(Message):
        """Show the statistics."""

    class AddWanted(Message):
        """Add an interview of one's own."""

    def __init__(self, session: StudySession, clock: Callable[[], Moment], *, first_run: bool = False, offer: str = "") -> None:
        super().__init__()
        self._offer = offer  # the last answer, if it may be accepted from now on
        self.session = session
        self._clock = clock
        self._first_run = first_run
        self._summary: SessionSummary | None = None

    def body(self) -> Iterable[Widget]:
        with Body():
            yield Paper(self._draw, id="end")

    def on_mount(self) -> None:
        self.set_interval(1.0, self._tick)
        self.reload()
        if self._offer:
            self.query_one(Flash).stay(offer_words(self._offer, self.active_bindings))

    def reload(self) -> None:
        self._summary = self.session.summary(self._clock())
        self.query_one("#end", Paper).redraw()
        self.redraw()

    def redraw(self) -> None:
        self.query_one("#end", Paper).redraw()
        super().redraw()

    def _draw(self, width: int) -> Sequence[Content]:
        return draw_end(self._summary, self._goes_on, self._clock().ms, width) if self._summary else ()

    @property
    def _waiting(self) -> int | None:
        """Seconds until the first waiting card comes; None if none waits or cards are left now."""
        until = self.session.waiting_until() if self.session.current is None else None
        return None if until is None else max(0, until - self._clock().ms) // 1000

    @property
    def _goes_on(self) -> bool:
        """Whether the first cards were all answered: then the likeliest is to go on with more."""
        return self._first_run and self.session.current is None

    def entitle(self) -> None:
        waiting, summary = self._waiting, self._summary
        if waiting is not None:
            title = text("end.waiting", clock=clock_text(waiting))
        elif self.session.current is None or summary is None:
            title = text("end.finished")
        else:
            title = text("end.stopped", done=summary.done, total=summary.total)
        # What is said here changes every second and must be read; the deck's name makes room for it.
        room = self.size.width - cell_len(title) - BAR_SPARE
        self.bar.show(title, "", cut_text(self.session.deck_name or text("study.all_decks"), room))

    def hints(self) -> Sequence[Hint]:
        home = self._likeliest == "home"
        return (
            hint("end.go", words=f"end.hint.{self._likeliest}", worth=9, n=MORE_NEW),
            *(() if home else (hint("app.back", words="end.hint.home", worth=8),)),
            hint("study.accept", words="study.hint.accept_it", worth=8),
            hint("end.again", worth=6),
            hint("end.remedy", worth=7),
            hint("end.new", worth=7),
            hint("end.unbury", worth=5),
            hint("end.scores", worth=3),
            hint("app.undo", worth=4),
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        summary = self._summary
        if action == "accept":
            return bool(self._offer)
        if summary is None or action not in {"again", "more_new", "unbury", "open", "remedy"}:
            return True
        return {
            "again": bool(summary.forgotten),
            "remedy": self._helped is not None,
            "more_new": summary.more_new > 0 and self.session.current is None,
            "unbury": summary.buried > 0,
            "open": bool(parameters) and int(str(parameters[0])) <= len(summary.forgotten),
        }[action]

    @property
    def _helped(self) -> Forgotten | None:
        """The first of the forgotten items that a remedy was found for."""
        shown = self._summary.forgotten[:SHOWN] if self._summary else ()
        return next((forgotten for forgotten in shown if forgotten.remedy), None)

    def _tick(self) -> None:
        if not self.is_current:
            return
        if self._waiting is not None and self.session.tick(self._clock()):
            self.post_message(self.GoOn())
        elif self._waiting is not None:
            self.redraw()

    @property
    def _likeliest(self) -> str:
        """What Space and Enter do: always on with the cards where there are any."""
        if self._goes_on:
            return "more"
        if self.session.current is not None:
            return "go_on"
        return "home" if self._waiting is None else "ahead"

    def action_go(self) -> None:
        """Ten more in the first run; on where the session was left; the waiting cards; else back to the decks."""
        if self._likeliest == "more":
            self.action_more()
        elif self._likeliest == "go_on" or (self._likeliest == "ahead" and self.session.learn_ahead(self._clock())):
            self.post_message(self.GoOn())
        else:
            self.post_message(self.HomeWanted())

    class MoreWanted(Message):
        """Ten more cards: the first run goes on."""

    def action_more(self) -> None:
        """Ten more cards."""
        self.post_message(self.MoreWanted())

    def action_back(self) -> None:
        self.post_message(self.HomeWanted())

    def action_again(self) -> None:
        """Practise what was forgotten; the schedule stays."""
        if self._summary:
            self.post_message(self.AgainWanted(tuple(forgotten.guid for forgotten in self._summary.forgotten)))

    def action_remedy(self) -> None:
        """Try what may help: the passage, or both items in turn without touching the schedule."""
        helped = self._helped
        if helped is None or helped.remedy is None:
            return
        if helped.remedy.kind == "passage":
            self.post_message(SourceWanted(helped.guid))
        else:
            self.post_message(self.AgainWanted((helped.remedy.guid, helped.guid)))

    def action_more_new(self) -> None:
        """Take ten more new cards than today's limit."""
        if self.session.add_new(MORE_NEW, self._clock()):
            self.post_message(self.GoOn())
        else:
            self.flash(text("end.no_more_new"))

    def action_unbury(self) -> None:
        """Bring the buried cards back into this session."""
        number = self.session.unbury(self._clock())
        if number:
            self.post_message(self.GoOn())

    def action_scores(self) -> None:
        """Show the statistics."""
        self.post_message(self.ScoresWanted())

    def action_add(self) -> None:
        """Add an interview of one's own."""
        self.post_message(self.AddWanted())

    def action_open(self, number: int) -> None:
        """Open one of the forgotten items."""
        if self._summary:
            self.post_message(DetailsWanted(self._summary.forgotten[number - 1].guid))

    def action_accept(self) -> None:
        """Let the last answer count as right from now on."""
        try:
            self.session.accept_answer(self._offer, self._clock())
        except StoreError as error:
            self.flash(text("study.not_saved", reason=error))
            return
        self.flash(accepted_words(self._offer))
        self._offer = ""
        self.redraw()

    def action_undo(self) -> None:
        self._offer = ""
        undone = self.session.undo(self._clock())
        if undone and self.session.current is not None:
            self.post_message(self.GoOn(undone))
        else:
            self.reload()
            self.flash(undone_words(undone, nothing="study.nothing_to_undo"))
