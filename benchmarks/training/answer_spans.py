"""Fits and measures the model of answer spans: which words of a quote or statement a teacher asks for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.training.fitting import Choice, Weights, fit_choice, folds, frequent, heaviest, matrix, write_weights
from benchmarks.training.gold import Article, Gold, Words
from benchmarks.training.measures import gain, shown
from quizapp.claims.answer_spans import candidates
from quizapp.claims.span_features import SpanView

PENALTY = 0.001
LEAST = 30  # spans in which a feature must hold to be tried
KEPT = 200  # features that ship
NEAR = 0.67


@dataclass(frozen=True, slots=True)
class Example:
    """One quote or plain sentence with its candidate spans; `exact` and `near` say which of them a teacher asked for."""

    article: str
    kind: str
    spans: list[tuple[int, int]]
    texts: list[str]
    features: list[list[str]]
    exact: list[bool]
    near: list[bool]

    def choice(self) -> Choice:
        return Choice(
            self.features, np.array([1.0 if e else 0.3 if n else 0.0 for e, n in zip(self.exact, self.near, strict=True)])
        )


Score = Callable[[Example], Sequence[float]]


def examples(articles: Sequence[Article], form: Callable[[Gold], Words]) -> list[Example]:
    """What can be chosen in the quote (or plain sentence) of each claim."""
    made = (_example(article, claim, form(claim)) for article in articles for claim in article.claims)
    return [example for example in made if example.spans]


def _example(article: Article, claim: Gold, words: Words) -> Example:
    tokens, view = words.tokens, SpanView(words.tokens, article.counts)
    spans = list(candidates(tokens))
    starts, ends = [view.start(i) for i in range(len(tokens))], [view.end(j) for j in range(len(tokens))]
    texts = [words.text[tokens[i].start : tokens[j].end].replace(" ", "") for i, j in spans]
    answers = [answer.replace(" ", "") for answer in claim.answers]
    return Example(
        article.name,
        claim.kind,
        spans,
        texts,
        [[*starts[i], *ends[j], *view.inside(i, j)] for i, j in spans],
        [text in answers for text in texts],
        [any(is_near(text, answer) for answer in answers) for text in texts],
    )


def is_near(one: str, other: str) -> bool:
    """Whether one holds the other and they differ by little."""
    return (one in other or other in one) and 2 * min(len(one), len(other)) / (len(one) + len(other)) >= NEAR


def fit(train: Sequence[Example], kept: int | None) -> Weights:
    """The weights of the `kept` heaviest features (all, if None)."""
    choices = [e.choice() for e in train if any(e.near)]
    rows = [row for choice in choices for row in choice.options]
    names = frequent(rows, LEAST)
    weights = fit_choice(choices, names, PENALTY)
    if kept is None or kept >= len(names):
        return weights
    names = heaviest(weights, matrix(rows, names), names, kept)
    return fit_choice(choices, names, PENALTY)


def learned(weights: Weights) -> Score:
    rounded = {name: round(weight * 1000) for name, weight in weights.items()}
    return lambda example: [sum(rounded.get(name, 0) for name in row) for row in example.features]


def best(example: Example, scores: Sequence[float], count: int = 3) -> list[int]:
    """The best options that share no word, as the program picks them."""
    chosen: list[int] = []
    for k in sorted(range(len(scores)), key=lambda k: (-scores[k], example.spans[k])):
        start, end = example.spans[k]
        if len(chosen) < count and all(end < example.spans[c][0] or example.spans[c][1] < start for c in chosen):
            chosen.append(k)
    return chosen


def measure(tests: Sequence[Example], score: Score) -> dict[str, list[list[float]]]:
    """By text: top 1 exact, top 1 near, top 3 exact, top 3 near, one row a claim."""
    rows: dict[str, list[list[float]]] = defaultdict(list)
    for example in tests:
        top = best(example, score(example))
        exact, near = [example.exact[k] for k in top], [example.near[k] for k in top]
        rows[example.article].append([exact[0], near[0], any(exact), any(near)])
    return rows


def report(name: str, rows: dict[str, list[list[float]]], against: dict[str, list[list[float]]] | None = None) -> None:
    """One line of the table: means over texts, and what they gain over those of another method."""
    means = _means(rows, sorted(rows))
    print(f"| {name} | " + " | ".join(shown(list(column)) for column in means.T) + " |", flush=True)
    if against:
        gains = [gain(list(one), list(other)) for one, other in zip(means.T, _means(against, sorted(rows)).T, strict=True)]
        print("| … gain over the choice by hand | " + " | ".join(gains) + " |", flush=True)


def _means(rows: dict[str, list[list[float]]], texts: Sequence[str]) -> np.ndarray:
    return np.array([np.mean(rows[text], axis=0) for text in texts])


# ---- simple rules to beat ------------------------------------------------------------------------------------------


def _holds(row: Sequence[str], *names: str) -> bool:
    return not set(names).isdisjoint(row)


def number_else_last_noun_phrase(example: Example) -> list[float]:
    """The longest number; without one, the last maximal noun phrase."""
    return [
        1000.0 * ("has number" in row and "has verb" not in row) + (len(text) if "has number" in row else i)
        if not _holds(row, "noun before", "noun after", "has verb") and _holds(row, "has noun", "has number")
        else -1.0
        for row, text, (i, _) in zip(example.features, example.texts, example.spans, strict=True)
    ]


def longest_noun_phrase(example: Example) -> list[float]:
    """The longest maximal noun phrase."""
    return [
        float(len(text)) if not _holds(row, "noun before", "noun after", "has verb") and _holds(row, "has noun") else -1.0
        for row, text in zip(example.features, example.texts, strict=True)
    ]


def by_hand(example: Example) -> list[float]:
    """Quoted words, maximal noun phrases at the end of a clause, numbers, four to seven characters; no pronoun, no 的.

    Its weights are the best of 40 mixtures on these same texts, which flatters it.
    """
    return [
        1.0 * ("has number" in row and "has verb" not in row)
        + 2.5 * ("quoted" in row)
        + 1.5 * _holds(row, "after:mark", "after:edge")
        + 0.5 * ("has noun" in row and "has verb" not in row)
        + 2.0 * (not _holds(row, "noun before", "noun after"))
        - 3.0 * _holds(row, "has pronoun", "whole clause")
        - 1.0 * _holds(row, "has 的", "has verb")
        - 1.0 * max(0, 4 - len(text))
        - 0.6 * max(0, len(text) - 7)
        for row, text in zip(example.features, example.texts, strict=True)
    ]


RULES: dict[str, Score] = {
    "longest number, else last noun phrase": number_else_last_noun_phrase,
    "longest noun phrase": longest_noun_phrase,
    "quoted, clause-final, number, mixed by hand": by_hand,
}


def train(articles: Sequence[Article]) -> None:
    """Cross-validate, test on the texts left out, fit on all others, write the table."""
    quotes, plains = (
        examples(articles, lambda c: c.quote),
        examples([a for a in articles if a.claims[0].plain.text], lambda c: c.plain),
    )
    known = {a.name for a in articles if not a.left_out}
    print("\n### Answer spans\n\n| | top 1 exact | top 1 near | top 3 exact | top 3 near |\n|---|---|---|---|---|")
    for form, tests in (("quotes", quotes), ("plain sentences", plains)):
        inside = [e for e in tests if e.article in known]
        for name, rule in RULES.items():
            report(f"{form}: {name}", measure(inside, rule))
        for kept in (None, KEPT, 90):
            report(
                f"{form}: learned, {kept or 'all'} weights",
                _cross_validated(quotes + plains, inside, known, kept),
                measure(inside, by_hand),
            )
    shipped = fit([e for e in quotes + plains if e.article in known], KEPT)
    outside = [e for e in quotes if e.article not in known]
    where = f"quotes of the {len({e.article for e in outside})} texts left out"
    for name, rule in RULES.items():
        report(f"{where}: {name}", measure(outside, rule))
    report(f"{where}: learned, {KEPT} weights", measure(outside, learned(shipped)), measure(outside, by_hand))
    write_weights("answer_spans", shipped, "answer spans: conditional logit over the spans of quotes and plain sentences")


def _cross_validated(
    all_: Sequence[Example], tests: Sequence[Example], known: set[str], kept: int | None
) -> dict[str, list[list[float]]]:
    rows: dict[str, list[list[float]]] = {}
    for fold in folds(known):
        weights = fit([e for e in all_ if e.article in known - fold], kept)
        rows |= measure([e for e in tests if e.article in fold], learned(weights))
    return rows
