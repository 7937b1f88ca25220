"""Fits and measures the model of wholeness: written sentences against the same transcripts and sentences cut amiss."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.training.fitting import SEED, Weights, fit_logistic, folds, frequent, heaviest, matrix, write_weights
from benchmarks.training.gold import Article
from benchmarks.training.measures import shown
from quizapp.claims.span_features import BOUNDARIES, PRONOUNS, bucket
from quizapp.claims.wholeness import CONSTANT, features
from quizapp.language.words import Token

PENALTY = 0.002
LEAST = 8  # statements in which a feature must hold to be tried
ALIKE = 2  # words by which two statements of like length may differ
NUISANCE = "words:"
KEPT = 400  # features that ship
CUTS = 12  # random cuts of a transcript for each plain sentence, at most two of them with pronouns
# How much each sort of half statement counts. Cuts without pronouns count most: others never get past the rules of purity.
COUNTS = {"cut": 0.5, "pure cut": 2.0, "first words gone": 1.0, "last words gone": 1.0, "first clause gone": 1.0}
BAD_FIRST = frozenset(["u", "c", "f", "xc", "w", "q", "d", "v", "r"])
BAD_LAST = frozenset(["p", "c", "d", "r", "xc", "w"])


@dataclass(frozen=True, slots=True)
class Example:
    """A string of words, how it came about, and whether it is whole."""

    article: str
    origin: str
    tokens: list[Token]
    whole: bool


def examples(articles: Sequence[Article]) -> list[Example]:
    """Plain sentences, and what is left of them and of their transcripts after a cut."""
    return [example for article in articles for example in _of_article(article)]


def _of_article(article: Article) -> Iterator[Example]:
    draw = random.Random(f"{SEED} {article.name}")
    stream = [token for sentence in article.sentences for token in sentence.tokens]
    for claim in article.claims:
        tokens = _bare(claim.plain.tokens)
        if len(tokens) < 6:
            continue
        yield Example(article.name, "plain", tokens, whole=True)
        yield Example(article.name, "quote", _bare(claim.quote.tokens), whole=True)
        cuts = list(_random_cuts(stream, len(tokens), draw))
        pure = [cut for cut in cuts if not any(token.text in PRONOUNS or token.tag == "r" for token in cut)]
        yield from (Example(article.name, "pure cut", cut, whole=False) for cut in pure)
        yield from (Example(article.name, "cut", cut, whole=False) for cut in [c for c in cuts if c not in pure][:2])
        gone = draw.randint(1, 3)
        yield Example(article.name, "first words gone", tokens[gone:], whole=False)
        yield Example(article.name, "last words gone", tokens[:-gone], whole=False)
        marks = [k for k, token in enumerate(tokens) if token.text in BOUNDARIES and 3 < k < len(tokens) - 4]
        if marks:
            yield Example(article.name, "first clause gone", tokens[draw.choice(marks) + 1 :], whole=False)


def _bare(tokens: Sequence[Token]) -> list[Token]:
    """Without the mark at the end."""
    kept = list(tokens)
    while kept and kept[-1].tag == "w" and kept[-1].text in BOUNDARIES:
        kept.pop()
    return kept


def _random_cuts(stream: Sequence[Token], length: int, draw: random.Random) -> Iterator[list[Token]]:
    """Runs of clauses of about `length` words of one sentence, from a random comma or stop on."""
    starts = [k + 1 for k, token in enumerate(stream[:-length]) if token.text in BOUNDARIES]
    for start in draw.sample(starts, min(CUTS, len(starts))):
        last = min(start + length + 6, len(stream))
        ends = (k for k in range(start + max(3, length - 4), last) if stream[k].text in BOUNDARIES)
        run = _bare(stream[start : next(ends, start)])
        if len(run) >= 4 and not any(token.text in "。?!" for token in run):
            yield run


def fit(train: Sequence[Example], kept: int | None = KEPT) -> Weights:
    """The weights of the `kept` heaviest features (all, if None), with the constant; both sides count the same."""
    used = [e for e in train if e.origin == "plain" or e.origin in COUNTS]
    right = np.array([float(e.whole) for e in used])
    counts = np.array([COUNTS.get(e.origin, 1.0) for e in used])
    counts[right == 0] *= right.sum() / counts[right == 0].sum()
    rows = [sorted({*features(e.tokens), _length(e)}) for e in used]
    names = frequent(rows, LEAST)
    theta = fit_logistic(matrix(rows, names), right, PENALTY, counts)
    if kept is not None and kept < len(names):
        names = heaviest(dict(zip(names, theta, strict=False)), matrix(rows, names), names, kept)
        theta = fit_logistic(matrix(rows, names), right, PENALTY, counts)
    return _without_length(dict(zip([*names, CONSTANT], theta, strict=True)), rows)


def _length(example: Example) -> str:
    return f"{NUISANCE}{bucket(len(example.tokens), (5, 8, 11, 14, 18, 22, 27, 33, 40))}"


def _without_length(weights: Weights, rows: Sequence[Sequence[str]]) -> Weights:
    """Cut statements are shorter than whole ones, but a short one may be whole: what the fit ascribes to length all get alike."""
    lengths = {name: weight for name, weight in weights.items() if name.startswith(NUISANCE)}
    mean = sum(lengths.get(name, 0.0) for row in rows for name in row) / len(rows)
    return {name: weight + (mean if name == CONSTANT else 0) for name, weight in weights.items() if name not in lengths}


Score = Callable[[Example], float]


def learned(weights: Weights) -> Score:
    return lambda example: round(sum(round(weights.get(name, 0), 3) for name in set(features(example.tokens))), 6)


def by_rule(example: Example) -> float:
    """A verb, no pronoun, no first or last word that hangs on another."""
    tags = [token.tag for token in example.tokens]
    pronoun = any(token.text in PRONOUNS or token.tag == "r" for token in example.tokens)
    return (
        ("v" in tags)
        + (not pronoun)
        + (tags[0] not in BAD_FIRST)
        + (tags[-1] not in BAD_LAST and example.tokens[-1].text != "的")
    )


def by_length(example: Example) -> float:
    return float(len(example.tokens))


def measure(tests: Sequence[Example], score: Score) -> dict[str, list[float]]:
    """By sort of half statement: the chance that a plain sentence of like length scores higher; one figure a text."""
    areas: dict[str, list[float]] = defaultdict(list)
    for article in sorted({e.article for e in tests}):
        scores: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for example in tests:
            if example.article == article:
                scores[example.origin].append((len(example.tokens), score(example)))
        for origin in COUNTS:
            pairs = [(w, h) for n, w in scores["plain"] for m, h in scores[origin] if abs(n - m) <= ALIKE]
            if pairs:
                areas[origin].append(sum((w > h) + (w == h) / 2 for w, h in pairs) / len(pairs))
    return areas


def report(name: str, areas: dict[str, list[float]], against: dict[str, list[float]] | None = None) -> None:
    """One line of the table: means over texts, and what they gain over those of the rule."""
    print(f"| {name} | " + " | ".join(shown(areas[origin]) for origin in COUNTS) + " |", flush=True)
    if against:
        gains = [f"{np.mean(areas[origin]) - np.mean(against[origin]):+.3f}".replace("0.", ".") for origin in COUNTS]
        print("| … gain over the rule | " + " | ".join(gains) + " |", flush=True)


def train(articles: Sequence[Article]) -> None:
    """Cross-validate, test on the texts left out, fit on all others, write the table."""
    all_ = examples([a for a in articles if a.claims[0].plain.text])
    known = {a.name for a in articles if not a.left_out and a.claims[0].plain.text}
    inside, outside = [e for e in all_ if e.article in known], [e for e in all_ if e.article not in known]
    print(
        "\n### Wholeness: the chance that a plain sentence scores above one of like length that is\n\n| | "
        + " | ".join(COUNTS)
        + " |\n"
        + "|---" * (len(COUNTS) + 1)
        + "|"
    )
    report("length", measure(inside, by_length))
    report("rule", measure(inside, by_rule))
    for kept in (None, KEPT, 200):
        areas: dict[str, list[float]] = defaultdict(list)
        for fold in folds(known):
            score = learned(fit([e for e in inside if e.article not in fold], kept))
            for origin, values in measure([e for e in inside if e.article in fold], score).items():
                areas[origin] += values
        report(f"learned, {kept or 'all'} weights", areas, measure(inside, by_rule))
    shipped = fit(inside)
    report(f"{len({e.article for e in outside})} texts left out: rule", measure(outside, by_rule))
    report(
        f"{len({e.article for e in outside})} texts left out: learned, {KEPT} weights",
        measure(outside, learned(shipped)),
        measure(outside, by_rule),
    )
    write_weights("wholeness", shipped, "wholeness: logistic regression of plain sentences against half ones")
