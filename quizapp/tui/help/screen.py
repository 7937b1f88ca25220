"""Pages of text: help for the screen it was opened on, card details."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from textual.binding import ActiveBinding
from textual.content import Content
from textual.widget import Widget

from quizapp import __version__
from quizapp.interface import text
from quizapp.tui.flow import MUTED, hang, plain, wrap
from quizapp.tui.keys import bind, is_twin
from quizapp.tui.widgets.hint import Hint, hint
from quizapp.tui.widgets.key_names import key_name
from quizapp.tui.widgets.page import Body, Page
from quizapp.tui.widgets.paper import Draw, Paper

if TYPE_CHECKING:
    from quizapp.workflows.care import Backup

_RUN = re.compile(r"_\d$")
KEYS = 18  # cells of the column of keys
ADVICE = range(1, 9)
WORDS = ("new", "learning", "review", "bury", "suspend", "triage", "leech", "memory", "quote")  # that need a line of meaning


class TextPage(Page):
    """Shows what a drawing says; Space reads on and, at the end, goes back."""

    BINDINGS = [
        bind("text.go", "space,enter", "go"),
        bind("text.up", "up", "line(-1)"),
        bind("text.down", "down", "line(1)"),
    ]

    def __init__(self, title: str, draw: Draw) -> None:
        super().__init__()
        self._words = title
        self._draw = draw

    def body(self) -> Iterable[Widget]:
        with Body():
            yield Paper(self._draw)

    def entitle(self) -> None:
        self.bar.show(self._words)

    def hints(self) -> Sequence[Hint]:
        return (hint("text.go", worth=9), hint("app.back", worth=8))

    def action_go(self) -> None:
        """Read on; at the end, go back."""
        body = self.query_one(Body)
        if body.scroll_y >= body.max_scroll_y:
            self.action_back()
        else:
            self.action_scroll_page(1)

    def action_line(self, by: int) -> None:
        """Scroll."""
        self.query_one(Body).scroll_relative(y=by, animate=False)


class HelpPage(TextPage):
    """Help for the screen it was opened on; over itself it is not opened again."""


def keys_of(active: Mapping[str, ActiveBinding]) -> list[tuple[str, str]]:
    """(description, keys) of every binding with an id, the screen's own first; full-width twins are left out.

    Bindings that do the same share a line, and so do runs of them: `choose_1` to `choose_9` are 1-9.
    """
    found: dict[str, list[str]] = {}
    for key, (_, binding, enabled, _tooltip) in active.items():
        if binding.id and enabled and not is_twin(key):
            found.setdefault(text(f"keys.{kind_of(binding.id)}"), []).append(key)
    by_everyone = {text(f"keys.{binding.id}") for _, binding, _, _ in active.values() if binding.id and _is_general(binding.id)}
    lines = [(words, _names(keys)) for words, keys in found.items()]
    return sorted(lines, key=lambda line: line[0] in by_everyone)


def kind_of(name: str) -> str:
    """The id under which the catalogue describes a binding: those of a run share one."""
    return _RUN.sub("", name)


def _is_general(name: str) -> bool:
    return name.startswith(("app.", "page."))


def _names(keys: Sequence[str]) -> str:
    digits = [key for key in keys if key.isdigit()]
    run = [f"{digits[0]}-{digits[-1]}"] if len(digits) > 2 else digits
    return " ".join([*run, *(key_name(key) for key in keys if not key.isdigit())])


def draw_help(keys: Sequence[tuple[str, str]], places: Sequence[tuple[str, str]], width: int) -> Sequence[Content]:
    """The keys of the screen, then how to learn, what the words mean, where things are."""
    lines = [Content(""), plain(text("help.keys"), "bold")]
    lines += [line for what, names in keys for line in hang(plain(names, "bold"), plain(what), KEYS, width)]
    lines += [Content(""), plain(text("help.how"), "bold")]
    for number in ADVICE:
        lines += hang(plain(f"{number}"), plain(text(f"help.advice.{number}")), 3, width)
    lines += [Content(""), plain(text("help.words"), "bold")]
    for name in WORDS:
        lines += hang(plain(text(f"help.name.{name}"), "bold"), plain(text(f"help.word.{name}")), KEYS, width)
    lines += [Content(""), plain(text("help.places"), "bold")]
    for label, value in (*places, (text("help.version"), __version__)):
        lines += hang(plain(label, MUTED), plain(value), 12, width)
    return [*lines, Content(""), *wrap(plain(text("help.privacy"), MUTED), width)]


def draw_backups(backups: Sequence[Backup], zone: ZoneInfo, width: int) -> Sequence[Content]:
    """Number, date, size and path of each backup, and the command that puts it back."""
    if not backups:
        return [Content(""), plain(text("palette.care.no_backup"))]
    lines: list[Content] = []
    for number, backup in enumerate(backups, 1):
        when = datetime.fromtimestamp(backup.at / 1000, zone).strftime("%Y-%m-%d %H:%M")
        lines += [Content(""), plain(f"{number}  {when}   {backup.size / 1e6:.1f} MB", "bold")]
        lines += hang(Content(""), plain(str(backup.path), MUTED), 3, width)
        lines += hang(Content(""), plain(text("palette.care.restore", n=number)), 3, width)
    return lines
