"""The words of the article round a quote: what its speaker said right before and right after, and whom it answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quizapp.language.sentences import clauses, sentences
from quizapp.language.span import Span
from quizapp.language.squeeze import size
from quizapp.transcript.transcript import Block, BlockKind, Transcript

BEFORE, AFTER = 40, 60  # as size() measures: whole sentences are added until there are so many
MOST = 100  # a longer sentence gives the clauses beside the quote
SHORTEST = 4  # of what is left of the quote's own sentence: 所以 alone is nothing to show
CUT = "……"
ENDS = ("。", "！", "？", "!", "?", "…", ".", "；", "：", "~")
OUTER_MARKS = "，,；;：:、 "
# Addresses, mark-up, captions, and what an editor says of the text: nothing that explains a quote.
UNREADABLE = re.compile(r"https?:|www\.|_{2,}|\*{2}|!\[|\]\(|[\uff5c|]|图片?(?:来)?源|[圖图]片來源|^[（(]?以下(?:[是为為]|由)")
BRACKETS = {"）": "（", ")": "(", "」": "「", "”": "“", "》": "《"}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Words before and after a quote, as the article has them; empty where there are none. `asked` ends the turn before."""

    before: str = ""
    after: str = ""
    asked: str = ""
    asker: str = ""


def surroundings(transcript: Transcript, quote: Span) -> Surroundings:
    """What stands round a quote in its turn, or in the run of narrated paragraphs that holds it.

    Where the turn begins with the quote, the end of the turn before it; nothing at all round a heading.
    """
    block = transcript.block_at(quote.start)
    if block is None or block.kind is BlockKind.HEADING:
        return Surroundings()
    text = transcript.text
    spans = [span for one in passage(transcript, block) for span in sentences(text, one.span) if not _is_caption(text, one, span)]
    own = [span for span in spans if span.meets(quote)]
    if not own:
        return Surroundings()
    earlier = [span for span in spans if span.end <= own[0].start][::-1]
    later = [span for span in spans if span.start >= own[-1].end]
    begun = _rest(text, own[0].start, quote.start)
    before = _gathered(text, [*begun, *earlier], BEFORE, nearest_last=True) + CUT * bool(begun)
    after = _gathered(text, [*_rest(text, quote.end, own[-1].end), *later], AFTER)
    asker = _turn_before(transcript, block) if not before else None
    if asker is None:
        return Surroundings(before, after)
    ends = list(sentences(text, asker.span))[::-1]
    return Surroundings(before, after, _gathered(text, ends, BEFORE, nearest_last=True), asker.speaker)


def passage(transcript: Transcript, block: Block) -> list[Block]:
    """The paragraphs that go together with one: those of its turn, or those of the article's own voice between two headings."""
    if block.turn >= 0:
        return [b for b in transcript.blocks if b.turn == block.turn]
    at = transcript.blocks.index(block)
    before, after = transcript.blocks[:at][::-1], transcript.blocks[at + 1 :]
    return [*_narrated(before)[::-1], block, *_narrated(after)]


def _narrated(blocks: Sequence[Block]) -> list[Block]:
    """The paragraphs up to the next that is a heading or that somebody says."""
    stop = next((k for k, b in enumerate(blocks) if b.kind is not BlockKind.LEAD), len(blocks))
    return list(blocks[:stop])


def _is_caption(text: str, block: Block, span: Span) -> bool:
    """Whether a line of the article's own voice ends without an end mark: a subtitle, a caption, credits."""
    return block.turn < 0 and not span.of(text).rstrip("”」』）)’ ").endswith(ENDS)


def _turn_before(transcript: Transcript, block: Block) -> Block | None:
    """The last paragraph of the turn that a turn answers."""
    return next((b for b in reversed(transcript.blocks) if 0 <= b.turn == block.turn - 1 and b.speaker), None)


def _rest(text: str, start: int, end: int) -> list[Span]:
    """What is left of the quote's own sentence on one side, unless it is too little to show."""
    return [Span(start, end)] if start < end and size(text[start:end]) >= SHORTEST else []


def _gathered(text: str, spans: Iterable[Span], enough: int, *, nearest_last: bool = False) -> str:
    """Sentences from the nearest on until they are enough, in the order of the article; up to one that cannot be read."""
    kept: list[str] = []
    for span in spans:
        words = span.of(text).replace("\n", "").strip()
        if UNREADABLE.search(words) or sum(map(size, kept)) >= enough:
            break
        kept.append(_clipped(words, nearest_last=nearest_last))
        if CUT in kept[-1]:
            break
    return _closed("".join(kept[::-1] if nearest_last else kept).strip(OUTER_MARKS))


def _closed(words: str) -> str:
    """The words without a bracket at their beginning that opens nowhere."""
    while words[:1] in BRACKETS and BRACKETS[words[0]] not in words:
        words = words[1:].lstrip(OUTER_MARKS)
    return words


def _clipped(words: str, *, nearest_last: bool) -> str:
    """A sentence, or of a very long one the clauses on the side of the quote."""
    if size(words) <= MOST:
        return words
    parts = clauses(words, Span(0, len(words)))
    kept: list[Span] = []
    for part in reversed(parts) if nearest_last else parts:
        if kept and size(words[min(kept[0].start, part.start) : max(kept[0].end, part.end)]) > MOST:
            break
        kept.append(part)
    return CUT + words[kept[-1].start :] if nearest_last else words[: kept[-1].end] + CUT
