"""What can be done at home with the highlighted deck, or with all of them. The page says what is wanted; the app does it."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from quizapp.interface import text
from quizapp.study.day import date_of
from quizapp.tui.home.decks import DeckList
from quizapp.tui.home.in_order import PressesInOrder
from quizapp.tui.home.prompt import HomePrompt
from quizapp.tui.keys import bind
from quizapp.tui.widgets.page import Body
from quizapp.workflows.decks import DeckRow, Home


class DeckActs(PressesInOrder):
    """A page with the list of decks and the line that asks. Heirs show them; what is known of today stands in `today`."""

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
    class StudyWanted(Message, namespace="home_screen"):
        """Study this deck, or all that is due."""

        deck: str | None
        first_run: bool

    @dataclass
    class Wish(Message, namespace="home_screen"):
        """Open triage, browse, scores or settings, for the highlighted deck if there is one."""

        screen: str
        deck: str | None

    @dataclass
    class QuizWanted(Message, namespace="home_screen"):
        """Ask a quiz of this deck, or of all."""

        deck: str | None

    @dataclass
    class DeleteWanted(Message, namespace="home_screen"):
        """Take this deck away."""

        deck: DeckRow

    @dataclass
    class Looking(Message, namespace="home_screen"):
        """The learner looks at this deck, or at all of them; a wide window shows more of it."""

        deck: DeckRow | None

    @dataclass
    class PlanWanted(Message, namespace="home_screen"):
        """Study today's portion of the plan for coming back."""

        guids: tuple[str, ...]

    class RetryWanted(Message, namespace="home_screen"):
        """Open the store again, or save what could not be saved."""

    class CancelWanted(Message, namespace="home_screen"):
        """Stop what is under way."""

    today: Home | None = None  # as the store said it last

    @property
    def decks(self) -> DeckList:
        """The list of decks."""
        return self.query_one(DeckList)

    @property
    def prompt(self) -> HomePrompt:
        """The line on which this page asks."""
        return self.query_one(HomePrompt)

    def action_go(self) -> None:
        """Today's portion of the plan after a break; on any other day the highlighted deck, or all."""
        if self.today and self.today.back and self.today.back.today:
            self.lead_to(self.PlanWanted(self.today.back.today))
        else:
            self.action_study()

    def action_study(self) -> None:
        """Study the highlighted deck, or all."""
        chosen = self.decks.chosen
        self.lead_to(self.StudyWanted(chosen.name if chosen else None, bool(self.today and self.today.first_run)))

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

    def on_home_prompt_filtered(self, event: HomePrompt.Filtered) -> None:
        self.decks.filter(event.words)
        if event.done:
            self.decks.choose(0)
            self.decks.filter("")
            self._follow()
