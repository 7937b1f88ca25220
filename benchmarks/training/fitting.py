"""Linear models over named features: the two ways they are fitted, and how few features they can do with."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import minimize

Floats = NDArray[np.float64]
Weights = dict[str, float]
WEIGHTS = Path(__file__).parents[2] / "quizapp" / "claims" / "weights"
SEED = 7


@dataclass(frozen=True, slots=True)
class Choice:
    """Several options, each with the names of its features, and how right each is (0..1, at least one above 0)."""

    options: list[list[str]]
    right: Floats


def folds(names: Iterable[str], count: int = 5) -> Iterator[frozenset[str]]:
    """`names` (of texts) dealt into `count` sets, the same on every run."""
    order = sorted(set(names))
    random.Random(SEED).shuffle(order)
    yield from (frozenset(order[k::count]) for k in range(count))


def frequent(rows: Iterable[Iterable[str]], least: int) -> list[str]:
    """The features that hold in at least `least` of the rows, by name."""
    counts = Counter(name for row in rows for name in set(row))
    return sorted(name for name, count in counts.items() if count >= least)


def matrix(rows: Sequence[Sequence[str]], names: Sequence[str]) -> sparse.csr_matrix:
    """How often each of `names` holds in each of `rows`."""
    column = {name: k for k, name in enumerate(names)}
    places = [(r, column[name]) for r, row in enumerate(rows) for name in row if name in column]
    at = np.array(places, dtype=int).reshape(-1, 2)
    return sparse.csr_matrix((np.ones(len(at)), (at[:, 0], at[:, 1])), shape=(len(rows), len(names)))


def fit_choice(choices: Sequence[Choice], names: Sequence[str], penalty: float) -> Weights:
    """A conditional logit: the chance that a choice falls on a right option, with an L2 penalty, by L-BFGS."""
    values = matrix([row for choice in choices for row in choice.options], names)
    ends = np.cumsum([len(choice.options) for choice in choices])
    starts = np.concatenate([[0], ends[:-1]])
    owner = np.repeat(np.arange(len(choices)), ends - starts)
    right = np.concatenate([choice.right for choice in choices])

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = values @ weights
        powers = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        whole, good = np.add.reduceat(powers, starts), np.add.reduceat(powers * right, starts)
        slope = powers / whole[owner] - powers * right / good[owner]
        value = -np.log(good / whole).mean() + penalty * weights @ weights
        return float(value), values.T @ slope / len(choices) + 2 * penalty * weights

    best = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return dict(zip(names, best.x, strict=True))


def fit_logistic(values: sparse.csr_matrix, right: Floats, penalty: float, weight: Floats | None = None) -> Floats:
    """Logistic regression with an L2 penalty; the last weight is the constant, which is not penalised. By L-BFGS.

    weight   how much each row counts; 1 each if None
    """
    counts = np.ones(len(right)) if weight is None else weight
    whole = counts.sum()

    def loss(theta: Floats) -> tuple[float, Floats]:
        scores = values @ theta[:-1] + theta[-1]
        value = (counts * (np.logaddexp(0, scores) - right * scores)).sum() / whole + penalty * theta[:-1] @ theta[:-1]
        slope = counts * (1 / (1 + np.exp(-scores)) - right) / whole
        return float(value), np.concatenate([values.T @ slope + 2 * penalty * theta[:-1], [slope.sum()]])

    best = minimize(loss, np.zeros(values.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return np.asarray(best.x)


def heaviest(weights: Mapping[str, float], values: sparse.csr_matrix, names: Sequence[str], count: int) -> list[str]:
    """The `count` features that move scores most: by |weight| × the standard deviation of the feature."""
    mean = np.asarray(values.mean(axis=0)).ravel()
    square = np.asarray(values.multiply(values).mean(axis=0)).ravel()
    spread = np.sqrt(np.maximum(square - mean**2, 0))
    order = sorted(range(len(names)), key=lambda k: (-abs(weights[names[k]]) * spread[k], names[k]))
    return sorted(names[k] for k in order[:count])


def write_weights(model: str, weights: Mapping[str, float], why: str) -> Path:
    """The table that ships: features by name, weights rounded to three decimals, zeros left out."""
    rounded = {name: round(float(weight), 3) for name, weight in sorted(weights.items())}
    lines = [f"# {why}", *(f"{name}\t{weight:.3f}" for name, weight in rounded.items() if weight)]
    WEIGHTS.mkdir(exist_ok=True)
    path = WEIGHTS / f"{model}.tsv"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path
