"""Leeches: cards that are forgotten again and again, and what may help with them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from quizapp.items.item import Item, ItemKind
from quizapp.study.grading.bare import bare

_EASIER = (ItemKind.CLOZE, ItemKind.WHO_SAID, ItemKind.MULTIPLE_CHOICE, ItemKind.TRUE_FALSE, ItemKind.SHORT_ANSWER, ItemKind.LIST)


class Remedy(StrEnum):
    """What can be done about a leech."""

    OTHER_KIND = "other_kind"  # learn another item of the same claim first
    TWIN = "twin"  # look at the two that are mixed up side by side
    PASSAGE = "passage"  # read it again where it stands
    EDIT = "edit"
    SUSPEND = "suspend"


@dataclass(frozen=True, slots=True)
class Help:
    """One remedy; `guid` names the other item that it uses, where it uses one."""

    remedy: Remedy
    guid: str = ""


def becomes_leech(lapses: int, threshold: int) -> bool:
    """Whether this lapse makes a card a leech: at the threshold, and again at every half of it after that; 0 is never.

    Source: leech_threshold_met in Anki's rslib/src/scheduler/states/review.rs.
    """
    if threshold <= 0 or lapses < threshold:
        return False
    return (lapses - threshold) % max(math.ceil(threshold / 2), 1) == 0


def remedies(leech: Item, siblings: Sequence[Item], others: Sequence[Item], wrong_answers: Sequence[str]) -> list[Help]:
    """What may help with a leech, the likeliest help first.

    siblings       other items of its claim, of which one that is easier to answer is offered
    others         the deck's other items, among which the one that is taken for it is sought
    wrong_answers  what the learner gave for it so far
    """
    helps = []
    twin = confused_with(leech, others, wrong_answers)
    if twin:
        helps.append(Help(Remedy.TWIN, twin.guid))
    fitting = [item for item in siblings if item.claim_id == leech.claim_id and item.kind is not leech.kind]
    if fitting:
        helps.append(Help(Remedy.OTHER_KIND, min(fitting, key=lambda item: (_EASIER.index(item.kind), item.rank)).guid))
    return [*helps, Help(Remedy.PASSAGE), Help(Remedy.EDIT), Help(Remedy.SUSPEND)]


def confused_with(leech: Item, others: Sequence[Item], wrong_answers: Sequence[str]) -> Item | None:
    """The item whose answer the learner gave instead, most often; None if there is none."""
    given = [bare(answer) for answer in wrong_answers if bare(answer)]
    twins = [
        item
        for item in others
        if item.claim_id != leech.claim_id and bare(item.answer) != bare(leech.answer) and bare(item.answer) in given
    ]
    return max(twins, key=lambda item: (given.count(bare(item.answer)), -item.rank), default=None)
