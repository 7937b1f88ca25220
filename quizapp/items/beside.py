"""What stands near a quote and may explain it: the rest of its sentence, and the sentences of the same turn around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from quizapp.language.sentences import sentences
from quizapp.language.span import Span
from quizapp.language.squeeze import size
from quizapp.transcript.transcript import Block, BlockKind, Transcript

REACH = 3  # sentences on either side
SHORTEST, LONGEST = 8, 100  # of what is shown, as size() measures
SHORT = 30  # a sentence so short may be shown with the next one
GAP = 2  # characters between two sentences that are shown together: a line break may stand there
OUTER_MARKS = "，,；;：:、 "


class Side(StrEnum):
    """Where words stand, seen from the quote."""

    REST = "rest"  # of the quote's own sentence, after it
    WHOLE = "whole"  # the quote's own sentence
    AFTER = "after"
    BEFORE = "before"
    ELSEWHERE = "elsewhere"  # in another turn, or farther off


@dataclass(frozen=True, slots=True)
class Beside:
    """Words near a quote: their place in the transcript's text, their distance in sentences, and the place of the second
    sentence of two, which stands farther from the quote."""

    place: Span
    side: Side
    distance: int = 1
    added: Span | None = None


def beside(transcript: Transcript, quote: Span) -> list[Beside]:
    """Everything near a quote that has the length of an explanation; nothing if the quote stands in a heading."""
    block = transcript.block_at(quote.start)
    if block is None or block.kind is BlockKind.HEADING:
        return []
    spans = [span for one in passage(transcript, block) for span in sentences(transcript.text, one.span)]
    own = [span for span in spans if span.meets(quote)]
    if not own:
        return []
    rest = list(_own_sentence(transcript.text, Span(own[0].start, own[-1].end), quote))
    between = any(one.side is Side.REST for one in rest)  # then the next sentence goes on from the rest, not from the quote
    found = [
        *rest,
        *_rows(Side.AFTER, [s for s in spans if s.start >= own[-1].end][:REACH], transcript.text, 1 + between),
        *_rows(Side.BEFORE, [s for s in spans if s.end <= own[0].start][::-1][:REACH], transcript.text),
    ]
    return [one for one in found if _fits(one.place, transcript)]


def elsewhere(transcript: Transcript, quote: Span) -> Iterator[Beside]:
    """Every single sentence of fitting length in other turns, however far."""
    block = transcript.block_at(quote.start)
    near = {one.span for one in passage(transcript, block)} if block else set()
    for one in transcript.blocks:
        if one.kind is BlockKind.HEADING or one.span in near:
            continue
        for span in sentences(transcript.text, one.span):
            if _fits(span, transcript):
                yield Beside(span, Side.ELSEWHERE)


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


def _fits(place: Span, transcript: Transcript) -> bool:
    return SHORTEST <= size(place.of(transcript.text)) <= LONGEST


def _own_sentence(text: str, whole: Span, quote: Span) -> Iterator[Beside]:
    """What goes on from the quote in its sentence, or the whole sentence if the quote ends it and much stands in front."""
    start = quote.end
    while start < whole.end and text[start] in OUTER_MARKS:
        start += 1
    if size(text[start : whole.end]) >= SHORTEST:
        yield Beside(Span(start, whole.end), Side.REST)
    elif size(whole.of(text)) - size(quote.of(text)) >= SHORTEST:
        yield Beside(whole, Side.WHOLE)


def _rows(side: Side, near: Sequence[Span], text: str, nearest: int = 1) -> Iterator[Beside]:
    """Each sentence alone, and a short one with the next one away from the quote; `near` begins beside the quote."""
    for k, span in enumerate(near):
        yield Beside(span, side, k + nearest)
        if k + 1 < len(near) and size(span.of(text)) <= SHORT:
            other = near[k + 1]
            first, second = (span, other) if side is Side.AFTER else (other, span)
            if second.start - first.end <= GAP:
                yield Beside(Span(first.start, second.end), side, k + nearest, other)
