"""Help, settings, backups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message

from quizapp.errors import QuizappError
from quizapp.interface import text
from quizapp.interface.errors import told
from quizapp.tui.crash import log_path
from quizapp.tui.routes.entries import entry
from quizapp.tui.routes.items import ItemRoutes

if TYPE_CHECKING:
    from quizapp.tui.palette.screen import Entry
    from quizapp.tui.settings.screen import SettingsScreen


class CareRoutes(ItemRoutes):
    """What is about the program rather than about an item."""

    # --- help

    def action_help(self) -> None:
        """Show the keys of this screen, how to learn, where things are."""
        from quizapp.tui.help.screen import HelpPage, draw_help, keys_of

        if self.page is None or isinstance(self.page, HelpPage):
            return
        keys, places = keys_of(self.page.active_bindings), self._places()
        self.push_screen(HelpPage(text("help.title"), lambda width: draw_help(keys, places, width)))

    def _places(self) -> Sequence[tuple[str, str]]:
        from quizapp.workflows.settings import settings_path

        where = self.desk.database.shown_url if self.desk.is_open else "-"
        return [
            (text("help.data"), where),
            (text("help.backups"), self._last_backup()),
            (text("help.settings"), str(settings_path())),
            (text("help.log"), str(log_path())),
        ]

    def _last_backup(self) -> str:
        from quizapp.workflows.care import list_backups

        backups = list_backups()
        if not backups:
            return text("help.no_backup")
        when = datetime.fromtimestamp(backups[0].at / 1000, self.desk.clock().zone).strftime("%Y-%m-%d %H:%M")
        return f"{backups[0].path.parent} ({when})"

    # --- settings, themes, languages

    def on_settings_screen_changed(self, event: SettingsScreen.Changed) -> None:
        if event.settings.language != self.desk.settings.language:
            self.language = None  # what is chosen now outweighs the command line
        self.keep_settings(event.settings)
        self.apply_settings()

    def apply_settings(self) -> None:
        """Let language, theme, animation and keys follow the settings."""
        self.on_load()
        self.refresh_css(animate=False)
        for screen in self.screen_stack:
            redraw = getattr(screen, "redraw", None)
            if redraw and screen.is_mounted:
                redraw()

    # --- backups

    def care(self) -> Sequence[Entry]:
        """What the palette offers to keep the store safe."""
        back_up = entry("care", "palette.care.back_up", self._back_up)
        return [back_up, entry("care", "palette.care.backups", self._show_backups)]

    def _show_backups(self) -> None:
        """The backups, newest first, and how to get one back."""
        from quizapp.tui.help.screen import TextPage, draw_backups
        from quizapp.workflows.care import list_backups

        backups, zone = list_backups(), self.desk.clock().zone
        self.push_screen(TextPage(text("palette.care.backups"), lambda width: draw_backups(backups, zone, width)))

    @dataclass
    class BackedUp(Message):
        """A backup was asked for: where it lies, or why there is none."""

        words: str

    def _back_up(self) -> None:
        if self.desk.is_open:
            self.back_up()

    @work(thread=True, group="backup")
    def back_up(self) -> None:
        """Copy the store beside the work, once a day; a large one takes seconds. (Opening the store does it by itself.)"""
        from quizapp.workflows.care import back_up

        try:
            made = back_up(self.desk.database, self.desk.clock())
        except QuizappError as error:
            self.post_message(self.BackedUp(told(error)))
        else:
            self.post_message(self.BackedUp(made.path.name if made else self._last_backup()))

    def on_care_routes_backed_up(self, event: BackedUp) -> None:
        self.flash(event.words)
