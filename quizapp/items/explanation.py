"""Why the answer is right, in words that teach.

What the statement says beyond the question comes first; then what stands right beside the quote in the article, word for
word: the rest of its sentence, the sentence that goes on from it or leads up to it, and the question that it answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.items.draft import Draft
from quizapp.items.item import FALSE, GAP, ItemKind
from quizapp.items.material import Material
from quizapp.items.worded import Worded
from quizapp.language.fold import written
from quizapp.language.script import in_script
from quizapp.language.sentences import sentences
from quizapp.language.span import Span
from quizapp.language.squeeze import share, size
from quizapp.transcript.transcript import Block, BlockKind, Role

LONGEST_QUESTION = 40  # of the host's, as size() measures
LONGEST, SHORTEST = 96, 9  # of what is shown of the source word for word
SHORT_NEIGHBOUR = 26  # a sentence so short is shown with the one after it
REPEATS = 0.6  # of its character pairs: the same in other words
CONNECTED = re.compile(
    r"因为|由于|原因|所以|但|而|不过|比如|例如|因此|也就是|换句话|其实|如果|这样|这|于是|毕竟|反而|相比|同时|它|他"
)
DEIXIS = re.compile(r"刚才|你们?刚|上面|[他她它]")
SPOKEN = re.compile(r"嗯|呃|对吧|是吧|这个这个|那个那个|哈哈|我的天|\*|【|\[")
THANKS = re.compile(r"谢谢|感谢|欢迎|好的|没错|是的|对[，,。]|哈哈")


def explain(draft: Draft, worded: Worded, material: Material) -> str:
    """One to three sentences; the sheet's own explanation where it gives one."""
    if worded.claim.explanation:
        correction = [f"{_said('正确的说法', material)}：{worded.text}。"] if draft.answer == FALSE else []
        return "".join([*correction, worded.claim.explanation])
    parts = [*_statement(draft, worded, material), *_surroundings(worded, material)]
    return "".join(dict.fromkeys(parts)) or worded.text + "。"


def _said(words: str, material: Material) -> str:
    return in_script(words, material.transcript.traditional)


def _statement(draft: Draft, worded: Worded, material: Material) -> Iterator[str]:
    whole = worded.text + "。"
    filled = draft.question.replace(GAP, draft.answer)
    if draft.answer == FALSE:
        yield f"{_said('正确的说法', material)}：{whole}"
    elif draft.kind is ItemKind.LIST or size(worded.text) - size(filled) >= 8:
        yield whole


def _surroundings(worded: Worded, material: Material) -> Iterator[str]:
    """The rest of the sentence, or what goes on from it; else what leads up to it; and the question that it answers."""
    beside = next(filter(None, _beside(worded, material)), "")
    if beside:
        yield beside
    asked = _host_question(worded, material)
    if asked and size(beside) < LONGEST - LONGEST_QUESTION:
        yield asked
    elif not beside and (heading := _heading(worded, material)):
        yield heading


def _beside(worded: Worded, material: Material) -> Iterator[str]:
    """What stands right beside the quote, word for word, the most telling first."""
    transcript, quote = material.transcript, worded.claim.quote
    block = transcript.block_at(quote.start)
    if block is None or block.kind is BlockKind.HEADING:
        return
    spans = sentences(transcript.text, block.span)
    own = [s for s in spans if s.meets(quote)]
    if not own:
        return
    after = [s for s in spans if s.start >= own[-1].end]
    before = [s for s in spans if s.end <= own[0].start]
    whole = Span(own[0].start, own[-1].end)
    outside = size(whole.of(transcript.text)) - size(quote.of(transcript.text))
    rest = Span(quote.end, whole.end).of(transcript.text).strip("，,；;：: ") if quote.end < whole.end else ""
    follows = _words(after, transcript.text)
    leads = _words(before[::-1][:1], transcript.text)
    connected = bool(follows) and CONNECTED.match(follows) is not None
    if outside >= SHORTEST and size(rest) >= SHORTEST:
        yield _shown("原文接着说", rest, worded, material)
    order = [("原文接着说", follows), ("在这之前说到", leads)]
    for lead, words in order if connected or not leads else sorted(order, key=lambda one: -_light(one[1], worded)):
        yield _shown(lead, words, worded, material)
    if outside >= SHORTEST:
        yield _shown("原文整句是", whole.of(transcript.text), worded, material)


def _words(spans: list[Span], text: str) -> str:
    """The first sentence, with the second where the first is short."""
    if not spans:
        return ""
    first = spans[0].of(text).strip()
    if size(first) < SHORT_NEIGHBOUR and len(spans) > 1 and spans[1].start - spans[0].end <= 2:
        return Span(spans[0].start, spans[1].end).of(text).strip()
    return first


def _shown(lead: str, words: str, worded: Worded, material: Material) -> str:
    """The words in quotation marks behind `lead`; nothing if they repeat the statement or say nothing."""
    if not SHORTEST <= size(words) <= LONGEST or SPOKEN.search(words) or THANKS.match(words):
        return ""
    if share(words, worded.text) > REPEATS or words.endswith(("?", "？")):
        return ""
    return f"{_said(lead, material)}：“{_quotable(words)}”"


def _quotable(words: str) -> str:
    """Words to stand between quotation marks: their own marks become single ones, their width is that of print."""
    return written(words.replace("“", "‘").replace("”", "’").replace("「", "‘").replace("」", "’")).strip()


def _light(words: str, worded: Worded) -> float:
    """How much some words are about what the statement is about."""
    return share(worded.text, words) if words else -1.0


def _heading(worded: Worded, material: Material) -> str:
    headings = [b for b in material.transcript.blocks if b.kind is BlockKind.HEADING and b.span.end <= worded.claim.quote.start]
    words = headings[-1].span.of(material.transcript.text).strip() if headings else ""
    told = f"{_said('这段话出自', material)}“{_quotable(words)}”{_said('一节', material)}。"
    return told if 3 <= size(words) <= LONGEST_QUESTION else ""


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
