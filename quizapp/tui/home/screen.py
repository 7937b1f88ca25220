"""One glance, one key to study."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from quizapp.interface import text
from quizapp.study.day import date_of
from quizapp.tui.flow import plain, wrap
from quizapp.tui.home.beside import Beside, draw_beside
from quizapp.tui.home.decks import DeckList
from quizapp.tui.home.drawing import draw_below, today_line
from quizapp.tui.home.in_order import PressesInOrder
from quizapp.tui.home.prompt import HomePrompt
from quizapp.tui.keys import bind
from quizapp.tui.widgets.flash import Flash
from quizapp.tui.widgets.hint import Hint, hint
from quizapp.tui.widgets.page import Body
from quizapp.tui.widgets.paper import Paper
from quizapp.workflows.decks import DeckRow, Home


class HomeScreen(PressesInOrder):
    """The decks with today's counts. Says what the learner wants; the app does it."""

    DEFAULT_CSS = """
    HomeScreen .pane { width: 36; padding: 0 2; }
    """

    BINDINGS = [
        bind("home.go", "space", "go"),
        bind("home.enter", "enter", "study"),
        bind("home.up", "up", "move(-1)"),
        bind("home.down", "down", "move(1)"),
        *(bind(f"home.choose_{n}", str(n), f"choose({n})") for n in range(1, 10)),
        bind("home.triage", "t,f6", "wish('triage')"),
        bind("home.browse", "b,f7", "wish('browse')"),
        bind("home.scores", "s,f8", "wish('scores')"),
        bind("home.quiz", "z", "quiz"),
        bind("home.settings", "comma,f9", "wish('settings')"),
        bind("home.add", "a,f4", "add"),
        bind("home.filter", "/", "filter"),
        bind("home.export", "x", "export"),
        bind("home.exam", "e,f10", "exam"),
        bind("home.delete", "delete", "delete"),
        bind("home.retry", "r,f5", "retry"),
        bind("home.quit", "q", "leave"),
    ]

    @dataclass
    class StudyWanted(Message):
        """Study this deck, or all that is due."""

        deck: str | None
        first_run: bool

    @dataclass
    class Wish(Message):
        """Open triage, browse, scores or settings, for the highlighted deck if there is one."""

        screen: str
        deck: str | None

    @dataclass
    class QuizWanted(Message):
        """Ask a quiz of this deck, or of all."""

        deck: str | None

    @dataclass
    class DeleteWanted(Message):
        """Take this deck away."""

        deck: DeckRow

    @dataclass
    class Looking(Message):
        """The learner looks at this deck, or at all of them; a wide window shows more of it."""

        deck: DeckRow | None

    @dataclass
    class PlanWanted(Message):
        """Study today's portion of the plan for coming back."""

        guids: tuple[str, ...]

    class RetryWanted(Message):
        """Open the store again, or save what could not be saved."""

    class CancelWanted(Message):
        """Stop what is under way."""

    def __init__(self, names: Sequence[str] = ()) -> None:
        super().__init__()
        self._names = names
        self._home: Home | None = None
        self._today = 0
        self._error = ""
        self._busy = ""
        self._beside: Beside | None = None

    def body(self) -> Iterable[Widget]:
        with Horizontal():
            with Body():
                yield Paper(self._draw_above, id="above")
                yield DeckList()
                yield Paper(self._draw_below, id="below")
            yield from self.beside()

    def beside(self) -> Iterable[Widget]:
        """What fills the second pane of a wide window."""
        yield Paper(
            lambda width: draw_beside(self._beside, self._today, width) if self._beside else (), id="beside", classes="pane"
        )

    def show_beside(self, beside: Beside) -> None:
        """Show this of the highlighted deck in the second pane."""
        self._beside = beside
        self.query_one("#beside", Paper).redraw()

    def foot(self) -> Iterable[Widget]:
        yield HomePrompt()

    def on_mount(self) -> None:
        self.decks.name_only(self._names)
        self.redraw()

    def on_screen_resume(self) -> None:
        self.post_message(self.Opened(self))

    @property
    def decks(self) -> DeckList:
        """The list of decks."""
        return self.query_one(DeckList)

    def fill(self, home: Home, today: int) -> None:
        """Show everything that is known of today."""
        self._home, self._today, self._error = home, today, ""
        self.decks.fill(home.decks, today)
        if home.first_run:
            self.decks.choose_first_to_learn()
        self.redraw()
        self.post_message(self.Looking(self.decks.chosen))
        self.ready()

    def fail(self, reason: str) -> None:
        """Say why the store cannot be used."""
        self._error = reason
        self.redraw()
        self.unready()

    def busy(self, words: str) -> None:
        """Say how far a long task has come; empty when it is over."""
        self._busy = words
        self.redraw()

    def entitle(self) -> None:
        self.bar.show(text("home.title"), "", today_line(self._home) if self._home else text("home.loading"))

    def redraw(self) -> None:
        super().redraw()
        for paper in self.query(Paper):
            paper.redraw()

    def hints(self) -> Sequence[Hint]:
        study = "home.hint.study" if self.decks.chosen else "home.hint.study_all"
        if self._home and not self._home.due:
            study = "home.hint.more_new"
        elif self._home and self._home.back and self._home.back.today:
            study = "home.hint.plan"
        return (
            hint("home.go", words=study, worth=9),
            hint("home.triage", worth=5),
            hint("home.browse", worth=4),
            hint("home.scores", worth=4),
            hint("home.quiz", worth=3),
            hint("home.add", worth=6),
            hint("app.help", worth=7),
            hint("home.quit", worth=8),
        )

    def _draw_above(self, width: int) -> Sequence[Content]:
        lines = [Content("")]
        if self._error:
            lines += [*wrap(plain(text("home.error.retry", reason=self._error), "bold $text-error"), width), Content("")]
        return lines

    def _draw_below(self, width: int) -> Sequence[Content]:
        lines = list(draw_below(self._home, self._today, width)) if self._home else []
        if self._busy:
            lines += [Content(""), *wrap(plain(f"  {self._busy}"), width)]
        return lines

    # --- keys

    def action_go(self) -> None:
        """Today's portion of the plan after a break; on any other day the highlighted deck, or all."""
        if self._home and self._home.back and self._home.back.today:
            self.lead_to(self.PlanWanted(self._home.back.today))
        else:
            self.action_study()

    def action_study(self) -> None:
        """Study the highlighted deck, or all."""
        chosen = self.decks.chosen
        self.lead_to(self.StudyWanted(chosen.name if chosen else None, bool(self._home and self._home.first_run)))

    def action_move(self, by: int) -> None:
        """Highlight another deck."""
        self.decks.move(by)
        self._follow()

    def action_choose(self, number: int) -> None:
        """Highlight the deck on this line."""
        self.decks.choose(number - 1)
        self._follow()

    def _follow(self) -> None:
        line = self.decks.virtual_region.y + self.decks.line_of_chosen()
        body = self.query_one(Body)
        if not body.scroll_y <= line < body.scroll_y + body.size.height:
            body.scroll_to(y=max(0, line - body.size.height // 2), animate=False)
        self.show_hints()
        self.post_message(self.Looking(self.decks.chosen))

    def on_deck_list_clicked(self, event: DeckList.Clicked) -> None:
        again = self.decks.chosen
        self.decks.choose(event.index)
        self.show_hints()
        if again is not None and again is self.decks.chosen and len(self.decks.shown) > 1:
            self.action_study()

    def action_wish(self, screen: str) -> None:
        """Open another screen."""
        chosen = self.decks.chosen
        self.lead_to(self.Wish(screen, chosen.name if chosen else None))

    def action_quiz(self) -> None:
        """Ask a quiz of the highlighted deck, or of all."""
        chosen = self.decks.chosen
        self.lead_to(self.QuizWanted(chosen.name if chosen else None))

    def action_add(self) -> None:
        """Ask for a source."""
        self.prompt.ask_source()

    def action_filter(self) -> None:
        """Show only some decks."""
        self.prompt.ask_filter()

    def action_export(self) -> None:
        """Ask where to write the highlighted deck, or the first."""
        if chosen := self._chosen_or_first():
            self.prompt.ask_export(chosen)

    def action_exam(self) -> None:
        """Ask for the day of the exam of the highlighted deck, or of the first."""
        if chosen := self._chosen_or_first():
            self.prompt.ask_exam(chosen, date_of(chosen.exam_day).isoformat() if chosen.exam_day else "")

    def _chosen_or_first(self) -> DeckRow | None:
        """The highlighted deck; without one the first is highlighted, for what asks before anything happens."""
        if self.decks.chosen is None:
            self.action_choose(1)
        return self._chosen()

    def _chosen(self) -> DeckRow | None:
        """The highlighted deck; without one a line says so."""
        if self.decks.chosen is None:
            self.flash(text("home.choose_first"))
        return self.decks.chosen

    def action_delete(self) -> None:
        """Take the highlighted deck away; undo brings it back."""
        if chosen := self._chosen():
            self.post_message(self.DeleteWanted(chosen))

    def action_retry(self) -> None:
        """Try again what failed."""
        self.post_message(self.RetryWanted())

    def action_back(self) -> None:
        """Close the prompt, stop what is under way; pressed twice, leave: everywhere else Esc only goes back."""
        if self.prompt.display:
            self.decks.filter("")
            self.prompt.close()
        elif self._busy:
            self.post_message(self.CancelWanted())
        elif self.query_one(Flash).words == text("home.leave_again"):
            self.action_leave()
        else:
            self.flash(text("home.leave_again"))

    def action_leave(self) -> None:
        """Leave the program: everything is saved."""
        self.post_message(self.Left())

    @property
    def prompt(self) -> HomePrompt:
        """The line on which this page asks."""
        return self.query_one(HomePrompt)

    def on_home_prompt_filtered(self, event: HomePrompt.Filtered) -> None:
        self.decks.filter(event.words)
        if event.done:
            self.decks.choose(0)
            self.decks.filter("")
            self._follow()
