"""Amounts: their numeral, magnitude and unit, and other values that someone who half remembers might take."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quizapp.items.guid import fixed_number, order_key
from quizapp.language.figures import han_value

HAN = "〇零一二两三四五六七八九十百千"
NUMERAL = rf"(?:\d[\d,]*(?:\.\d+)?|[{HAN}]+(?:点[{HAN}]+)?)"
NEIGHBOURS = ("一两", "两三", "三四", "四五", "五六", "六七", "七八", "八九")  # 三四个: about so many
BOUND = r"(?:大约|大概|约|将近|近|超过|超|至少|起码|最多|不到|不足|仅|只有|高达|上|每|前|第)?\s*"
AMOUNT = re.compile(
    rf"^(?P<bound>{BOUND}(?:百分之|\$)?)(?P<first>{NUMERAL})(?:(?P<to>\s*%?\s*(?:[-~～—–]|到|至)\s*)(?P<second>{NUMERAL}))?"
    r"(?P<rest>\s*(?:多|几|余)?\s*(?P<magnitude>万亿|千亿|百亿|十亿|亿|千万|百万|十万|万)?.*)$"
)
HAN_DIGITS = "零一二三四五六七八九"
SHARES = ("%", "％", "百分之")
CAPS = {
    "岁": (1, 99),
    "分": (1, 100),
    "%": (1, 99),
    "％": (1, 99),
    "百分之": (1, 99),
    "月": (1, 12),
    "点": (0, 24),
    "日": (1, 31),
    "号": (1, 31),
}
FACTORS = (0.5, 2, 1.5, 0.4, 2.5, 0.6, 3, 0.25, 0.8, 1.2, 4, 5)
GREATEST_HAN = 9999  # that han_numeral writes
SPELT = re.compile(r"(?!二|一[九八])[一两三四五六七八九]{3,}")  # 百分之五六七: no one number
RANKED = re.compile(r"[等月号號楼樓届屆期级級流线線]")
FEW = 12  # up to here other values lie one or two beside the right one


@dataclass(frozen=True, slots=True)
class Amount:
    """`bound` stands before the numeral (至少), `rest` after it, with the magnitude (万) and the unit. `second` ends a range."""

    bound: str
    first: str
    to: str
    second: str
    rest: str

    @property
    def value(self) -> float:
        """What the first numeral says, magnitudes aside."""
        return _value(self.first)

    @property
    def unit(self) -> str:
        """What stands behind the numeral."""
        return self.rest.strip()

    @property
    def is_year(self) -> bool:
        """Whether it is a calendar year."""
        return bool(re.fullmatch(r"(?:1[5-9]|20)\d\d", self.first)) and self.unit[:1] in ("年", "")

    @property
    def numeral(self) -> str:
        """The number alone, a range with both its ends."""
        return f"{self.first}{self.to}{self.second}"

    def with_values(self, values: tuple[float, ...]) -> str:
        """The same amount with other values, written in the same style."""
        written = [_written(value, self.first) for value in values]
        if RANKED.match(self.rest.lstrip()):  # 二等奖, 二线城市: a rank is never 两
            written = [words.replace("两", "二") for words in written]
        return self.bound + self.to.join(written) + self.rest


def parse_amount(text: str) -> Amount | None:
    """`text` as an amount; None if it does not begin with a number."""
    match = AMOUNT.match(text.strip())
    if match is None:
        return None
    return Amount(match["bound"], match["first"], match["to"] or "", match["second"] or "", match["rest"])


def _value(numeral: str) -> float:
    bare = numeral.replace(",", "")
    return float(bare) if bare[:1].isdigit() else float(han_value(bare) or 0)


def _written(value: float, like: str) -> str:
    """A value in the style of another numeral: Han or digits, as many decimals, thousands separators."""
    if like[:1] in HAN:
        return han_numeral(round(value))
    decimals = len(like.partition(".")[2])
    return f"{value:,.{decimals}f}" if "," in like else f"{value:.{decimals}f}"


def han_numeral(value: int) -> str:
    """A whole number from 0 to 9999 in Han characters; 2 alone is 两."""
    if value == 2:
        return "两"
    parts, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            parts += (
                ("零" if zero and parts else "") + ("" if digit == 1 and unit == 10 and not parts else HAN_DIGITS[digit]) + name
            )
        zero = not digit
    return parts or "零"


def other_amounts(
    amount: Amount, guid: str, *, growing: bool = False, latest_year: int = 0, avoid: Iterable[str] = ()
) -> list[str]:
    """Three other values for an amount, in its own style and within the bounds of its unit; fewer where there are not three.

    guid          decides how many of them are smaller than the right one
    growing       whether a share may pass 100 %
    latest_year   the year of the source: what has happened did not happen later
    avoid         numerals that stand in the statement, and would be odd or right
    """
    taken = set(avoid)
    smaller: list[str] = []
    greater: list[str] = []
    for is_smaller, worded in _others(amount, growing, latest_year):
        side = smaller if is_smaller else greater
        if worded not in side and not any(numeral and numeral in worded for numeral in taken):
            side.append(worded)
    wanted = fixed_number(guid, "smaller") % 4
    take = max(0, min(max(wanted, 3 - len(greater)), len(smaller), 3))
    return smaller[:take] + greater[: 3 - take]


def _others(amount: Amount, growing: bool, latest_year: int) -> Iterator[tuple[bool, str]]:
    """Other values, the likeliest mistakes first, and whether each is smaller."""
    if amount.first in ("十", "百", "千") or amount.rest.startswith(("几", "幾")) or SPELT.fullmatch(amount.first):
        return  # 十几万 and 上千 have no neighbours that sound alike
    pair, magnitude = amount.first[:2], amount.first[2:]
    if pair in NEIGHBOURS and magnitude in ("", "十", "百", "千"):
        at = NEIGHBOURS.index(pair)
        yield from (
            (step < 0, amount.bound + NEIGHBOURS[at + step] + magnitude + amount.rest)
            for step in (1, -1, 2, -2, 3, -3)
            if 0 <= at + step < 8
        )
        return
    if amount.first == "1" and (part := re.match(r"/(\d+)(.*)", amount.rest)):
        whole = int(part[1])
        yield from (
            (n > whole, f"{amount.bound}1/{n}{part[2]}")
            for n in (whole // 2, whole * 2, whole * 5, whole // 5, whole * 10)
            if n > 1
        )
        return
    values = (_value(amount.first), *([_value(amount.second)] if amount.second else []))
    low, high = _bounds(amount, growing, latest_year)
    high = min(high, GREATEST_HAN) if amount.first[:1] in HAN else high
    for move in _moves(amount, values[0]):
        moved = tuple(move(v) for v in values)
        if all(low <= v <= high for v in moved) and moved != values and sorted(set(moved)) == list(moved):
            yield moved[0] < values[0], amount.with_values(moved)


def _bounds(amount: Amount, growing: bool, latest_year: int) -> tuple[float, float]:
    value = _value(amount.second or amount.first)
    if amount.is_year:
        return (1, latest_year) if latest_year >= value else (1, 10**4)
    for name, bounds in CAPS.items():
        if amount.unit.startswith(name) or name in amount.bound or name in amount.to:
            return bounds if value <= bounds[1] and not (growing and name in SHARES) else (1, 10**9)
    return (10.0 ** -len(amount.first.partition(".")[2]), 10**9)


class _Shift:
    """Adds a step to a value."""

    def __init__(self, step: float) -> None:
        self.step = step

    def __call__(self, value: float) -> float:
        return round(value + self.step, 4)


class _Scale:
    """Multiplies a value, and keeps it as round as the value was."""

    def __init__(self, factor: float, grain: float) -> None:
        self.factor, self.grain = factor, grain

    def __call__(self, value: float) -> float:
        return round(round(value * self.factor / self.grain) * self.grain, 4)


def _moves(amount: Amount, value: float) -> list[_Shift | _Scale]:
    if amount.is_year:
        return [_Shift(step) for step in (-1, 1, -2, 2, -3, 3)]
    if value <= FEW and value == int(value) and "." not in amount.first:
        return [_Shift(step) for step in (1, -1, 2, -2, 3, 4)]
    grain = _grain(amount.first, value)
    if (amount.first.endswith("9") and value > FEW) or amount.first.endswith(".9"):
        return [_Shift(step) for step in (10, -5, 20, -10, 30)]  # prices: 9.9 and 19.9, not 4.9 and 11.9
    if any(name in amount.bound + amount.to + amount.unit[:1] for name in (*SHARES, "岁", "分")) and value <= 100:
        step = 10 if grain >= 10 else 5 if value % 5 == 0 or value >= 30 else max(1, value // 4)
        return [_Shift(step * k) for k in (1, -1, 2, -2, 3, -3)]
    return [_Scale(factor, grain) for factor in FACTORS]


def _grain(numeral: str, value: float) -> float:
    """The step in which a number is told: 4000 in thousands, 20 in fives, 1.8 in tenths, 1523 in ones."""
    decimals = len(numeral.partition(".")[2])
    if decimals:
        return float(10.0**-decimals)
    grain = 1.0
    while value % (grain * 10) == 0 and grain * 10 <= value:
        grain *= 10
    if grain == 1:
        return 5 if value % 5 == 0 and value >= 15 else 1
    return grain / 2 if value / grain < 4 else grain


def in_fixed_order(choices: Iterable[str], guid: str) -> tuple[str, ...]:
    """Choices in the order that is fixed for an item."""
    return tuple(sorted(choices, key=lambda choice: order_key(guid, choice)))
