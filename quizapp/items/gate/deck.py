"""Rubric 13: what an item must not be beside the items before it. Each rule compares a draft with those already chosen."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from quizapp.items.draft import Draft
from quizapp.items.gate.given_away import latin
from quizapp.items.gate.words import GAP, body
from quizapp.items.item import FALSE, ItemKind
from quizapp.language.span import Span
from quizapp.language.squeeze import share, size, squeeze

CHEAP = (ItemKind.TRUE_FALSE, ItemKind.WHO_SAID)
TWIN = 88  # per cent of likeness from which two questions ask the same
MOST_STENCILS = 4
LONGEST_REPEATED = 8


@dataclass
class Deck:
    """The drafts chosen so far, best first, with what the rules look up."""

    drafts: list[Draft] = field(default_factory=list)
    places: list[Span] = field(default_factory=list)

    def add(self, draft: Draft) -> None:
        """Take a draft."""
        self.drafts.append(draft)
        self.places.append(draft.claim.quote)

    def objections(self, draft: Draft) -> list[str]:
        """The names of the rules that a draft would break as the next of this deck."""
        return [name for name, rule in DECK_RULES.items() if rule(self, draft)]

    def beside(self, draft: Draft) -> list[Draft]:
        """The drafts whose quote shares half of the shorter one with the draft's."""
        return [d for d, place in zip(self.drafts, self.places, strict=True) if _meet(place, draft.claim.quote)]


def _meet(one: Span, other: Span) -> bool:
    common = min(one.end, other.end) - max(one.start, other.start)
    return common > 0 and common >= 0.45 * min(len(one), len(other))


def _filled(draft: Draft) -> str:
    return squeeze(GAP.sub(draft.answer, body(draft.question))) if draft.kind is ItemKind.CLOZE else ""


def is_twin(deck: Deck, draft: Draft) -> bool:
    """Whether an earlier item asks the same in much the same words, or fills in to the same sentence."""
    asked, filled, names = squeeze(draft.question), _filled(draft), latin(draft.question)
    for other in deck.drafts:
        likeness = fuzz.ratio(asked, squeeze(other.question))
        parallel = names != latin(other.question) and squeeze(draft.answer) != squeeze(other.answer)
        if likeness >= TWIN and not parallel:
            return True
        if filled and _filled(other) and fuzz.ratio(filled, _filled(other)) >= TWIN:
            return True
        same = squeeze(draft.answer) == squeeze(other.answer) and draft.kind is not ItemKind.TRUE_FALSE
        if same and likeness >= 50 and _meet(draft.claim.quote, other.claim.quote):
            return True
    return False


def gives_away(deck: Deck, draft: Draft) -> bool:
    """Whether an item shows the answer of another on the same words, in a question much like it."""
    return any(_shows(other, draft) or _shows(draft, other) for other in deck.drafts)


def _shows(shown: Draft, asked: Draft) -> bool:
    question = shown.question
    answer = squeeze(asked.answer)
    if asked.kind in {*CHEAP, ItemKind.LIST} or len(answer) < 2 or not latin(asked.answer) <= latin(question):
        return False
    rest = GAP.sub("", body(asked.question))
    alike = 0.4 if _meet(shown.claim.quote, asked.claim.quote) else 0.55
    return _holds(squeeze(question), answer) and share(rest, question) >= alike


def _holds(text: str, wanted: str) -> bool:
    guards = "(?<![0-9.])" * wanted[:1].isdigit(), "(?![0-9])" * wanted[-1:].isdigit()
    return re.search(guards[0] + re.escape(wanted) + guards[1], text) is not None


def repeats_answer(deck: Deck, draft: Draft) -> bool:
    """Whether two earlier items already have this short answer."""
    if draft.kind in CHEAP or size(draft.answer) > LONGEST_REPEATED:
        return False
    same = [d for d in deck.drafts if d.kind not in CHEAP and squeeze(d.answer) == squeeze(draft.answer)]
    return len(same) >= 2


def stencil(draft: Draft) -> str:
    """What a question says in words of its own: without runs of its quote and without its speaker."""
    question, quote = squeeze(draft.question), squeeze(draft.quote)
    for name in re.findall(r"[\u3400-\u9fff·]{2,}|[A-Za-z][\w.'-]+", draft.claim.speaker):
        question = question.replace(squeeze(name), "")
    own = [True] * len(question)
    for k in range(len(question) - 2):
        if question[k : k + 3] in quote:
            own[k : k + 3] = [False] * 3
    return "".join(c for c, keep in zip(question, own, strict=True) if keep)


def is_stencilled(deck: Deck, draft: Draft) -> bool:
    """Whether four earlier items say all but the quote's words in the same way."""
    worded = stencil(draft)
    if size(worded) < 8 or draft.kind in CHEAP:
        return False
    return sum(stencil(d) == worded for d in deck.drafts) >= MOST_STENCILS


def is_one_too_many(deck: Deck, draft: Draft) -> bool:
    """Whether true/false would be more than a fifth of the deck, or who-said more than a quarter."""
    same = sum(d.kind is draft.kind for d in deck.drafts)
    share = 0.25 if draft.kind is ItemKind.WHO_SAID else 0.2
    return draft.kind in CHEAP and same + 1 > 2 + share * (len(deck.drafts) + 1)


def is_one_sided(deck: Deck, draft: Draft) -> bool:
    """Whether a verdict would be more than two thirds of the verdicts."""
    if draft.kind is not ItemKind.TRUE_FALSE:
        return False
    verdicts = [d.answer for d in deck.drafts if d.kind is ItemKind.TRUE_FALSE] + [draft.answer]
    limit = 0.7 if draft.answer == FALSE else 0.55
    return verdicts.count(draft.answer) > max(3, limit * len(verdicts))


DECK_RULES: dict[str, Callable[[Deck, Draft], bool]] = {
    "not a twin of an earlier item": is_twin,
    "gives no other item's answer away": gives_away,
    "the same short answer twice at most": repeats_answer,
    "not one stencil for many questions": is_stencilled,
    "true/false is a fifth of the deck at most, who-said a quarter": is_one_too_many,
    "true and false are mixed": is_one_sided,
}
