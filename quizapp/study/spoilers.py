"""Which cards of a day give each other's answers away, and which show the same words and so belong far apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from quizapp.items.item import FALSE, TRUE
from quizapp.study.due import DueCard
from quizapp.study.grading.bare import bare

_SHORT = 2  # characters; what is shorter stands everywhere and gives nothing away


@dataclass(frozen=True, slots=True)
class Spoilers:
    """For each card, by its place in the list: the places of the cards that it gives away, and of its kin.

    Kin are siblings, cards of the same passage, and two cards that give each other away: neither may come first.
    """

    gives: tuple[frozenset[int], ...]
    kin: tuple[frozenset[int], ...]


def find_spoilers(cards: Sequence[DueCard], shown: Mapping[int, str]) -> Spoilers:
    """Compare all cards with each other. `shown` says what is seen with each beside question and answer: its passage and more."""
    seen = [_seen(card, shown) for card in cards]
    index = _pairs_of_characters(seen)
    gives: list[set[int]] = [set() for _ in cards]
    for place, card in enumerate(cards):
        for form in _answers(card):
            for giver in _places_of(form, seen, index):
                if giver != place:
                    gives[giver].add(place)
    kin = _kin(cards, shown, gives)
    return Spoilers(tuple(frozenset(given - kin[place]) for place, given in enumerate(gives)), tuple(map(frozenset, kin)))


def gives_away(before: DueCard, card: DueCard, shown: Mapping[int, str]) -> bool:
    """Whether what is seen of `before`, question, answer and passage, holds the answer to `card`."""
    seen = _seen(before, shown)
    return any(form in seen for form in _answers(card))


def _seen(card: DueCard, shown: Mapping[int, str]) -> str:
    return _bare(f"{card.question} {card.answer} {shown.get(card.card_id, '')}")


def _answers(card: DueCard) -> list[str]:
    forms = (form for form in (card.answer, *card.accepted) if form not in {TRUE, FALSE})
    return [plain for form in forms if len(plain := _bare(form)) >= _SHORT]


def _pairs_of_characters(texts: Sequence[str]) -> dict[str, set[int]]:
    """In which texts each pair of characters stands: an answer is looked for where its rarest pair is, not everywhere."""
    index: dict[str, set[int]] = defaultdict(set)
    for place, text in enumerate(texts):
        for at in range(len(text) - 1):
            index[text[at : at + 2]].add(place)
    return index


def _places_of(form: str, seen: Sequence[str], index: Mapping[str, set[int]]) -> list[int]:
    pairs = (index.get(form[at : at + 2], set()) for at in range(len(form) - 1))
    return [place for place in min(pairs, key=len) if form in seen[place]]


def _kin(cards: Sequence[DueCard], shown: Mapping[int, str], gives: Sequence[set[int]]) -> list[set[int]]:
    kin = [{other for other in given if place in gives[other]} for place, given in enumerate(gives)]
    groups: dict[object, list[int]] = defaultdict(list)
    for place, card in enumerate(cards):
        groups[card.claim_id].append(place)
        if passage := shown.get(card.card_id):
            groups[passage].append(place)
    for members in groups.values():
        for place in members:
            kin[place] |= {other for other in members if other != place}
    return kin


@lru_cache(maxsize=4096)
def _bare(text: str) -> str:
    return bare(text)
