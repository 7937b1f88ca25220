"""Questions that a claim sheet brings along: taken if they pass the same gate."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.items.draft import Draft
from quizapp.items.guid import item_guid
from quizapp.items.item import GAP, ItemKind
from quizapp.items.material import Material
from quizapp.items.quantities import in_fixed_order
from quizapp.items.worded import Worded

COUNT = re.compile(r"哪?[两二三四五六七八九2-9]\s*(?:个|种|项|条|点|类|部分|方面|步|家|款|位|层|大)")


def given_question(worded: Worded, material: Material) -> Iterator[Draft]:
    """The question of the sheet, as a list, a choice item, a cloze or a short answer, by what it comes with."""
    claim = worded.claim
    if not claim.question or not claim.answers:
        return
    question = re.sub(r"_{2,}", GAP, claim.question.strip())
    first = claim.answers[0]
    raw = [answer.raw.of(material.transcript.text) for answer in claim.answers]
    kind, answer, parts, choices = _form(worded, question, raw)
    guid = item_guid(material.transcript, kind, first.raw)
    yield Draft(
        kind=kind,
        claim=claim,
        question=question,
        answer=answer,
        raw=first.raw,
        fit=0.95,
        reason="given_question",
        parts=parts,
        choices=in_fixed_order(choices, guid) if choices else (),
    )


def _form(worded: Worded, question: str, raw: list[str]) -> tuple[ItemKind, str, tuple[str, ...], tuple[str, ...]]:
    claim = worded.claim
    shown = [a.text for a in claim.answers]
    if len(shown) >= 2 and COUNT.search(question) and not claim.distractors and GAP not in question:
        return ItemKind.LIST, "；".join(shown), tuple(shown), ()
    if claim.distractors:
        return ItemKind.MULTIPLE_CHOICE, shown[0], (), (shown[0], *claim.distractors[:3])
    if GAP in question:
        return ItemKind.CLOZE, shown[0], (), ()
    return ItemKind.SHORT_ANSWER, shown[0] or raw[0], (), ()
