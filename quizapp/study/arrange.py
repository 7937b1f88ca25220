"""The order in which chosen cards are asked: siblings apart, nothing given away, speakers and topics interleaved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

from quizapp.items.item import FALSE, TRUE
from quizapp.study.due import DueCard
from quizapp.study.grading.bare import bare

Card = TypeVar("Card", bound=DueCard)

_LOOK_AHEAD = 40  # cards; none is moved further forward than this for the sake of variety
_SHORT = 2  # characters; what is shorter stands everywhere and gives nothing away


def arrange(cards: Sequence[Card], shown: Mapping[int, str] | None = None, before: DueCard | None = None) -> list[Card]:
    """The same cards, moved as little as needed.

    Never two siblings in a row if it can be avoided; then never a card right after one that shows its answer; then, as far as
    possible, not the same speaker and not the same topic twice in a row. `shown` says what else is seen with a card, its passage;
    `before` is the card that is asked before these.
    """
    left, ordered = list(cards), list[Card]()
    siblings = Counter(card.claim_id for card in left)
    while left:
        fitting = _keep_siblings_apart(left, before, siblings)
        best = min(fitting[:_LOOK_AHEAD], key=lambda place: (_sameness(left[place], before, shown or {}), place))
        card = left.pop(best)
        ordered.append(card)
        before = card
        siblings[card.claim_id] -= 1
    return ordered


def gives_away(before: DueCard, card: DueCard, shown: Mapping[int, str]) -> bool:
    """Whether what is seen of `before`, question, answer and passage, holds the answer to `card`."""
    seen = _bare(f"{before.question} {before.answer} {shown.get(before.card_id, '')}")
    answers = (card.answer, *card.accepted)
    return any(len(_bare(form)) >= _SHORT and _bare(form) in seen for form in answers if form not in {TRUE, FALSE})


def _keep_siblings_apart(left: Sequence[Card], before: DueCard | None, siblings: Counter[int]) -> Sequence[int]:
    """The places of the cards that may come next.

    Not a sibling of the one before; and when more than half of what is left are siblings of each other, one of these, for they
    cannot be kept apart later. Any place where nothing else is left.
    """
    others = [place for place, card in enumerate(left) if before is None or card.claim_id != before.claim_id]
    claim, count = max(siblings.items(), key=lambda pair: pair[1])
    if count > len(left) // 2:
        others = [place for place in others if left[place].claim_id == claim] or others
    return others or range(len(left))


def _sameness(card: DueCard, before: DueCard | None, shown: Mapping[int, str]) -> tuple[bool, int]:
    """How much a card is like the one before it; less is better."""
    if before is None:
        return False, 0
    same = 2 * (card.speaker == before.speaker != "") + (card.topic == before.topic != "")
    return gives_away(before, card, shown), same


@lru_cache(maxsize=4096)
def _bare(text: str) -> str:
    return bare(text)
