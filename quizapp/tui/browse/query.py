"""The line a query is typed on, completed with the names that the store holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import get_args

from textual.suggester import Suggester
from textual.widgets import Input

from quizapp.interface import text
from quizapp.tui.keys import bind
from quizapp.workflows.browse import Field


class SearchLine(Input):
    """The query; Tab completes names, Down goes to the list."""

    BINDINGS = [bind("browse.complete", "tab", "complete"), bind("browse.to_list", "down", "screen.list")]

    def action_complete(self) -> None:
        """Take the suggestion."""
        self.action_cursor_right()


class NameSuggester(Suggester):
    """Completes the value after a field's colon with names from the store."""

    def __init__(self, names: Callable[[Field, str], Sequence[str]]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._names = names

    async def get_suggestion(self, value: str) -> str | None:
        head, colon, prefix = value.rpartition(" ")[2].replace("：", ":").partition(":")
        field = next((each for each in get_args(Field) if head.lstrip("-") in {each, text(f"browse.field.{each}")}), None)
        if not colon or field is None or not prefix:
            return None
        found = next((name for name in self._names(field, prefix) if name.startswith(prefix)), None)
        return value + found[len(prefix) :] if found else None
