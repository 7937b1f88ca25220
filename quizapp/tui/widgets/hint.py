"""The last row of every screen: the few keys that matter now, made from the active bindings so that it cannot lie."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from textual import events
from textual.binding import ActiveBinding
from textual.content import Content
from textual.widget import Widget

from quizapp.interface import text
from quizapp.tui.flow import MUTED, cut, join, plain
from quizapp.tui.keys import is_twin
from quizapp.tui.widgets.key_names import key_name


@dataclass(frozen=True, slots=True)
class Hint:
    """One entry of the hint line.

    ids    ids of the bindings that it stands for: one, or the first and last of a run (1-4)
    words  id of a text with `{key}`; empty: the binding's own description (`keys.<id>`)
    worth  which go first when the line is too short: the lowest
    values what else the text names
    """

    ids: tuple[str, ...]
    words: str = ""
    worth: int = 5
    values: tuple[tuple[str, object], ...] = ()


def hint(*ids: str, words: str = "", worth: int = 5, **values: object) -> Hint:
    """A hint for the bindings with these ids."""
    return Hint(ids, words, worth, tuple(values.items()))


@dataclass(frozen=True, slots=True)
class Shown:
    """A hint as drawn, and the key that a click on it presses."""

    content: Content
    key: str
    worth: int


def keys_by_id(active: Mapping[str, ActiveBinding]) -> dict[str, str]:
    """The first active key of each binding id."""
    found: dict[str, str] = {}
    for key, (_, binding, enabled, _tooltip) in active.items():
        if binding.id and enabled and not is_twin(key):
            found.setdefault(binding.id, key)
    return found


def shown_hints(hints: Iterable[Hint], keys: Mapping[str, str]) -> list[Shown]:
    """The hints whose bindings are all active, with their keys named."""
    return [_shown(each, [keys[name] for name in each.ids]) for each in hints if all(name in keys for name in each.ids)]


def fitting(shown: Sequence[Shown], width: int) -> list[Shown]:
    """As many as fit in `width` cells with two blanks between them, the most worth first, in their own order."""
    kept = list(shown)
    while kept and sum(each.content.cell_length + 2 for each in kept) - 2 > width:
        least = min(kept, key=lambda each: (each.worth, -kept.index(each)))
        kept.remove(least)
    return kept


def _shown(each: Hint, keys: list[str]) -> Shown:
    names = [key_name(key) for key in keys]
    name = names[0] if len(names) == 1 else f"{names[0]}-{names[-1]}"
    if each.words:
        before, _, after = text(each.words, key="\0", **dict(each.values)).partition("\0")
        content = join(before, plain(name, "bold"), plain(after, MUTED))
    else:
        content = join(plain(name, "bold"), " ", plain(text(f"keys.{each.ids[0]}"), MUTED))
    return Shown(content, keys[0] if len(keys) == 1 else "", each.worth)


class HintLine(Widget):
    """Shows hints on one row; a click presses the key."""

    DEFAULT_CSS = """
    HintLine { dock: bottom; height: 1; width: 1fr; padding: 0 1; background: $panel; color: $foreground; }
    """

    _hints: Sequence[Hint] = ()
    _said: str = ""
    _drawn: Sequence[Shown] = ()

    def show(self, hints: Sequence[Hint]) -> None:
        """Show these from now on, as far as their bindings are active."""
        self._hints, self._said = hints, ""
        self.refresh()

    def say(self, words: str) -> None:
        """Show a sentence in place of hints: the coach of the first cards."""
        self._said = words
        self.refresh()

    def render(self) -> Content:
        width = self.size.width
        if self._said:
            self._drawn = ()
            return cut(plain(self._said, "bold"), width)
        keys = keys_by_id(self.screen.active_bindings)
        self._drawn = fitting(shown_hints(self._hints, keys), width)
        return Content("  ").join([each.content for each in self._drawn])

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None:
            return
        key = self._key_at(offset.x)
        if key:
            event.stop()
            self.app.simulate_key(key)

    def _key_at(self, x: int) -> str:
        start = 0
        for each in self._drawn:
            if start <= x < start + each.content.cell_length:
                return each.key
            start += each.content.cell_length + 2
        return ""
