"""How common a word is: the counts of jieba's dictionary, looked up in the file without reading it into memory."""

from __future__ import annotations

import mmap
from functools import cache
from importlib.util import find_spec
from math import log10
from pathlib import Path

ALL_WORDS = 60_101_967  # sum of the counts in the dictionary of jieba 0.42.1
UNKNOWN_COUNT = 1  # what a word that the dictionary lacks is taken to have
UNKNOWN = 7.7  # rarer than that is no word of the dictionary


@cache
def rarity(word: str) -> float:
    """How rare a word is: log10 of (all words ÷ its count), 1.3 for 的 to 7.8 for a word that jieba does not know."""
    return log10(ALL_WORDS / max(_count(word.encode()), UNKNOWN_COUNT))


def _count(word: bytes) -> int:
    """The count of a word, by bisection: from 一 on, the lines of the file stand in the order of their bytes.

    Reading all 349,046 lines takes 0.2 s, a look-up 20 µs. The 60 lines before 一 (T恤, C盘) count as unknown.
    """
    text = _dictionary()
    if text is None or not word or b" " in word or b"\n" in word:
        return 0
    low, high = text.find("\n一 ".encode()) + 1, len(text)  # the line, if there is one, starts in [low, high)
    while low < high:
        start = text.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = text.find(b"\n", start)
        end = len(text) if end < 0 else end
        key, count, *_ = text[start:end].split(b" ")
        if key == word:
            return int(count)
        low, high = (end + 1, high) if key < word else (low, start)
    return 0


@cache
def _dictionary() -> mmap.mmap | None:
    spec = find_spec("jieba")
    path = Path(spec.origin).with_name("dict.txt") if spec and spec.origin else None
    if path is None or not path.is_file():
        return None
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
