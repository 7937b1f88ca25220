"""From the store's due cards to the order of a session: hands the domain what its queue needs to know."""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from quizapp.study.arrange import arrange
from quizapp.study.due import DayLimits
from quizapp.study.queue import Circumstances, build_day

if TYPE_CHECKING:
    from quizapp.store.decks import DeckLimits
    from quizapp.store.sessions import DueCard
    from quizapp.study.settings import DeckSettings


def order_of_day(  # noqa: PLR0913
    cards: Sequence[DueCard],
    limits: Sequence[DeckLimits],
    settings: Mapping[int, DeckSettings],
    *,
    seen: Collection[int],
    asked: Sequence[DueCard],
    day: int,
    seed: int,
    first_run: bool,
) -> list[int]:
    """Card ids in the order in which they are asked on a study day; `asked` are the cards that were asked last on it."""
    now = Circumstances(day=day, seed=seed, seen=seen, first_run=first_run, shown=_shown((*cards, *asked)), asked=asked)
    return list(build_day(cards, [_day_limits(limit, settings[limit.deck_id]) for limit in limits], now).order)


def shuffled(cards: Sequence[DueCard], seed: int) -> list[int]:
    """Card ids for practice: a random order drawn from the seed, siblings apart and nothing given away."""
    mixed = list(cards)
    random.Random(seed).shuffle(mixed)
    return [card.card_id for card in arrange(mixed, _shown(cards))]


def _shown(cards: Sequence[DueCard]) -> dict[int, str]:
    """What is seen with a card's answer; of one quote all cards show the same, so that it tells which belong together."""
    said: dict[str, list[str]] = {}
    for card in cards:
        said.setdefault(card.quote, []).append(card.explanation)
    return {card.card_id: "\n".join((card.quote, *dict.fromkeys(said[card.quote]))) if card.quote else "" for card in cards}


def _day_limits(limit: DeckLimits, settings: DeckSettings) -> DayLimits:
    return DayLimits(limit.deck_id, limit.new, limit.review, settings.new_order, settings.bury_siblings)
