"""The order of a day's cards."""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from quizapp.study.card import Phase

if TYPE_CHECKING:
    from quizapp.store.decks import DeckLimits
    from quizapp.store.sessions import DueCard
    from quizapp.study.settings import DeckSettings


def order_of_day(
    cards: Sequence[DueCard],
    limits: Sequence[DeckLimits],
    settings: Mapping[int, DeckSettings],
    seen: Collection[int],
    day: int,
    seed: int,
) -> list[int]:
    """Card ids in the order in which they are asked."""
    chosen: list[DueCard] = []
    claims = set(seen)
    for limit in limits:
        for phase, most in ((Phase.REVIEW, limit.review), (Phase.NEW, limit.new)):
            left = most
            for card in cards:
                if card.deck_id == limit.deck_id and card.phase is phase and left > 0 and card.claim_id not in claims:
                    chosen.append(card)
                    claims.add(card.claim_id)
                    left -= 1
    return shuffled(chosen, seed)


def shuffled(cards: Sequence[DueCard], seed: int) -> list[int]:
    """Card ids in a random order drawn from the seed."""
    ids = [card.card_id for card in cards]
    random.Random(seed).shuffle(ids)
    return ids
