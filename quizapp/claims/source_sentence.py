"""The sentences of a transcript with all that a reader knows of each: who says it, after which question, under which heading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from quizapp.claims.draft import Draft, Word
from quizapp.language.sentences import sentences
from quizapp.language.span import Span
from quizapp.language.words import NAME_TAGS, Token, tag
from quizapp.transcript.transcript import Block, BlockKind, Role, Speaker, Transcript

QUESTION_MARKS = ("?", "？")
TOGETHER = 0.7  # of the times that the rarer of two characters stands alone or beside the other


@dataclass(frozen=True, slots=True)
class SourceSentence:
    """One sentence. `span`, `question` and `heading` index the transcript's text; tokens index the sentence."""

    number: int  # counts all sentences of the transcript from 0
    span: Span
    text: str  # folded
    tokens: tuple[Token, ...]
    block: Block
    speaker: Speaker | None  # None for the article's own voice
    place_in_turn: int  # 0 for the first sentence of a turn (or of a paragraph where nobody speaks)
    question: Span | None = None  # the question that the turn before ended in
    heading: Span | None = None  # the last heading before it

    @property
    def asks(self) -> bool:
        """Whether it is a question."""
        return self.text.rstrip("”」』)\"' ").endswith(QUESTION_MARKS)

    @property
    def by_host(self) -> bool:
        """Whether the one who asks says it."""
        return self.speaker is not None and self.speaker.role is Role.HOST


def source_sentences(transcript: Transcript) -> list[SourceSentence]:
    """All sentences of leads and speech, in order, tagged in one go."""
    places = [
        (block, span)
        for block in transcript.blocks
        if block.kind is not BlockKind.HEADING
        for span in sentences(transcript.text, block.span)
    ]
    tagged = tag([span.of(transcript.folded) for _, span in places], names=known_names(transcript))
    tagged = joined(tagged)
    people = {s.name: s for s in transcript.speakers}
    settings = _Settings(transcript)
    found: list[SourceSentence] = []
    for number, ((block, span), tokens) in enumerate(zip(places, tagged, strict=True)):
        question, heading, place = settings.at(block, span)
        found.append(
            SourceSentence(
                number,
                span,
                span.of(transcript.folded),
                tuple(tokens),
                block,
                people.get(block.speaker),
                place,
                question,
                heading,
            )
        )
    return found


def joined(tagged: list[list[Token]]) -> list[list[Token]]:
    """The sentences with names of this text that the tagger cuts into single characters (语|雀) put together.

    Two characters are one word if they stand side by side three times or more, and seldom one without the other.
    """
    singles = Counter(t.text for tokens in tagged for t in tokens if _single(t))
    pairs = Counter(
        (a.text, b.text) for tokens in tagged for a, b in pairwise(tokens) if _single(a) and _single(b) and a.end == b.start
    )
    names = {pair for pair, n in pairs.items() if n >= 3 and n >= TOGETHER * min(singles[pair[0]], singles[pair[1]])}
    return [_joined(tokens, names) for tokens in tagged] if names else tagged


def _single(token: Token) -> bool:
    return len(token.text) == 1 and "\u4e00" <= token.text <= "\u9fff" and token.tag in PART_TAGS


def _joined(tokens: list[Token], names: set[tuple[str, str]]) -> list[Token]:
    result: list[Token] = []
    for token in tokens:
        last = result[-1] if result else None
        if last is not None and last.end == token.start and (last.text, token.text) in names:
            result[-1] = Token(last.text + token.text, "nz", last.start, token.end)
        else:
            result.append(token)
    return result


PART_TAGS = NAME_TAGS | {"n", "v", "a", "vn", "an", "ad"}  # what the single characters of a name are taken for


class _Settings:
    """Walks through the sentences and remembers the heading, the question before and the place in the turn."""

    def __init__(self, transcript: Transcript) -> None:
        self.folded = transcript.folded
        self.headings = [b.span for b in transcript.blocks if b.kind is BlockKind.HEADING]
        self.turn: int | None = None
        self.place = -1
        self.question: Span | None = None
        self.last_question: Span | None = None

    def at(self, block: Block, span: Span) -> tuple[Span | None, Span | None, int]:
        key = block.turn if block.turn >= 0 else -2 - block.span.start
        if key != self.turn:
            self.turn, self.place = key, -1
            self.question, self.last_question = self.last_question, None
        self.place += 1
        if span.of(self.folded).rstrip("”」』 ").endswith(QUESTION_MARKS):
            self.last_question = span
        elif self.place > 3:
            self.last_question = None  # a question in the middle of a speech is not what the next turn answers
        heading = max((h for h in self.headings if h.start < span.start), default=None)
        return self.question if block.turn >= 0 else None, heading, self.place


def known_names(transcript: Transcript) -> list[str]:
    """Strings that are one word in this text: speakers with their aliases, without the generic ones."""
    return [name for speaker in transcript.speakers for name in (speaker.name, *speaker.aliases) if len(name) >= 2]


def draft(sentence: SourceSentence, transcript: Transcript) -> Draft:
    """The sentence as a draft, untouched."""
    words = []
    for token in sentence.tokens:
        raw = Span(sentence.span.start + token.start, sentence.span.start + token.end)
        words.append(Word(token.text, raw.of(transcript.text), token.tag, raw))
    return Draft(tuple(_with_blanks(words, transcript)))


def _with_blanks(words: list[Word], transcript: Transcript) -> Iterator[Word]:
    """The words with the blanks between them (which the tagger leaves out) joined to the word before."""
    for word, after in zip(words, [*words[1:], None], strict=True):
        gap = transcript.folded[word.raw.end : after.raw.start] if word.raw and after and after.raw else ""
        if gap and word.raw:
            raw = Span(word.raw.start, word.raw.end + len(gap))
            yield Word(word.text + gap, raw.of(transcript.text), word.tag, raw)
        else:
            yield word
