"""What a text says, without its width, case, blanks and punctuation: how words from two places are compared."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from quizapp.language.span import Span

CACHED = 16384  # texts; rules ask for the same sentences again and again
KEPT = "%."
MEASURED = re.compile(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+(?:[.,·'-][^\W\u3400-\u9fff]+)*")


@lru_cache(maxsize=CACHED)
def squeeze(text: str) -> str:
    """`text` in one width and case, without blanks and punctuation (% and . stay: 1.5% is not 15)."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum() or c in KEPT)


@lru_cache(maxsize=CACHED)
def size(text: str) -> int:
    """The length of `text` as a reader feels it: a Han character, a Latin word and a number count one each."""
    return len(MEASURED.findall(unicodedata.normalize("NFKC", text)))


@lru_cache(maxsize=CACHED)
def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of squeezed `text`."""
    bare = squeeze(text)
    return frozenset(bare[k : k + 2] for k in range(len(bare) - 1))


def share(part: str, whole: str) -> float:
    """The share of the character pairs of `part` that stand in `whole`, 0 to 1."""
    wanted = pairs(part)
    return len(wanted & pairs(whole)) / len(wanted) if wanted else 0.0


@dataclass(frozen=True, slots=True)
class Squeezed:
    """A text with its squeezed form and the place that each character of it came from."""

    text: str
    bare: str
    places: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Squeezed:
        """Squeeze `text` character by character, so that places are known."""
        bare: list[str] = []
        places: list[int] = []
        for at, char in enumerate(text):
            for kept in squeeze(char):
                bare.append(kept)
                places.append(at)
        return cls(text, "".join(bare), tuple(places))

    def find(self, words: str, within: Span | None = None) -> list[Span]:
        """The places of `text` (inside `within`) that say `words`, from left to right, overlapping ones left out.

        A match never cuts a number or a Latin word in two: 10 is not found in 2010, Go not in Google.
        """
        wanted = squeeze(words).strip(".")
        found: list[Span] = []
        at = self.bare.find(wanted) if wanted else -1
        while at >= 0:
            span = _with_marks(self.text, Span(self.places[at], self.places[at + len(wanted) - 1] + 1), words.strip())
            if self._whole(span) and (within is None or within.holds(span)):
                found.append(span)
                at = self.bare.find(wanted, at + len(wanted))
            else:
                at = self.bare.find(wanted, at + 1)
        return found

    def _whole(self, span: Span) -> bool:
        return not (_one_run(self.text, span.start) or _one_run(self.text, span.end))


def _with_marks(text: str, span: Span, words: str) -> Span:
    """A span with the marks at its ends that `words` has there too: 《…》, C++, “…”."""
    start, end = span.start, span.end
    tail = re.search(r"[^\w\s]*$", words)
    for mark in tail[0] if tail else "":
        if text[end : end + 1] == mark:
            end += 1
    head = re.match(r"[^\w\s]*", words)
    for mark in reversed(head[0] if head else ""):
        if start and text[start - 1] == mark:
            start -= 1
    return Span(start, end)


def _one_run(text: str, at: int) -> bool:
    """Whether the characters before and after `at` belong to one number or one Latin word."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if before.isdigit() and (after.isdigit() or (after in ".\uff0e" and text[at + 1 : at + 2].isdigit())):
        return True
    return before.isascii() and after.isascii() and before.isalpha() and after.isalpha()
