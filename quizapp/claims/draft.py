"""A statement in the making: the words of a sentence, each knowing where it stands in the source, cut and mended by rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from quizapp.language.span import Span


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a statement.

    text     folded, what rules read
    shown    as the source writes it (or as a mend words it)
    raw      its place in the transcript's text; None if a mend put it in
    """

    text: str
    shown: str
    tag: str
    raw: Span | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """Words, the rules that touched them, and the other places of the source that they draw on.

    text     the folded text that patterns read: the words joined once, since every rule asks for it
    """

    words: tuple[Word, ...]
    reasons: tuple[str, ...] = ()
    context: tuple[Span, ...] = ()
    text: str = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", "".join([word.text for word in self.words]))

    @property
    def raw(self) -> Span:
        """The stretch of the source from the first to the last word that stands in it.

        Raises ValueError if none does.
        """
        places = [word.raw for word in self.words if word.raw]
        return Span(min(p.start for p in places), max(p.end for p in places))

    def cut(self, start: int, end: int, reason: str) -> Draft:
        """Without the characters [start, end) of `text`; words that are cut in two keep their tag."""
        return self._swapped(start, end, (), reason, ())

    def put(self, start: int, end: int, words: Sequence[Word], reason: str, context: Iterable[Span] = ()) -> Draft:
        """With `words` in the place of the characters [start, end) of `text`."""
        return self._swapped(start, end, tuple(words), reason, tuple(context))

    def only(self, start: int, end: int, reason: str = "") -> Draft:
        """The characters [start, end) of `text` alone."""
        kept = tuple(self._pieces(start, end))
        return Draft(kept, (*self.reasons, reason) if reason else self.reasons, self.context)

    def noted(self, *reasons: str) -> Draft:
        """With more reasons."""
        return Draft(self.words, (*self.reasons, *reasons), self.context)

    def words_in(self, start: int, end: int) -> list[Word]:
        """The whole words that lie within the characters [start, end) of `text`."""
        at, found = 0, []
        for word in self.words:
            if start <= at and at + len(word.text) <= end:
                found.append(word)
            at += len(word.text)
        return found

    def _swapped(self, start: int, end: int, words: tuple[Word, ...], reason: str, context: tuple[Span, ...]) -> Draft:
        whole = len(self.text)
        kept = (*self._pieces(0, start), *words, *self._pieces(end, whole))
        return Draft(kept, (*self.reasons, reason), (*self.context, *context))

    def _pieces(self, start: int, end: int) -> Iterable[Word]:
        at = 0
        for word in self.words:
            if at >= end:
                return
            after = at + len(word.text)
            if start <= at < after <= end:
                yield word
            elif after > start:
                first, last = max(start, at), min(end, after)
                if first < last:
                    yield _piece(word, first - at, last - at)
            at = after


def _piece(word: Word, start: int, end: int) -> Word:
    raw = Span(word.raw.start + start, word.raw.start + end) if word.raw else None
    return Word(word.text[start:end], word.shown[start:end], word.tag, raw)
