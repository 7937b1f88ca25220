"""From the open store to what the learner asked for on the command line."""

from __future__ import annotations

from dataclasses import dataclass

from textual import work
from textual.message import Message

from quizapp.tui.home.beside import Beside
from quizapp.tui.home.screen import HomeScreen
from quizapp.tui.routes.quiz import QuizRoutes
from quizapp.tui.routes.study import StudyRoutes
from quizapp.tui.shell import Shell
from quizapp.tui.widgets.page import Page
from quizapp.workflows.decks import DeckRow


class OpeningRoutes(QuizRoutes, StudyRoutes):
    """The first steps."""

    def on_shell_opened(self, event: Shell.Opened) -> None:
        self.home_screen.fill(event.home, self.desk.clock().day)
        self.home_screen.post_message(Page.Opened(self.home_screen))
        start = self.start
        if place := self.bookmark.place():
            self.study(place.decks, mode=place.mode, query=place.query, limit=place.limit, guids=place.guids)
        elif start.mode == "quiz":
            self.quiz(start)
        elif not start.at_home:
            self.study([start.deck] if start.deck else None, mode=start.mode, query=start.query, limit=start.limit)

    def on_home_screen_looking(self, event: HomeScreen.Looking) -> None:
        if self.home_screen.has_class("-wide") and self.desk.is_open:
            self.read_beside(event.deck)

    @work(thread=True, exclusive=True, group="beside")
    def read_beside(self, deck: DeckRow | None) -> None:
        """Read what stands beside the decks."""
        from quizapp.workflows.scores import scores
        from quizapp.workflows.sources import list_sources

        found = scores(self.desk.database, self.desk.clock(), deck=deck.name if deck else None)
        sources = list_sources(self.desk.database, deck.id if deck else None)
        speakers = tuple((group.name, group.share) for group in found.speakers[:6])
        titles = tuple(source.title for source in sources[:12])
        last = found.days[-1] if found.days else None
        self.post_message(self.BesideRead(Beside(found.forecast[:14], speakers, titles, last)))

    @dataclass
    class BesideRead(Message):
        """What stands beside the decks has been read."""

        beside: Beside

    def on_opening_routes_beside_read(self, event: BesideRead) -> None:
        self.home_screen.show_beside(event.beside)

    def on_shell_not_opened(self, event: Shell.NotOpened) -> None:
        self.home_screen.fail(event.reason)

    def on_home_screen_retry_wanted(self) -> None:
        if self.desk.is_open:
            self.refresh_home()
        else:
            self.open_store()
