"""The palette: everything that can be done, by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.binding import ActiveBinding

from quizapp.interface import LANGUAGES
from quizapp.tui.home.screen import HomeScreen
from quizapp.tui.routes.care import CareRoutes
from quizapp.tui.routes.entries import entry, named, once
from quizapp.tui.routes.quiz import QuizRoutes
from quizapp.tui.shell import Start
from quizapp.tui.themes import THEMES

if TYPE_CHECKING:
    from quizapp.tui.palette.screen import Entry, PaletteScreen

SCREENS = ("triage", "browse", "scores", "settings")
CRAMMED = 20  # cards of practice from the palette


class PaletteRoutes(QuizRoutes, CareRoutes):
    """Collects the entries, and does what is chosen."""

    def action_command_palette(self) -> None:
        """Show everything that can be done, by name."""
        from quizapp.tui.palette.screen import PaletteScreen

        if self.page and not isinstance(self.page, PaletteScreen):
            self.push_screen(PaletteScreen(self._entries(self.page.active_bindings)))

    def on_palette_screen_chosen(self, event: PaletteScreen.Chosen) -> None:
        self.pop_screen()
        event.entry.act()

    def _entries(self, active: dict[str, ActiveBinding]) -> Sequence[Entry]:
        acts = once([*self._actions(active), *self._screens()])
        looks = [*self._looks(), *self._settings(), *self.care()]
        return [*acts, *self._decks(), *self._practice(), *self._sources(), *looks]

    def _actions(self, active: dict[str, ActiveBinding]) -> Sequence[Entry]:
        from quizapp.tui.help.screen import kind_of
        from quizapp.tui.widgets.hint import keys_by_id
        from quizapp.tui.widgets.key_names import key_name

        def press(key: str) -> Callable[[], None]:
            return lambda: self.simulate_key(key)

        # What the screen is about comes first; leaving stands last, where nobody chooses it by chance.
        entries = [(name, key) for name, key in keys_by_id(active).items() if kind_of(name) == name]
        entries.sort(key=lambda one: (one[0].endswith(("quit", ".back")), one[0].startswith(("app.", "page."))))
        return [entry("action", f"keys.{name}", press(key), key_name(key)) for name, key in entries]

    def _screens(self) -> Sequence[Entry]:
        def open_(name: str) -> Callable[[], None]:
            return lambda: self.open(name)

        return [entry("screen", f"palette.screen.{name}", open_(name)) for name in SCREENS]

    def _decks(self) -> Sequence[Entry]:
        def study(name: str) -> Callable[[], None]:
            return lambda: self.study([name])

        rows = self.home_screen.decks.shown if isinstance(self.screen_stack[1], HomeScreen) else ()
        return [named("deck", row.name, study(row.name)) for row in rows]

    def _sources(self) -> Sequence[Entry]:
        from quizapp.workflows.sources import list_sources, source_view

        def open_(source_id: int) -> Callable[[], None]:
            return lambda: self.open_source(source_view(self.desk.database, source_id))

        rows = list_sources(self.desk.database) if self.desk.is_open else ()
        return [named("source", row.title, open_(row.id)) for row in rows if row.characters][:20]

    def _looks(self) -> Sequence[Entry]:
        def theme(name: str) -> Callable[[], None]:
            return lambda: self._keep(theme=name)

        def speak(code: str) -> Callable[[], None]:
            return lambda: self._keep(language=code)

        ours = [entry("theme", f"palette.theme.{each.name}", theme(each.name)) for each in THEMES]
        others = sorted(set(self.available_themes) - {each.name for each in THEMES})
        languages = [entry("language", f"settings.value.language.{code}", speak(code)) for code in LANGUAGES]
        return [*ours, *languages, *(named("theme", name, theme(name)) for name in others)]

    def _keep(self, **changes: str) -> None:
        self.language = None if "language" in changes else self.language
        self.keep_settings(replace(self.desk.settings, **changes))  # type: ignore[arg-type]
        self.apply_settings()

    def _practice(self) -> Sequence[Entry]:
        """A quiz, and practice that leaves the schedule alone: of the highlighted deck, or of all."""
        chosen = self.home_screen.decks.chosen if self.desk.is_open else None
        deck = chosen.name if chosen else None

        def quiz() -> None:
            self.go_home()
            self.quiz(Start(deck, "quiz"))

        def cram() -> None:
            self.go_home()
            self.study([deck] if deck else None, mode="cram", limit=CRAMMED)

        return [entry("practice", "palette.practice.quiz", quiz), entry("practice", "palette.practice.cram", cram)]

    def _settings(self) -> Sequence[Entry]:
        from quizapp.workflows.settings import schema

        def open_(key: str) -> Callable[[], None]:
            return lambda: self.open_settings(key)

        return [entry("setting", f"settings.title.{spec.key}", open_(spec.key)) for spec in schema()]

    def open_settings(self, key: str) -> None:
        """Show the settings with the cursor on one of them."""
        from quizapp.tui.settings.screen import SettingsScreen

        if self.desk.is_open:
            self.push_screen(SettingsScreen(self.desk, key))
