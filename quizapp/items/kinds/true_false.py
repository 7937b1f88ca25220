"""True or false: the statement as it is, or with one plain change that makes it false."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.claims.claim import Answer, AnswerType
from quizapp.items.distractors import distractors
from quizapp.items.draft import Draft
from quizapp.items.guid import fixed_number, item_guid
from quizapp.items.item import FALSE, TRUE, ItemKind
from quizapp.items.kinds.places import NAMED, beside_another, repeats
from quizapp.items.material import Material
from quizapp.items.worded import Worded
from quizapp.items.wordlists import kin_of
from quizapp.language.span import Span
from quizapp.language.squeeze import squeeze

COMPARED = re.compile(
    r"(?P<one>[\u3400-\u9fffA-Za-z]{2,8})比(?P<other>[\u3400-\u9fffA-Za-z]{2,8}?)(?P<more>更|还|要?[快慢大小高低多少贵重]|重要|容易|难)"
)
NOT_BUT = re.compile(r"不是(?P<one>[^，,。；;]{2,14})[，,]而是(?P<other>[^，,。；;]{2,14})$")
HOW = {AnswerType.NUMBER: "number", AnswerType.PLACE: "place"}
OFTEN = 15  # times that an article names what it is about
FIT = {"place": 0.56, "number": 0.74, "name": 0.70, "swap_compared": 0.78, "swap_not_but": 0.76}


@dataclass(frozen=True, slots=True)
class Change:
    """A false version of a statement: what it says, which answer it is about, and how it was made."""

    false: str
    answer: Answer
    how: str


def true_false(worded: Worded, material: Material) -> Iterator[Draft]:
    """One item a statement: false by the first change that applies, or true, as the guid decides."""
    change = next(_changes(worded, material), None)
    if change is None:
        return
    guid = item_guid(material.transcript, ItemKind.TRUE_FALSE, change.answer.raw)
    true = fixed_number(guid, "verdict") % 5 < 2  # false ones are worth more: they cannot be a copy of the text
    yield Draft(
        kind=ItemKind.TRUE_FALSE,
        claim=worded.claim,
        question=(worded.text if true else change.false) + "。",
        answer=TRUE if true else FALSE,
        raw=change.answer.raw,
        fit=FIT[change.how] - (0.08 if true else 0),
        reason=f"{'true' if true else 'false'}_{change.how}",
        correction="" if true else worded.text + "。",
    )


def _changes(worded: Worded, material: Material) -> Iterator[Change]:
    yield from _swaps(worded)
    for answer in worded.answers:
        if (
            answer.at is None
            or answer.type not in {AnswerType.NUMBER, *NAMED}
            or repeats(worded, answer.at)
            or beside_another(worded, answer.at)
            or (not worded.claim.by_hand and answer.type in NAMED and not _may_be_swapped(answer, material))
        ):
            continue
        guid = item_guid(material.transcript, ItemKind.TRUE_FALSE, answer.raw)
        wrong = distractors(worded, answer, material, guid)
        if wrong:
            chosen = wrong[fixed_number(guid, "wrong") % len(wrong)]
            how = HOW.get(answer.type, "name")
            yield Change(worded.with_(answer.at, chosen), answer, how)


def _may_be_swapped(answer: Answer, material: Material) -> bool:
    """Whether others of the name's kind are known, and the article is not about it: else the swap is plainly wrong."""
    return (answer.type is AnswerType.PERSON or kin_of(answer.text) is not None) and not _is_topic(answer, material)


def _is_topic(answer: Answer, material: Material) -> bool:
    """Whether the article is about what an answer names: another name in its place is plainly wrong to everybody."""
    title = material.transcript.title.value if material.transcript.title else ""
    name = squeeze(answer.text)
    return name in squeeze(title) or squeeze(material.transcript.folded).count(name) >= OFTEN


def _swaps(worded: Worded) -> Iterator[Change]:
    """A and B change places: A 比 B 更…, 不是 A 而是 B."""
    for pattern, how in ((COMPARED, "swap_compared"), (NOT_BUT, "swap_not_but")):
        match = pattern.search(worded.plain, worded.lead)
        if match is None:
            continue
        one, other = Span(*match.span("one")), Span(*match.span("other"))
        answer = next((a for a in worded.answers if a.at and (one.meets(a.at) or other.meets(a.at))), None)
        if answer and worded.is_whole(one) and worded.is_whole(other) and _alike(worded, one, other):
            text = worded.text
            swapped = text[: one.start] + other.of(text) + text[one.end : other.start] + one.of(text) + text[other.end :]
            yield Change(swapped, answer, how)


def _alike(worded: Worded, one: Span, other: Span) -> bool:
    """Whether both are noun phrases, or both are not: only then may they change places."""
    first, second = worded.inside(one), worded.inside(other)
    begins = worded.before(one)
    free = begins is None or begins.tag in {"w", "v", "c", "p", "d"}
    return bool(first and second) and first[-1].is_noun == second[-1].is_noun and free
