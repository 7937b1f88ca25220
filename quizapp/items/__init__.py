"""Claims → items, each past the quality gate, best first."""

from quizapp.items.item import FALSE, GAP, TRUE, Item, ItemKind
from quizapp.items.making import make_items

__all__ = ["FALSE", "GAP", "TRUE", "Item", "ItemKind", "make_items"]
