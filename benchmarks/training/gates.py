"""Fits the statement gate and the item gate on blind verdicts: what strict readers accept of what the program makes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from math import isnan
from pathlib import Path

import numpy as np
from scipy import sparse

from benchmarks.training.fitting import Floats, Weights, fit_logistic, folds
from benchmarks.training.forests import train_gate
from benchmarks.training.measures import area, interval
from benchmarks.training.verdicts import VERDICTS, Judged, judged, read_verdicts

PENALTY = 0.1  # of the linear model that the trees must beat; from 0.03 to 0.3 it does as well
LEAST = 8  # statements in which a feature must hold to be weighed
BIAS, RULE = "bias", "rule"
GATES = {"statement": "statement_gate", "item": "item_gate"}
GAP = "gap:chance"  # the items that teach are those of statements that stand, judged once gaps were weighed

Score = Callable[[Judged], float]
RULES: dict[str, dict[str, Score]] = {
    "statement": {
        "where it comes from (rule)": lambda one: one.by_rule,
        "length": lambda one: one.row.get("length", 0.0),
        "wholeness": lambda one: one.row.get("whole", 0.0),
    },
    "item": {
        "what its form was given by hand (rule)": lambda one: one.row.get("fit", 0.0),
        "how surely its answer is the one to ask for": lambda one: one.row.get(GAP, 0.0),
    },
}


def train(what: str, sources: Mapping[str, Path], folder: Path = VERDICTS) -> None:
    """Cross-validate by text, print what the trees add to rules and to a linear model, write the trees of all verdicts."""
    verdicts = [one for one in read_verdicts(what, folder) if what == "statement" or GAP in one.seen]
    rows = [one for one in judged(what, verdicts, sources) if not one.blind]
    if len({one.source for one in rows}) < 8:
        print(f"\n### The {what} gate needs verdicts from eight texts or more; its trees stay as they are")
        return
    readers, share = sum(one.readers for one in rows), np.mean([one.accepted for one in rows])
    anew, texts = sum(one.anew for one in rows), len({one.source for one in rows})
    print(f"\n### The {what} gate: {readers} verdicts on {len(rows)} {what}s ({anew} made anew) of {texts} texts")
    print(f"\n{share:.2f} accepted.\n\n| | AUC | AUC inside a text | best tenth of each text | best quarter | best half |")
    print("|---|---|---|---|---|---|")
    for name, rule in RULES[what].items():
        report(name, rows, [rule(one) for one in rows])
    report("linear, all features", rows, cross_validated(rows, PENALTY))
    report("boosted trees", rows, [float(chance) for chance in train_gate(what, rows)])


def fit(train: Sequence[Judged], penalty: float) -> Weights:
    """Logistic regression on the share of readers who accepted; features in standard deviations for the penalty's sake."""
    names = _names(train)
    values = _values(train, names)
    spread = values.std(axis=0)
    right, counts = np.array([one.accepted for one in train]), np.array([float(one.readers) for one in train])
    theta = fit_logistic(sparse.csr_matrix(values / spread), right, penalty, counts)
    return {BIAS: float(theta[-1]), **{name: float(w) for name, w in zip(names, theta[:-1] / spread, strict=True)}}


def _names(train: Sequence[Judged]) -> list[str]:
    held = Counter(name for one in train for name, value in one.row.items() if value)
    varied = (name for name, count in held.items() if count >= LEAST and name not in (BIAS, RULE))
    return sorted(name for name in varied if len({one.row.get(name, 0.0) for one in train}) > 1)


def _values(rows: Sequence[Judged], names: Sequence[str]) -> Floats:
    return np.array([[one.row.get(name, 0.0) for name in names] for one in rows])


def learned(weights: Weights) -> Score:
    """The score of a linear model."""
    return lambda one: weights[BIAS] + sum(w * one.row.get(name, 0.0) for name, w in weights.items() if name != BIAS)


def cross_validated(rows: Sequence[Judged], penalty: float) -> list[float]:
    """The score of each by a model that never saw its text: one text is left out at a time."""
    scores = [0.0] * len(rows)
    for fold in folds((one.source for one in rows), count=len({one.source for one in rows})):
        score = learned(fit([one for one in rows if one.source not in fold], penalty))
        for k, one in enumerate(rows):
            if one.source in fold:
                scores[k] = score(one)
    return scores


def report(name: str, rows: Sequence[Judged], scores: Sequence[float]) -> None:
    """One line of the table. Inside a text: means over texts that hold both accepted and rejected ones, with their interval."""
    texts = [[k for k, one in enumerate(rows) if one.source == text] for text in sorted({one.source for one in rows})]
    inside = [area([scores[k] for k in text], [rows[k].accepted > 0.5 for k in text]) for text in texts]
    inside = [value for value in inside if not isnan(value)]
    over_all = area(scores, [one.accepted > 0.5 for one in rows])
    low, high = interval(inside)
    best = [_best_share(rows, scores, texts, part) for part in (0.1, 0.25, 0.5)]
    print(
        f"| {name} | {over_all:.3f} | {np.mean(inside):.3f} [{low:.2f}-{high:.2f}] | "
        + " | ".join(f"{b:.2f}" for b in best)
        + " |",
        flush=True,
    )


def _best_share(rows: Sequence[Judged], scores: Sequence[float], texts: Sequence[Sequence[int]], part: float) -> float:
    """The accepted share of the best `part` of each text."""
    best = [k for text in texts for k in sorted(text, key=lambda k: (-scores[k], k))[: max(1, round(part * len(text)))]]
    return float(np.mean([rows[k].accepted for k in best]))
