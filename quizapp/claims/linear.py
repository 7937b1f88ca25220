"""Linear models small enough to read: a table of named features with their weights, and the sum over those that hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from itertools import repeat
from math import exp, fsum


@cache
def weights(model: str) -> Mapping[str, int]:
    """The weights of a model in thousandths, by name of the feature; what the table lacks weighs nothing.

    They are whole numbers, so that a sum of them is the same on every machine and in any order.
    """
    table = files("quizapp.claims").joinpath("weights", f"{model}.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {name: round(float(weight) * 1000) for name, weight in rows}


def total(model: Mapping[str, int], features: Iterable[str]) -> int:
    """The sum, in thousandths, of the weights of the features that hold. A feature named twice counts twice."""
    return sum(map(model.get, features, repeat(0)))


def weighted(model: Mapping[str, int], features: Mapping[str, float]) -> float:
    """The sum of weight × value, exact to six decimals whatever the order."""
    return round(fsum(model.get(name, 0) * value for name, value in features.items()) / 1000, 6)


def probability(thousandths: float) -> float:
    """What a logistic model makes of a sum in thousandths: 0..1, rounded to six decimals."""
    bounded = max(-30.0, min(30.0, thousandths / 1000))  # beyond it exp overflows and nothing changes
    return round(1 / (1 + exp(-bounded)), 6)
