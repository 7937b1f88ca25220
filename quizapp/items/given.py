"""Questions that a claim sheet brings along: taken if they pass the same gate."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.claims.claim import Claim, ClaimKind
from quizapp.items.draft import Draft
from quizapp.items.guid import item_guid
from quizapp.items.item import FALSE, GAP, TRUE, ItemKind
from quizapp.items.material import Material
from quizapp.items.quantities import in_fixed_order
from quizapp.items.worded import Worded
from quizapp.language.squeeze import squeeze

COUNT = re.compile(r"哪?[两二三四五六七八九2-9]\s*(?:[个种项条点类步家款样位层大]|部分|方面)")


def given_question(worded: Worded, material: Material) -> Iterator[Draft]:
    """The question of the sheet; what it looks like and what comes with it decide its kind.

    谁…？ about a position asks who said it; one with distractors is a choice item; one with a gap a cloze; a statement is the
    claim itself, or else a false version of it; one that counts, with several answers, asks for a list; any other is short.
    """
    claim = worded.claim
    if not claim.question or not claim.answers:
        return
    kind, answer, parts, wrong = _form(claim, re.sub(r"_{2,}", GAP, claim.question.strip()))
    raw = claim.answers[0].raw
    guid = item_guid(material.transcript, kind, raw)
    yield Draft(
        kind=kind,
        claim=claim,
        question=re.sub(r"_{2,}", GAP, claim.question.strip()),
        answer=answer,
        raw=raw,
        fit=0.95,
        reason="given_question",
        parts=parts,
        choices=in_fixed_order((answer, *wrong), guid) if wrong else (),
        correction=worded.text + "。" if answer == FALSE else "",
    )


def _form(claim: Claim, question: str) -> tuple[ItemKind, str, tuple[str, ...], tuple[str, ...]]:
    """The kind, the answer, the parts of a list, the wrong choices."""
    shown = tuple(a.text for a in claim.answers)
    wrong = claim.distractors[:3]
    if claim.kind is ClaimKind.POSITION and wrong and re.match(r"是?谁", question):
        return ItemKind.WHO_SAID, claim.speaker, (), wrong
    if wrong:
        return ItemKind.MULTIPLE_CHOICE, shown[0], (), wrong
    if GAP in question:
        return ItemKind.CLOZE, shown[0], (), ()
    if question.endswith(("。", ".")):
        return ItemKind.TRUE_FALSE, TRUE if squeeze(question) == squeeze(claim.statement) else FALSE, (), ()
    if len(shown) >= 2 and COUNT.search(question):
        return ItemKind.LIST, "；".join(shown), shown, ()
    return ItemKind.SHORT_ANSWER, shown[0], (), ()
