"""How a card is asked: by choices, by typing, part by part, or by thinking and looking."""

from __future__ import annotations

from enum import Enum

from quizapp.items.item import FALSE, TRUE, Item, ItemKind
from quizapp.workflows.shown import ShownCard

SHORT = 8  # characters; a longer answer is not worth typing in Chinese


class Asking(Enum):
    """What the learner does to answer."""

    CHOOSE = "choose"
    TYPE = "type"
    PARTS = "parts"
    THINK = "think"


def how_asked(item: Item, typing: str) -> Asking:
    """By the item's kind and the learner's setting *typing*: always, short (the default for clozes), never.

    A cloze with an answer over 8 characters is never typed; neither is a longer short answer unless the setting is `always`.
    """
    if item.kind in {ItemKind.MULTIPLE_CHOICE, ItemKind.TRUE_FALSE, ItemKind.WHO_SAID}:
        return Asking.CHOOSE
    if typing == "never":
        return Asking.THINK
    if item.kind is ItemKind.LIST:
        return Asking.PARTS
    shortest = min(len(form) for form in (item.answer, *item.accepted))
    if shortest > SHORT and (item.kind is ItemKind.CLOZE or typing == "short"):
        return Asking.THINK
    return Asking.TYPE


def choices_of(card: ShownCard) -> tuple[str, ...]:
    """What can be chosen, in the order shown."""
    if card.item.kind is ItemKind.TRUE_FALSE:
        return (TRUE, FALSE)
    return card.choices or card.item.choices
