"""Which words of a passage a reader would ask for, and by which question word: two linear models over named features.

Both are fitted on questions that people asked about encyclopaedia passages (`benchmarks/training/passages.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from heapq import nlargest
from math import exp, log

from quizapp.claims.claim import AnswerType
from quizapp.claims.linear import total, weights
from quizapp.claims.passages.candidates import QUESTION_WORDS, PassageView, SentenceView
from quizapp.claims.source_sentence import SourceSentence

ASKED_FOR, ASKED_BY = "passage_spans", "question_words"
SURE_WORD = 3  # what a sure question word weighs beside how likely the words are asked for at all
LOOKED_AT = 24  # candidates of a sentence whose question word is asked for


@dataclass(frozen=True, slots=True)
class PassageSpan:
    """Characters [start, end) of a sentence; `score` orders those of a passage, `type` is what the question word asks for."""

    sentence: SourceSentence
    start: int
    end: int
    type: AnswerType
    score: float


def rank(found: Sequence[SourceSentence], length: int) -> list[PassageSpan]:
    """The spans of a passage that could be asked for, best first; `length` is that of the passage in characters."""
    passage = PassageView(found, length)
    spans = [span for sentence in found for span in _best(passage.sentence(sentence))]
    return sorted(spans, key=lambda s: (-s.score, s.sentence.number, s.start, s.end))


def _best(view: SentenceView) -> Iterator[PassageSpan]:
    """The candidates of a sentence that come into question, with their question words."""
    for score, i, j in nlargest(LOOKED_AT, _scored(view)):
        word, sure = question_word(view.told(i, j), list(view.question_words(i, j)))
        whole = round(score / 1000 + SURE_WORD * log(sure), 6)
        yield PassageSpan(view.sentence, view.tokens[i].start, view.tokens[j].end, QUESTION_WORDS[word], whole)


def _scored(view: SentenceView) -> Iterator[tuple[int, int, int]]:
    """Score in thousandths, first and last token of each candidate. A score is a sum over start, end and inside."""
    model = weights(ASKED_FOR)
    starts = [total(model, view.start(i)) for i in range(len(view.tokens))]
    ends = [total(model, view.end(j)) for j in range(len(view.tokens))]
    for i, j in view.spans():
        yield starts[i] + ends[j] + total(model, view.inside(i, j)), i, j


def question_word(features: Sequence[str], words: Sequence[str]) -> tuple[str, float]:
    """The likeliest of some question words for a span, and how likely it is among all, 0..1."""
    sums = {word: total(table, features) / 1000 for word, table in _by_word().items()}
    most = max(sums.values())
    shares = {word: exp(value - most) for word, value in sums.items()}
    word = max(words, key=lambda w: (shares[w], w))
    return word, max(1e-6, round(shares[word] / sum(shares.values()), 6))


@cache
def _by_word() -> Mapping[str, Mapping[str, int]]:
    """The weights of each question word."""
    tables: dict[str, dict[str, int]] = {word: {} for word in QUESTION_WORDS}
    for name, weight in weights(ASKED_BY).items():
        word, _, feature = name.partition(" ")
        tables[word][feature] = weight
    return tables
