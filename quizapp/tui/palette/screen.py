"""Type a few letters, press Enter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from quizapp.interface import text
from quizapp.tui.flow import MUTED, cut_text, join, pad, plain
from quizapp.tui.keys import bind
from quizapp.tui.palette.initials import initials
from quizapp.tui.widgets.hint import Hint, hint
from quizapp.tui.widgets.page import Body, Page
from quizapp.tui.widgets.paper import Paper

CHOSEN = "bold reverse"
GROUP = 10


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be done. `aliases` are further words it is found by."""

    group: str
    title: str
    act: Callable[[], None]
    aliases: tuple[str, ...] = ()
    key: str = ""

    def matches(self, typed: str) -> int | None:
        """How well: 0 begins with it, 1 contains it, 2 its initials do, or the name of its group; None not at all."""
        wanted = typed.casefold().strip()
        names = [name.casefold() for name in (self.title, *self.aliases)]
        if any(name.startswith(wanted) for name in names):
            return 0
        if any(wanted in name for name in names):
            return 1
        return 2 if wanted in self.group.casefold() or wanted.replace(" ", "") in initials(self.title) else None


class PaletteScreen(Page):
    """Shows the entries that match what was typed."""

    DEFAULT_CSS = """
    PaletteScreen Input { margin: 0 2; background: $panel; }
    """
    BINDINGS = [
        bind("palette.go", "enter", "run", priority=True),
        bind("palette.up", "up", "move(-1)", priority=True),
        bind("palette.down", "down", "move(1)", priority=True),
    ]

    @dataclass
    class Chosen(Message):
        """Do this."""

        entry: Entry

    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__()
        self._entries = entries
        self._cursor = 0

    def body(self) -> Iterable[Widget]:
        line = Input(placeholder=text("palette.placeholder"), compact=True)
        line.cursor_blink = False
        yield line
        with Body():
            yield Paper(self._draw, id="entries")

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    def entitle(self) -> None:
        self.bar.show(text("palette.title"), "", text("palette.found", n=len(self.found)))

    def hints(self) -> Sequence[Hint]:
        return (
            hint("palette.go", worth=9),
            hint("palette.up", "palette.down", words="palette.hint.choose", worth=7),
            hint("app.back", worth=8),
        )

    @property
    def found(self) -> Sequence[Entry]:
        """The entries that match, the best first."""
        typed = self.query_one(Input).value
        ranked = [(rank, n, entry) for n, entry in enumerate(self._entries) if (rank := entry.matches(typed)) is not None]
        return [entry for _, _, entry in sorted(ranked, key=lambda each: each[:2])]

    def _draw(self, width: int) -> Sequence[Content]:
        lines: list[Content] = []
        for number, entry in enumerate(self.found):
            chosen = number == self._cursor
            words = join(
                "[ " if chosen else "  ",
                pad(plain(entry.group, "" if chosen else MUTED), GROUP),
                pad(plain(cut_text(entry.title, width - GROUP - 14)), width - GROUP - 14),
                pad(plain(entry.key, "" if chosen else MUTED), 10),
                " ]" if chosen else "  ",
            )
            lines.append(words.stylize(CHOSEN) if chosen else words)
        return lines or [plain(text("palette.none"), MUTED)]

    def on_input_changed(self) -> None:
        self._cursor = 0
        self._follow()

    def action_move(self, by: int) -> None:
        """Another entry."""
        self._cursor = (self._cursor + by) % max(1, len(self.found))
        self._follow()

    def _follow(self) -> None:
        self.redraw()
        self.query_one("#entries", Paper).redraw()
        body = self.query_one(Body)
        if not body.scroll_y <= self._cursor < body.scroll_y + body.size.height:
            body.scroll_to(y=max(0, self._cursor - body.size.height // 2), animate=False)

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self.query_one("#entries", Paper))
        if offset is not None and 0 <= offset.y < len(self.found):
            self._cursor = offset.y
            self.action_run()

    def action_run(self) -> None:
        """Do it."""
        found = self.found
        if self._cursor < len(found):
            self.post_message(self.Chosen(found[self._cursor]))
