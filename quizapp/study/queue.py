"""A day's queue: which cards, within the limits, and in which order. Pure, and the same for the same seed.

Cards in their learning steps are not part of it: they come when their minutes are over, in between (`learning_now`).
"""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from quizapp.items.item import ItemKind
from quizapp.study.arrange import Card, arrange
from quizapp.study.card import Phase
from quizapp.study.due import DayLimits, DueCard
from quizapp.study.fsrs import Fsrs
from quizapp.study.settings import NewOrder
from quizapp.study.spoilers import find_spoilers, gives_away

_OPENERS = (ItemKind.MULTIPLE_CHOICE, ItemKind.TRUE_FALSE, ItemKind.WHO_SAID)  # no typing, no input method
_MODEL = Fsrs()


@dataclass(frozen=True, slots=True)
class Day:
    """A day's queue, and what was left for other days."""

    order: tuple[int, ...]  # card ids
    buried: tuple[int, ...] = ()  # a sibling is asked today, or was
    new_over_limit: int = 0
    reviews_over_limit: int = 0


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a day's queue depends on beside the cards.

    seen        claims of which an item was already asked today
    day         the study day, from which the risk of each card is reckoned
    seed        any number; the same gives the same order
    first_run   begin with a choice, a true/false and a who-said, if there are
    shown       by card id, what is seen with it beside question and answer: its passage and its explanation
    asked       the cards that were asked last today, the latest last; what they gave away is kept apart from them
    """

    day: int
    seed: int
    seen: Collection[int] = ()
    first_run: bool = False
    shown: Mapping[int, str] | None = None
    asked: Sequence[DueCard] = ()


def build_day(cards: Sequence[Card], limits: Sequence[DayLimits], now: Circumstances) -> Day:
    """Choose and order the cards of a day.

    Reviews go in before new cards; when the limit cuts them, those most at risk stay. New cards are taken best first, the decks
    in turn; of two that give each other away the second waits for another day if there are others to take. Then new and reviews
    are mixed as the decks say, and the whole is arranged (`quizapp.study.arrange`).
    """
    luck = random.Random(now.seed)
    claims, buried = set(now.seen), list[int]()
    reviews, held_reviews = _take(_by_risk(cards, now.day), limits, claims, buried, Phase.REVIEW)
    shown = now.shown or {}
    new, held_new = _take(_kin_last(_best_first(cards, limits), shown), limits, claims, buried, Phase.NEW)
    openers = _openers(new, shown) if now.first_run else []
    rest = [card for card in new if card not in openers]
    luck.shuffle(reviews)
    ordered: list[DueCard] = [*openers]
    for stretch in _stretches(rest, reviews, limits):
        ordered += arrange([*stretch], shown, [*now.asked, *ordered])
    return Day(tuple(card.card_id for card in ordered), tuple(buried), held_new, held_reviews)


def learning_now(due: Sequence[tuple[int, int]], now_ms: int, ahead_minutes: int = 0) -> list[int]:
    """The cards in their learning steps, (due ms, card id), that may be asked now, the longest waiting first.

    `ahead_minutes` lets them come early, for when nothing else is left.
    """
    latest = now_ms + ahead_minutes * 60_000
    return [card_id for at, card_id in sorted(due) if at <= latest]


def risk(card: DueCard, day: int) -> float:
    """The chance, 0..1, that a card is forgotten on a study day; 1 if nothing is known of it."""
    if card.stability is None or card.last_day is None:
        return 1.0
    return 1 - _MODEL.retrievability(card.stability, max(day - card.last_day, 0))


def _by_risk(cards: Sequence[Card], day: int) -> list[Card]:
    due = [card for card in cards if card.phase is Phase.REVIEW]
    return sorted(due, key=lambda card: (-risk(card, day), card.due, card.card_id))


def _best_first(cards: Sequence[Card], limits: Sequence[DayLimits]) -> list[Card]:
    """The new cards, each deck's in its own order, the decks in turn."""
    decks = {limit.deck_id: place for place, limit in enumerate(limits)}
    new = sorted((c for c in cards if c.phase is Phase.NEW and c.deck_id in decks), key=lambda c: (c.due, c.card_id))
    turns: dict[int, int] = {}
    keyed = []
    for card in new:
        turns[card.deck_id] = turns.get(card.deck_id, -1) + 1
        keyed.append((turns[card.deck_id], decks[card.deck_id], card))
    return [card for *_, card in sorted(keyed, key=lambda key: key[:2])]


def _kin_last(cards: Sequence[Card], shown: Mapping[int, str]) -> list[Card]:
    """The same cards, those behind that give away, or are given away by, a better one whatever the order."""
    kin = find_spoilers(cards, shown).kin
    first: set[int] = set()
    for place in range(len(cards)):
        if not kin[place] & first:
            first.add(place)
    return [card for _, card in sorted(enumerate(cards), key=lambda one: one[0] not in first)]


def _take(
    cards: Sequence[Card], limits: Sequence[DayLimits], claims: set[int], buried: list[int], phase: Phase
) -> tuple[list[Card], int]:
    """The cards that the limits let through, one a claim where siblings are buried, and how many the limits hold back."""
    left = {limit.deck_id: limit.new if phase is Phase.NEW else limit.review for limit in limits}
    bury = {limit.deck_id: limit.bury_siblings for limit in limits}
    taken: list[Card] = []
    held = 0
    for card in cards:
        if card.deck_id not in left:
            continue
        if bury[card.deck_id] and card.claim_id in claims:
            buried.append(card.card_id)
        elif left[card.deck_id] > 0:
            left[card.deck_id] -= 1
            claims.add(card.claim_id)
            taken.append(card)
        else:
            held += 1
    return taken, held


def _openers(new: Sequence[Card], shown: Mapping[int, str]) -> list[Card]:
    """The best choice, true/false and who-said among the new cards, none a sibling of or given away by another.

    One that gives the answer to another new card away only where there is no other.
    """
    openers: list[Card] = []
    gives = {card.card_id: bool(given) for card, given in zip(new, find_spoilers(new, shown).gives, strict=True)}
    for kind in _OPENERS:
        fitting = [
            card
            for card in new
            if card.kind == kind and all(card.claim_id != other.claim_id and not gives_away(other, card, {}) for other in openers)
        ]
        openers += sorted(fitting, key=lambda card: gives[card.card_id])[:1]
    return openers


def _stretches(new: Sequence[Card], reviews: Sequence[Card], limits: Sequence[DayLimits]) -> list[list[Card]]:
    """New cards first, last, or spread evenly among the reviews, as each one's deck says."""
    orders = {limit.deck_id: limit.new_order for limit in limits}
    placed = {order: [card for card in new if orders[card.deck_id] is order] for order in NewOrder}
    return [placed[NewOrder.FIRST], _spread(placed[NewOrder.MIXED], reviews), placed[NewOrder.LAST]]


def _spread(few: Sequence[Card], many: Sequence[Card]) -> list[Card]:
    """Both in their own order, each spread evenly over the whole."""
    places = [((place + 0.5) / len(one), kind, card) for kind, one in enumerate((many, few)) for place, card in enumerate(one)]
    return [card for *_, card in sorted(places, key=lambda key: key[:2])]
