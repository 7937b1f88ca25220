"""Help, palette, settings, themes, languages, backups."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from textual import work
from textual.binding import ActiveBinding
from textual.message import Message

from quizapp.errors import QuizappError
from quizapp.interface import LANGUAGES, text, text_in
from quizapp.interface.errors import told
from quizapp.tui.crash import log_path
from quizapp.tui.home.screen import HomeScreen
from quizapp.tui.routes.items import ItemRoutes
from quizapp.tui.themes import THEMES

if TYPE_CHECKING:
    from quizapp.tui.palette.screen import Entry, PaletteScreen
    from quizapp.tui.settings.screen import SettingsScreen

SCREENS = ("triage", "browse", "scores", "settings")


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
        where = self.desk.database.shown_url if self.desk.is_open else "-"
        return [
            (text("help.data"), where),
            (text("help.backups"), self._last_backup()),
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

    # --- palette

    def action_command_palette(self) -> None:
        """Show everything that can be done, by name."""
        from quizapp.tui.palette.screen import PaletteScreen

        if self.page and not isinstance(self.page, PaletteScreen):
            self.push_screen(PaletteScreen(self._entries(self.page.active_bindings)))

    def on_palette_screen_chosen(self, event: PaletteScreen.Chosen) -> None:
        self.pop_screen()
        event.entry.act()

    def _entries(self, active: dict[str, ActiveBinding]) -> Sequence[Entry]:
        acts = _once([*self._actions(active), *self._screens()])
        return [*acts, *self._decks(), *self._sources(), *self._looks(), *self._care()]

    def _actions(self, active: dict[str, ActiveBinding]) -> Sequence[Entry]:
        from quizapp.tui.help.screen import kind_of
        from quizapp.tui.widgets.hint import keys_by_id
        from quizapp.tui.widgets.key_names import key_name

        def press(key: str) -> Callable[[], None]:
            return lambda: self.simulate_key(key)

        entries = [(name, key) for name, key in keys_by_id(active).items() if kind_of(name) == name]
        return [_entry("action", f"keys.{name}", press(key), key_name(key)) for name, key in entries]

    def _screens(self) -> Sequence[Entry]:
        def open_(name: str) -> Callable[[], None]:
            return lambda: self.open(name)

        return [_entry("screen", f"palette.screen.{name}", open_(name)) for name in SCREENS]

    def _decks(self) -> Sequence[Entry]:
        def study(name: str) -> Callable[[], None]:
            return lambda: self.study([name])

        rows = self.home_screen.decks.shown if isinstance(self.screen_stack[1], HomeScreen) else ()
        return [_named("deck", row.name, study(row.name)) for row in rows]

    def _sources(self) -> Sequence[Entry]:
        from quizapp.workflows.sources import list_sources, source_view

        def open_(source_id: int) -> Callable[[], None]:
            return lambda: self.open_source(source_view(self.desk.database, source_id))

        rows = list_sources(self.desk.database) if self.desk.is_open else ()
        return [_named("source", row.title, open_(row.id)) for row in rows if row.characters][:20]

    def _looks(self) -> Sequence[Entry]:
        def theme(name: str) -> Callable[[], None]:
            return lambda: self._keep(theme=name)

        def speak(code: str) -> Callable[[], None]:
            return lambda: self._keep(language=code)

        ours = [_entry("theme", f"palette.theme.{each.name}", theme(each.name)) for each in THEMES]
        others = sorted(set(self.available_themes) - {each.name for each in THEMES})
        languages = [_entry("language", f"settings.value.language.{code}", speak(code)) for code in LANGUAGES]
        return [*ours, *languages, *(_named("theme", name, theme(name)) for name in others)]

    def _keep(self, **changes: str) -> None:
        self.language = None if "language" in changes else self.language
        self.keep_settings(replace(self.desk.settings, **changes))  # type: ignore[arg-type]
        self.apply_settings()

    def _care(self) -> Sequence[Entry]:
        back_up = _entry("care", "palette.care.back_up", self._back_up)
        return [back_up, _entry("care", "palette.care.backups", self._show_backups)]

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


def _once(entries: Sequence[Entry]) -> Sequence[Entry]:
    """The first entry of each name: a key of the screen may lead where the palette leads too."""
    found: dict[str, Entry] = {}
    for entry in entries:
        found.setdefault(entry.title, entry)
    return list(found.values())


def _entry(group: str, name: str, act: Callable[[], None], key: str = "") -> Entry:
    """An entry named by the catalogue, found by its names in all languages."""
    from quizapp.tui.palette.screen import Entry

    return Entry(text(f"palette.group.{group}"), text(name), act, tuple(text_in(code, name) for code in LANGUAGES), key)


def _named(group: str, title: str, act: Callable[[], None]) -> Entry:
    from quizapp.tui.palette.screen import Entry

    return Entry(text(f"palette.group.{group}"), title, act)
