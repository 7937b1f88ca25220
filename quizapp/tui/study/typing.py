"""The line an answer is typed on, with the unit behind it; and the same line for the parts of a list, one after another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Static

from quizapp.interface import text
from quizapp.tui.flow import plain, wrap
from quizapp.tui.keys import bind
from quizapp.tui.widgets.paper import Paper

_SEPARATORS = re.compile(r"[、；;，,\n]+")
_BLANKS = " \u3000"


class AnswerInput(Input):
    """One line without a blinking cursor. Space on the empty line does nothing: whoever taps it to go on has not answered yet."""

    BINDINGS = [bind("study.enter", "enter", "submit", priority=True)]

    @dataclass
    class Entered(Message):
        """Enter was pressed."""

        value: str

    class Finish(Message, bubble=False):
        """Enter was pressed: to be read after the keys that were typed before it."""

    @dataclass
    class Pasted(Message):
        """Several lines were pasted at once."""

        text: str

    class Emptied(Message, bubble=True):
        """Ctrl+U: nothing that was typed is to stay."""

    def __init__(self) -> None:
        super().__init__(compact=True, select_on_focus=False)
        self.cursor_blink = False

    async def action_submit(self) -> None:
        """Enter. A priority binding runs before the keys that still wait in the queue; this message comes after them."""
        self.post_message(self.Finish())

    def action_delete_left_all(self) -> None:
        """Ctrl+U empties the line, and with it the parts above it."""
        super().action_delete_left_all()
        self.post_message(self.Emptied())

    def on_answer_input_finish(self, event: Finish) -> None:
        event.stop()
        self.post_message(self.Entered(self.value))

    async def _on_key(self, event: events.Key) -> None:
        if not self.value and event.character and event.character in _BLANKS:
            event.stop()
            event.prevent_default()
            return
        await super()._on_key(event)

    def _on_paste(self, event: events.Paste) -> None:
        if len(event.text.strip().splitlines()) > 1:
            event.stop()
            event.prevent_default()
            self.post_message(self.Pasted(event.text))
            return
        super()._on_paste(event)


class AnswerLine(Vertical):
    """Takes an answer in one line, or the parts of a list in as many lines as they need."""

    DEFAULT_CSS = """
    AnswerLine { height: auto; display: none; max-width: 76; }
    AnswerLine Horizontal { height: 1; }
    AnswerLine .label { width: auto; color: $text-muted; }
    AnswerLine .unit { width: auto; max-width: 40%; padding-left: 1; }
    AnswerLine AnswerInput { width: 1fr; background: $panel; }
    """

    @dataclass
    class Given(Message):
        """The learner answered; empty for "don't know". Parts of a list are joined by 、."""

        answer: str

    @dataclass
    class Typed(Message):
        """Something was typed: what stands there now."""

        answer: str

    def __init__(self) -> None:
        super().__init__()
        self._in_parts = False
        self._wanted = 0  # parts that the question announces
        self._parts: list[str] = []

    def compose(self) -> ComposeResult:
        yield Paper(id="parts")
        with Horizontal():
            yield Static(classes="label")
            yield AnswerInput()
            yield Static(classes="unit")

    def ask(self, unit: str, *, in_parts: bool, draft: str = "", wanted: int = 0) -> None:
        """Begin with an empty line, or with what was typed before; `wanted` is how many parts the question announces."""
        self._in_parts, self._wanted = in_parts, wanted
        self._parts = split_parts(draft) if in_parts else []
        self.input.value = "" if in_parts else draft
        self.input.cursor_position = len(self.input.value)
        self.query_one(".unit", Static).update(plain(unit))
        self._draw_parts()
        # At once: `focus()` comes later, and an answer that is shown by then would lose its keys to the hidden line.
        self.screen.set_focus(self.input)

    @property
    def input(self) -> AnswerInput:
        """The line itself."""
        return self.query_one(AnswerInput)

    @property
    def answer(self) -> str:
        """What stands there now, parts joined by 、."""
        parts = [*self._parts, self.input.value.strip()]
        return "、".join(part for part in parts if part)

    def take_back(self) -> str:
        """Take back what was typed of a list last: what stands on the line, else the last part; empty where there is nothing."""
        if not self._in_parts:
            return ""
        typed = self.input.value.strip()
        if not typed and self._parts:
            typed = self._parts.pop()
        self.input.value = ""
        self._changed()
        return typed

    def type_ahead(self, character: str) -> None:
        """A key that was pressed before the line had the focus."""
        if character.strip(_BLANKS) or self.input.value:
            self.input.insert_text_at_cursor(character)

    def press_ahead(self, character: str) -> None:
        """Space, or Enter where there is no character, pressed before the line had the focus."""
        if character:
            self.type_ahead(character)
        else:
            self.input.post_message(AnswerInput.Finish())

    def on_answer_input_entered(self, event: AnswerInput.Entered) -> None:
        event.stop()
        if self._in_parts and event.value.strip():
            self._take(split_parts(event.value))
        else:
            self.post_message(self.Given("、".join([*self._parts, *filter(None, [event.value.strip()])])))

    def on_answer_input_pasted(self, event: AnswerInput.Pasted) -> None:
        event.stop()
        if self._in_parts:
            self._take(split_parts(event.text))
        else:
            self.input.insert_text_at_cursor(" ".join(event.text.split()))

    def on_answer_input_emptied(self, event: AnswerInput.Emptied) -> None:
        event.stop()
        if self._parts:
            self._parts = []
            self._changed()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(self.answer))

    def on_key(self, event: events.Key) -> None:
        if event.key == "backspace" and self._in_parts and self._parts and not self.input.value:
            event.stop()
            self.input.value = self._parts.pop()
            self.input.cursor_position = len(self.input.value)
            self._draw_parts()

    def _take(self, parts: Sequence[str]) -> None:
        self._parts += parts
        self.input.value = ""
        self._draw_parts()

    def _changed(self) -> None:
        """Parts went away without a key on the line: draw them, and say what stands there now."""
        self._draw_parts()
        self.post_message(self.Typed(self.answer))

    def _draw_parts(self) -> None:
        parts = tuple(self._parts)
        self.query_one("#parts", Paper).show(
            lambda width: [line for n, part in enumerate(parts, 1) for line in wrap(plain(f"{n}  {part}"), width)]
        )
        label = f"{len(parts) + 1}  " if self._in_parts else text("study.answer_label")
        self.query_one(".label", Static).update(plain(label))
        enough = self._in_parts and len(parts) >= self._wanted > 0
        self.input.placeholder = text("study.parts_enough") if enough else ""


def split_parts(answer: str) -> list[str]:
    """The parts of a list as typed or pasted: separated by 、；， or new lines."""
    return [part.strip() for part in _SEPARATORS.split(answer) if part.strip()]
