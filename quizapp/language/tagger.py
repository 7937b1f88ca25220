"""The network that tags characters: jieba's bundled LAC weights, run by numpy.

The network is Baidu's LAC (Jiao, Sun and Sun, "Chinese Lexical Analysis with Deep Bi-GRU-CRF Network", 2018), in the
small form that jieba 0.42.1 ships for Paddle: character embeddings, two bidirectional GRU layers of 128 units, a linear
layer, a CRF over 57 tags.

Texts are run together, the longest first, one character of each at a step: a text that has ended is simply no longer among
the first ones, so nothing is padded. The characters of a batch lie in one column in that order, "packed": first those that
stand first in their texts, then the second ones, and so on.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
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
    Places = NDArray[np.int64]

UNITS = 128
TOGETHER = 128  # texts in a batch, at most
CHARACTERS = 4096  # in a batch, at most: about 25 MB


@dataclass(frozen=True, slots=True)
class _Packed:
    """Texts as a column of characters. `mirror` is the place of the character as far from its text's end as this is from its
    beginning; `by_text` the place of each character as the texts follow one another.
    """

    counts: list[int]  # texts that have a character at each step
    starts: list[int]  # where in the column each step begins
    distinct: list[str]
    which: Places  # of each place: which of the distinct characters
    mirror: Places
    by_text: Places


class Network:
    """The weights, and the tags of characters that they give."""

    def __init__(self, folder: Path) -> None:
        # With two BLAS threads the same work takes 45 s instead of 2.7 s on a busy machine: small matrices do not share well.
        for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
            os.environ.setdefault(name, "1")
        import numpy as np  # costs 0.1 s that reading and studying need not pay

        self.np = np
        self.folder = folder / "model_baseline"
        self.ids = _numbers(folder / "word.dic")
        self.unknown = self.ids["OOV"]
        numbers = _numbers(folder / "tag.dic")
        self.tags = sorted(numbers, key=lambda tag: int(numbers[tag]))
        self.embedding = self._rows("word_emb", 1 + max(map(int, self.ids.values())))
        wide = (UNITS, UNITS, 2 * UNITS, 2 * UNITS)
        recurrent = [self._load(f"gru_{k}.w_0", UNITS * 3 * UNITS) for k in range(4)]
        self.inputs = [self._load(f"fc_{k}.w_0", wide[k], 3 * UNITS) for k in range(4)]
        self.biases = [self._load(f"fc_{k}.b_0", 3 * UNITS) + self._load(f"gru_{k}.b_0", 3 * UNITS) for k in range(4)]
        split = UNITS * 2 * UNITS
        # Both directions of a layer together: layers 0 and 1 forward and backward, then 2 and 3.
        self.gates = [np.stack([w[:split].reshape(UNITS, 2 * UNITS) for w in recurrent[k : k + 2]]) for k in (0, 2)]
        self.candidates = [np.stack([w[split:].reshape(UNITS, UNITS) for w in recurrent[k : k + 2]]) for k in (0, 2)]
        self.output = self._load("fc_4.w_0", 2 * UNITS, len(self.tags)), self._load("fc_4.b_0", len(self.tags))
        crf = self._load("crfw", len(self.tags) + 2, len(self.tags))
        self.first, self.last, self.step = crf[0], crf[1], crf[2:]  # step[a, b]: from tag a to tag b

    def _load(self, name: str, *shape: int) -> Floats:
        raw = (self.folder / name).read_bytes()
        size = 4 * self.np.prod(shape, dtype=int)
        weights: Floats = self.np.frombuffer(raw[-size:], dtype="<f4").reshape(shape)
        return weights

    def _rows(self, name: str, number: int) -> NDArray[np.uint8]:
        """A large matrix of UNITS columns as bytes, of which only the rows that are looked at are read."""
        path, width = self.folder / name, 4 * UNITS
        return self.np.memmap(path, self.np.uint8, "r", path.stat().st_size - number * width, (number, width))

    def labels(self, texts: Sequence[str]) -> list[list[str]]:
        """The tag of each character of each text (`PER-B`, `PER-I`)."""
        result: list[list[str]] = [[] for _ in texts]
        for batch in _batches(texts):
            packed = self._packed([texts[k] for k in batch])
            found = iter(self._tags(self._emissions(packed), packed)[packed.by_text].tolist())
            for k in batch:
                result[k] = [self.tags[next(found)] for _ in texts[k]]
        return result

    def _packed(self, texts: list[str]) -> _Packed:
        np = self.np
        lengths = np.array([len(text) for text in texts])
        counts = np.searchsorted(-lengths, -np.arange(lengths[0]))
        starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
        step = np.repeat(np.arange(len(counts)), counts)
        text = np.arange(len(step)) - starts[step]
        in_row = np.concatenate([[0], np.cumsum(lengths)[:-1]])[text] + step  # where it stands as the texts follow one another
        codes = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), "<u4")
        distinct, which = np.unique(codes[in_row], return_inverse=True)
        mirror = starts[lengths[text] - 1 - step] + text
        by_text = np.argsort(in_row)
        return _Packed(counts.tolist(), starts.tolist(), [chr(code) for code in distinct.tolist()], which, mirror, by_text)

    def _emissions(self, packed: _Packed) -> Floats:
        """Scores of shape (tags, characters)."""
        np = self.np
        rows = [int(self.ids.get(character, self.unknown)) for character in packed.distinct]
        read: Floats = self.embedding[rows].view("<f4")
        # The backward side reads each text from its own end, so both sides of a text end at the same step.
        places = packed.which, packed.which[packed.mirror]
        for layer in (0, 1):
            given = [read @ self.inputs[2 * layer + side] + self.biases[2 * layer + side] for side in (0, 1)]
            forward, backward = self._layer(layer, given, places, packed)
            read = np.concatenate([forward, backward[packed.mirror]], axis=1)
            places = np.arange(len(read)), packed.mirror
        weights, bias = self.output
        scores: Floats = np.ascontiguousarray((read @ weights + bias).T)
        return scores

    def _layer(self, layer: int, given: list[Floats], places: tuple[Places, Places], packed: _Packed) -> Floats:
        """One bidirectional GRU layer, of shape (2, characters, UNITS).

        Both directions run in one loop, since the loop is what costs.

        given    what each side reads, of shape (rows, 3 * UNITS)
        places   the row that each side reads at each place of the column
        """
        np = self.np
        gates, candidates = self.gates[layer], self.candidates[layer]
        hidden = np.zeros((2, packed.counts[0], UNITS), np.float32)
        out: Floats = np.empty((2, len(places[0]), UNITS), np.float32)
        for start, count in zip(packed.starts, packed.counts, strict=True):
            here, hidden = slice(start, start + count), hidden[:, :count]
            read = np.stack([given[side][places[side][here]] for side in (0, 1)])
            gate = hidden @ gates
            gate += read[:, :, : 2 * UNITS]
            gate = np.reciprocal(np.exp(-gate) + 1)
            update, reset = gate[..., :UNITS], gate[..., UNITS:]
            candidate = (reset * hidden) @ candidates
            candidate += read[:, :, 2 * UNITS :]
            hidden = out[:, here] = hidden + update * (np.tanh(candidate) - hidden)
        return out

    def _tags(self, emissions: Floats, packed: _Packed) -> Places:
        """The best tags of all places, by Viterbi. Only the best sums are kept on the way; the way itself is found going back."""
        np = self.np
        step = np.ascontiguousarray(self.step)[:, :, None]
        best = self.first[:, None] + emissions[:, : packed.counts[0]]
        sums = [best]
        for start, count in zip(packed.starts[1:], packed.counts[1:], strict=True):
            best = (best[:, None, :count] + step).max(axis=0) + emissions[:, start : start + count]
            sums.append(best)
        tags: Places = np.empty(emissions.shape[1], np.int64)
        after = np.empty(0, np.int64)  # the tags one step later, of those texts that go on there
        for start, best in zip(reversed(packed.starts), reversed(sums), strict=True):
            best[:, : len(after)] += self.step[:, after]
            best[:, len(after) :] += self.last[:, None]
            after = best.argmax(axis=0)
            tags[start : start + len(after)] = after
        return tags


def _batches(texts: Sequence[str]) -> Iterator[list[int]]:
    """Which texts to run together: of like length, the longest first; empty ones are left out."""
    batch: list[int] = []
    characters = 0
    for k in sorted((k for k in range(len(texts)) if texts[k]), key=lambda k: (-len(texts[k]), k)):
        if batch and (len(batch) == TOGETHER or characters + len(texts[k]) > CHARACTERS):
            yield batch
            batch, characters = [], 0
        batch.append(k)
        characters += len(texts[k])
    if batch:
        yield batch


def _numbers(path: Path) -> dict[str, str]:
    """The entries of a dictionary file, `number TAB entry` a line, with their numbers as written: few of many are looked up."""
    fields = path.read_text("utf-8").strip("\n").replace("\n", "\t").split("\t")
    return dict(zip(fields[1::2], fields[::2], strict=True))


@cache
def network() -> Network:
    """The network, loaded once. Raises QuizappError if jieba's files are missing."""
    spec = find_spec("jieba")
    folder = Path(spec.origin).parent / "lac_small" if spec and spec.origin else None
    needed = ("word_emb", "crfw")
    if folder is None or not all((folder / "model_baseline" / name).is_file() for name in needed):
        raise QuizappError(
            "jieba's tagger files (jieba/lac_small) are missing; reinstall them with: pip install --force-reinstall jieba==0.42.1"
        )
    return Network(folder)
