"""Fits the model that chooses an explanation: which words beside a quote strict readers took for one (rule 14 of the rubric).

    python -m benchmarks.training.explanations [--gold FOLDER]

A verdict is a line of verdicts/explanations-*.jsonl: {"what": "explanation", "source", "start", "end" (of the quote), "shown"
(the place of the words that were shown), "answer" (its place, or nothing), "fails"}. Places index the text as the program
reads it. Weights are fitted without the texts that are kept for blind tests; these are measured alone.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.training.fitting import Floats, Weights, fit_logistic, folds, frequent, matrix, write_weights
from benchmarks.training.measures import area
from benchmarks.training.verdicts import EXPLANATION, VERDICTS, by_name, is_blind
from quizapp.items.beside import beside
from quizapp.items.beside_features import Subject, features
from quizapp.language.span import Span
from quizapp.language.words import tag
from quizapp.transcript import Transcript, read

MODEL = "explanation"
PENALTY = 0.006
LEAST = 8  # explanations in which a feature must hold to be weighed
# What the verdicts cannot tell, set by hand: readers were shown only what stands right beside the quote, and of what stands
# before and after it mostly the side that shares more with the statement.
BY_HAND = {
    "by 2": -1.0,
    "by 3": -1.6,
    "detached and about something else": -0.7,
    "leans on what is not shown": -0.6,
    "goes on from the quote": 0.4,
    "echoes": 0.5,
    "echoes much": 0.8,
    "two before": -0.6,
    "the second about something else": -0.5,
    "side: whole": -0.4,
    "side: elsewhere": -1.3,
    "no end": -1.0,
}


@dataclass(frozen=True, slots=True)
class Shown:
    """An explanation that a reader judged."""

    source: str
    features: list[str]
    helps: bool


def read_shown(sources: dict[str, Path], folder: Path = VERDICTS) -> list[Shown]:
    """All judged explanations that the program still finds beside their quotes."""
    by_source: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for path in sorted(folder.glob("explanations-*.jsonl")):
        for row in map(json.loads, path.read_text("utf-8").splitlines()):
            by_source[row["source"]].append(row)
    return [one for name in sorted(by_source) if name in sources for one in _of_source(read(sources[name]), by_source[name])]


def _of_source(transcript: Transcript, rows: Sequence[dict[str, Any]]) -> list[Shown]:
    quotes = [Span(row["start"], row["end"]) for row in rows]
    tagged = tag([quote.of(transcript.folded) for quote in quotes], [s.name for s in transcript.speakers])
    found = []
    for row, quote, tokens in zip(rows, quotes, tagged, strict=True):
        answer = Span(*row["answer"]).of(transcript.folded) if row["answer"] else ""
        subject = Subject.of(tokens, quote.of(transcript.folded), answer)
        place = Span(*row["shown"])
        one = next((b for b in beside(transcript, quote) if b.place == place), None)
        if one:
            found.append(Shown(row["source"], sorted(set(features(one, subject, transcript))), EXPLANATION not in row["fails"]))
    return found


def fit(shown: Sequence[Shown], penalty: float = PENALTY) -> Weights:
    """Logistic regression on whether the explanation was let pass; the constant is called `constant`."""
    names = [name for name in frequent([one.features for one in shown], LEAST) if name not in BY_HAND]
    theta = fit_logistic(matrix([one.features for one in shown], names), _helps(shown), penalty)
    return {**dict(zip(names, map(float, theta), strict=False)), "constant": float(theta[-1])}


def _helps(shown: Sequence[Shown]) -> Floats:
    return np.array([one.helps for one in shown], float)


def held_out(shown: Sequence[Shown]) -> Floats:
    """The score of each from weights fitted without its text."""
    scores = np.zeros(len(shown))
    for fold in folds(one.source for one in shown):
        weights = fit([one for one in shown if one.source not in fold])
        scores += [_score(one, weights) if one.source in fold else 0.0 for one in shown]
    return scores


def _score(one: Shown, weights: Weights) -> float:
    return weights["constant"] + sum(weights.get(name, 0.0) for name in one.features)


def report(name: str, shown: Sequence[Shown], scores: Floats) -> None:
    """How well scores order what was judged, over all and inside the texts, and the share refused from best to worst fifth."""
    helps = [one.helps for one in shown]
    order = np.argsort(-scores, kind="stable")
    fifths = [1 - np.mean([helps[k] for k in part]) for part in np.array_split(order, 5)]
    texts = len({one.source for one in shown})
    print(f"{name}: {len(shown)} explanations of {texts} texts, {1 - np.mean(helps):.2f} refused; ", end="")
    print(f"area {area(list(scores), helps):.3f}, inside the texts {_inside(shown, scores):.3f}; ", end="")
    print("refused by fifth, best first: " + " ".join(f"{share:.2f}" for share in fifths))


def _inside(shown: Sequence[Shown], scores: Floats) -> float:
    areas, counts = [], []
    for source in sorted({one.source for one in shown}):
        places = [k for k, one in enumerate(shown) if one.source == source]
        helps = [shown[k].helps for k in places]
        if 0 < sum(helps) < len(helps):
            areas.append(area([float(scores[k]) for k in places], helps))
            counts.append(np.sqrt(sum(helps) * (len(helps) - sum(helps))))
    return float(np.average(areas, weights=counts))


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--gold", type=Path, default=Path("../shared/interviews"), help="folder of the sources")
    gold = cli.parse_args().gold
    sources = by_name([gold, gold / "pool"])
    shown = read_shown(sources)
    inside, outside = [[one for one in shown if is_blind(sources[one.source]) is blind] for blind in (False, True)]
    weights = {**fit(inside), **BY_HAND}
    report("held out in turn", inside, held_out(inside))
    report("kept for blind tests", outside, np.array([_score(one, weights) for one in outside]))
    write_weights(MODEL, weights, f"explanation: logistic regression on {len(inside)} blind verdicts on rule 14")


if __name__ == "__main__":
    main()
