"""Fits and measures what readers ask about passages: which words, and by which question word.

Learns from questions that people asked about encyclopaedia passages (CMRC 2018 and DRCD, CC BY-SA), `--passages`; holds none of
their text.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from benchmarks.training.fitting import write_weights
from quizapp.claims.passages.candidates import QUESTION_WORDS, PassageView
from quizapp.claims.passages.spans import ASKED_BY, ASKED_FOR, SURE_WORD
from quizapp.claims.source_sentence import SourceSentence, source_sentences
from quizapp.transcript import read

FOLDS = 5
SMOOTH = 0.3
LEAST, LEAST_WORD = 30, 4  # spans in which a feature must hold, questions for a feature of the question words
MATCHES = 0.8  # F1 of characters from which an answer counts as the one that was asked for, as in the scorer
SLIGHT = 0.02  # weights below it are not kept
KINDS = (
    ("who", r"谁|哪位|何人|哪(?:些|几|一|两|个)*人|什么人"),
    ("when", r"什么时候|何时|哪(?:一)?年|哪(?:一)?天|几月|几时|哪个时期|什么时间|哪(?:个|一)?(?:世纪|月|日|年代|朝代|时)"),
    ("where", r"哪里|哪儿|何处|何地|哪(?:个|一|座|些)*(?:地|国|城|省|市|州|县|洲|区)|什么地方|位于哪"),
    ("num", r"多少|几|多[大长高久远重深宽]"),
    ("why", r"为什么|为何|原因|怎么会"),
    ("how", r"怎么|怎样|如何"),
    ("which", r"哪"),
    ("what", r"什么|何|啥"),
)


@dataclass(frozen=True, slots=True)
class Seen:
    """A candidate: its words, the clause that it stands in, what the two models see of it, what can ask for it."""

    text: str
    clause: tuple[int, int]
    asked_for: list[str]
    asked_by: list[str]
    words: list[str]


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage's candidates; `asked[k]` holds the numbers of the questions that candidate k answers."""

    spans: list[Seen]
    asked: list[list[int]]
    kinds: list[str]  # the question word of each question


def passages(path: Path) -> list[Passage]:
    """The passages of a file with the questions that people asked."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    with tempfile.TemporaryDirectory() as folder:
        return [_passage(row, Path(folder) / "passage.txt") for row in rows]


def _passage(row: dict[str, object], file: Path) -> Passage:
    file.write_text(str(row["text"]), "utf-8")
    transcript = read(file)
    spans = list(_seen(source_sentences(transcript), len(transcript.text)))
    human: list[dict[str, object]] = row["human"]  # type: ignore[assignment]
    answers = [[_units(str(a)) for a in {str(h["answer"]), *map(str, h.get("answers") or [])}] for h in human]  # type: ignore[call-overload]
    texts = [_units(span.text) for span in spans]
    asked = [[n for n, own in enumerate(answers) if max(_f1(text, a) for a in own) >= MATCHES] for text in texts]
    return Passage(spans, asked, [_kind(str(h["question"])) for h in human])


def _seen(found: Sequence[SourceSentence], length: int) -> Iterator[Seen]:
    passage = PassageView(found, length)
    for sentence in found:
        view = passage.sentence(sentence)
        for i, j in view.spans():
            text = sentence.text[sentence.tokens[i].start : sentence.tokens[j].end]
            clause = (sentence.number, sum(token.text in ",;:" for token in sentence.tokens[:i]))
            asked_for = [*view.start(i), *view.end(j), *view.inside(i, j)]
            yield Seen(text, clause, asked_for, view.told(i, j), list(view.question_words(i, j)))


def _units(text: str) -> list[str]:
    """Characters; a number or Latin word is one unit."""
    return re.findall(r"\d+|[a-z]+|[\u3400-\u9fff]", text.lower())


def _f1(one: list[str], other: list[str]) -> float:
    same = sum(n * len(unit) for unit, n in (Counter(one) & Counter(other)).items())
    return 2 * same / max(1, sum(map(len, one)) + sum(map(len, other)))


def _kind(question: str) -> str:
    return next((name for name, pattern in KINDS if re.search(pattern, question)), "other")


class Columns:
    """Names of features as columns of a matrix."""

    def __init__(self, rows: Sequence[Sequence[str]], least: int) -> None:
        counts = Counter(name for row in rows for name in set(row))
        self.names = sorted(name for name, n in counts.items() if n >= least)
        self.at = {name: k for k, name in enumerate(self.names)}

    def matrix(self, rows: Sequence[Sequence[str]]) -> csr_matrix:
        """One row for each list of names."""
        held = [sorted({self.at[name] for name in row if name in self.at}) for row in rows]
        ends = np.cumsum([0, *map(len, held)])
        places = np.concatenate([np.array(h, dtype=np.int64) for h in held]) if held else np.array([], dtype=np.int64)
        return csr_matrix((np.ones(len(places)), places, ends), shape=(len(rows), len(self.names)))


@dataclass(frozen=True, slots=True)
class Fitted:
    """Both models as named weights."""

    asked_for: dict[str, float]
    asked_by: dict[str, float]


def fit(train: Sequence[Passage]) -> Fitted:
    """Fit both models on passages."""
    rows = [s.asked_for for p in train for s in p.spans]
    columns = Columns(rows, LEAST)
    right = np.array([bool(a) for p in train for a in p.asked])
    spans = LogisticRegression(C=0.05, max_iter=400).fit(columns.matrix(rows), right)
    asked_for = dict(zip(columns.names, spans.coef_[0], strict=True))
    told = [
        (s.asked_by, p.kinds[n], sum(n in a for a in p.asked))
        for p in train
        for s, a in zip(p.spans, p.asked, strict=True)
        for n in a
    ]
    told = [one for one in told if one[1] in QUESTION_WORDS]
    words = Columns([row for row, _, _ in told], LEAST_WORD)
    share = np.array([2 / n for _, _, n in told])
    by = LogisticRegression(C=SMOOTH, max_iter=600).fit(
        words.matrix([row for row, _, _ in told]), [kind for _, kind, _ in told], sample_weight=share
    )
    asked_by = {
        f"{kind} {name}": w
        for kind, row in zip(by.classes_, by.coef_, strict=True)
        for name, w in zip(words.names, row, strict=True)
    }
    return Fitted(_kept(asked_for), _kept(asked_by))


def _kept(table: dict[str, float]) -> dict[str, float]:
    return {name: round(float(weight), 3) for name, weight in table.items() if abs(weight) >= SLIGHT}


def scores(passage: Passage, fitted: Fitted) -> tuple[NDArray[np.float64], list[str]]:
    """The score and the question word of each candidate."""
    base = np.array([sum(fitted.asked_for.get(name, 0.0) for name in s.asked_for) for s in passage.spans])
    kinds = list(QUESTION_WORDS)
    sums = np.array([[sum(fitted.asked_by.get(f"{k} {name}", 0.0) for name in s.asked_by) for k in kinds] for s in passage.spans])
    sums -= sums.max(axis=1, keepdims=True)
    shares = np.exp(sums) / np.exp(sums).sum(axis=1, keepdims=True)
    shares *= np.array([[k in s.words for k in kinds] for s in passage.spans])
    return base + SURE_WORD * np.log(shares.max(axis=1)), [kinds[k] for k in shares.argmax(axis=1)]


def measure(tests: Sequence[Passage], fitted: Fitted, most: int = 10) -> tuple[int, int, int]:
    """Questions that the best spans answer, those of them with the right question word, and all questions."""
    found = right = 0
    for passage in tests:
        values, kinds = scores(passage, fitted)
        told: dict[int, str] = {}
        for k in _best(passage, values, most):
            for n in passage.asked[k]:
                told.setdefault(n, kinds[k])
        found += len(told)
        right += sum(passage.kinds[n] == kind for n, kind in told.items())
    return found, right, sum(len(p.kinds) for p in tests)


def _best(passage: Passage, values: NDArray[np.float64], most: int) -> list[int]:
    """The best spans, one a clause."""
    chosen: list[int] = []
    taken: set[tuple[int, int]] = set()
    for k in np.argsort(-values, kind="stable"):
        clause = passage.spans[k].clause
        if clause not in taken and len(chosen) < most:
            taken.add(clause)
            chosen.append(int(k))
    return chosen


def train(path: Path) -> None:
    """Cross-validate by passage, print the table, fit on all and write the weights."""
    told = passages(path)
    order = np.random.RandomState(0).permutation(len(told))
    sums = np.zeros(3)
    for fold in range(FOLDS):
        out = set(order[fold::FOLDS])
        fitted = fit([p for k, p in enumerate(told) if k not in out])
        sums += measure([told[k] for k in sorted(out)], fitted)
    print(
        "\n### Passages\n\n| passages | questions | answered by the best ten | with the right question word |\n|---|---|---|---|"
    )
    print(f"| {len(told)} | {sums[2]:.0f} | {sums[0] / sums[2]:.3f} | {sums[1] / sums[0]:.3f} |", flush=True)
    shipped = fit(told)
    write_weights(ASKED_FOR, shipped.asked_for, "passage spans: logistic regression over the spans of encyclopaedia passages")
    write_weights(
        ASKED_BY, shipped.asked_by, "question words: multinomial logistic regression over the spans that people asked for"
    )
