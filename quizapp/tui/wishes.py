"""What several screens ask the app for: another screen for an item."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message


@dataclass
class SourceWanted(Message):
    """The whole text is to be opened at this item's quote."""

    guid: str


@dataclass
class EditWanted(Message):
    """This item is to be edited."""

    guid: str


@dataclass
class DetailsWanted(Message):
    """Everything about this item is to be shown: its memory and its history."""

    guid: str


@dataclass
class AnswerShown(Message):
    """A page shows this item with its answer: who is being asked it can no longer say that they knew."""

    guid: str
