"""The line on which home asks: for a source, a part of a name, a file to write, the day of an exam; says what was answered."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from quizapp.interface import text
from quizapp.interface.harmless import one_line
from quizapp.tui.flow import cut_text
from quizapp.tui.widgets.paths import PathSuggester, dropped_path, writing_folder
from quizapp.tui.widgets.prompt import Prompt
from quizapp.workflows.decks import DeckRow

NAMED = 24  # cells of a deck's name in a question


class HomePrompt(Prompt):
    """Knows what it asked for, and of which deck."""

    @dataclass
    class SourceGiven(Message):
        """Make items of this file or folder."""

        path: str

    @dataclass
    class TextPasted(Message):
        """Make items of this text."""

        text: str

    @dataclass
    class Filtered(Message):
        """Show only decks whose names contain these words; once `done`, highlight the first of them and show all."""

        words: str
        done: bool

    @dataclass
    class ExportWanted(Message):
        """Write this deck to this file."""

        deck: str
        path: str

    @dataclass
    class ExamTyped(Message):
        """What would this day of an exam change? Nothing is kept yet."""

        deck: DeckRow
        day: str

    @dataclass
    class ExamGiven(Message):
        """Keep this day of an exam; an empty one forgets it."""

        deck: DeckRow
        day: str

    _deck: DeckRow | None = None

    def ask_source(self) -> None:
        """A path, or a whole text."""
        self.ask("add", text("home.add_label"), suggester=PathSuggester())

    def ask_filter(self) -> None:
        """A part of the names of decks."""
        self.ask("filter", text("home.filter_label"))

    def ask_export(self, deck: DeckRow) -> None:
        """Where to write a deck."""
        self._deck = deck
        name = f"{one_line(deck.name)}.apkg".replace("/", " ")
        self.ask("export", text("home.export_label"), str(writing_folder() / name), PathSuggester())

    def ask_exam(self, deck: DeckRow, day: str) -> None:
        """The day of a deck's exam, `day` so far."""
        self._deck = deck
        self.ask("exam", text("home.exam.label", deck=cut_text(deck.name, NAMED)), day)

    def on_prompt_changed(self, event: Prompt.Changed) -> None:
        event.stop()
        if event.purpose == "filter":
            self.post_message(self.Filtered(event.answer, done=False))
        elif event.purpose == "exam" and self._deck and self.display:
            self.post_message(self.ExamTyped(self._deck, event.answer))

    def on_prompt_answered(self, event: Prompt.Answered) -> None:
        event.stop()
        if event.purpose == "filter":
            self.post_message(self.Filtered(event.answer, done=True))
        elif event.purpose == "add" and event.answer:
            self.post_message(self.SourceGiven(dropped_path(event.answer)))
        elif event.purpose == "export" and event.answer and self._deck:
            self.post_message(self.ExportWanted(self._deck.name, event.answer))
        elif event.purpose == "exam" and self._deck:
            self.post_message(self.ExamGiven(self._deck, event.answer))

    def on_prompt_pasted(self, event: Prompt.Pasted) -> None:
        event.stop()
        if event.purpose == "add":
            self.post_message(self.TextPasted(event.text))
