"""Where the words of a claim stand: its quote in the source, its answers in the quote and in the statement."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from rapidfuzz import fuzz

from quizapp.claims.sheets.entry import Entry
from quizapp.claims.sheets.problem import Unproved
from quizapp.language.span import Span
from quizapp.language.squeeze import Squeezed, squeeze
from quizapp.transcript.transcript import BlockKind, Transcript

LINK = re.compile(r"!?\[([^\]\n]*)\](?:\([^)]*\)|\[\d+\])")
LABEL = re.compile(r"\[?(?:Speaker|说话人|說話人)\s*\d+\]?\s*[:：]?", re.IGNORECASE)
MARKUP = re.compile(r"\*\*|\[\d+\]|<[^>]{1,80}>|^\s*[>#]+", re.MULTILINE)
NEAR = 78  # per cent of likeness from which a statement is taken to word an answer
Found = tuple[str, Span | None, Span]  # an answer's text, its place in the statement, its place in the source


@dataclass(frozen=True, slots=True)
class Proof:
    """A statement and the place of the source that is to prove it."""

    transcript: Transcript
    source: Squeezed
    quote: Span
    statement: str

    @property
    def quoted(self) -> str:
        """The words of the quote."""
        return self.quote.of(self.transcript.text)

    @property
    def passage(self) -> Span:
        """The quote with the paragraphs that it stands in, the two before and the one after."""
        blocks = self.transcript.blocks
        held = [k for k, block in enumerate(blocks) if block.span.meets(self.quote)]
        if not held:
            return self.quote
        first, last = max(0, held[0] - 2), min(len(blocks) - 1, held[-1] + 1)
        return Span(min(blocks[first].span.start, self.quote.start), max(blocks[last].span.end, self.quote.end))


def find_quote(entry: Entry, source: Squeezed, transcript: Transcript) -> Span:
    """The place of the quote; of several, the first that the named speaker says. Raises Unproved if it stands nowhere."""
    given = entry.get("quote")
    if len(squeeze(given.text)) < 4:
        raise Unproved(given.line, "the claim has no quote", "copy the words of the source that prove it")
    places = source.find(given.text) or source.find(_without_marks(given.text, transcript))
    if not places:
        raise Unproved(given.line, f"the quote does not stand in the source: {_short(given.text)}", "copy it word for word")
    named = entry.get("speaker").text
    return next((p for p in places if named and _said_by(p, transcript) == named), places[0])


def _without_marks(quote: str, transcript: Transcript) -> str:
    """A quote copied from the raw source, without what the reader takes out: labels inside it, link marks, HTML entities."""
    names = [name for speaker in transcript.speakers for name in (speaker.name, *speaker.aliases)]
    labels = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    words = MARKUP.sub("", LABEL.sub("", LINK.sub(r"\1", unescape(quote))))
    return re.sub(rf"\[?(?:{labels})\]?\s*[:：]", "", words) if labels else words


def _said_by(span: Span, transcript: Transcript) -> str:
    block = transcript.block_at(span.start)
    return block.speaker if block and block.kind is BlockKind.SPEECH else ""


def find_answers(entry: Entry, proof: Proof) -> list[Found]:
    """The answers that the quote holds, with their places. Raises Unproved if there is none."""
    given = entry.get("answers")
    if not given.texts:
        raise Unproved(given.line, "the claim has no answers", "name the crucial words of the quote")
    statement = Squeezed.of(proof.statement)
    found = [place for text in given.texts if (place := _answer(text, statement, proof))]
    if not found:
        raise Unproved(given.line, f"no answer stands in the quote: {_short('、'.join(given.texts))}", "take words of the quote")
    return found


def _answer(text: str, statement: Squeezed, proof: Proof) -> Found | None:
    raw = proof.source.find(text, proof.quote)
    if not raw:
        return None
    worded = statement.find(text) or statement.find(text.replace("个", ""))
    if not worded:
        near = _near(text, statement)
        return (near.of(proof.statement) if near else text), near, raw[0]
    # The last place: what is crucial stands at the end of a Chinese sentence, where its first mention is its topic.
    at = worded[-1]
    return at.of(proof.statement), at, raw[0]


def _near(text: str, statement: Squeezed) -> Span | None:
    """The place of the statement that says an answer in almost the same characters: 制作完毕 for 的制作完毕."""
    wanted = squeeze(text)
    found = fuzz.partial_ratio_alignment(wanted, statement.bare, score_cutoff=NEAR) if len(wanted) >= 4 else None
    if found is None or found.dest_end - found.dest_start < 0.7 * len(wanted):
        return None
    first, last = found.dest_start, found.dest_end
    while first < last and statement.bare[first] not in wanted:
        first += 1
    while last > first and statement.bare[last - 1] not in wanted:
        last -= 1
    while first > 0 and statement.bare[first - 1] in wanted and statement.places[first - 1] == statement.places[first] - 1:
        first -= 1
    place = Span(statement.places[first], statement.places[last - 1] + 1) if last - first >= max(3, 0.6 * len(wanted)) else None
    # An amount in other words is another amount.
    return None if place is None or re.search(r"\d", text + place.of(statement.text)) else place


def _short(text: str) -> str:
    return text if len(text) <= 30 else text[:30] + "…"
