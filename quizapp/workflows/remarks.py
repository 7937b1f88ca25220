"""What may be wrong with the wording of an item: the gate's rules that need nothing but the item itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.items.item import ItemKind

if TYPE_CHECKING:
    from quizapp.items.gate import GateRule, Reading
    from quizapp.items.item import Item

BRACKETS = "brackets and quotation marks are paired"
HOLDS = "the question does not hold its answer"
REMARKS = frozenset({"answer-not-in-quote", "brackets", "half-sentence", "needs-source", "gives-answer"})  # may be saved with
_LENGTH = re.compile(r"（填[^（）]{1,4}个字）$")  # behind the sentence of a cloze


def remarks(item: Item) -> tuple[str, ...]:
    """Ids of what holds for this item as it is worded: `brackets`, `half-sentence`, `needs-source`, `gives-answer`."""
    return wording(item.kind, item.question, item.answer, item.quote, item.speaker)


def wording(kind: ItemKind, question: str, answer: str, quote: str, speaker: str = "") -> tuple[str, ...]:
    """The same of an item that is not one yet."""
    if not question.strip() or not answer.strip():
        return ()
    reading = _read(kind, question, answer, quote, speaker)
    return tuple(name for name, rules in _groups().items() if any(rule.breaks(reading) for rule in rules))


def _read(kind: ItemKind, question: str, answer: str, quote: str, speaker: str) -> Reading:
    from quizapp.claims.claim import Claim, ClaimKind
    from quizapp.items.draft import Draft
    from quizapp.items.gate import Reading, Setting
    from quizapp.language.span import Span

    whole = Span(0, max(1, len(quote)))
    claim = Claim(ClaimKind.FACT, speaker, "", (), whole, 0.5)
    draft = Draft(kind, claim, _LENGTH.sub("", question), answer, whole, 1.0, "", quote=quote)
    return Reading(draft, Setting(speakers=(speaker,) if speaker else (), evidence=quote))


def _groups() -> dict[str, list[GateRule]]:
    from quizapp.items.gate import given_away, standing_alone, whole_sentence

    return {
        "brackets": [rule for rule in whole_sentence.RULES if rule.name == BRACKETS],
        "half-sentence": [rule for rule in whole_sentence.RULES if rule.name != BRACKETS],
        "needs-source": list(standing_alone.RULES),
        "gives-answer": [rule for rule in given_away.RULES if rule.name == HOLDS],
    }
