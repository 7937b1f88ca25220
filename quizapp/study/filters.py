"""Studying a part: one speaker, one topic, one kind, or what was forgotten today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from quizapp.study.arrange import Card
from quizapp.study.card import Rating


@dataclass(frozen=True, slots=True)
class Filter:
    """What to study. An empty field lets everything through; the fields narrow each other."""

    speakers: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    cards: frozenset[int] | None = None  # only these

    def takes(self, card: Card) -> bool:
        """Whether a card belongs to it."""
        return (
            (not self.speakers or card.speaker in self.speakers)
            and (not self.topics or card.topic in self.topics)
            and (not self.kinds or card.kind in self.kinds)
            and (self.cards is None or card.card_id in self.cards)
        )


def choose(cards: Iterable[Card], wanted: Filter) -> list[Card]:
    """The cards that a filter takes, in their order."""
    return [card for card in cards if wanted.takes(card)]


def forgotten(ratings: Mapping[int, Sequence[Rating]]) -> Filter:
    """What was forgotten: the cards of which an answer of today, by card id, was again."""
    return Filter(cards=frozenset(card_id for card_id, given in ratings.items() if Rating.AGAIN in given))
