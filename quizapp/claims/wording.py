"""How a draft is shown: in the source's script, with full-width punctuation, and where its spans lie in that form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from quizapp.claims.draft import Draft, Word
from quizapp.language.fold import written
from quizapp.language.script import in_script
from quizapp.language.span import Span
from quizapp.language.words import Token
from quizapp.transcript.transcript import Transcript

BLANKS_AT_MARKS = re.compile(r"\s+(?=[，。；：？！、（）”])|(?<=[，。；：？！、（）“])\s+")


def shown_words(words: Iterable[Word], transcript: Transcript) -> str:
    """The words as a written sentence with its full stop."""
    text = _shown(words, transcript)
    return text if text.endswith(("。", "！", "？", "”。")) else text + "。"


def _shown(words: Iterable[Word], transcript: Transcript) -> str:
    pieces = [word.shown if word.raw else in_script(word.shown, transcript.traditional) for word in words]
    return BLANKS_AT_MARKS.sub("", written("".join(pieces))).strip()


def shown_at(draft: Draft, start: int, end: int, transcript: Transcript) -> tuple[str, Span | None]:
    """The characters [start, end) of the folded statement as shown, and their place in the shown statement."""
    whole = shown_words(draft.words, transcript)
    text = _shown(draft.only(start, end).words, transcript)
    before = _shown(draft.only(0, start).words, transcript) if start else ""
    near = list(_places(text, whole))
    if not near:
        return text, None
    at = min(near, key=lambda place: abs(place - len(before)))
    return text, Span(at, at + len(text))


def _places(text: str, whole: str) -> Iterator[int]:
    """Where `text` stands in `whole`, from left to right; places that overlap an earlier one are left out."""
    at = whole.find(text)
    while at >= 0:
        yield at
        at = whole.find(text, at + max(len(text), 1))


def tokens_of(draft: Draft) -> list[Token]:
    """The draft's words as tokens of its folded text, blanks left out."""
    tokens, at = [], 0
    for word in draft.words:
        bare = word.text.rstrip()
        if bare:
            tokens.append(Token(bare, word.tag, at, at + len(bare)))
        at += len(word.text)
    return tokens
