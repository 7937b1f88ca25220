"""One glance, one key to study."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget

from quizapp.interface import text
from quizapp.tui.flow import plain, wrap
from quizapp.tui.home.acts import DeckActs
from quizapp.tui.home.beside import Beside, draw_beside
from quizapp.tui.home.decks import DeckList
from quizapp.tui.home.drawing import draw_below, today_line
from quizapp.tui.home.prompt import HomePrompt
from quizapp.tui.widgets.flash import Flash
from quizapp.tui.widgets.hint import Hint, hint
from quizapp.tui.widgets.page import Body
from quizapp.tui.widgets.paper import Paper
from quizapp.workflows.decks import Home


class HomeScreen(DeckActs):
    """The decks with today's counts."""

    DEFAULT_CSS = """
    HomeScreen .pane { width: 36; padding: 0 2; }
    """

    def __init__(self, names: Sequence[str] = ()) -> None:
        super().__init__()
        self._names = names
        self._day = 0
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
            lambda width: draw_beside(self._beside, self._day, width) if self._beside else (), id="beside", classes="pane"
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

    def fill(self, home: Home, today: int) -> None:
        """Show everything that is known of today."""
        self.today, self._day, self._error = home, today, ""
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
        self.bar.show(text("home.title"), "", today_line(self.today) if self.today else text("home.loading"))

    def redraw(self) -> None:
        super().redraw()
        for paper in self.query(Paper):
            paper.redraw()

    def hints(self) -> Sequence[Hint]:
        study = "home.hint.study" if self.decks.chosen else "home.hint.study_all"
        if self.today and not self.today.due:
            study = "home.hint.more_new"
        elif self.today and self.today.back and self.today.back.today:
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
        lines = list(draw_below(self.today, self._day, width)) if self.today else []
        if self._busy:
            lines += [Content(""), *wrap(plain(f"  {self._busy}"), width)]
        return lines

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
