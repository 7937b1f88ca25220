"""Why the answer is right, in words that teach.

What the statement says beyond the question comes first; then what stands around the quote in the article: a claim made in
the same breath, the sentence that goes on from it, or the question that it answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.claims.claim import ClaimKind
from quizapp.items.draft import Draft
from quizapp.items.item import FALSE, GAP, ItemKind
from quizapp.items.material import Material
from quizapp.items.worded import Worded
from quizapp.language.sentences import sentences
from quizapp.language.span import Span
from quizapp.language.squeeze import share, size, squeeze
from quizapp.transcript.transcript import Block, BlockKind, Role

LONGEST_QUESTION = 36  # of the host's, as size() measures
LONGEST_SENTENCE = 60  # of the source, shown word for word
NEXT = 140  # characters between two quotes said in the same breath
NEAR = 700  # characters between two quotes of one train of thought
DEIXIS = re.compile(r"这|那|刚才|你们?刚|上面|[他她它]")
SPOKEN = re.compile(r"嗯|呃|对吧|是吧|就是说|然后呢|这个这个|那个那个|哈哈|我的天|OK|\*|【|\[")


def explain(draft: Draft, worded: Worded, material: Material) -> str:
    """One to three sentences; the sheet's own explanation where it gives one."""
    if worded.claim.explanation:
        correction = [f"正确的说法：{worded.text}。"] if draft.answer == FALSE else []
        return "".join([*correction, worded.claim.explanation])
    parts = [*_statement(draft, worded), *_surroundings(draft, worded, material)]
    return "".join(dict.fromkeys(parts)) or worded.text + "。"


def _statement(draft: Draft, worded: Worded) -> Iterator[str]:
    whole = worded.text + "。"
    if draft.answer == FALSE:
        yield f"正确的说法：{whole}"
    elif draft.kind is ItemKind.LIST or share(worded.text, draft.question.replace(GAP, draft.answer)) < 0.8:
        yield whole


def _surroundings(draft: Draft, worded: Worded, material: Material) -> Iterator[str]:
    """A claim made in the same breath, or the sentence that goes on, the question, a claim that has much to do with it."""
    close = _neighbour(draft, worded, material, NEXT, 0.0)
    sentence = "" if close else _goes_on(worded, material)
    if close:
        yield _told(close, worded)
    elif sentence:
        yield sentence
    elif asked := _host_question(worded, material):
        yield f"这是在回答“{asked}”时说的。"
    elif far := _neighbour(draft, worded, material, NEAR, 0.25):
        yield _told(far, worded)


def _told(other: Worded, worded: Worded) -> str:
    after = other.claim.quote.start >= worded.claim.quote.start
    return f"{'下文接着说' if after else '上文说'}：{_without_lead(other)}。"


def _without_lead(other: Worded) -> str:
    """A statement without 据某某介绍, which the one it explains has said already; an opinion keeps its holder."""
    return other.text[other.lead :] if other.claim.kind is ClaimKind.FACT else other.text


def _neighbour(draft: Draft, worded: Worded, material: Material, reach: int, least: float) -> Worded | None:
    """The claim within reach whose statement sheds most light on this one, without saying the same."""
    own = worded.claim.quote
    near = [(k, other) for k, other in enumerate(material.statements) if _apart(other.claim.quote, own) <= reach]
    scored = [
        (_light(other, draft, worded, material), -abs(other.claim.quote.start - own.start), k)
        for k, other in near
        if other.claim is not worded.claim
    ]
    best = max(scored, default=None)
    return material.statements[best[2]] if best and best[0] > least else None


def _apart(one: Span, other: Span) -> int:
    """The characters between two places; 0 if they touch."""
    return max(0, max(one.start, other.start) - min(one.end, other.end))


def _light(other: Worded, draft: Draft, worded: Worded, material: Material) -> float:
    """How much another statement explains this one, about 0 to 1.5; 0 if it is another turn's, too long or says the same."""
    alike = share(other.text, worded.text)
    block = material.transcript.block_at(worded.claim.quote.start)
    theirs = material.transcript.block_at(other.claim.quote.start)
    same_turn = bool(block and theirs and block.turn == theirs.turn and block.speaker == theirs.speaker)
    if not same_turn or alike > 0.55 or size(other.text) > LONGEST_SENTENCE or squeeze(draft.answer) in squeeze(other.text):
        return 0.0
    tells_of_choice = any(squeeze(c) in squeeze(other.text) for c in draft.others if size(c) >= 2)
    return 0.1 + alike + 0.3 * tells_of_choice


def _goes_on(worded: Worded, material: Material) -> str:
    """The sentence of the source after the quote, or else before it, word for word, if it can be read."""
    transcript, quote = material.transcript, worded.claim.quote
    block = transcript.block_at(quote.start)
    if block is None or block.kind is BlockKind.HEADING:
        return ""
    spans = sentences(transcript.folded, block.span)
    after = next((s for s in spans if s.start >= quote.end - 1), None)
    before = next((s for s in reversed(spans) if s.end <= quote.start + 1), None)
    for place, words in ((after, "原文接着说"), (before, "原文在前面说")):
        if place and _readable(place.of(transcript.text)):
            return f"{words}：“{place.of(transcript.text).strip()}”"
    return ""


def _readable(sentence: str) -> bool:
    clean = not SPOKEN.search(sentence) and not re.search(r"[“”\"「」?？]", sentence)
    return clean and 10 <= size(sentence) <= LONGEST_SENTENCE


def _host_question(worded: Worded, material: Material) -> str:
    """The short question of the host that the turn of the quote answers, if it can be read alone."""
    transcript = material.transcript
    block = transcript.block_at(worded.claim.quote.start)
    if block is None or block.kind is not BlockKind.SPEECH or worded.claim.quote.start - block.span.start > 220:
        return ""
    spans = [span for asked in _asking_blocks(block, material) for span in sentences(transcript.folded, asked.span)]
    last = spans[-1].of(transcript.text).strip() if spans else ""
    fits = last.endswith(("?", "？")) and 6 <= size(last) <= LONGEST_QUESTION and not DEIXIS.search(last)
    return last if fits and not re.search(r"[“”「」]", last) else ""


def _asking_blocks(block: Block, material: Material) -> list[Block]:
    hosts = {s.name for s in material.transcript.speakers if s.role is Role.HOST}
    return [b for b in material.transcript.blocks if b.turn == block.turn - 1 and b.speaker in hosts]
