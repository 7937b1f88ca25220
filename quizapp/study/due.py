"""What the order of a day depends on: a card that could be asked, and how many its deck lets through."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from quizapp.study.card import Phase
from quizapp.study.settings import NewOrder


class DueCard(Protocol):
    """A new card, or one whose review is due. The store's rows are such; a test's may be too."""

    @property
    def card_id(self) -> int:
        """The card."""

    @property
    def deck_id(self) -> int:
        """Its deck, whose limits count."""

    @property
    def claim_id(self) -> int:
        """Items of one claim are siblings."""

    @property
    def phase(self) -> Phase:
        """New or in review."""

    @property
    def due(self) -> int:
        """The place of a new card in its deck, best first; the study day of one in review."""

    @property
    def kind(self) -> str:
        """The item's kind, as `quizapp.items.ItemKind` spells it."""

    @property
    def speaker(self) -> str:
        """Who holds the claim."""

    @property
    def topic(self) -> str:
        """The item's topic."""

    @property
    def question(self) -> str:
        """What is asked."""

    @property
    def answer(self) -> str:
        """What is right."""

    @property
    def accepted(self) -> tuple[str, ...]:
        """What is right too."""

    @property
    def stability(self) -> float | None:
        """FSRS stability in days; None for a new card."""

    @property
    def last_day(self) -> int | None:
        """The study day of the last answer."""


@dataclass(frozen=True, slots=True)
class DayLimits:
    """What is left today of a deck's limits, and how its new cards are placed."""

    deck_id: int
    new: int
    review: int
    new_order: NewOrder = NewOrder.MIXED
    bury_siblings: bool = True  # of each claim one item a day; the others wait
