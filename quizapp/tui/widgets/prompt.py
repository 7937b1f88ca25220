"""A question for one line of text, on the rows above the hint line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input, Static

from quizapp.tui.flow import plain
from quizapp.tui.keys import bind
from quizapp.tui.widgets.flash import Flash
from quizapp.tui.widgets.hint import Hint, hint


class PromptInput(Input):
    """The line itself; Tab takes the suggestion, a paste of several lines is reported whole."""

    BINDINGS = [bind("prompt.submit", "enter", "submit"), bind("prompt.complete", "tab", "complete")]

    @dataclass
    class PastedLines(Message):
        """Several lines were pasted."""

        text: str

    def action_complete(self) -> None:
        """Take the suggestion."""
        self.action_cursor_right()

    def _on_paste(self, event: events.Paste) -> None:
        if len(event.text.strip().splitlines()) > 1:
            event.stop()
            event.prevent_default()
            self.post_message(self.PastedLines(event.text))
            return
        super()._on_paste(event)


class Prompt(Vertical):
    """Hidden until it asks; Enter answers, Esc (the page's) closes it."""

    DEFAULT_CSS = """
    Prompt { dock: bottom; height: 2; margin: 0 0 1 0; padding: 0 1; background: $panel; display: none; }
    Prompt Static { height: 1; color: $text-muted; }
    """

    @dataclass
    class Answered(Message):
        """Enter was pressed."""

        purpose: str
        answer: str

    @dataclass
    class Changed(Message):
        """What stands there has changed."""

        purpose: str
        answer: str

    @dataclass
    class Pasted(Message):
        """A whole text was pasted instead of an answer."""

        purpose: str
        text: str

    class Turned(Message):
        """The prompt has been opened or closed: other keys matter now."""

    purpose = ""

    def hints(self) -> Sequence[Hint]:
        """What the hint line shows while it asks."""
        complete = (hint("prompt.complete", worth=6),) if self.query_one(PromptInput).suggester else ()
        return (hint("prompt.submit", worth=9), *complete, hint("app.back", words="prompt.hint.cancel", worth=8))

    def compose(self) -> ComposeResult:
        yield Static()
        line = PromptInput(compact=True)
        line.cursor_blink = False
        yield line

    def ask(self, purpose: str, label: str, value: str = "", suggester: Suggester | None = None) -> None:
        """Show the label and an empty line (or `value`) and take the focus."""
        self.purpose = purpose
        for news in self.screen.query(Flash):
            news.hush()  # it is over, and would stand on the question
        self.query_one(Static).update(plain(label))
        line = self.query_one(PromptInput)
        line.suggester = suggester
        line.value = value
        line.cursor_position = len(value)
        self.display = True
        line.focus()
        self.post_message(self.Turned())

    def relabel(self, label: str) -> None:
        """Say something else above the line, while it is being filled in."""
        self.query_one(Static).update(plain(label))

    def close(self) -> None:
        """Hide again."""
        self.display = False
        self.screen.set_focus(None)
        self.post_message(self.Turned())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.close()
        self.post_message(self.Answered(self.purpose, event.value.strip()))

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(self.purpose, event.value.strip()))

    def on_prompt_input_pasted_lines(self, event: PromptInput.PastedLines) -> None:
        event.stop()
        self.close()
        self.post_message(self.Pasted(self.purpose, event.text))
