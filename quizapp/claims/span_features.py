"""What can be seen of a span of a statement: the named features that the model of answer spans weighs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache

from quizapp.language.frequency import rarity
from quizapp.language.words import Token


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


BOUNDARIES = frozenset(",，;；:：。!！?？…—\n")
OPENERS, CLOSERS = "“「『‘《(（【[", "”」』’》)）】]"
NOUN_TAGS = _set("n nr ns nt nw nz vn an s PER ORG LOC")
FIRST_TAGS = NOUN_TAGS | _set("v vd a ad m t d TIME")
LAST_TAGS = NOUN_TAGS | _set("v a m t f q TIME")
# Words that say what follows or went before; any other word is known by its tag alone.
TELLING = _set(
    "是 有 的 得 在 把 被 和 与 或 、 为 叫 叫做 从 到 让 用 对 就 也 不 没 没有 了 过 会 能 要 最 更 ( ) 《 》 以及 上 里 中"
)
PRONOUNS = _set("我 你 他 她 它 我们 你们 他们 她们 它们 咱们 自己 这 那 这个 那个 这些 那些 这样 那样 这种 那种 这里 那里")
NEGATIONS = _set("不 没 没有 不是 不会 不能 无 非 不要 并非 从不")
# Words that the next one cannot be asked without: 最|核心, 不|重要, 大|模型 (adjectives of one character likewise).
BOUND = _set("最 更 不 没 太 很 极 非 未 超 副 前 总 再 无")
UNITS = _set("年 月 日 号 点 岁 个 张 家 人 次 倍 亿 万 千 百 元 块 美 % 天 周 分 秒 种 位 名 台 篇 层 本 米 吨 度")
JOINTS = _set("、 和 与 及 以及 或 或者 跟")
# Tags that behave alike share a letter: nouns N, names Z, verbs V, adjectives A, numbers M, times T.
SHAPES = {
    **dict.fromkeys(_set("n nr ns nt nw vn an s"), "N"),
    **dict.fromkeys(_set("nz PER ORG LOC"), "Z"),
    **dict.fromkeys(_set("v vd"), "V"),
    **dict.fromkeys(_set("a ad"), "A"),
    **dict.fromkeys(_set("m q"), "M"),
    **dict.fromkeys(_set("t TIME"), "T"),
    **dict.fromkeys(_set("u xc"), "U"),
    "d": "D",
    "p": "P",
    "c": "C",
    "r": "R",
    "f": "F",
    "w": "W",
}
# Upper bounds of the buckets that measures fall in.
LENGTHS = (2, 3, 4, 5, 6, 7, 9, 12, 16)
RARITIES = (3.5, 4, 4.5, 5, 5.5, 6, 6.5, 7.5)
COUNTS = (0, 1, 2, 4, 8, 16, 32)


def bucket(value: float, bounds: tuple[float, ...]) -> str:
    """The name of the bucket that a value falls in: the first bound that is not below it, or `more`."""
    return _names(bounds)[bisect_left(bounds, value)]


@cache
def _names(bounds: tuple[float, ...]) -> tuple[str, ...]:
    return (*(f"{bound:g}" for bound in bounds), "more")


def marks(tokens: Sequence[Token]) -> tuple[set[int], set[int]]:
    """Which tokens open and which close a quotation or bracket. Folded text has one mark for both: the first opens."""
    opening = {k for k, token in enumerate(tokens) if token.text in OPENERS}
    closing = {k for k, token in enumerate(tokens) if token.text in CLOSERS}
    straight = [k for k, token in enumerate(tokens) if token.text == '"']
    return opening | set(straight[::2]), closing | set(straight[1::2])


class SpanView:
    """A statement in words, seen through the features. They are of three sorts, so that starts and ends are looked at once.

    document   how often each word (lower case) stands in the whole transcript
    """

    def __init__(self, tokens: Sequence[Token], document: Mapping[str, int]) -> None:
        self.tokens = tokens
        self.opening, self.closing = marks(tokens)
        self.rarities = [rarity(t.text.lower()) if t.tag != "w" else 0.0 for t in tokens]
        self.counts = [document.get(t.text.lower(), 0) for t in tokens]
        words = [k for k, t in enumerate(tokens) if t.tag != "w"]
        self.rarest = sorted(words, key=lambda k: (-self.rarities[k], k))[:4]

    def start(self, i: int) -> list[str]:
        """What the first word and the words before it say."""
        return [
            f"first:{self.tokens[i].tag}",
            f"first rarity:{bucket(self.rarities[i], RARITIES)}",
            f"second before:{self._shape(i - 2)}",
            *self._neighbour("before", i - 1),
        ]

    def end(self, j: int) -> list[str]:
        """What the last word and the words after it say."""
        last = self.tokens[j]
        latin = ["last:Latin"] if last.text.isascii() and last.text[0].isalpha() else []
        return [
            f"last:{last.tag}",
            f"last rarity:{bucket(self.rarities[j], RARITIES)}",
            f"second after:{self._shape(j + 2)}",
            *self._neighbour("after", j + 1),
            *latin,
        ]

    def inside(self, i: int, j: int) -> list[str]:
        """What the words from i to j say together: length, rarity, make-up, place."""
        rarest = max(range(i, j + 1), key=lambda k: self.rarities[k])
        place = next((k for k, at in enumerate(self.rarest, 1) if i <= at <= j), 0)
        return [
            f"words:{min(j - i + 1, 8)}",
            f"characters:{bucket(self.tokens[j].end - self.tokens[i].start, LENGTHS)}",
            f"rarest:{bucket(self.rarities[rarest], RARITIES)}",
            f"in document:{bucket(self.counts[rarest], COUNTS)}",
            f"rare word:{place or 'none'}",
            f"place:{4 * i // len(self.tokens)}",
            f"shape:{self._shape(i)}{self._shape(j)}",
            *self._holds(i, j),
            *self._borders(i, j),
        ]

    def _holds(self, i: int, j: int) -> list[str]:
        inside = self.tokens[i : j + 1]
        texts, tags = {t.text for t in inside}, {t.tag for t in inside}
        seen = (
            ("has pronoun", not texts.isdisjoint(PRONOUNS)),
            ("has 的", "的" in texts),
            ("has 是", "是" in texts),
            ("has 了", "了" in texts),
            ("has negation", not texts.isdisjoint(NEGATIONS)),
            ("has number", "m" in tags),
            ("has verb", "v" in tags),
            ("has noun", not tags.isdisjoint(NOUN_TAGS)),
            ("has list", not texts.isdisjoint(JOINTS)),
            ("has preposition", "p" in tags),
        )
        return [name for name, holds in seen if holds]

    def _borders(self, i: int, j: int) -> list[str]:
        before, after = self._word(i - 1), self._word(j + 1)
        seen = (
            ("whole clause", self._at_edge(before) and self._at_edge(after)),
            ("quoted", i - 1 in self.opening and j + 1 in self.closing),
            ("noun before", before is not None and before.tag in NOUN_TAGS),
            ("noun after", after is not None and after.tag in NOUN_TAGS),
            ("joint before", before is not None and before.text in JOINTS),
            ("joint after", after is not None and after.text in JOINTS),
        )
        inside = "verb" if any(t.tag == "v" for t in self.tokens[i : j + 1]) else "noun"
        return [
            *(name for name, holds in seen if holds),
            f"{inside} then {self._next(after)}",
            f"{self._next(before)} then {inside}",
        ]

    def _next(self, word: Token | None) -> str:
        return "edge" if self._at_edge(word) or word is None else "的" if word.text == "的" else SHAPES.get(word.tag, "X")

    def _neighbour(self, side: str, k: int) -> list[str]:
        word = self._word(k)
        if word is None:
            return [f"{side}:edge"]
        if word.text in BOUNDARIES:
            return [f"{side}:mark"]
        return [f"{side}:{word.tag}"] + ([f"{side}:{word.text}"] if word.text in TELLING else [])

    def _word(self, k: int) -> Token | None:
        return self.tokens[k] if 0 <= k < len(self.tokens) else None

    def _at_edge(self, word: Token | None) -> bool:
        return word is None or word.text in BOUNDARIES

    def _shape(self, k: int) -> str:
        word = self._word(k)
        return SHAPES.get(word.tag, "X") if word else "edge"
