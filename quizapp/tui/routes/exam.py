"""The day of a deck's exam: what it would change while it is typed, then kept or forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.errors import QuizappError
from quizapp.interface import text
from quizapp.interface.errors import told
from quizapp.interface.exams import exam_words
from quizapp.tui.flow import cut_text
from quizapp.tui.home.prompt import NAMED, HomePrompt
from quizapp.tui.shell import Shell

if TYPE_CHECKING:
    from quizapp.workflows.decks import DeckRow


class ExamRoutes(Shell):
    """Asks the workflow what a day means, and keeps it."""

    def on_home_prompt_exam_typed(self, event: HomePrompt.ExamTyped) -> None:
        if event.day:
            self.home_screen.prompt.relabel(self._price(event.deck, event.day))
        else:
            self.home_screen.prompt.relabel(
                text("home.exam.forget" if event.deck.exam_day else "home.exam.label", deck=cut_text(event.deck.name, NAMED))
            )

    def _price(self, deck: DeckRow, day: str) -> str:
        from quizapp.workflows.exam import price_exam, read_day

        moment = self.desk.clock()
        try:
            return exam_words(price_exam(self.desk.database, deck.id, read_day(day, moment), moment))
        except QuizappError as error:
            return told(error)

    def on_home_prompt_exam_given(self, event: HomePrompt.ExamGiven) -> None:
        from quizapp.workflows.exam import read_day, set_exam

        moment = self.desk.clock()
        try:
            day = read_day(event.day, moment) if event.day else None
            set_exam(self.desk.database, event.deck.id, day, moment)
        except QuizappError as error:
            self.flash(told(error))
            return
        self.refresh_home()
        if day is not None:
            self.flash(text("home.exam.kept", days=day - moment.day))
        elif event.deck.exam_day:
            self.flash(text("home.exam.forgotten"))
