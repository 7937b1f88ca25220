"""Fits the statement gate on blind verdicts: which of the program's own statements strict readers accept.

A verdict is a line of `verdicts/*.jsonl`: {"source": file name, "start", "end", "hash", "rules", "fails": [rules of the rubric],
"what": "statement"}. It holds no text: the statements are made anew from the sources, and those that the program no longer makes
are left out (their number is printed).
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy import sparse

from benchmarks.training.fitting import Floats, Weights, fit_logistic, folds, write_weights
from benchmarks.training.gold import LEFT_OUT
from benchmarks.training.measures import area, interval
from benchmarks.training.statement_sheet import digest, said
from quizapp.claims.choice import feature_rows, sureness
from quizapp.claims.source_sentence import source_sentences
from quizapp.claims.statements import Statement, statements
from quizapp.transcript import read

VERDICTS = Path(__file__).with_name("verdicts")
BLIND = LEFT_OUT | {f"pool/{n}" for n in (12, 17, 19, 26, 28, 30)}
STANDS = frozenset({1, 2, 3, 6})  # rules of the rubric that a statement must keep; 8 is worth, not soundness
PENALTIES = (0.003, 0.01, 0.03, 0.1, 0.3)
LEAST = 8  # statements in which a feature must hold to be weighed
BIAS = "bias"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one reader said of one statement."""

    source: str
    start: int
    end: int
    digest: str
    fails: frozenset[int]


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement with its features, the share of readers who accepted it, and what the simple rule thinks of it."""

    source: str
    row: dict[str, float]
    accepted: float
    readers: int
    by_rule: float


def read_verdicts(folder: Path = VERDICTS, what: str = "statement") -> list[Verdict]:
    """All verdicts on statements (or items) in the folder."""
    lines = (line for path in sorted(folder.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines() if line.strip())
    rows = [json.loads(line) for line in lines]
    return [
        Verdict(r["source"], r["start"], r["end"], r["hash"], frozenset(r["fails"]))
        for r in rows
        if r.get("what", "statement") == what
    ]


def judged(verdicts: Iterable[Verdict], sources: Mapping[str, Path]) -> list[Judged]:
    """The judged statements that the program still makes."""
    by_source: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        by_source[verdict.source].append(verdict)
    return [one for name in sorted(by_source) if name in sources for one in _of_source(name, sources[name], by_source[name])]


def _of_source(name: str, path: Path, verdicts: Sequence[Verdict]) -> list[Judged]:
    transcript = read(path)
    found = source_sentences(transcript)
    made = {(s.quote.start, s.quote.end, digest(said(s, transcript))): s for s in statements(transcript, found)}
    readers: dict[tuple[int, int, str], list[bool]] = defaultdict(list)
    for verdict in verdicts:
        key = verdict.start, verdict.end, verdict.digest
        if key in made:
            readers[key].append(not verdict.fails & STANDS)
    wanted: list[Statement] = [made[key] for key in readers]
    rows = feature_rows(transcript, found, wanted)
    return [
        Judged(name, row, float(np.mean(accepted)), len(accepted), sureness(statement))
        for statement, row, accepted in zip(wanted, rows, readers.values(), strict=True)
    ]


def fit(train: Sequence[Judged], penalty: float) -> Weights:
    """Logistic regression on the share of readers who accepted; features in standard deviations for the penalty's sake."""
    names = _names(train)
    values = _values(train, names)
    spread = values.std(axis=0)
    right, counts = np.array([j.accepted for j in train]), np.array([float(j.readers) for j in train])
    theta = fit_logistic(sparse.csr_matrix(values / spread), right, penalty, counts)
    return {BIAS: float(theta[-1]), **{name: float(w) for name, w in zip(names, theta[:-1] / spread, strict=True)}}


def _names(train: Sequence[Judged]) -> list[str]:
    held = Counter(name for one in train for name, value in one.row.items() if value)
    varied = (name for name, count in held.items() if count >= LEAST and name != BIAS)
    return sorted(name for name in varied if len({one.row.get(name, 0.0) for one in train}) > 1)


def _values(rows: Sequence[Judged], names: Sequence[str]) -> Floats:
    return np.array([[one.row.get(name, 0.0) for name in names] for one in rows])


Score = Callable[[Judged], float]


def learned(weights: Weights) -> Score:
    return lambda one: weights[BIAS] + sum(round(w, 3) * one.row.get(name, 0.0) for name, w in weights.items() if name != BIAS)


RULES: dict[str, Score] = {
    "where it comes from (rule)": lambda one: one.by_rule,
    "length": lambda one: one.row["length"],
    "wholeness": lambda one: one.row["whole"],
}


def cross_validated(rows: Sequence[Judged], penalty: float) -> list[float]:
    """The score of each statement by a model that never saw its text."""
    scores = [0.0] * len(rows)
    for fold in folds(one.source for one in rows):
        score = learned(fit([one for one in rows if one.source not in fold], penalty))
        for k, one in enumerate(rows):
            if one.source in fold:
                scores[k] = score(one)
    return scores


def measure(rows: Sequence[Judged], scores: Sequence[float]) -> list[float]:
    """AUC over all, and the accepted share of the best tenth, quarter and half of each text."""
    accepted = [one.accepted for one in rows]
    return [area(scores, [a > 0.5 for a in accepted]), *(_best_share(rows, scores, part) for part in (0.1, 0.25, 0.5))]


def _best_share(rows: Sequence[Judged], scores: Sequence[float], part: float) -> float:
    """The accepted share of the best `part` of all, by score."""
    order = sorted(range(len(rows)), key=lambda k: (-scores[k], k))[: max(1, round(part * len(rows)))]
    return float(np.mean([rows[k].accepted for k in order]))


def report(name: str, rows: Sequence[Judged], scores: Sequence[float]) -> None:
    """One line of the table; the interval of the AUC is drawn over texts."""
    texts = sorted({one.source for one in rows})
    places = {text: [k for k, one in enumerate(rows) if one.source == text] for text in texts}

    def drawn(picked: Floats) -> float:
        at = [k for text in picked for k in places[texts[int(text)]]]
        return area([scores[k] for k in at], [rows[k].accepted > 0.5 for k in at])

    low, high = interval(range(len(texts)), drawn, rounds=400)
    figures = measure(rows, scores)
    print(
        f"| {name} | {figures[0]:.3f} [{low:.2f}-{high:.2f}] | " + " | ".join(f"{f:.2f}" for f in figures[1:]) + " |", flush=True
    )


def train(sources: Mapping[str, Path], folder: Path = VERDICTS) -> None:
    """Cross-validate by text, fit on all verdicts, write the table."""
    verdicts = read_verdicts(folder)
    everything = judged(verdicts, sources)
    rows = [one for one in everything if not is_blind(sources[one.source])]
    blind = [one for one in everything if is_blind(sources[one.source])]
    seen = sum(one.readers for one in rows)
    share = np.mean([one.accepted for one in rows])
    print(f"\n### Statement gate: {seen} of {len(verdicts)} verdicts on {len(rows)} statements, {share:.2f} accepted\n")
    print("| | AUC | best tenth | best quarter | best half |\n|---|---|---|---|---|")
    for name, rule in RULES.items():
        report(name, rows, [rule(one) for one in rows])
    losses = {}
    for penalty in PENALTIES:
        scores = cross_validated(rows, penalty)
        losses[penalty] = _loss(rows, scores)
        report(f"learned, penalty {penalty:g} (log loss {losses[penalty]:.3f})", rows, scores)
    best = min(PENALTIES, key=lambda penalty: losses[penalty])
    shipped = {name: weight for name, weight in fit(rows, best).items() if abs(weight) >= 0.02}
    if blind:
        report("texts left out: where it comes from (rule)", blind, [one.by_rule for one in blind])
        report("texts left out: learned", blind, [learned(shipped)(one) for one in blind])
    write_weights("statement_gate", shipped, f"statement gate: logistic regression on {seen} blind verdicts, penalty {best:g}")


def is_blind(source: Path) -> bool:
    """Whether a text is kept for blind tests of the whole program, so that nothing may be fitted on it."""
    return ("pool/" if source.parent.name == "pool" else "") + source.name[:2] in BLIND


def _loss(rows: Sequence[Judged], scores: Sequence[float]) -> float:
    right, score = np.array([one.accepted for one in rows]), np.array(scores)
    return float(np.mean(np.logaddexp(0, score) - right * score))


def by_name(folders: Iterable[Path]) -> dict[str, Path]:
    """Every source of the folders by its file name, which is what verdicts store."""
    endings = {".txt", ".srt", ".html", ".md"}
    return {p.name: p for folder in folders for p in sorted(folder.iterdir()) if p.suffix in endings and p.name != "README.md"}
