"""Dates as answers, compared by their parts: 2022 年底 is 2022年末, and neither 2022 年初 nor all of 2022."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizapp.language.amounts import plain_text
from quizapp.language.numerals import HAN_DIGITS, NUMERAL, read_numeral
from quizapp.study.grading.grade import RIGHT, Grade, Reason, near, wrong

_ISO = re.compile(r"(?P<year>[12]\d{3})[-/.](?P<month>\d\d?)(?:[-/.](?P<day>\d\d?))?")
_YEAR = r"(?P<year>[12]\d{3}|[一二][〇零一二三四五六七八九]{3}|'?\d\d|[〇零一二三四五六七八九]{2})\s?年"
_PART = "年?初|年头|年?底|年?末|年尾|年中|上半年|下半年|前半年|后半年|春天?|夏天?|秋天?|冬天?|第?[一二三四1-4]季度|q[1-4]"
_DATE = re.compile(
    rf"(?:公元|农历)?(?:{_YEAR})?(?:\s?的?\s?(?P<part>{_PART}))?"
    rf"(?:\s?的?\s?(?P<month>{NUMERAL})\s?月份?(?:\s?(?P<third>初|上旬|中旬|下旬|底|末))?)?(?:\s?(?P<day>{NUMERAL})\s?[日号])?"
)
_DECADE = re.compile(
    rf"(?:上个?世纪|(?P<century>{NUMERAL})\s?世纪)?\s?(?P<decade>{NUMERAL}|[12]\d\d0)\s?年代(?P<part>初|末|中期)?"
)
_BARE_YEAR = re.compile(r"[12]\d{3}|[一二][〇零一二三四五六七八九]{3}")
_RANGE = re.compile(r"\s?(?:到|至|-|~|—|–)\s?")
_LEAD = re.compile(r"^(?:大约|大概|约|应该|可能)?(?:就?是|在|于|从|自)?(?:大约|大概)?")
_SAME = {"年末": "年底", "末": "底", "年尾": "年底", "年头": "年初", "前半年": "上半年", "后半年": "下半年", "上旬": "初"}


@dataclass(frozen=True, slots=True)
class Date:
    """A date as far as it is given; what is not given is None."""

    year: int | None = None
    part: str | None = None  # 年底, 上半年, 秋, 1季度
    month: int | None = None
    third: str | None = None  # 初, 中旬, 底 of a month
    day: int | None = None
    decade: int | None = None

    def stated(self) -> dict[str, object]:
        """The parts that are given."""
        fields = ("decade", "year", "part", "month", "third", "day")
        return {name: getattr(self, name) for name in fields if getattr(self, name) is not None}


def compare_dates(given: str, answer: str, question: str) -> Grade | None:
    """The verdict on a date or a range of dates; None where either is none. A year that the question names may be left out."""
    wanted = _dates(answer)
    if not wanted:
        return None
    found = _dates(given, like=wanted)
    if not found:
        return None
    if len(found) != len(wanted):
        return near(Reason.RANGE) if set(found) & set(wanted) else wrong(Reason.DATE)
    grades = [_compare(one, other, question) for one, other in zip(found, wanted, strict=True)]
    worst = min(grades, key=lambda grade: grade.score)
    return near(Reason.RANGE) if len(grades) > 1 and worst.score == 0 and any(grade.score for grade in grades) else worst


def is_date(text: str) -> bool:
    """Whether a text is a date or a range of dates."""
    return bool(_dates(text))


def place_in_time(text: str) -> tuple[int, int, int] | None:
    """Year, month and day by which dates can be put in order, 0 for what is not given; a part of a year or month counts as about
    where it lies. None if the text is no single date.
    """
    found = _dates(text, like=[])
    if len(found) != 1:
        return None
    (date,) = found
    month = date.month or _MONTH_OF.get(date.part or "", 0)
    year = date.year or date.decade or 0
    return year, month, date.day or _DAY_OF.get((date.third or "")[:1], 0)


_MONTH_OF = {
    "年初": 1,
    "1季度": 2,
    "上半年": 3,
    "春": 4,
    "2季度": 5,
    "年中": 6,
    "夏": 7,
    "3季度": 8,
    "下半年": 9,
    "秋": 10,
    "4季度": 11,
}
_MONTH_OF |= {"年底": 12, "冬": 12}
_DAY_OF = {"初": 5, "中": 15, "下": 25, "底": 28}


def _compare(given: Date, wanted: Date, question: str) -> Grade:
    mine, right = given.stated(), wanted.stated()
    if "year" in right and "year" in mine and _same_year(given.year, wanted.year):
        mine["year"] = right["year"]
    if any(mine[name] != right[name] for name in mine.keys() & right.keys()):
        return wrong(Reason.DATE)
    missing = right.keys() - mine.keys()
    if "year" in missing and str(wanted.year) in plain_text(question):
        missing = missing - {"year"}
    if not mine.keys() & right.keys():
        return wrong(Reason.DATE)
    return near(Reason.DATE_PART) if missing or mine.keys() - right.keys() - {"year"} else RIGHT


def _same_year(one: int | None, other: int | None) -> bool:
    """22 年 is 2022 年 where the other has all four digits."""
    return one is not None and other is not None and one % 100 == other % 100 and min(one, other) < 100


def _dates(text: str, like: list[Date] | None = None) -> list[Date]:
    """The date, or the two ends of a range; empty if the text is neither. `like` is given where a bare 2022 means a year."""
    plain = _LEAD.sub("", plain_text(text).casefold().strip(" 。.,!?的"))
    whole = _date(plain, years=like is not None)
    if whole:
        return [whole]
    ends = _RANGE.split(plain)
    if len(ends) != 2:
        return []
    last = _date(ends[1], years=like is not None)
    unit = re.search(r"(年|月份?|日|号)[^\d]*$", ends[1])
    first = _date(ends[0], years=like is not None) or (_date(ends[0] + unit[1]) if unit else None)
    return [_filled(first, last), last] if first and last else []


def _filled(first: Date, last: Date) -> Date:
    """三月到五月 of one year: the first end has no year of its own, and needs none."""
    return first if first.year or not last.year else Date(None, first.part, first.month, first.third, first.day)


def _date(plain: str, *, years: bool = False) -> Date | None:
    if years and _BARE_YEAR.fullmatch(plain):
        return Date(year=_number(plain))
    decade = _DECADE.fullmatch(plain)
    if decade:
        return _decade(decade)
    match = _ISO.fullmatch(plain) or _DATE.fullmatch(plain)
    if not match or not plain:
        return None
    parts = match.groupdict()
    year, month, day = (_number(parts.get(name)) for name in ("year", "month", "day"))
    if (month and not 1 <= month <= 12) or (day and not 1 <= day <= 31) or not (year or month or day or parts.get("part")):
        return None
    return Date(year, _part(parts.get("part")), month, _SAME.get(parts.get("third") or "", parts.get("third")), day)


def _decade(match: re.Match[str]) -> Date | None:
    decade, century = _number(match["decade"]), _number(match["century"])
    if decade is None:
        return None
    if decade < 100:
        decade += (century - 1) * 100 if century else 1900
    return Date(part=match["part"], decade=decade)


def _part(word: str | None) -> str | None:
    if word is None:
        return None
    word = word.replace("天", "")
    quarter = re.fullmatch(r"第?([一二三四1-4])季度|q([1-4])", word)
    if quarter:
        return f"{_number(quarter[1] or quarter[2])}季度"
    word = _SAME.get(word, word)
    return {"初": "年初", "底": "年底"}.get(word, word)


def _number(written: str | None) -> int | None:
    if not written:
        return None
    digits = written.strip("'")
    if len(digits) == 2 and all(char in HAN_DIGITS for char in digits):
        digits = "".join(str(HAN_DIGITS[char]) for char in digits)
    numeral = read_numeral(digits)
    return int(numeral.low) if numeral and numeral.low == numeral.high and numeral.low.denominator == 1 else None
