"""Questions on how two things hang together: which way a comparison goes, under which condition something holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.claims.claim import Answer
from quizapp.items.draft import Draft
from quizapp.items.guid import item_guid
from quizapp.items.item import GAP, ItemKind
from quizapp.items.quantities import in_fixed_order
from quizapp.items.worded import Worded
from quizapp.language.script import in_script
from quizapp.language.span import Span
from quizapp.language.squeeze import size
from quizapp.transcript.transcript import Transcript

OPPOSITES = {
    "高": "低",
    "大": "小",
    "多": "少",
    "快": "慢",
    "强": "弱",
    "贵": "便宜",
    "难": "容易",
    "好": "差",
    "长": "短",
    "早": "晚",
    "稳定": "不稳定",
    "复杂": "简单",
    "重": "轻",
    "远": "近",
}
BOTH = {**OPPOSITES, **{other: one for one, other in OPPOSITES.items()}}
DIRECTION = re.compile(
    r"(?<![不对相好])比(?![如较例方喻赛重])(?P<other>[^，,。；;]{2,18}?)(?P<how>(?:要|会|都|还)?(?:更|还要?)(?P<word>"
    + "|".join(sorted(BOTH, key=lambda word: (-len(word), word)))
    + r")(?:得多|一些|一点|很多|多了|了)?)(?=$|[，,；;])"
)
CONDITION = re.compile(
    r"^(?P<before>.*?)只有(?P<condition>[^，,。；;]{3,20}?)(?:的时候|时)?[，,]?\s*(?P<subject>[^，,。；;才]{0,14})(?P<then>才[^。；;]{4,30})$"
)
ALIKE = "差不多"


def direction(worded: Worded, transcript: Transcript) -> Iterator[Draft]:
    """A 比 B ____: 更高, 更低 or 差不多."""
    match = DIRECTION.search(worded.plain, worded.lead)
    answer = _answer_beside(worded, Span(*match.span())) if match else None
    if match is None or answer is None or match.start() - worded.lead < 2:
        return
    wanted = [f"更{match['word']}", f"更{BOTH[match['word']]}", ALIKE]
    right, *wrong = (in_script(words, traditional=worded.traditional) for words in wanted)
    guid = item_guid(transcript, ItemKind.MULTIPLE_CHOICE, answer.raw)
    yield Draft(
        kind=ItemKind.MULTIPLE_CHOICE,
        claim=worded.claim,
        question=worded.with_(Span(*match.span("how")), GAP) + "。",
        answer=right,
        raw=answer.raw,
        fit=0.72,
        reason="choice_direction",
        choices=in_fixed_order([right, *wrong], guid),
    )


def condition(worded: Worded) -> Iterator[Draft]:
    """在什么条件下…才…？ for 只有…才…."""
    match = CONDITION.match(worded.plain)
    answer = _answer_beside(worded, Span(*match.span("condition"))) if match else None
    if match is None or answer is None:
        return
    before, subject, then = (worded.text[slice(*match.span(name))] for name in ("before", "subject", "then"))
    words = worded.text[slice(*match.span("condition"))].strip()
    asked = in_script("在什么条件下", traditional=worded.traditional)
    if size(words) < 3 or (not subject.strip() and size(before) - worded.lead < 2):
        return
    yield Draft(
        kind=ItemKind.SHORT_ANSWER,
        claim=worded.claim,
        question=f"{before}{asked}{'，' + subject if subject.strip() else ''}{then}？",
        answer=words,
        raw=answer.raw,
        fit=0.74,
        reason="condition",
    )


def _answer_beside(worded: Worded, place: Span) -> Answer | None:
    """The answer of the claim that meets a place; else its first one."""
    placed = [answer for answer in worded.answers if answer.at]
    return next((answer for answer in placed if answer.at and answer.at.meets(place)), placed[0] if placed else None)
