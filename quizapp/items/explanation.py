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
from quizapp.language.script import in_script
from quizapp.language.sentences import sentences
from quizapp.language.span import Span
from quizapp.language.squeeze import share, size, squeeze
from quizapp.transcript.transcript import Block, BlockKind, Role

LONGEST_QUESTION = 40  # of the host's, as size() measures
LONGEST_SENTENCE = 72  # of the source, shown word for word
NEXT = 140  # characters between two quotes said in the same breath
NEAR = 700  # characters between two quotes of one train of thought
LEAST_LIGHT = 0.14  # below, the question that was answered says more
REPEATS = 0.55  # of its character pairs: the same in other words
CLEAN, BESIDE = 0.08, 0.06  # for a written statement, for one said in the same breath
CONNECTED = re.compile(r"因为|所以|但|而|不过|比如|例如|因此|也就是|其实|如果|这样|于是|毕竟|反而|相比|同时")
DEIXIS = re.compile(r"刚才|你们?刚|上面|[他她它]")
SPOKEN = re.compile(r"嗯|呃|对吧|是吧|就是说|然后呢|这个这个|那个那个|哈哈|我的天|OK|\*|【|\[")


def explain(draft: Draft, worded: Worded, material: Material) -> str:
    """One to three sentences; the sheet's own explanation where it gives one."""
    if worded.claim.explanation:
        correction = [f"{_said('正确的说法', material)}：{worded.text}。"] if draft.answer == FALSE else []
        return "".join([*correction, worded.claim.explanation])
    parts = [*_statement(draft, worded, material), *_surroundings(draft, worded, material)]
    return "".join(dict.fromkeys(parts)) or worded.text + "。"


def _said(words: str, material: Material) -> str:
    return in_script(words, material.transcript.traditional)


def _statement(draft: Draft, worded: Worded, material: Material) -> Iterator[str]:
    whole = worded.text + "。"
    if draft.answer == FALSE:
        yield f"{_said('正确的说法', material)}：{whole}"
    elif draft.kind is ItemKind.LIST or share(worded.text, draft.question.replace(GAP, draft.answer)) < 0.8:
        yield whole


def _surroundings(draft: Draft, worded: Worded, material: Material) -> Iterator[str]:
    """What sheds most light: a claim made near by, the sentence before or after; else the question that the quote answers."""
    found = [*_claims_near(draft, worded, material), *_sentences_beside(draft, worded, material)]
    light, words = max(found, default=(0.0, ""))
    if light < LEAST_LIGHT:
        words = _host_question(worded, material) or words
    if words:
        yield words


def _claims_near(draft: Draft, worded: Worded, material: Material) -> Iterator[tuple[float, str]]:
    """Other claims of the same turn, with how much light each sheds."""
    own = worded.claim.quote
    for other in material.statements:
        apart = _apart(other.claim.quote, own)
        if other.claim is worded.claim or apart > NEAR or not _same_turn(other, worded, material):
            continue
        words = _without_lead(other)
        light = _light(words, draft, worded, material) + CLEAN + (BESIDE if apart <= NEXT else 0.0) - 0.15 * apart / NEAR
        if light > 0 and size(words) <= LONGEST_SENTENCE:
            after = other.claim.quote.start >= own.start
            yield round(light, 6), f"{_said('下文接着说' if after else '上文说', material)}：{words}。"


def _sentences_beside(draft: Draft, worded: Worded, material: Material) -> Iterator[tuple[float, str]]:
    """The sentences of the source after and before the quote, word for word, where they can be read alone."""
    transcript, quote = material.transcript, worded.claim.quote
    block = transcript.block_at(quote.start)
    if block is None or block.kind is BlockKind.HEADING:
        return
    spans = sentences(transcript.folded, block.span)
    after = next((s for s in spans if s.start >= quote.end - 1), None)
    before = next((s for s in reversed(spans) if s.end <= quote.start + 1), None)
    for place, lead in ((after, "原文接着说"), (before, "原文在前面说")):
        words = place.of(transcript.text).strip() if place else ""
        if _readable(words):
            yield round(_light(words, draft, worded, material), 6), f"{_said(lead, material)}：“{words}”"


def _light(words: str, draft: Draft, worded: Worded, material: Material) -> float:
    """How much some words explain a statement: what they share with it, the cause that they begin with; -1 if they repeat it."""
    plain, own = words, worded.text
    for name in [n for s in material.transcript.speakers for n in (s.name, *s.aliases)]:
        plain, own = plain.replace(name, ""), own.replace(name, "")
    alike = share(plain, own)
    if alike > REPEATS or (
        draft.kind is not ItemKind.TRUE_FALSE and squeeze(draft.answer) in squeeze(words) and size(draft.answer) > 1
    ):
        return -1.0
    tells_of_choice = any(squeeze(c) in squeeze(words) for c in draft.others if size(c) >= 2)
    return alike + 0.3 * tells_of_choice + 0.12 * bool(CONNECTED.match(words))


def _same_turn(other: Worded, worded: Worded, material: Material) -> bool:
    block = material.transcript.block_at(worded.claim.quote.start)
    theirs = material.transcript.block_at(other.claim.quote.start)
    return bool(block and theirs and block.turn == theirs.turn and block.speaker == theirs.speaker)


def _without_lead(other: Worded) -> str:
    """A statement without 据某某介绍, which the one it explains has said already; an opinion keeps its holder."""
    return other.text[other.lead :] if other.claim.kind is ClaimKind.FACT else other.text


def _apart(one: Span, other: Span) -> int:
    """The characters between two places; 0 if they touch."""
    return max(0, max(one.start, other.start) - min(one.end, other.end))


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
    readable = fits and not re.search(r"[“”「」]", last)
    return f"{_said('这是在回答', material)}“{last}”{_said('时说的', material)}。" if readable else ""


def _asking_blocks(block: Block, material: Material) -> list[Block]:
    hosts = {s.name for s in material.transcript.speakers if s.role is Role.HOST}
    return [b for b in material.transcript.blocks if b.turn == block.turn - 1 and b.speaker in hosts]
