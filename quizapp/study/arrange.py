"""The order in which chosen cards are asked: siblings apart, nothing given away, speakers and topics interleaved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TypeVar

from quizapp.study.due import DueCard
from quizapp.study.spoilers import Spoilers, find_spoilers, gives_away

__all__ = ["APART", "arrange", "gives_away"]

Card = TypeVar("Card", bound=DueCard)

APART = 8  # cards from one that gives an answer away, or shows the same passage, to the one that asks for it
_LOOK_AHEAD = 40  # cards; none is moved further forward than this for the sake of variety


def arrange(cards: Sequence[Card], shown: Mapping[int, str] | None = None, before: Sequence[Card] = ()) -> list[Card]:
    """The same cards, moved as little as needed.

    Never two siblings in a row if it can be avoided. Then a card comes before all that give its answer away, or at least `APART`
    cards after them; siblings, cards of one passage and cards that give each other away come so far apart too, as the day allows.
    Then, as far as possible, not the same speaker and not the same topic twice in a row.

    `shown` says what else is seen with a card, its passage; `before` are the cards that were asked before these, the latest last.
    """
    asked = list(before[-APART + 1 :])
    everything = [*asked, *cards]
    order = _Order(everything, find_spoilers(everything, shown or {}), len(asked))
    while order.left:
        order.take(order.best())
    return [everything[place] for place in order.placed[len(asked) :]]


class _Order:
    """An order in the making. Cards are meant by their places in the list of all."""

    def __init__(self, cards: Sequence[DueCard], spoilers: Spoilers, asked: int) -> None:
        self.placed = list(range(asked))
        self.left = list(range(asked, len(cards)))
        self._cards = cards
        self._spoilers = spoilers
        self._siblings = Counter(cards[place].claim_id for place in self.left)
        waiting = frozenset(self.left)
        self._spoils = [len(given & waiting) for given in spoilers.gives]  # cards that are still to come
        self._kin = [len(kin & waiting) for kin in spoilers.kin]
        self._givers: list[list[int]] = [[] for _ in cards]
        for giver, given in enumerate(spoilers.gives):
            for place in given:
                self._givers[place].append(giver)

    def best(self) -> int:
        """The card to come next."""
        return min(self._fitting()[:_LOOK_AHEAD], key=self._cost)

    def take(self, place: int) -> None:
        """Put this card next."""
        self.left.remove(place)
        self.placed.append(place)
        self._siblings[self._cards[place].claim_id] -= 1
        for giver in self._givers[place]:
            self._spoils[giver] -= 1
        for kin in self._spoilers.kin[place]:
            self._kin[kin] -= 1

    def _fitting(self) -> Sequence[int]:
        """The cards that may come next.

        Not a sibling of the one before; and when more than half of what is left are siblings of each other, one of these, for
        they cannot be kept apart later. Any where nothing else is left.
        """
        before = self._cards[self.placed[-1]].claim_id if self.placed else None
        others = [place for place in self.left if not self.placed or self._cards[place].claim_id != before]
        claim, count = max(self._siblings.items(), key=lambda pair: pair[1])
        if count > len(self.left) // 2:
            others = [place for place in others if self._cards[place].claim_id == claim] or others
        return others or self.left

    def _cost(self, place: int) -> tuple[int, int, int, int]:
        """How little a card should come next: too near to what gives it away, before what it gives away, much like the last."""
        early = bool(self._spoils[place])
        # Kin need room between them: a card with many of them comes while there is still enough.
        needed = self._kin[place] * APART + 2 - len(self.left) if self._kin[place] else 0
        return self._nearness(place) + APART * early, -max(needed, 0), self._sameness(place), place

    def _nearness(self, place: int) -> int:
        """How much nearer than `APART` the last card is that gives this one away, or is its kin; 0 if none is."""
        for distance, other in enumerate(reversed(self.placed[-APART + 1 :]), 1):
            if place in self._spoilers.gives[other] or place in self._spoilers.kin[other]:
                return APART - distance
        return 0

    def _sameness(self, place: int) -> int:
        """How much a card is like the one before it."""
        if not self.placed:
            return 0
        card, before = self._cards[place], self._cards[self.placed[-1]]
        return 2 * (card.speaker == before.speaker != "") + (card.topic == before.topic != "")
