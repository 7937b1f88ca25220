"""Words with their part of speech and the names among them, from the tags that the tagger gives to characters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from sys import intern

from quizapp.language.tagger import network

LONGEST = 300  # characters; longer sentences are tagged in pieces
NAME_TAGS = frozenset({"PER", "ORG", "LOC", "nr", "ns", "nt", "nz", "nw"})
NOUN_TAGS = NAME_TAGS | {"n", "an", "vn", "s", "f", "TIME", "t"}
LATIN_RUN = re.compile(r"[A-Za-z][A-Za-z0-9'’&+#/._·-]*(?:\s(?=[A-Z0-9])[A-Za-z0-9][A-Za-z0-9'’&+#/._·-]*)*")
NUMBER_RUN = re.compile(r"\d[\d,]*(?:\.\d+)?%?")
SPACED_LOWER = re.compile(r"[a-z]+(?: [a-z]+)+")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, its tag (LAC's: n v a d m q r p c u xc w; PER ORG LOC TIME; nz …), and its place in the sentence in characters."""

    text: str
    tag: str
    start: int
    end: int

    @property
    def is_name(self) -> bool:
        """Whether the word names a person, organisation, place, product or work."""
        return self.tag in NAME_TAGS

    @property
    def is_noun(self) -> bool:
        """Whether the word can head a noun phrase."""
        return self.tag in NOUN_TAGS


def tag(sentences: Sequence[str], names: Iterable[str] = ()) -> list[list[Token]]:
    """Cut sentences (folded text) into tagged words.

    names    strings that are one word wherever they stand (speakers, names of the text); tagged PER if LAC says so of any part
             of them, else nz

    Runs of Latin letters and numbers are kept whole; punctuation is always tagged w. Raises QuizappError if jieba's files
    are missing.
    """
    lowered = [s.lower() if len(s.lower()) == len(s) else s for s in sentences]
    pieces = [piece for s in lowered for piece in _pieces(s)]
    labels = iter(network().labels(pieces))
    known = _pattern(names)
    return [
        _tokens(s, [one for _ in _pieces(low) for one in next(labels)], known) for s, low in zip(sentences, lowered, strict=True)
    ]


def _pieces(sentence: str) -> list[str]:
    return [sentence[k : k + LONGEST] for k in range(0, len(sentence), LONGEST)]


def _pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    wanted = sorted({n for n in names if len(n) >= 2}, key=lambda n: (-len(n), n))
    return re.compile("|".join(map(re.escape, wanted))) if wanted else None


def _tokens(sentence: str, labels: list[str], known: re.Pattern[str] | None) -> list[Token]:
    """Words from the labels of the characters (`PER-B`, `PER-I`), with whole runs laid over them.

    Texts and tags are kept once each: a long interview has many times as many words as different ones.
    """
    whole = _whole_runs(sentence, known)
    tokens: list[Token] = []
    at = 0
    while at < len(sentence):
        if at in whole:
            end, sure = whole[at]
            tokens.append(Token(intern(sentence[at:end]), sure or _tag_of_run(labels[at:end]), at, end))
        else:
            end = _word_end(sentence, labels, at, whole)
            if (word := intern(sentence[at:end])).strip():
                tokens.append(Token(word, _tag_of_word(word, labels[at]), at, end))
        at = end
    return tokens


def _word_end(sentence: str, labels: list[str], at: int, whole: dict[int, tuple[int, str]]) -> int:
    end = at + 1
    if not sentence[at].isalnum():
        return end
    inside = f"{_kind(labels[at])}-I"
    while end < len(sentence) and end not in whole and labels[end] == inside and sentence[end].isalnum():
        end += 1
    return end


def _whole_runs(sentence: str, known: re.Pattern[str] | None) -> dict[int, tuple[int, str]]:
    """Start → (end, tag or "") of the runs that are one word whatever the network says: known names, Latin, numbers."""
    runs: dict[int, tuple[int, str]] = {}
    taken = [False] * len(sentence)
    for pattern, sure in ((known, "known"), (LATIN_RUN, "nz"), (NUMBER_RUN, "m")):
        for match in pattern.finditer(sentence) if pattern else ():
            start, end = match.start(), match.start() + len(match[0].rstrip(".,'/-·_ "))
            if end > start and not any(taken[start:end]):
                taken[start:end] = [True] * (end - start)
                runs[start] = (end, "" if sure == "known" else sure)
    return runs


def _tag_of_run(labels: list[str]) -> str:
    kinds = set(map(_kind, labels))
    return next((kind for kind in ("PER", "ORG", "LOC") if kind in kinds), "nz")


def _tag_of_word(word: str, label: str) -> str:
    # The network tags a full stop after a noun as part of it, and calls some marks persons.
    return _kind(label) if word[0].isalnum() else "w"


@cache
def _kind(label: str) -> str:
    """PER of PER-B and PER-I."""
    return label.rsplit("-", 1)[0]
