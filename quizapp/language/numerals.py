"""The value of one number as written: 15亿, 十五亿, 1,500,000,000, 两三百万, 三点五, 一亿零三百, 5000多亿, 十几."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

HAN_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2}  # noqa: RUF001
SMALL = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
SCALES = SMALL | LARGE
_HAN = "〇零一二两兩三四五六七八九"
NUMERAL = (  # the text of a pattern: one whole number, blanks only before a scale; bounded, so that no text makes it slow
    rf"(?<![\d{_HAN}十百千万萬亿億])"
    rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,9}}(?!\d)|\d{{1,30}}|[几幾数數](?=\s?[十百千万萬亿億])|[{_HAN}十百千万萬亿億]|半)"
    rf"(?:\s?[多余餘来來几幾]?\s?[十百千万萬亿億]|[{_HAN}\d]|[.点點](?=[{_HAN}\d])|(?<=[十百千万萬亿億])[几幾半]){{0,40}}"
    rf"(?:\s?[多余餘]|(?<=十)[来來])?"
)
_LONGEST = 40  # characters; what is longer is no number that anyone reads
_MORE = "多余餘来來"
_SOME = "几幾数數"
_SECTION = re.compile(r"(.*?)(万亿|萬億|[万萬亿億])(.*)")
_PAIR = re.compile(r"([一二两兩三四五六七八九])([二两兩三四五六七八九])(?=[十百千万萬亿億多余餘]|$)")
_DIGIT_STRING = re.compile(r"[〇零一二三四五六七八九]{3,}|[一二三四五六七八九]?[〇零][〇零一二三四五六七八九]*")


@dataclass(frozen=True, slots=True)
class Numeral:
    """What a number says: from `low` to `high` (the same where it is one number), and whether it says 多, "and some"."""

    low: Fraction
    high: Fraction
    more: bool = False

    def times(self, factor: Fraction | int) -> Numeral:
        """The same so many times over."""
        return Numeral(self.low * factor, self.high * factor, self.more)


def read_numeral(written: str) -> Numeral | None:
    """The value of a number of any script and scale; None if it is none, as 点 or 百百.

    Two digits side by side are a range (两三百 is 200 to 300), 几 and 数 are one (几十 is 20 to 99, 十几 is 11 to 19), three or
    more digits without a scale are read off one by one (二〇二二 is 2022).
    """
    plain = re.sub(r"[\s,]", "", written).replace("點", "点")
    more = any(char in plain for char in _MORE)
    plain = plain.translate({ord(char): None for char in _MORE})
    if len(plain) > _LONGEST:
        return None
    try:
        low, high = _bounds(plain)
    except ValueError:
        return None
    return Numeral(low, high, more)


def _bounds(plain: str) -> tuple[Fraction, Fraction]:
    some = next((place for place, char in enumerate(plain) if char in _SOME), None)
    if some is not None:
        return _some(plain[:some], plain[some + 1 :])
    pair = _PAIR.search(plain)
    if pair and not _DIGIT_STRING.fullmatch(plain) and HAN_DIGITS[pair[1]] < HAN_DIGITS[pair[2]]:
        before, after = plain[: pair.start()], plain[pair.end() :]
        return _value(before + pair[1] + after), _value(before + pair[2] + after)
    value = _value(plain)
    return value, value


def _some(before: str, after: str) -> tuple[Fraction, Fraction]:
    """几 as a digit: of tens and more it is 2 to just under 10, after 十 it is 1 to 9."""
    scale = _scale(after)
    if before:
        base = _value(before)
        return (base + 1) * scale, (base + 9) * scale
    return Fraction(2 * scale), Fraction(10 * scale - (scale // 10 if scale > 1 else 1))


def _scale(units: str) -> int:
    product = 1
    for char in units:
        if char not in SCALES:
            raise ValueError(units)
        product *= SCALES[char]
    return product


def _value(plain: str) -> Fraction:
    """The value of a number without 几 or 多. Raises ValueError if it is none."""
    section = _SECTION.fullmatch(plain)
    if not section:
        return _below_ten_thousand(plain)
    head, unit, tail = section.groups()
    size = 10**12 if len(unit) == 2 else LARGE[unit]
    if unit in "万萬" and ("亿" in tail or "億" in tail):  # 三千万亿: the larger unit governs
        cut = max(tail.find("亿"), tail.find("億"))
        return (_value(head + unit + tail[:cut]) * 10**8) + (_value(tail[cut + 1 :]) if tail[cut + 1 :] else 0)
    rest = _tail(tail, size) if tail else Fraction(0)
    if rest >= size:
        raise ValueError(plain)  # 一万一万
    return _value(head or "1") * size + rest


def _tail(tail: str, size: int) -> Fraction:
    """What follows 万 or 亿: 1亿2000万, 一亿零三百; a lone digit counts the next lower place (三万五 is 35,000)."""
    if tail == "半":
        return Fraction(size, 2)
    if len(tail) == 1 and tail in HAN_DIGITS:
        return Fraction(HAN_DIGITS[tail] * size, 10)
    return _value(tail.lstrip("零〇"))


def _below_ten_thousand(plain: str) -> Fraction:
    if re.fullmatch(r"\d+(?:\.\d+)?", plain):
        return Fraction(plain)
    if plain == "半":
        return Fraction(1, 2)
    whole, point, decimals = plain.partition("点")
    if point:
        return _whole(whole) + _decimals(decimals)
    if _DIGIT_STRING.fullmatch(plain):
        return Fraction("".join(str(HAN_DIGITS[char]) for char in plain))
    return _whole(plain)


def _decimals(digits: str) -> Fraction:
    if not digits:
        raise ValueError("a point with nothing behind it")
    return Fraction("0." + "".join(char if char.isdigit() and char.isascii() else str(_digit(char)) for char in digits))


def _digit(char: str) -> int:
    if char not in HAN_DIGITS:
        raise ValueError(char)
    return HAN_DIGITS[char]


def _whole(plain: str) -> Fraction:
    """Digits with 十, 百, 千: 三千二百, 3千2, 十五, 一百零三; a lone last digit counts the next lower place (三百五 is 350)."""
    if not plain:
        raise ValueError("nothing")
    total, digit, last = Fraction(0), None, 10_000
    for part in re.findall(r"\d+(?:\.\d+)?|\D", plain):
        if part in SMALL:
            if SMALL[part] >= last:
                raise ValueError(plain)
            last = SMALL[part]
            total, digit = total + (Fraction(1) if digit is None else digit) * last, None
        elif digit:
            raise ValueError(plain)
        elif part not in "零〇":
            digit = Fraction(part) if part[0].isascii() else Fraction(_digit(part))
    if digit and plain[-2:-1] in {"百", "千"}:
        digit *= Fraction(last, 10)
    return total + (digit or 0)
