"""From home to the study screen, to the end of the session, and back."""

from __future__ import annotations

from dataclasses import replace

from quizapp.errors import QuizappError
from quizapp.interface import text
from quizapp.interface.errors import told
from quizapp.interface.left_out import left_out_words
from quizapp.tui.bookmark import Place
from quizapp.tui.home.screen import HomeScreen
from quizapp.tui.news import undone_words
from quizapp.tui.shell import Shell
from quizapp.tui.study.card_face import Ways
from quizapp.tui.study.coach import LESSONS, Coach
from quizapp.tui.study.end import MORE_NEW, EndScreen
from quizapp.tui.study.screen import StudyScreen
from quizapp.workflows.study import StudySession
from quizapp.workflows.undo import Undone

FIRST_CARDS = 5  # of the first run
FIRST_KINDS = ("multiple_choice", "true_false", "who_said")  # no typing, no input method


class StudyRoutes(Shell):
    """Sessions: begun, ended, gone on with."""

    def study(self, decks: list[str] | None = None, *, first_run: bool = False, **how: object) -> None:
        """Begin a session, or go on with today's, and show it."""
        session = self._begin(decks, **({"limit": FIRST_CARDS, **how} if first_run else how))
        if session:
            self._show(session, first_run=first_run)

    def study_found(self, query: str) -> None:
        """Study what a query finds; where nothing of it is asked now, stay and say why."""
        session = self._begin(None, query=query)
        if session is None:
            return
        if _is_over(session):
            self.flash(self._left_out(session) or text("home.done"))
            session.end(self.desk.clock())
        else:
            self.go_home()
            self._show(session, first_run=False)

    def _begin(self, decks: list[str] | None, **how: object) -> StudySession | None:
        """Begin a session; None if that is not possible, which was said then."""
        from quizapp.workflows.study import begin_study

        if not self.desk.is_open:
            self.flash(text("page.not_open_yet"))
            return None
        try:
            session = begin_study(self.desk.database, self.desk.clock(), decks, **how)  # type: ignore[arg-type]
        except QuizappError as error:
            self.flash(told(error))
            return None
        self.bookmark.put(Place(decks, **{name: value for name, value in how.items() if value}))  # type: ignore[arg-type]
        return session

    def _show(self, session: StudySession, *, first_run: bool) -> None:
        why = self._left_out(session)
        if _is_over(session) and (why or not session.add_new(MORE_NEW, self.desk.clock())):
            self.flash(why or text("home.done"))
        elif session.current is None:
            self.push_screen(EndScreen(session, self.desk.clock))
        else:
            screen = self._study_screen(session, first_run=first_run)
            screen.beforehand = why
            self.push_screen(screen)

    def _left_out(self, session: StudySession) -> str:
        """Why fewer cards are asked than were found; empty where all are."""
        left = session.left_out(self.desk.clock())
        return left_out_words(left) if left else ""

    def _study_screen(self, session: StudySession, *, first_run: bool) -> StudyScreen:
        settings = self.desk.settings
        coach = Coach(0 if settings.coached or not first_run else LESSONS)
        screen = StudyScreen(session, self.desk.clock, Ways(settings.typing, settings.clock), coach, self.tally)
        screen.first_run = first_run
        return screen

    def on_home_screen_study_wanted(self, event: HomeScreen.StudyWanted) -> None:
        self.study([event.deck] if event.deck else None, first_run=event.first_run)

    def on_home_screen_plan_wanted(self, event: HomeScreen.PlanWanted) -> None:
        self.study(guids=event.guids)

    def on_study_screen_ended(self, event: StudyScreen.Ended) -> None:
        event.stop()
        screen = self.screen
        if isinstance(screen, StudyScreen):
            self._remember_coach(screen)
            self.push_screen(EndScreen(screen.session, self.desk.clock, first_run=screen.first_run, offer=event.offer))

    def _remember_coach(self, screen: StudyScreen) -> None:
        if screen.coach.finished and not self.desk.settings.coached:
            self.keep_settings(replace(self.desk.settings, coached=True))

    def on_end_screen_home_wanted(self) -> None:
        if isinstance(self.screen, EndScreen) and self.screen.session.current is None:
            self.screen.session.end(self.desk.clock())
        self.go_home()

    def on_end_screen_more_wanted(self) -> None:
        if isinstance(self.screen, EndScreen):
            self.screen.session.end(self.desk.clock())
        self.go_home()
        self.study(limit=MORE_NEW)

    def on_end_screen_go_on(self, event: EndScreen.GoOn) -> None:
        end = self.screen
        self.pop_screen()
        if isinstance(self.screen, StudyScreen):
            self._go_on(self.screen, event.undone)
        elif isinstance(end, EndScreen):
            self.push_screen(self._study_screen(end.session, first_run=False))

    def _go_on(self, screen: StudyScreen, undone: Undone | None) -> None:
        screen.ask()
        screen.come_back(undone)
        if undone:
            screen.flash(undone_words(undone))

    def on_end_screen_again_wanted(self, event: EndScreen.AgainWanted) -> None:
        self.go_home()
        self.study(mode="cram", guids=event.guids)


def _is_over(session: StudySession) -> bool:
    """Whether no card is asked now, nor later today."""
    return session.current is None and session.waiting_until() is None
