"""What all nine screens have in common: a bar, a body, short news, a hint line, and the words of the current language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from quizapp.interface import text
from quizapp.tui.keys import bind
from quizapp.tui.widgets.bar import Bar
from quizapp.tui.widgets.flash import Flash
from quizapp.tui.widgets.hint import Hint, HintLine
from quizapp.tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from quizapp.workflows.undo import Undone

WIDE = 100  # columns from which a second pane is shown
SMALLEST = (60, 18)


class Body(VerticalScroll, can_focus=False):
    """The text between bar and hint line; the page's keys scroll it."""

    DEFAULT_CSS = """
    Body {
        height: 1fr; width: 1fr; padding: 0 2;
        scrollbar-size-vertical: 1; scrollbar-background: $background; scrollbar-color: $panel;
    }
    """


class TooSmall(Widget):
    """Covers the page of a window that nothing fits in."""

    def render(self) -> Content:
        return Content(text("page.too_small", columns=SMALLEST[0], rows=SMALLEST[1]))


class Page(Screen[None]):
    """A screen of quizapp. Subclasses say what stands in the body, the bar and the hint line."""

    DEFAULT_CSS = """
    Page { layers: base above cover; background: $background; color: $foreground; }
    Page .pane { display: none; }
    Page.-wide .pane { display: block; }
    Page TooSmall {
        layer: cover; display: none; width: 100%; height: 100%; background: $background; content-align: center middle;
    }
    Page.-tiny TooSmall, Page.-short TooSmall { display: block; }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (SMALLEST[0], "-narrow"), (WIDE, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (SMALLEST[1], "-low"), (24, "-high")]
    AUTO_FOCUS = ""
    BINDINGS = [
        bind("app.back", "escape,q", "back"),
        bind("app.undo", "f2,u,ctrl+z", "undo"),
        bind("app.redo", "ctrl+y", "redo"),
        bind("page.scroll_up", "pageup", "scroll_page(-1)"),
        bind("page.scroll_down", "pagedown", "scroll_page(1)"),
    ]

    since = 0  # the last act before this page was opened: what is older was not done here
    taken_back: tuple[int, ...] = ()  # the acts that were undone here
    asked = 0  # an act from elsewhere that was named, and is undone or redone if the key is pressed again

    @dataclass
    class Opened(Message):
        """This page is shown for the first time, or home again."""

        page: Page

    class Left(Message):
        """The learner goes back one screen."""

    class UndoWanted(Message):
        """The last act, whatever it was, is to be taken back."""

    class RedoWanted(Message):
        """What was undone last is to be done again."""

    def compose(self) -> ComposeResult:
        yield Bar()
        yield from self.body()
        yield from self.foot()
        yield Flash()
        yield HintLine()
        yield TooSmall()

    def body(self) -> Iterable[Widget]:
        """The widgets between bar and hint line."""
        return ()

    def foot(self) -> Iterable[Widget]:
        """Rows that stay just above the hint line."""
        return ()

    def hints(self) -> Sequence[Hint]:
        """What the hint line shows now."""
        return ()

    def entitle(self) -> None:
        """Put title, counts and position into the bar."""

    def redraw(self) -> None:
        """Draw everything again: the language or what is shown has changed."""
        self.entitle()
        self.show_hints()

    def show_hints(self) -> None:
        """Bring the hint line up to date with the state of the page, or of the prompt over it."""
        asking = [prompt for prompt in self.query(Prompt) if prompt.display]
        self.hint_line.show(asking[0].hints() if asking else self.hints())

    def on_prompt_turned(self) -> None:
        """Show the keys that matter now."""
        self.show_hints()

    def flash(self, words: str) -> None:
        """Show short news for three seconds."""
        self.query_one(Flash).say(words)

    @property
    def bar(self) -> Bar:
        """The first row."""
        return self.query_one(Bar)

    @property
    def hint_line(self) -> HintLine:
        """The last row."""
        return self.query_one(HintLine)

    def on_mount(self) -> None:
        self.redraw()
        self.post_message(self.Opened(self))

    def after_undo(self, undone: Undone) -> None:
        """An act was taken back: show what is so now."""
        del undone
        self.reload()

    def reload(self) -> None:
        """Read what is shown again: another screen, or an undo, may have changed it."""
        self.redraw()

    def action_back(self) -> None:
        """Go back one screen."""
        self.post_message(self.Left())

    def action_undo(self) -> None:
        """Take back the last act."""
        self.post_message(self.UndoWanted())

    def action_redo(self) -> None:
        """Do again what was undone last."""
        self.post_message(self.RedoWanted())

    def action_scroll_page(self, direction: int) -> None:
        """Scroll the body by a page."""
        body = self.query(Body).first()
        body.scroll_relative(y=direction * max(1, body.size.height - 2), animate=False)
