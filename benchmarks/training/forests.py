"""Fits the boosted trees: which statements blind readers let stand and find worth knowing, and which words they would ask for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier

from benchmarks.training.answer_spans import is_near
from benchmarks.training.fitting import SEED, WEIGHTS, Floats, folds
from benchmarks.training.measures import shown
from benchmarks.training.statement_sheet import digest, said
from benchmarks.training.verdicts import VERDICTS, Judged, Verdict, is_blind, read_verdicts
from quizapp.claims.answer_spans import leading
from quizapp.claims.source_sentence import source_sentences
from quizapp.claims.statements import statements
from quizapp.claims.wording import tokens_of
from quizapp.language.squeeze import squeeze
from quizapp.transcript import read

LEAST = {"statement_gate": 40, "answer_gaps": 40, "item_gate": 12}  # rows in which a feature must hold to be tried
NEARLY = 0.3  # what a span counts that holds the right one, or is held by it, as a wrong one
SMALLEST = {"statement_gate": 20, "answer_gaps": 40, "item_gate": 15}  # rows of a leaf
TREES = {"statement_gate": 120, "answer_gaps": 120, "item_gate": 80}
LEAVES = {"statement_gate": 8, "answer_gaps": 8, "item_gate": 5}
RATE = 0.07

Row = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Trees:
    """A fitted model with the names of its columns."""

    names: list[str]
    model: GradientBoostingClassifier

    def chances(self, rows: Sequence[Row]) -> Floats:
        return np.asarray(self.model.predict_proba(_values(rows, self.names))[:, 1])


def _values(rows: Sequence[Row], names: Sequence[str]) -> Floats:
    return np.array([[row.get(name, 0.0) for name in names] for row in rows], dtype=np.float32)


def grow(model: str, rows: Sequence[Row], right: Floats, weight: Floats | None = None) -> Trees:
    """Gradient boosting over the features that hold often enough; the same rows give the same trees.

    right     how right each is, 0..1: one of 0.7 is taken as seven tenths of a right one and three of a wrong one
    weight    how much each counts; 1 each if None
    """
    held = Counter(name for row in rows for name, value in row.items() if value)
    names = sorted(name for name, count in held.items() if count >= LEAST[model] and name not in ("bias", "rule"))
    made = GradientBoostingClassifier(
        n_estimators=TREES[model],
        learning_rate=RATE,
        max_leaf_nodes=LEAVES[model],
        min_samples_leaf=SMALLEST[model],
        subsample=0.7,
        max_features=0.3,
        random_state=SEED,
    )
    values, counts = _values(rows, names), np.ones(len(rows)) if weight is None else weight
    both = np.concatenate([counts * right, counts * (1 - right)])
    made.fit(np.concatenate([values, values])[both > 0], np.repeat([1, 0], len(rows))[both > 0], sample_weight=both[both > 0])
    return Trees(names, made)


def write_trees(model: str, trees: Trees, why: str) -> Path:
    """The table that quizapp.claims.forest reads."""
    prior = float(np.log(trees.model.init_.class_prior_[1] / trees.model.init_.class_prior_[0]))
    lines = [f"# {why}", f"0\t0\t=\t{prior:.3f}"]
    for number, (one,) in enumerate(trees.model.estimators_, 1):
        tree = one.tree_
        for node in range(tree.node_count):
            if tree.children_left[node] < 0:
                lines.append(f"{number}\t{node}\t=\t{RATE * tree.value[node][0][0]:.3f}")
            else:
                name, bound = trees.names[tree.feature[node]], float(tree.threshold[node])
                lines.append(f"{number}\t{node}\t{name}\t{bound:.5g}\t{tree.children_left[node]}\t{tree.children_right[node]}")
    path = WEIGHTS / f"{model}.trees.tsv"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def train_gate(what: str, rows: Sequence[Judged]) -> Floats:
    """Writes the model of all rows; returns the chance of each by one that never saw its text.

    what    statement or item
    """
    model = f"{what}_gate"
    right = np.array([one.accepted for one in rows])
    chances = np.zeros(len(rows))
    for fold in folds((one.source for one in rows), count=8):
        out = np.array([one.source in fold for one in rows])
        trees = grow(model, [one.row for one in rows if one.source not in fold], right[~out])
        chances[out] = trees.chances([one.row for one in rows if one.source in fold])
    readers, texts = sum(one.readers for one in rows), len({one.source for one in rows})
    why = f"{what} gate: boosted trees on {readers} blind verdicts on {len(rows)} {what}s of {texts} texts"
    write_trees(model, grow(model, [one.row for one in rows], right), why)
    return chances


# ---- which words to ask for ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Asked:
    """A statement with the spans that come into question, and which of them the reader would ask for."""

    source: str
    digest: str
    rows: list[dict[str, float]]
    words: list[str]
    exact: list[bool]
    near: list[bool]
    good: bool  # whether it stands and is worth knowing


def asked_of(source: Path, verdicts: Sequence[Verdict]) -> Iterator[Asked]:
    """The statements of a source whose reader named the words to ask for."""
    transcript = read(source)
    found = source_sentences(transcript)
    document = Counter(token.text.lower() for s in found for token in s.tokens)
    wanted = {one.digest: one for one in verdicts if one.asked is not None}
    for made in statements(transcript, found):
        text = said(made, transcript)
        verdict = wanted.get(digest(text))
        if verdict is None or verdict.asked is None:
            continue
        tokens = tokens_of(made.draft)
        answer = squeeze(text[slice(*verdict.asked)])
        spans = leading(tokens, document)
        words = [squeeze(made.text[tokens[i].start : tokens[j].end]) for i, j, _ in spans]
        exact, near = [w == answer for w in words], [is_near(w, answer) for w in words]
        yield Asked(source.name, verdict.digest, [row for *_, row in spans], words, exact, near, not verdict.fails)


def all_asked(sources: Mapping[str, Path], folder: Path = VERDICTS) -> list[Asked]:
    """The same of all sources that are not kept for blind tests."""
    by_source: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in read_verdicts("statement", folder):
        by_source[verdict.source].append(verdict)
    names = sorted(name for name in by_source if name in sources and not is_blind(sources[name]))
    return [one for name in names for one in asked_of(sources[name], by_source[name])]


def _grown(asked: Sequence[Asked]) -> Trees:
    rows = [row for one in asked for row in one.rows]
    exact = np.array([float(e) for one in asked for e in one.exact])
    near = np.array([n for one in asked for n in one.near])
    return grow("answer_gaps", rows, exact, np.where(near & (exact == 0), NEARLY, 1.0))


def gap_chances(asked: Sequence[Asked]) -> list[Floats]:
    """The chance of each span by a model that never saw its text."""
    chances: list[Floats] = [np.zeros(0)] * len(asked)
    for fold in folds((one.source for one in asked), count=5):
        trees = _grown([one for one in asked if one.source not in fold])
        for k, one in enumerate(asked):
            if one.source in fold and one.rows:
                chances[k] = trees.chances(one.rows)
    return chances


def train_gaps(asked: Sequence[Asked]) -> list[Floats]:
    """Prints what the trees add to the order of the first model, writes those of all statements; returns the chances left out."""
    asked = [one for one in asked if one.rows]
    chances = gap_chances(asked)
    texts = sorted({one.source for one in asked})
    print(f"\n### Gaps: {len(asked)} statements of {len(texts)} texts\n")
    print("| | first exact | first near | surest fifth near |\n|---|---|---|---|")
    for name, order in (("first model", [-np.arange(len(one.rows)) for one in asked]), ("trees", chances)):
        top = [int(np.argmax(scores)) for scores in order]
        surest = np.argsort([-float(scores[k]) for scores, k in zip(order, top, strict=True)])[: len(asked) // 5]
        by_text = [[k for k, one in enumerate(asked) if one.source == text] for text in texts]
        exact = [float(np.mean([asked[k].exact[top[k]] for k in of])) for of in by_text]
        near = [float(np.mean([asked[k].near[top[k]] for k in of])) for of in by_text]
        sure = float(np.mean([asked[k].near[top[k]] for k in surest]))
        print(f"| {name} | {shown(exact)} | {shown(near)} | {sure:.3f} |", flush=True)
    why = f"answer gaps: boosted trees on what blind readers would ask of {len(asked)} statements of {len(texts)} texts"
    write_trees("answer_gaps", _grown(asked), why)
    return chances
