"""Where the learner's wishes go: from what a screen reports to the workflow that does it and the screen that comes next."""

from __future__ import annotations

from dataclasses import replace

from quizapp.errors import QuizappError
from quizapp.interface import text
from quizapp.tui.home.screen import HomeScreen
from quizapp.tui.news import redone_words, undone_words
from quizapp.tui.shell import Shell
from quizapp.tui.study.coach import LESSONS, Coach
from quizapp.tui.study.end import MORE_NEW, EndScreen
from quizapp.tui.study.screen import StudyScreen, Ways
from quizapp.tui.widgets.page import Page
from quizapp.workflows.study import StudySession
from quizapp.workflows.undo import Undone

FIRST_CARDS = 5  # of the first run
FIRST_KINDS = ("选择", "判断", "谁说的")  # no typing, no input method


class OpeningRoutes(Shell):
    """From the open store to what the learner asked for on the command line."""

    def on_shell_opened(self, event: Shell.Opened) -> None:
        self.home_screen.fill(event.home, self.desk.clock().day)

    def on_shell_not_opened(self, event: Shell.NotOpened) -> None:
        self.home_screen.fail(event.reason)

    def on_home_screen_retry_wanted(self) -> None:
        self.open_store()


class UndoRoutes(Shell):
    """Undo and redo on every page but study, which has its own."""

    def on_page_undo_wanted(self, event: Page.UndoWanted) -> None:
        event.stop()
        from quizapp.workflows.undo import undo

        self._tell(undone_words(undo(self.desk.database, self.desk.clock())))

    def on_page_redo_wanted(self, event: Page.RedoWanted) -> None:
        event.stop()
        from quizapp.workflows.undo import redo

        self._tell(redone_words(redo(self.desk.database, self.desk.clock())))

    def _tell(self, words: str) -> None:
        if isinstance(self.screen, HomeScreen):
            self.refresh_home()
        elif self.page:
            self.page.reload()
        self.flash(words)


class StudyRoutes(Shell):
    """From home to the study screen, to the end of the session, and back."""

    def study(self, decks: list[str] | None = None, *, first_run: bool = False, **how: object) -> None:
        """Begin a session, or go on with today's, and show it."""
        from quizapp.workflows.study import begin_study

        if not self.desk.is_open:
            self.flash(text("page.not_open_yet"))
            return
        if first_run:
            how = {"limit": FIRST_CARDS, **how}
        try:
            session = begin_study(self.desk.database, self.desk.clock(), decks, **how)  # type: ignore[arg-type]
        except QuizappError as error:
            self.flash(str(error))
            return
        self._show(session, first_run=first_run)

    def _show(self, session: StudySession, *, first_run: bool) -> None:
        moment = self.desk.clock()
        if session.current is None and session.waiting_until() is None and not session.add_new(MORE_NEW, moment):
            self.flash(text("home.done"))
        elif session.current is None:
            self.push_screen(EndScreen(session, self.desk.clock))
        else:
            self.push_screen(self._study_screen(session, first_run=first_run))

    def _study_screen(self, session: StudySession, *, first_run: bool) -> StudyScreen:
        settings = self.desk.settings
        coach = Coach(0 if settings.coached or not first_run else LESSONS)
        screen = StudyScreen(session, self.desk.clock, Ways(settings.typing, settings.clock), coach, self.tally)
        screen.first_run = first_run
        return screen

    def on_home_screen_study_wanted(self, event: HomeScreen.StudyWanted) -> None:
        self.study([event.deck] if event.deck else None, first_run=event.first_run)

    def on_study_screen_ended(self, event: StudyScreen.Ended) -> None:
        event.stop()
        screen = self.screen
        if isinstance(screen, StudyScreen):
            self._remember_coach(screen)
            self.push_screen(EndScreen(screen.session, self.desk.clock, first_run=screen.first_run))

    def _remember_coach(self, screen: StudyScreen) -> None:
        if screen.coach.finished and not self.desk.settings.coached:
            self.keep_settings(replace(self.desk.settings, coached=True))

    def on_end_screen_home_wanted(self) -> None:
        if isinstance(self.screen, EndScreen) and self.screen.session.current is None:
            self.screen.session.end(self.desk.clock())
        self.go_home()

    def on_end_screen_more_wanted(self) -> None:
        self.go_home()
        self.study()

    def on_end_screen_go_on(self, event: EndScreen.GoOn) -> None:
        self.pop_screen()
        self._go_on(event.undone)

    def _go_on(self, undone: Undone | None) -> None:
        if isinstance(self.screen, StudyScreen):
            self.screen.ask()
            self.screen.come_back(undone)
            if undone:
                self.screen.flash(undone_words(undone))

    def on_end_screen_again_wanted(self, event: EndScreen.AgainWanted) -> None:
        self.go_home()
        self.study(mode="cram", guids=event.guids)


class QuizApp(OpeningRoutes, UndoRoutes, StudyRoutes):
    """The whole app."""
