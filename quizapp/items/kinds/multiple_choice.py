"""Multiple choice: a question in place (or a gap) with three or four choices of one kind."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.claims.claim import Answer, AnswerType
from quizapp.items.distractors import distractors
from quizapp.items.draft import Draft
from quizapp.items.guid import item_guid
from quizapp.items.item import GAP, ItemKind
from quizapp.items.kinds.asking import ask
from quizapp.items.kinds.cloze import gap
from quizapp.items.kinds.places import amount_of
from quizapp.items.material import Material
from quizapp.items.quantities import in_fixed_order
from quizapp.items.worded import Worded

FEWEST = 2  # wrong choices
LEAST_ASKED = 0.5  # below, the gap reads better than the question word
FIT = {
    AnswerType.NUMBER: 0.80,
    AnswerType.DATE: 0.60,
    AnswerType.PERSON: 0.72,
    AnswerType.ORGANISATION: 0.76,
    AnswerType.NAME: 0.78,
    AnswerType.PLACE: 0.72,
}


def multiple_choice(worded: Worded, material: Material) -> Iterator[Draft]:
    """The choice items of a statement, one an answer that has wrong choices."""
    for rank, answer in enumerate(worded.answers):
        if answer.at is None or not _is_one_piece(worded, answer):
            continue
        guid = item_guid(material.transcript, ItemKind.MULTIPLE_CHOICE, answer.raw)
        wrong = distractors(worded, answer, material, guid)
        stem = _stem(worded, answer)
        if len(wrong) < FEWEST or not stem:
            continue
        yield Draft(
            kind=ItemKind.MULTIPLE_CHOICE,
            claim=worded.claim,
            question=stem,
            answer=answer.text,
            raw=answer.raw,
            fit=_fit(worded, answer, wrong) - 0.05 * rank,
            reason=f"choice_{answer.type}",
            choices=in_fixed_order([answer.text, *wrong], guid),
        )


def _is_one_piece(worded: Worded, answer: Answer) -> bool:
    """Whether a phrase may be taken out of a statement that was found: where a cloze may hide it."""
    return worded.claim.by_hand or amount_of(answer) is not None or gap(worded, answer) is not None


def _fit(worded: Worded, answer: Answer, wrong: list[str]) -> float:
    if worded.claim.distractors and answer is worded.answers[0]:
        return 0.84
    return FIT.get(answer.type, 0.5) - 0.12 * (3 - len(wrong))


def _stem(worded: Worded, answer: Answer) -> str:
    """The question; a gap in the place of the whole answer where no question word fits."""
    if answer.at is None:
        return ""
    asked = max(ask(worded, answer), key=lambda one: one.form.fit, default=None)
    return asked.question if asked and asked.form.fit > LEAST_ASKED else worded.with_(answer.at, GAP) + "。"
