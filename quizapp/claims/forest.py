"""Boosted trees small enough to read: tables of named features with thresholds, and the sum of the leaves that a row falls in.

Gradient boosting (Friedman 2001), fitted by scikit-learn in benchmarks/training; running needs numpy alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from quizapp.claims.linear import probability

if TYPE_CHECKING:
    from numpy.typing import NDArray

LEAF = "="
TOGETHER = 1024  # rows that are walked together: a long source has many times as many, each with a place in every tree


class Forest:
    """The trees of a model over its features, all walked at once. Leaves, and so every sum of them, are whole thousandths."""

    def __init__(self, lines: Sequence[Sequence[str]]) -> None:
        """lines: tree, node, feature, threshold, node for ≤, node for >; or, for a leaf, tree, node, =, value."""
        import numpy as np  # costs 0.1 s that reading and studying need not pay

        self.np = np
        self.features = tuple(sorted({line[2] for line in lines} - {LEAF}))
        places = {name: at for at, name in enumerate(self.features)}
        at = {(line[0], line[1]): k for k, line in enumerate(lines)}
        leaves = [line[2] == LEAF for line in lines]
        # A leaf is its own child, so that a walk may go on until the deepest tree has ended.
        self.feature = np.array([0 if leaf else places[line[2]] for line, leaf in zip(lines, leaves, strict=True)])
        self.threshold = np.array([0.0 if leaf else float(line[3]) for line, leaf in zip(lines, leaves, strict=True)])
        self.value = np.array([round(float(line[3]) * 1000) if leaf else 0 for line, leaf in zip(lines, leaves, strict=True)])
        self.down: NDArray[Any] = np.array(
            [
                [k, k] if leaf else [at[line[0], line[4]], at[line[0], line[5]]]
                for k, (line, leaf) in enumerate(zip(lines, leaves, strict=True))
            ]
        )
        self.roots = np.array([k for (_, node), k in at.items() if node == "0"])
        self.depth = self._deepest()

    def _deepest(self) -> int:
        """How many steps the longest walk from a root to a leaf takes."""
        steps, nodes = 0, self.roots
        while (self.down[nodes, 0] != nodes).any():
            nodes = self.np.unique(self.down[nodes])
            steps += 1
        return steps

    def scores(self, rows: Sequence[Mapping[str, float]]) -> list[int]:
        """For each row of named features the sum of the leaves that it falls in, in thousandths; what a row lacks is 0."""
        return [score for at in range(0, len(rows), TOGETHER) for score in self._walked(rows[at : at + TOGETHER])]

    def _walked(self, rows: Sequence[Mapping[str, float]]) -> list[int]:
        values = self.np.array([[row.get(name, 0.0) for name in self.features] for row in rows])
        each = self.np.arange(len(rows))[:, None]
        nodes = self.np.broadcast_to(self.roots, (len(rows), len(self.roots)))
        for _ in range(self.depth):
            above = values[each, self.feature[nodes]] > self.threshold[nodes]
            nodes = self.down[nodes, above.astype(int)]
        sums: list[int] = self.value[nodes].sum(axis=1).tolist()
        return sums

    def chances(self, rows: Sequence[Mapping[str, float]]) -> list[float]:
        """The same as probabilities, 0..1."""
        return [probability(score) for score in self.scores(rows)]


@cache
def forest(model: str) -> Forest:
    """A model that ships."""
    table = files("quizapp.claims").joinpath("weights", f"{model}.trees.tsv").read_text("utf-8")
    return Forest([line.split("\t") for line in table.splitlines() if line and not line.startswith("#")])
