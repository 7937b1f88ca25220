"""Amounts that are only said roughly: where the question or the answer says 大概, 约, 左右, 近 or 多, a rounded one is right."""

from __future__ import annotations

import re
from fractions import Fraction

from quizapp.language.amounts import plain_text

_NUMBER = r"[\d零一二三四五六七八九十百千万亿两]"
_HEDGED = re.compile(
    rf"大概|大约|差不多|左右|上下|将近|接近|(?:约|近)\s*(?={_NUMBER}|多少|几|_)|(?<={_NUMBER})\s*多(?!少|于)|几乎(?=\s*{_NUMBER})"
)
_WITHIN = Fraction(2, 100)  # of the right amount: no mistake where it is only said roughly
_ROUNDING = Fraction(10, 100)  # what leaving out the last digits may change: 5432 is 5000, but 1.5 is not 2
_ENGLISH = {"thousand": (1, "千"), "k": (1, "千"), "million": (100, "万"), "mn": (100, "万"), "m": (100, "万")}
_ENGLISH |= {"billion": (10, "亿"), "bn": (10, "亿"), "b": (10, "亿"), "trillion": (10_000, "亿")}
_SCALED = re.compile(
    r"(?P<currency>us\$|\$|usd)?\s*(?P<number>\d[\d,]*(?:\.\d+)?)\s*"
    rf"(?P<scale>{'|'.join(sorted(_ENGLISH, key=len, reverse=True))})(?![a-z])\s*(?P<unit>us dollars?|dollars?|usd)?",
    re.IGNORECASE,
)


def is_hedged(question: str, answer: str) -> bool:
    """Whether the question or the answer says that the amount is only about so much; 至少 and 超过 say something else."""
    return any(_HEDGED.search(plain_text(words)) for words in (question, answer))


def is_rounded(given: Fraction, wanted: Fraction) -> bool:
    """Whether one is within 2 % of the other, or its first significant digits: 1 for 1.01, 5000 for 5432."""
    if not given or not wanted or abs(given - wanted) <= _WITHIN * abs(wanted):
        return abs(given - wanted) <= _WITHIN * abs(wanted)
    return is_near(given, wanted) and any(given in _to_digits(wanted, digits) for digits in (1, 2, 3))


def is_near(given: Fraction, wanted: Fraction) -> bool:
    """Whether they differ by no more than rounding could change."""
    return abs(given - wanted) <= _ROUNDING * abs(wanted)


def in_chinese(given: str) -> str:
    """An answer with the English scale of its number in Chinese: $101 million is 10100万美元."""
    return _SCALED.sub(_rescaled, given)


def _to_digits(value: Fraction, digits: int) -> tuple[Fraction, Fraction]:
    """A positive value cut, and rounded, to so many significant digits."""
    unit = Fraction(10) ** (len(str(int(value))) - digits) if value >= 1 else Fraction(1, 10**digits)
    return Fraction(value // unit) * unit, Fraction(round(value / unit)) * unit


def _rescaled(found: re.Match[str]) -> str:
    factor, scale = _ENGLISH[found["scale"].lower()]
    number = Fraction(found["number"].replace(",", "")) * factor
    written = str(number.numerator) if number.denominator == 1 else f"{float(number):f}".rstrip("0")
    return f"{written}{scale}{'美元' if found['currency'] or found['unit'] else ''}"
