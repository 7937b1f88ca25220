"""Words with their part of speech and the names among them: jieba's bundled LAC tagger, run by numpy.

The network is Baidu's LAC (Jiao, Sun and Sun, "Chinese Lexical Analysis with Deep Bi-GRU-CRF Network", 2018), in the
small form that jieba 0.42.1 ships for Paddle: character embeddings, two bidirectional GRU layers of 128 units, a linear
layer, a CRF over 57 tags.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.errors import QuizappError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

UNITS = 128
BATCH = 128  # sentences of like length that are tagged together
LONGEST = 300  # characters; longer sentences are tagged in pieces
NAME_TAGS = frozenset({"PER", "ORG", "LOC", "nr", "ns", "nt", "nz", "nw"})
NOUN_TAGS = NAME_TAGS | {"n", "an", "vn", "s", "f", "TIME", "t"}
LATIN_RUN = re.compile(r"[A-Za-z][A-Za-z0-9'’&+#/._·-]*(?:\s(?=[A-Z0-9])[A-Za-z0-9][A-Za-z0-9'’&+#/._·-]*)*")
NUMBER_RUN = re.compile(r"\d[\d,]*(?:\.\d+)?%?")
SPACED_LOWER = re.compile(r"[a-z]+(?: [a-z]+)+")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, its tag (LAC's: n v a d m q r p c u xc w; PER ORG LOC TIME; nz …), and its place in the sentence in characters."""

    text: str
    tag: str
    start: int
    end: int

    @property
    def is_name(self) -> bool:
        """Whether the word names a person, organisation, place, product or work."""
        return self.tag in NAME_TAGS

    @property
    def is_noun(self) -> bool:
        """Whether the word can head a noun phrase."""
        return self.tag in NOUN_TAGS


def tag(sentences: Sequence[str], names: Iterable[str] = ()) -> list[list[Token]]:
    """Cut sentences (folded text) into tagged words.

    names    strings that are one word wherever they stand (speakers, names of the text); tagged PER if LAC says so of any part
             of them, else nz

    Runs of Latin letters and numbers are kept whole; punctuation is always tagged w. Raises QuizappError if jieba's files
    are missing.
    """
    lowered = [s.lower() if len(s.lower()) == len(s) else s for s in sentences]
    pieces = [piece for s in lowered for piece in _pieces(s)]
    labels = iter(_network().labels(pieces))
    known = _pattern(names)
    return [
        _tokens(s, [one for _ in _pieces(low) for one in next(labels)], known) for s, low in zip(sentences, lowered, strict=True)
    ]


def _pieces(sentence: str) -> list[str]:
    return [sentence[k : k + LONGEST] for k in range(0, len(sentence), LONGEST)]


def _pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    wanted = sorted({n for n in names if len(n) >= 2}, key=lambda n: (-len(n), n))
    return re.compile("|".join(map(re.escape, wanted))) if wanted else None


def _tokens(sentence: str, labels: list[str], known: re.Pattern[str] | None) -> list[Token]:
    """Words from the labels of the characters (`PER-B`, `PER-I`), with whole runs laid over them."""
    whole = _whole_runs(sentence, known)
    tokens: list[Token] = []
    at = 0
    while at < len(sentence):
        if at in whole:
            end, sure = whole[at]
            tokens.append(Token(sentence[at:end], sure or _tag_of_run(labels[at:end]), at, end))
        else:
            end = _word_end(sentence, labels, at, whole)
            if sentence[at:end].strip():
                tokens.append(Token(sentence[at:end], _tag_of_word(sentence[at:end], labels[at]), at, end))
        at = end
    return tokens


def _word_end(sentence: str, labels: list[str], at: int, whole: dict[int, tuple[int, str]]) -> int:
    name, end = labels[at].rsplit("-", 1)[0], at + 1
    punctuation = not sentence[at].isalnum()
    while end < len(sentence) and end not in whole and labels[end] == f"{name}-I" and not punctuation and sentence[end].isalnum():
        end += 1
    return end


def _whole_runs(sentence: str, known: re.Pattern[str] | None) -> dict[int, tuple[int, str]]:
    """Start → (end, tag or "") of the runs that are one word whatever the network says: known names, Latin, numbers."""
    runs: dict[int, tuple[int, str]] = {}
    taken = [False] * len(sentence)
    for pattern, sure in ((known, "known"), (LATIN_RUN, "nz"), (NUMBER_RUN, "m")):
        for match in pattern.finditer(sentence) if pattern else ():
            start, end = match.start(), match.start() + len(match[0].rstrip(".,'/-·_ "))
            if end > start and not any(taken[start:end]):
                taken[start:end] = [True] * (end - start)
                runs[start] = (end, "" if sure == "known" else sure)
    return runs


def _tag_of_run(labels: list[str]) -> str:
    kinds = {label.rsplit("-", 1)[0] for label in labels}
    return next((kind for kind in ("PER", "ORG", "LOC") if kind in kinds), "nz")


def _tag_of_word(word: str, label: str) -> str:
    # The network tags a full stop after a noun as part of it, and calls some marks persons.
    return label.rsplit("-", 1)[0] if word[0].isalnum() else "w"


# ---- the network --------------------------------------------------------------------------------------------------


class _Network:
    """The weights, and the tags of characters that they give."""

    def __init__(self, folder: Path) -> None:
        # With two BLAS threads the same work takes 45 s instead of 2.7 s on a busy machine: small matrices do not share well.
        for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
            os.environ.setdefault(name, "1")
        import numpy as np  # costs 0.1 s that reading and studying need not pay

        self.np = np
        words = _table(folder / "word.dic")
        self.ids = {word: int(number) for number, word in words}
        self.unknown = self.ids["OOV"]
        self.tags = [name for _, name in sorted((int(number), name) for number, name in _table(folder / "tag.dic"))]
        load = self._loader(folder / "model_baseline")
        self.embedding = load("word_emb", max(self.ids.values()) + 1, UNITS)
        wide = (UNITS, UNITS, 2 * UNITS, 2 * UNITS)
        self.inputs = [(load(f"fc_{k}.w_0", wide[k], 3 * UNITS), load(f"fc_{k}.b_0", 3 * UNITS)) for k in range(4)]
        recurrent = [load(f"gru_{k}.w_0", UNITS * 3 * UNITS) for k in range(4)]
        split = UNITS * 2 * UNITS
        self.gates = [w[:split].reshape(UNITS, 2 * UNITS) for w in recurrent]
        self.candidates = [w[split:].reshape(UNITS, UNITS) for w in recurrent]
        self.biases = [load(f"gru_{k}.b_0", 3 * UNITS) for k in range(4)]
        self.output = load("fc_4.w_0", 2 * UNITS, len(self.tags)), load("fc_4.b_0", len(self.tags))
        crf = load("crfw", len(self.tags) + 2, len(self.tags))
        self.first, self.last, self.step = crf[0], crf[1], crf[2:]

    def _loader(self, folder: Path) -> Callable[..., Floats]:
        def load(name: str, *shape: int) -> Floats:
            size = 1
            for n in shape:
                size *= n
            raw = (folder / name).read_bytes()
            weights: Floats = self.np.frombuffer(raw[-4 * size :], dtype="<f4").reshape(shape)
            return weights

        return load

    def labels(self, texts: Sequence[str]) -> list[list[str]]:
        """The tag of each character of each text."""
        result: list[list[str]] = [[] for _ in texts]
        order = sorted((k for k in range(len(texts)) if texts[k]), key=lambda k: (len(texts[k]), k))
        for first in range(0, len(order), BATCH):
            batch = order[first : first + BATCH]
            for k, path in zip(batch, self._viterbi([texts[k] for k in batch]), strict=True):
                result[k] = [self.tags[t] for t in path]
        return result

    def _emissions(self, texts: list[str]) -> Floats:
        """Scores of shape (longest, texts, tags)."""
        np = self.np
        lengths = np.array([len(t) for t in texts])
        longest = int(lengths.max())
        ids = np.full((longest, len(texts)), self.unknown)
        for k, text in enumerate(texts):
            ids[: len(text), k] = [self.ids.get(c, self.unknown) for c in text]
        # The backward layers read each text from its own end, so that padding comes last in both directions and needs no mask.
        steps = np.arange(longest)[:, None]
        mirror = np.where(steps < lengths, lengths - 1 - steps, steps)
        columns = np.arange(len(texts))[None, :]
        both = self._first_inputs(ids, mirror, columns)
        for layer in (0, 2):
            forward, backward = self._layer(layer, both)
            x = np.concatenate([forward, backward[mirror, columns]], axis=2)
            if layer == 0:
                both = self._inputs(2, x, x[mirror, columns])
        weights, bias = self.output
        scores: Floats = x @ weights + bias
        return scores

    def _first_inputs(self, ids: NDArray[np.int64], mirror: NDArray[np.int64], columns: NDArray[np.int64]) -> Floats:
        """What both directions of the first layer read, of shape (longest, 2, texts, 3 * UNITS)."""
        np = self.np
        distinct, place = np.unique(ids, return_inverse=True)
        place = place.reshape(ids.shape)
        both: Floats = np.empty((ids.shape[0], 2, ids.shape[1], 3 * UNITS), np.float32)
        for side, at in enumerate((place, place[mirror, columns])):
            weights, bias = self.inputs[side]
            both[:, side] = (self.embedding[distinct] @ weights + (bias + self.biases[side]))[at]
        return both

    def _inputs(self, layer: int, x: Floats, mirrored: Floats) -> Floats:
        """What both directions of a later layer read, of the same shape."""
        np = self.np
        both: Floats = np.empty((x.shape[0], 2, x.shape[1], 3 * UNITS), np.float32)
        for side, read in enumerate((x, mirrored)):
            weights, bias = self.inputs[layer + side]
            both[:, side] = read @ weights
            both[:, side] += bias + self.biases[layer + side]
        return both

    def _layer(self, layer: int, both: Floats) -> tuple[Floats, Floats]:
        """One bidirectional GRU layer: both directions in one loop, since the loop is what costs."""
        np = self.np
        gates = np.stack(self.gates[layer : layer + 2])
        candidates = np.stack(self.candidates[layer : layer + 2])
        hidden = np.zeros((2, both.shape[2], UNITS), np.float32)
        out = np.empty((both.shape[0], *hidden.shape), np.float32)
        for t in range(both.shape[0]):
            gate = both[t, :, :, : 2 * UNITS] + hidden @ gates
            gate = 1 / (1 + np.exp(-gate))
            update, reset = gate[..., :UNITS], gate[..., UNITS:]
            candidate = np.tanh(both[t, :, :, 2 * UNITS :] + (reset * hidden) @ candidates)
            hidden = hidden + update * (candidate - hidden)
            out[t] = hidden
        return out[:, 0], out[:, 1]

    def _viterbi(self, texts: list[str]) -> list[list[int]]:
        np = self.np
        emissions = self._emissions(texts)
        best = self.first + emissions[0]
        history, scores = [], [best]
        for t in range(1, emissions.shape[0]):
            ways = best[:, :, None] + self.step
            back = ways.argmax(axis=1)
            best = np.take_along_axis(ways, back[:, None, :], axis=1)[:, 0] + emissions[t]
            history.append(back)
            scores.append(best)
        return [self._path(k, len(text), history, scores) for k, text in enumerate(texts)]

    def _path(self, text: int, length: int, history: list[NDArray[np.int64]], scores: list[Floats]) -> list[int]:
        tag_ = int((scores[length - 1][text] + self.last).argmax())
        path = [tag_]
        for t in range(length - 2, -1, -1):
            tag_ = int(history[t][text, tag_])
            path.append(tag_)
        return path[::-1]


def _table(path: Path) -> list[tuple[str, str]]:
    """The two columns of a dictionary file."""
    lines = path.read_text("utf-8").split("\n")
    return [(a, b) for a, _, b in (line.partition("\t") for line in lines) if b]


@cache
def _network() -> _Network:
    spec = find_spec("jieba")
    folder = Path(spec.origin).parent / "lac_small" if spec and spec.origin else None
    if (
        folder is None
        or not (folder / "model_baseline" / "word_emb").is_file()
        or not (folder / "model_baseline" / "crfw").is_file()
    ):
        raise QuizappError(
            "jieba's tagger files (jieba/lac_small) are missing; reinstall them with: pip install --force-reinstall jieba==0.42.1"
        )
    return _Network(folder)
