"""A quiz, and its marks."""

from __future__ import annotations

from quizapp.errors import QuizappError
from quizapp.interface import text
from quizapp.interface.errors import told
from quizapp.tui.home.screen import HomeScreen
from quizapp.tui.quiz.screen import QuizScreen
from quizapp.tui.shell import Shell, Start

NUMBER = 10  # questions, where nothing else is said


class QuizRoutes(Shell):
    """Begins and ends quizzes."""

    def quiz(self, start: Start) -> None:
        """Ask a quiz as the command line, or the palette, says."""
        from quizapp.workflows.quiz import begin_quiz

        number = start.number or (None if start.minutes else NUMBER)
        try:
            session = begin_quiz(self.desk.database, self.desk.clock(), start.deck, number=number, minutes=start.minutes)
        except QuizappError as error:
            self.flash(told(error))
            return
        self.push_screen(QuizScreen(session, self.desk.clock, show_clock=self.desk.settings.clock))

    def on_home_screen_quiz_wanted(self, event: HomeScreen.QuizWanted) -> None:
        if self.desk.is_open:
            self.quiz(Start(event.deck, "quiz"))
        else:
            self.flash(text("page.not_open_yet"))

    def on_quiz_screen_ended(self) -> None:
        from quizapp.tui.quiz.marks import MarksPage, draw_marks
        from quizapp.workflows.quiz import past_quizzes

        screen = self.screen
        if not isinstance(screen, QuizScreen):
            return
        moment = self.desk.clock()
        result = screen.session.end(moment)
        past = past_quizzes(self.desk.database, screen.session.deck_name or None)
        self.pop_screen()
        self.push_screen(MarksPage(text("quiz.over"), lambda width: draw_marks(result, past, moment.zone, width)))
