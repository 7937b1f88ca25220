"""Fact or position: fitted on the gold quotes, beside the rule that it replaces.

python -m benchmarks.training.kinds [FOLDER]
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from benchmarks.training.fitting import WEIGHTS, fit_logistic, folds, frequent, matrix
from benchmarks.training.gold import Article, read_articles
from quizapp.claims.kind import features

PENALTY = 0.003
LEAST = 6


def rows(articles: list[Article]) -> tuple[list[list[str]], np.ndarray, list[str]]:
    told = [
        (list(features(claim.quote.tokens)), claim.kind == "position", article.name)
        for article in articles
        for claim in article.claims
    ]
    return [row for row, _, _ in told], np.array([float(kind) for _, kind, _ in told]), [name for _, _, name in told]


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("../shared/interviews")
    articles = read_articles(folder)
    known, right, names = rows([a for a in articles if not a.left_out])
    texts, hits = np.array(names), 0
    for out in folds(names):
        inside = np.array([name not in out for name in texts])
        train = [row for row, keep in zip(known, inside, strict=True) if keep]
        wanted = frequent(train, LEAST)
        theta = fit_logistic(matrix(train, wanted), right[inside], PENALTY)
        test = [row for row, keep in zip(known, inside, strict=True) if not keep]
        hits += int((((matrix(test, wanted) @ theta[:-1] + theta[-1]) > 0) == (right[~inside] > 0)).sum())
    commoner = max(right.mean(), 1 - right.mean())
    print(f"kind right on texts left out: {hits / len(known):.3f} of {len(known)}; always the commoner: {commoner:.3f}")
    wanted = frequent(known, LEAST)
    theta = fit_logistic(matrix(known, wanted), right, PENALTY)
    other, answer, _ = rows([a for a in articles if a.left_out])
    score = (((matrix(other, wanted) @ theta[:-1] + theta[-1]) > 0) == (answer > 0)).mean()
    print(f"kind right on the seven texts never used: {score:.3f} of {len(other)}")
    table = {"constant": theta[-1], **dict(zip(wanted, theta[:-1], strict=True))}
    lines = [f"{name}\t{weight:.3f}" for name, weight in sorted(table.items()) if abs(weight) >= 0.02]
    (WEIGHTS / "kind.tsv").write_text(
        "# position against fact: logistic over words and tags of gold quotes\n" + "\n".join(lines) + "\n", "utf-8"
    )
    print(f"{len(lines)} weights")


if __name__ == "__main__":
    main()
