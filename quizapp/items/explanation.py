"""Why the answer is right, in words that teach: the article's own words round the quote.

Strict readers were shown 64 items twice, once with the one sentence beside the quote that a model thought best, once with what
stands on both sides of it: they missed an explanation in 29 of the first and in 10 of the second (docs/quality.md).
"""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.items.draft import Draft
from quizapp.items.item import FALSE
from quizapp.items.material import Material, is_person
from quizapp.items.surroundings import surroundings
from quizapp.items.worded import Worded
from quizapp.language.fold import written
from quizapp.language.script import in_script
from quizapp.transcript.transcript import BlockKind


def explain(draft: Draft, worded: Worded, material: Material) -> str:
    """A few sentences; the sheet's own explanation where it gives one."""
    parts = [worded.claim.explanation] if worded.claim.explanation else [*_told_around(worded, material)]
    correction = [f"{_said('正确的说法', material)}：{worded.text}。"] if draft.answer == FALSE else []
    return "".join([*correction, *parts]) or worded.text + "。"


def _told_around(worded: Worded, material: Material) -> Iterator[str]:
    """What was said before and after the quote, in quotation marks, with who said it."""
    quote = worded.claim.quote
    around = surroundings(material.transcript, quote)
    who = _voice(worded, material)
    if around.asked:
        yield f"{around.asker}{_said('在这之前说', material)}：“{_quotable(around.asked)}”"
    if around.before:
        yield f"{who}{_said('在这之前说', material)}：“{_quotable(around.before)}”"
    if around.after:
        yield f"{who}{_said('接着说', material)}：“{_quotable(around.after)}”"


def _voice(worded: Worded, material: Material) -> str:
    """Who says what stands round a quote."""
    block = material.transcript.block_at(worded.claim.quote.start)
    named = block is not None and block.kind is BlockKind.SPEECH and is_person(block.speaker)
    return block.speaker if block is not None and named else "原文"


def _said(words: str, material: Material) -> str:
    return in_script(words, material.transcript.traditional)


def _quotable(words: str) -> str:
    """Words to stand between quotation marks: their own marks become single ones, their width is that of print."""
    return written(words.replace("“", "‘").replace("”", "’").replace("「", "‘").replace("」", "’")).strip()
