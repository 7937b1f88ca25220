"""Pages of text: help for the screen it was opened on, card details."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from textual.binding import ActiveBinding
from textual.content import Content
from textual.widget import Widget

from quizapp import __version__
from quizapp.interface import text
from quizapp.tui.flow import MUTED, columns, hang, plain, wrap
from quizapp.tui.keys import bind
from quizapp.tui.widgets.hint import Hint, hint
from quizapp.tui.widgets.key_names import key_name
from quizapp.tui.widgets.page import Body, Page
from quizapp.tui.widgets.paper import Draw, Paper

KEYS = 18  # cells of the column of keys
ADVICE = range(1, 9)


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


def keys_of(active: Mapping[str, ActiveBinding]) -> list[tuple[str, str]]:
    """(description, keys) of every binding with an id, in the order of the screen; full-width twins are left out."""
    found: dict[str, list[str]] = {}
    for key, (_, binding, enabled, _tooltip) in active.items():
        if binding.id and enabled and not _is_twin(key):
            found.setdefault(binding.id, []).append(key_name(key))
    return [(text(f"keys.{name}"), " ".join(keys)) for name, keys in found.items()]


def _is_twin(key: str) -> bool:
    return not key.isascii() or key.startswith(("fullwidth_", "ideographic_", "left_black", "right_black"))


def draw_help(keys: Sequence[tuple[str, str]], places: Sequence[tuple[str, str]], width: int) -> Sequence[Content]:
    """The keys of the screen, then how to learn, then where things are."""
    lines = [Content(""), plain(text("help.keys"), "bold")]
    lines += [columns([(plain(names, "bold"), KEYS), (plain(what), width - KEYS)]) for what, names in keys]
    lines += [Content(""), plain(text("help.how"), "bold")]
    for number in ADVICE:
        lines += hang(plain(f"{number}"), plain(text(f"help.advice.{number}")), 3, width)
    lines += [Content(""), plain(text("help.places"), "bold")]
    for label, value in (*places, (text("help.version"), __version__)):
        lines += hang(plain(label, MUTED), plain(value), 12, width)
    return [*lines, Content(""), *wrap(plain(text("help.privacy"), MUTED), width)]
