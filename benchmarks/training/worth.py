"""Fits and measures the model of worth: which sentences of a text the teachers of the gold sheets chose."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy import sparse

from benchmarks.training.fitting import SEED, Weights, fit_logistic, folds, write_weights
from benchmarks.training.gold import LEFT_OUT, quote_round
from benchmarks.training.measures import area, average_precision, gain, precision_at, shown
from quizapp.claims.source_sentence import SourceSentence, source_sentences
from quizapp.claims.worth import standardised
from quizapp.claims.worth_features import features
from quizapp.language.squeeze import Squeezed
from quizapp.transcript import read

PENALTY = 0.1
KEPT = 40
PAIRS = 3000  # pairs of a chosen and another sentence from each text
MUSTS = 0.1  # share of the pairs that set a must above a detail instead
CHOSEN = 0.5  # share of a sentence that a quote must hold


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its sentences; `importance` is 0 for a sentence that no teacher chose."""

    name: str
    sentences: list[SourceSentence]
    raw: list[dict[str, float]]
    rows: list[dict[str, float]]  # standardised
    importance: list[int]

    @property
    def chosen(self) -> list[bool]:
        return [i > 0 for i in self.importance]


def read_texts(folder: Path) -> list[Text]:
    """All texts with a gold sheet, as the program's own reader takes them."""
    sheets = sorted(folder.glob("*.gold.jsonl")) + sorted((folder / "pool").glob("*.gold.jsonl"))
    return [_text(folder, sheet) for sheet in sheets]


def _text(folder: Path, sheet: Path) -> Text:
    path = sheet.with_name(sheet.name.replace(".gold.jsonl", ".txt"))
    transcript = read(path)
    found = source_sentences(transcript)
    squeezed = Squeezed.of(transcript.text)
    importance = [0] * len(found)
    for line in sheet.read_text("utf-8").splitlines():
        claim = json.loads(line)
        quote = claim.get("quote") or quote_round(claim, path.read_text("utf-8"))
        for place in (squeezed.find(quote) or squeezed.find(claim["anchor"]))[:1]:
            for k, sentence in enumerate(found):
                shared = min(place.end, sentence.span.end) - max(place.start, sentence.span.start)
                if shared >= CHOSEN * len(sentence.span) or (shared > 0 and shared >= CHOSEN * len(place)):
                    importance[k] = max(importance[k], claim["importance"])
    raw = features(transcript, found)
    name = ("" if path.parent == folder else "pool/") + path.name[:2]
    return Text(name, found, raw, list(standardised(raw)), importance)


Score = Callable[[Text], Sequence[float]]


def fit(texts: Sequence[Text], names: Sequence[str], penalty: float = PENALTY) -> Weights:
    """Pairwise logistic regression: a chosen sentence should score above another, a must above a detail; texts count alike."""
    differences = np.concatenate([_pairs(text, names) for text in texts])
    both = np.concatenate([differences, -differences])
    right = np.concatenate([np.ones(len(differences)), np.zeros(len(differences))])
    theta = fit_logistic(sparse.csr_matrix(both), right, penalty)
    return dict(zip(names, theta, strict=False))


def _pairs(text: Text, names: Sequence[str]) -> np.ndarray:
    draw = random.Random(f"{SEED} {text.name}")
    values = np.array([[row[name] for name in names] for row in text.rows])
    good = [k for k, chosen in enumerate(text.chosen) if chosen]
    bad = [k for k, chosen in enumerate(text.chosen) if not chosen]
    must = [k for k, importance in enumerate(text.importance) if importance == 3]
    detail = [k for k, importance in enumerate(text.importance) if importance == 1]
    sides = [(must, detail) if must and detail and draw.random() < MUSTS else (good, bad) for _ in range(PAIRS)]
    return np.array([values[draw.choice(better)] - values[draw.choice(worse)] for better, worse in sides])


def learned(weights: Weights) -> Score:
    rounded = {name: round(float(weight), 3) for name, weight in weights.items()}
    return lambda text: [round(sum(rounded[name] * row[name] for name in rounded), 6) for row in text.rows]


def by(name: str, sign: int = 1) -> Score:
    return lambda text: [sign * row[name] for row in text.raw]


def rule_of_thumb(text: Text) -> list[float]:
    """Length, number, name, emphasis, opinion, title, cause, contrast; less questions, the host, thanks."""
    good = ("digits", "emphasis", "opinion", "cause", "contrast")
    return [
        row["length"] + 0.5 * sum(row[n] for n in good) + 0.5 * min(1, row["names"]) + 0.5 * min(1, row["title words"])
        - 1.5 * row["question"] - row["host"] - row["thanks"]
        for row in text.raw
    ]  # fmt: skip


RULES: dict[str, Score] = {
    "early first": by("late in text", -1),
    "length": by("length"),
    "topic words": by("topic words"),
    "central": by("central"),
    "rule of thumb": rule_of_thumb,
}


def measure(text: Text, scores: Sequence[float]) -> list[float]:
    """AP, P@20, P@40, AP among what guests and the article state, must above detail."""
    stated = [k for k, s in enumerate(text.sentences) if not s.asks and not s.by_host]
    chosen = text.chosen
    told = [k for k, i in enumerate(text.importance) if i in (1, 3)]
    return [
        average_precision(scores, chosen),
        precision_at(scores, chosen, 20),
        precision_at(scores, chosen, 40),
        average_precision([scores[k] for k in stated], [chosen[k] for k in stated]),
        area([scores[k] for k in told], [text.importance[k] == 3 for k in told]),
    ]


def report(name: str, rows: Mapping[str, Sequence[float]], against: Mapping[str, Sequence[float]] | None = None) -> None:
    """One line of the table: figures by text, and what they gain over those of another method."""
    columns = [[name for name, row in rows.items() if row[k] == row[k]] for k in range(5)]
    print(f"| {name} | " + " | ".join(shown([rows[t][k] for t in texts]) for k, texts in enumerate(columns)) + " |", flush=True)
    if against:
        gains = [gain([rows[t][k] for t in texts], [against[t][k] for t in texts]) for k, texts in enumerate(columns)]
        print("| … gain over the rule of thumb | " + " | ".join(gains) + " |", flush=True)


def train(folder: Path) -> None:
    """Cross-validate, test on the texts left out, fit on all others, write the table."""
    texts = read_texts(folder)
    inside, outside = [t for t in texts if t.name not in LEFT_OUT], [t for t in texts if t.name in LEFT_OUT]
    share = np.mean([np.mean(t.chosen) for t in texts])
    print(f"\n### Worth: {sum(len(t.rows) for t in texts)} sentences of {len(texts)} texts, {share:.2f} chosen\n")
    print("| | AP | P@20 | P@40 | AP of statements | must > detail |\n|---|---|---|---|---|---|")
    _compare("", {name: _measured(inside, rule) for name, rule in RULES.items()})
    names = sorted(inside[0].rows[0])
    thumb = _measured(inside, rule_of_thumb)
    for kept in (len(names), KEPT, 15):
        rows: dict[str, list[float]] = {}
        for fold in folds(t.name for t in inside):
            score = learned(fit_few([t for t in inside if t.name not in fold], names, kept))
            rows |= _measured([t for t in inside if t.name in fold], score)
        report(f"learned, {kept} weights", rows, thumb)
    shipped = fit_few(inside, names, KEPT)
    _compare(f"{len(outside)} texts left out: ", {name: _measured(outside, rule) for name, rule in RULES.items()})
    thumb = _measured(outside, rule_of_thumb)
    report(f"{len(outside)} texts left out: learned, {KEPT} weights", _measured(outside, learned(shipped)), thumb)
    write_weights("worth", shipped, "worth: pairwise logistic regression over features in standard deviations of the text")


def _measured(texts: Sequence[Text], score: Score) -> dict[str, list[float]]:
    return {text.name: measure(text, score(text)) for text in texts}


def _compare(where: str, methods: Mapping[str, Mapping[str, Sequence[float]]]) -> None:
    for name, rows in methods.items():
        report(where + name, rows)


def fit_few(texts: Sequence[Text], names: Sequence[str], kept: int) -> Weights:
    """The weights of the `kept` features with the heaviest ones; all have the same spread, so the weight alone tells."""
    weights = fit(texts, names)
    return fit(texts, sorted(sorted(names, key=lambda n: (-abs(weights[n]), n))[:kept]))
