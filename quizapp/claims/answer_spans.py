"""Which words of a statement a teacher would ask for: all spans that could be an answer, ranked by two models.

A linear one, fitted on what teachers asked for, finds the few that come into question; boosted trees, fitted on what blind
readers would ask of the program's own statements, order those and say how sure the best is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from quizapp.claims.answer_types import answer_type
from quizapp.claims.claim import AnswerType
from quizapp.claims.forest import forest
from quizapp.claims.gap_features import gap_features
from quizapp.claims.linear import total, weights
from quizapp.claims.span_features import BOUND, BOUNDARIES, FIRST_TAGS, LAST_TAGS, NOUN_TAGS, UNITS, SpanView, marks
from quizapp.language.span import Span
from quizapp.language.words import Token

MODEL, SECOND = "answer_spans", "answer_gaps"
LOOKED_AT, UNLIKELY = 8, 0.02  # spans that the second model orders; the chance of any other
MOST_WORDS, MOST_CHARACTERS = 10, 24
RANGE = "-~—～"
LAST_JOINTS = frozenset(["和", "与", "及", "以及"])  # what comes before the last of a list
LIST_WORDS, LIST_CHARACTERS = 20, 44  # of a span that holds a 、


@dataclass(frozen=True, slots=True)
class ScoredSpan:
    """A span of a statement, in characters; `chance`, 0..1, is how surely it is the one to ask for."""

    start: int
    end: int
    chance: float
    type: AnswerType


def rank(tokens: Sequence[Token], document: Mapping[str, int], most: int = 3) -> list[ScoredSpan]:
    """The best spans of a statement, best first; no two share a word or say the same.

    document   how often each word (lower case) stands in the whole transcript; may be empty
    """
    rows = leading(tokens, document)
    sure = forest(SECOND).chances([row for _, _, row in rows])
    chosen: list[tuple[float, int, int]] = []
    said: set[tuple[str, ...]] = set()
    for one in sorted((-chance, i, j) for (i, j, _), chance in zip(rows, sure, strict=True)):
        words = tuple(token.text for token in tokens[one[1] : one[2] + 1])
        if len(chosen) < most and words not in said and all(one[2] < i or j < one[1] for _, i, j in chosen):
            chosen.append(one)
            said.add(words)
    return [ScoredSpan(tokens[i].start, tokens[j].end, -less, answer_type(tokens[i : j + 1])) for less, i, j in chosen]


def chances(tokens: Sequence[Token], document: Mapping[str, int]) -> dict[Span, float]:
    """How surely a span is the one to ask for, by its place in the statement; any other span is UNLIKELY."""
    rows = leading(tokens, document)
    sure = forest(SECOND).chances([row for _, _, row in rows])
    return {Span(tokens[i].start, tokens[j].end): chance for (i, j, _), chance in zip(rows, sure, strict=True)}


def leading(tokens: Sequence[Token], document: Mapping[str, int]) -> list[tuple[int, int, dict[str, float]]]:
    """First and last word of the spans that the first model puts in front, best first, with what the second sees of them."""
    view = SpanView(tokens, document)
    scored = sorted((-score, i, j) for score, i, j in _scored(tokens, view))
    return gap_features(view, [(i, j, -less) for less, i, j in scored], LOOKED_AT)


def _scored(tokens: Sequence[Token], view: SpanView) -> Iterator[tuple[int, int, int]]:
    """Score in thousandths, first and last word of each candidate. A score is a sum over start, end and inside."""
    model = weights(MODEL)
    starts = [total(model, view.start(i)) for i in range(len(tokens))]
    ends = [total(model, view.end(j)) for j in range(len(tokens))]
    for i, j in candidates(tokens):
        yield starts[i] + ends[j] + total(model, view.inside(i, j)), i, j


def candidates(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """First and last word of each span that could be an answer.

    It has at most 10 words and 24 characters (a list 20 and 44), begins and ends on words with content, crosses no clause
    mark, and cuts no quotation, bracket, list with 、 or number with its unit in two.
    """
    opening, closing = marks(tokens)
    for i in range(len(tokens)):
        if not _may_begin(tokens, i, opening):
            continue
        depth, listed = 0, False
        for j in range(i, min(i + LIST_WORDS, len(tokens))):
            depth += (j in opening) - (j in closing)
            listed = listed or tokens[j].text == "、"
            if tokens[j].text in BOUNDARIES or depth < 0 or tokens[j].end - tokens[i].start > LIST_CHARACTERS:
                break
            short = j - i < MOST_WORDS and tokens[j].end - tokens[i].start <= MOST_CHARACTERS
            if listed and j + 1 < len(tokens) and tokens[j + 1].text in LAST_JOINTS:
                continue  # 造纸、养蜂|和木雕
            if depth == 0 and (short or listed) and _may_end(tokens, j, closing if j - i > 1 else set()):
                yield i, j


def _may_begin(tokens: Sequence[Token], i: int, opening: set[int]) -> bool:
    if tokens[i].tag not in FIRST_TAGS and i not in opening:
        return False
    before = tokens[i - 1] if i else None
    return before is None or not (before.text == "、" or _is_bound(before, tokens[i]) or _one_number(before, tokens[i]))


def _is_bound(before: Token, first: Token) -> bool:
    """Whether the word belongs to the next so closely that the next alone says something else."""
    return before.text in BOUND or (before.tag == "a" and len(before.text) == 1 and first.tag in NOUN_TAGS)


def _may_end(tokens: Sequence[Token], j: int, closing: set[int]) -> bool:
    if tokens[j].tag not in LAST_TAGS and j not in closing:
        return False
    after = tokens[j + 1] if j + 1 < len(tokens) else None
    return after is None or not (after.text == "、" or _one_number(tokens[j], after))


def _one_number(left: Token, right: Token) -> bool:
    """Whether the border between the two cuts a number in two or from its unit: 2|-3|年, 12|亿|度."""
    if left.tag == "m":
        return right.tag in ("m", "q") or right.text in RANGE or right.text[0] in UNITS
    return left.text in RANGE and right.tag == "m"
