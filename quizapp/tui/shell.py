"""The frame round all screens: themes, keys, language, the store opened after the first paint, a clean end whatever happens."""

from __future__ import annotations

import asyncio
import importlib
import os
import select
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from textual import events, work
from textual.app import App
from textual.message import Message
from textual.widgets import Input
from textual.worker import WorkerFailed

from quizapp.errors import QuizappError
from quizapp.interface import choose_language, set_language, text
from quizapp.interface.errors import told
from quizapp.tui import kinsoku
from quizapp.tui.bookmark import Bookmark
from quizapp.tui.crash import crashed_before, write_log
from quizapp.tui.desk import Desk
from quizapp.tui.home.screen import HomeScreen
from quizapp.tui.keys import bind, with_twins
from quizapp.tui.study.card_page import CardPage
from quizapp.tui.study.screen import StudyScreen
from quizapp.tui.study.tally import Tally
from quizapp.tui.themes import THEMES, fitting_theme
from quizapp.tui.widgets.page import Page
from quizapp.workflows.decks import Home
from quizapp.workflows.settings import Settings


@dataclass(frozen=True, slots=True)
class Start:
    """What to do once the store is open: nothing (home), study, practise, or a quiz."""

    deck: str | None = None
    mode: str = "study"  # study, cram, quiz
    query: str = ""
    limit: int | None = None
    number: int | None = None
    minutes: int | None = None

    @property
    def at_home(self) -> bool:
        """Whether to wait on the home screen."""
        return self == Start()


class Shell(App[int]):
    """The app without its routes; they are added by the classes in `routes`."""

    TITLE = "quizapp"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS = [
        bind("app.quit", "ctrl+c", "leave", priority=True),
        bind("app.help", "f1,?", "help"),
        bind("app.palette", "ctrl+p", "command_palette"),
    ]

    @dataclass
    class Opened(Message):
        """The store is open."""

        home: Home

    @dataclass
    class NotOpened(Message):
        """The store cannot be used, and why."""

        reason: str

    def __init__(self, desk: Desk, start: Start | None = None, *, language: str | None = None, debug: bool = False) -> None:
        kinsoku.install()
        super().__init__()
        self.desk = desk
        self.start = start or Start()
        self.tally = Tally()
        self.bookmark = Bookmark(None)
        self.names: list[str] = []  # decks to show before the store is open
        self.after_start: Callable[[], object] = lambda: None  # called once everything is loaded
        self.language = language
        self._debug = debug

    # --- beginning

    def on_load(self) -> None:
        self.speak()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = fitting_theme(self.desk.settings.theme, os.environ.get("COLORFGBG", ""))
        if not self.desk.settings.animation or os.environ.get("SSH_CONNECTION"):
            self.animation_level = "none"
        self.set_keymap({name: with_twins(keys) for name, keys in self.desk.settings.keys})

    def speak(self) -> None:
        """Use the language of the command line, of the settings, or of the locale."""
        set_language(choose_language(self.language, self.desk.settings.language, os.environ))

    def on_mount(self) -> None:
        self._heed_signals()
        self.push_screen(HomeScreen(self.names))
        self.call_after_refresh(self.open_store)

    def _heed_signals(self) -> None:
        """Leave properly when told to: unmount, restore the terminal, give the store back."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None:
                try:
                    loop.add_signal_handler(number, self.exit, 0)
                except (NotImplementedError, RuntimeError, ValueError):
                    return  # not the main thread, or a system without signals
        if not self.is_headless and hasattr(select, "poll") and os.isatty(0):
            Thread(target=self._heed_hangup, args=(loop,), daemon=True).start()

    def _heed_hangup(self, loop: asyncio.AbstractEventLoop) -> None:
        """Leave when the terminal goes without a signal: a program above that lives on, as make does, keeps it to itself.

        Reading goes on for ever then, and so would we.
        """
        terminal = select.poll()
        terminal.register(0, 0)  # nothing but its end
        terminal.poll()
        with suppress(RuntimeError):  # the loop has ended by itself
            loop.call_soon_threadsafe(self.exit, 0)

    @work(thread=True, exclusive=True, group="open")
    def open_store(self) -> None:
        """Import and open the store beside the painted screen; then read today's figures."""
        try:
            self.desk.open()
            self.post_message(self.Opened(self.read_home()))
            importlib.import_module("quizapp.study.grading")  # the first answer must not wait for it
        except QuizappError as error:
            self.post_message(self.NotOpened(told(error)))
        finally:
            self.after_start()

    def read_home(self) -> Home:
        """Today's figures; the shipped decks are imported first where there is none."""
        from quizapp.workflows.decks import home, import_shipped_decks

        found = home(self.desk.database, self.desk.clock())
        if not found.decks and import_shipped_decks(self.desk.database, self.desk.clock()):
            found = home(self.desk.database, self.desk.clock())
        return found

    # --- ending

    def action_leave(self) -> None:
        """Leave at once: nothing is unsaved."""
        self.exit(0)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "leave" and isinstance(self.focused, Input) and self.focused.selected_text:
            return False  # Ctrl+C copies what is selected
        return super().check_action(action, parameters)

    def on_unmount(self) -> None:
        self.desk.close()

    def _handle_exception(self, error: Exception) -> None:
        if self._debug or self.is_headless:
            super()._handle_exception(error)
            return
        self._return_code = 1
        path: Path | str
        try:
            path = write_log(error.error if isinstance(error, WorkerFailed) else error, self.desk.clock().ms)
            self._step_over()
        except OSError:
            path = "-"
        self.panic(text("page.crashed", path=path))

    def _step_over(self) -> None:
        """A card that broke the program twice running is marked and put off, or it would break it again at the next start."""
        screen = self.screen
        if isinstance(screen, StudyScreen) and screen.card and crashed_before(screen.card.guid):
            with suppress(Exception):  # the program is broken already; what can be done is done
                if not screen.card.flagged:
                    screen.session.flag(self.desk.clock())
                screen.session.bury(self.desk.clock())

    # --- what comes from outside a screen

    def on_key(self, event: events.Key) -> None:
        """A character that no key is bound to: it was typed before the answer line of the card had the focus."""
        if event.key in self.screen.active_bindings:
            return
        if isinstance(self.screen, CardPage) and event.is_printable and event.character:
            self.screen.type_ahead(event.character)

    def on_app_blur(self) -> None:
        if isinstance(self.screen, CardPage):
            self.screen.away()

    def on_app_focus(self) -> None:
        if isinstance(self.screen, CardPage):
            self.screen.back_again()

    # --- for the routes

    def keep_settings(self, settings: Settings) -> None:
        """Use these settings from now on and write them down; a folder that cannot be written is said, not fatal."""
        from quizapp.workflows.settings import save_settings

        self.desk.settings = settings
        try:
            save_settings(settings)
        except QuizappError as error:
            self.flash(told(error))

    @property
    def page(self) -> Page | None:
        """The page on top, if it is one."""
        return self.screen if isinstance(self.screen, Page) else None

    def flash(self, words: str) -> None:
        """Short news on the page that is shown."""
        if self.page:
            self.page.flash(words)

    @property
    def home_screen(self) -> HomeScreen:
        """The screen below all others."""
        return next(screen for screen in self.screen_stack if isinstance(screen, HomeScreen))

    def refresh_home(self) -> None:
        """Read today's figures again."""
        moment = self.desk.clock()
        from quizapp.workflows.decks import home

        self.home_screen.fill(home(self.desk.database, moment), moment.day)

    def go_home(self) -> None:
        """Close every screen above home."""
        while not isinstance(self.screen, HomeScreen):
            self.pop_screen()
        self.bookmark.take_out()
        self.refresh_home()

    def on_page_left(self, event: Page.Left) -> None:
        event.stop()
        if isinstance(self.screen, HomeScreen):
            self.action_leave()
            return
        self.pop_screen()
        if isinstance(self.screen, HomeScreen):
            self.bookmark.take_out()
            self.refresh_home()
        elif self.page:
            self.page.reload()
