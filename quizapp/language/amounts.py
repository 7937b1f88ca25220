"""Amounts in a text, with unit, bound and range, as exact values: 至少3亿美元, 百分之六七十, 一千到一千五百亿元, 三年半.

An amount is read as a whole or not at all: without its bound, scale and unit it is another amount. What only looks like one
(百度, 二次开发, 第三个, 七八月, GPT-3, 2022 年) is left alone; dates belong to `quizapp.language.dates`.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cache

from quizapp.language.fold import fold
from quizapp.language.not_amounts import NOT_AMOUNTS, any_of, word_lines
from quizapp.language.numerals import NUMERAL, SCALES, Numeral, read_numeral
from quizapp.language.span import Span

SHARE = "share"


class Bound(StrEnum):
    """How firmly an amount is stated."""

    EXACT = ""
    ABOUT = "about"  # 约, 左右, 几十
    MORE = "more"  # 超过, 多, 以上
    LEAST = "least"  # 至少, 起码
    UNDER = "under"  # 不到, 近
    MOST = "most"  # 最多, 以内


_BEFORE = {
    Bound.ABOUT: ("大约", "大概", "约", "差不多", "估计"),
    Bound.MORE: ("超过", "超", "逾", "多于", "高于", "大于", "突破"),
    Bound.LEAST: ("至少", "起码", "最少", "不少于", "不低于"),
    Bound.UNDER: ("不到", "不足", "将近", "接近", "近", "低于", "少于", "小于", "快"),
    Bound.MOST: ("最多", "至多", "顶多", "不超过", "不多于", "不高于"),
}
_AFTER = {
    Bound.ABOUT: ("左右", "上下", "前后", "出头"),
    Bound.MORE: ("以上", "或者以上", "或以上", "往上", "多", "余", "开外"),
    Bound.UNDER: ("以下", "不到"),
    Bound.MOST: ("以内", "之内", "封顶"),
}
_TRADITIONAL = str.maketrans(
    "萬億兩點約過發個張塊錢圓幣歲時鐘頭週禮種項條類臺輛隻顆頁層場節對雙戶組隊幾餘數歐盧來將裡級輪",
    "万亿两点约过发个张块钱圆币岁时钟头周礼种项条类台辆只颗页层场节对双户组队几余数欧卢来将里级轮",
)


@dataclass(frozen=True, slots=True)
class Amount:
    """An exact amount, a bound or a range. `low` and `high` are equal unless it is a range; both are in the canonical `unit`.

    Canonical: 1 小时 is 3600 of unit 秒, 15% is 15/100 of unit "share", 三年半 is 42 of unit 月, 一半 is half a "share".
    A counter's unit starts with ~ (~个), and an unknown unit is "". `figure` is where the numbers stand, without bound and unit;
    both spans index the text.
    """

    span: Span
    figure: Span
    low: Fraction
    high: Fraction
    unit: str
    written_unit: str
    bound: Bound = Bound.EXACT

    @property
    def is_range(self) -> bool:
        """Whether it is a range: 两三百, 1000到1500."""
        return self.low != self.high

    def same_value(self, other: Amount) -> bool:
        """Whether both say the same numbers in the same unit, whatever their bounds."""
        return (self.low, self.high, self.unit) == (other.low, other.high, other.unit)


def find_amounts(text: str) -> list[Amount]:
    """The amounts of `text` from left to right. An article (一个) or a part of a name, an ordinal or a date is none."""
    plain = plain_text(text)
    blocked = _blocked(plain)
    found: list[Amount] = []
    at = 0
    while match := _pattern().search(plain, at):
        amount = _amount(match)
        if amount is None or any(blocked[amount.figure.start : amount.figure.end]) or not _stands_alone(plain, amount):
            at = max(match.end("figure"), match.start() + 1)
            continue
        found.append(amount)
        at = amount.span.end
    return found


def read_amount(text: str) -> Amount | None:
    """The one amount that the whole of `text` is (三, 15 亿美元, 大约两三百), or None."""
    plain = plain_text(text).rstrip()
    start = len(plain) - len(plain.lstrip())
    match = _pattern().fullmatch(plain, start)
    return _amount(match) if match else None


def plain_text(text: str) -> str:
    """`text` in half width and with the Simplified forms of the words of amounts; every character keeps its place."""
    return fold(text).translate(_TRADITIONAL)


def unit_of(word: str) -> tuple[str, Fraction] | None:
    """The canonical unit of a unit word and how many of it one is: 小时 gives 秒 and 3600. None if it is no known unit."""
    return _units().get(plain_text(word).strip())


_RATIO = rf"(?P<ratio>百分之|千分之|万分之|{NUMERAL}分之)"
_SYMBOLS = {"US$": "美元", "HK$": "港元", "NT$": "新台币", "$": "美元", "¥": "元", "€": "欧元", "£": "英镑"}


@cache
def _pattern() -> re.Pattern[str]:
    """Bound, currency sign, figure (ratio, fraction, range or number), unit, 半, bound."""
    before, after = (any_of(word for words in side.values() for word in words) for side in (_BEFORE, _AFTER))
    before = rf"(?<![最附签节预合契制])(?:{before})"  # 最近3年 is not nearly three years, 签约 no 约
    unit = any_of(_units())
    latin_end = r"(?<![A-Za-z])|(?![A-Za-z])"
    return re.compile(
        rf"(?:(?P<before>{before})\s?)?(?:(?P<symbol>{any_of(_SYMBOLS)})\s?)?"
        rf"(?P<figure>(?P<half>一半|半数)|(?P<top>{NUMERAL})\s?/\s?(?P<bottom>\d+)|{_RATIO}?(?P<low>{NUMERAL})"
        rf"(?:(?:\s?(?P<low_unit>{unit}))?\s?(?:到|至|-|~|—|–|或者?|(?<=[一二三四五六七八九])、(?=[二三四五六七八九十]))\s?(?:百分之)?(?P<high>{NUMERAL}))?)"
        rf"(?:个(?P<middle>半|多|来)(?P<middle_unit>月|小时|钟头|星期|礼拜|世纪)|\s?(?P<unit>{unit})(?:{latin_end}))?(?P<and_half>半)?(?:\s?(?P<after>{after}))?"
    )


def _amount(match: re.Match[str]) -> Amount | None:
    """What a match of the pattern says; None if its number cannot be read."""
    numeral, ratio = _numeral(match)
    if numeral is None:
        return None
    written = "个" + match["middle_unit"] if match["middle"] else match["unit"] or match["low_unit"] or ""
    unit, factor = (SHARE, ratio) if ratio is not None else _unit(match, written)
    half = factor / 2 if written and (match["and_half"] or match["middle"] == "半") else Fraction(0)
    return Amount(
        span=Span(*match.span()),
        figure=Span(*match.span("figure")),
        low=numeral.low * factor + half,
        high=numeral.high * factor + half,
        unit=unit,
        written_unit=match["symbol"] or written,
        bound=_bound(match, numeral),
    )


def _numeral(match: re.Match[str]) -> tuple[Numeral | None, Fraction | None]:
    """The number or range, and for a share what it is a number of (hundredths, …)."""
    if match["half"]:
        return Numeral(Fraction(1), Fraction(1)), Fraction(1, 2)
    if match["top"]:
        return read_numeral(match["top"]), Fraction(1, int(match["bottom"]) or 1)
    low, high = read_numeral(match["low"]), read_numeral(match["high"]) if match["high"] else None
    if low is None or (match["high"] and high is None):
        return None, None
    both = _range(low, high, match) if high else low
    return both, _ratio(match["ratio"])


def _ratio(words: str | None) -> Fraction | None:
    if not words:
        return None
    whole = read_numeral(words.removesuffix("分之"))
    return 1 / whole.low if whole and whole.low else None


def _range(low: Numeral, high: Numeral, match: re.Match[str]) -> Numeral:
    """From the lower to the higher; a lower one without a scale has that of the higher: 5-7 万亿, 一到两百."""
    scale = _missing_scale(match["low"], match["high"])
    if not match["low_unit"] and low.high * scale < high.low:
        low = low.times(scale)
    return Numeral(min(low.low, high.low), max(low.high, high.high), high.more)


def _missing_scale(low: str, high: str) -> int:
    """The scale at the end of `high` that `low` may go without: 10^12 of 5-7万亿, 10^8 of 一千到一千五百亿, 100 of 一到两百."""
    ending = re.search(r"[百千]?[万亿]*$", high.rstrip("多余 "))
    scale = ending[0] if ending else ""
    if any(char in SCALES for char in low):
        scale = "" if re.search(r"[万亿]", low) else scale.lstrip("百千")
    return math.prod(SCALES[char] for char in scale)


def _unit(match: re.Match[str], written: str) -> tuple[str, Fraction]:
    if match["symbol"]:
        return _SYMBOLS[match["symbol"]], Fraction(1)
    if written == "块" and not re.match(r"[\u4e00-\u9fff]", match.string[match.end() : match.end() + 1]):
        return "元", Fraction(1)  # 五块 is money, 五块屏幕 are screens
    return _units().get(written, ("", Fraction(1)))


def _bound(match: re.Match[str], numeral: Numeral) -> Bound:
    for words, table in ((match["before"], _BEFORE), (match["after"], _AFTER)):
        for bound, forms in table.items():
            if words in forms:
                return bound
    if numeral.more or match["middle"] in {"多", "来"}:
        return Bound.MORE
    return Bound.ABOUT if re.search("[几数]", match["figure"]) else Bound.EXACT


def _blocked(plain: str) -> bytearray:
    """For each character, whether it belongs to something that is no amount."""
    taken = bytearray(len(plain))
    for rule in NOT_AMOUNTS:
        for span in rule.spans(plain):
            taken[span.start : span.end] = b"\1" * len(span)
    return taken


def _stands_alone(plain: str, amount: Amount) -> bool:
    """Whether the place looks like an amount: never the middle of a number or a Latin name, and with a unit, a scale or a gap."""
    figure = amount.figure.of(plain)
    before = plain[max(amount.figure.start - 1, 0) : amount.figure.start]
    if re.match(r"[A-Za-z\d.]", before) and not amount.written_unit.startswith(tuple(_SYMBOLS)):
        return False
    if amount.unit:
        vague = amount.unit.startswith("~") or amount.unit in {"人", "度"} or amount.written_unit == "块"
        return not (vague and figure in {"一", "半", "十", "百", "千", "万", "亿"})  # 一个, 百家: no numbers
    if figure[0].isdigit():
        after = plain[amount.span.end : amount.span.end + 2].removeprefix("的")
        return bool(re.search(r"[.,万亿百千]", figure)) or not re.match(r"[A-Za-z\u4e00-\u9fff]", after)
    return len(figure) > 1 and any(char in SCALES for char in figure) and figure not in {"千万", "百万", "万万"}


@cache
def _units() -> dict[str, tuple[str, Fraction]]:
    """Each unit word with its canonical unit and factor."""
    units = {}
    for line in word_lines("units.txt"):
        canonical, _, words = line.partition(": ")
        for entry in words.split():
            word, _, factor = entry.partition("=")
            units[plain_text(word)] = (canonical, Fraction(factor or 1))
    return units
