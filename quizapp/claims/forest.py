"""Boosted trees small enough to read: tables of named features with thresholds, and the sum of the leaves that a row falls in.

Gradient boosting (Friedman 2001), fitted by scikit-learn in benchmarks/training; running needs nothing but this.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypeAlias

from quizapp.claims.linear import probability

LEAF = "="

# A leaf is a value in thousandths; any other node the index of a feature, a threshold, and the nodes for ≤ and >.
Node: TypeAlias = "int | tuple[int, float, Node, Node]"


@dataclass(frozen=True, slots=True)
class Forest:
    """The trees of a model over its features; their values, and so every sum of them, are whole thousandths."""

    features: tuple[str, ...]
    trees: tuple[Node, ...]

    def score(self, row: Mapping[str, float]) -> int:
        """The sum of the leaves that a row of named features falls in, in thousandths; what a row lacks is 0."""
        values = [row.get(name, 0.0) for name in self.features]
        return sum(_leaf(tree, values) for tree in self.trees)

    def chance(self, row: Mapping[str, float]) -> float:
        """The same as a probability, 0..1."""
        return probability(self.score(row))


def _leaf(node: Node, values: Sequence[float]) -> int:
    while not isinstance(node, int):
        at, threshold, left, right = node
        node = left if values[at] <= threshold else right
    return node


@cache
def forest(model: str) -> Forest:
    """A model that ships. Its table has a line a node, the root of a tree first:

    tree, node, feature, threshold, node for ≤, node for >      or, for a leaf,      tree, node, =, value
    """
    table = files("quizapp.claims").joinpath("weights", f"{model}.trees.tsv").read_text("utf-8")
    lines = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    names = sorted({cells[2] for cells in lines} - {LEAF})
    places = {name: at for at, name in enumerate(names)}
    nodes: dict[tuple[str, str], list[str]] = {(tree, node): rest for tree, node, *rest in lines}

    def built(tree: str, node: str) -> Node:
        feature, value, *children = nodes[tree, node]
        if feature == LEAF:
            return round(float(value) * 1000)
        return places[feature], float(value), built(tree, children[0]), built(tree, children[1])

    return Forest(tuple(names), tuple(built(tree, node) for tree, node in nodes if node == "0"))
