"""The numbers that a text names, in digits, so that 三十多 and 30 多 agree."""

from __future__ import annotations

import re
import unicodedata

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"\u3007": 0, "两": 2}
UNITS = {"十": 10, "百": 100, "千": 1000}
HAN_RUN = re.compile(r"[〇零一二两三四五六七八九十百千]+(?:点[〇零一二三四五六七八九]+)?")
DIGIT_RUN = re.compile(r"\d+(?:\.\d+)?")
SHORT_YEAR = re.compile(r"(?<!\d)(\d\d)\s*年")
YEARS_AGO = re.compile(r"(\d{1,2}|[一两二三四五六七八九十]{1,3})\s*年(?:多)?(?:之|以)?前")
RELATIVE_YEARS = {"大前年": -3, "前年": -2, "去年": -1, "今年": 0, "明年": 1, "后年": 2}


def digit_figures(text: str) -> set[str]:
    """The numbers of `text` that are written in digits, without thousands separators; 万 and 亿 are no part of them."""
    return set(DIGIT_RUN.findall(re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", unicodedata.normalize("NFKC", text))))


def han_figures(text: str) -> set[str]:
    """The numbers of `text` that are written in Han characters: 三十多 gives 30, 二〇一九 gives 2019, 三点五 gives 3.5."""
    return {han_value(run) for run in HAN_RUN.findall(text)}


def han_value(run: str) -> str:
    """The value of one run of Han digits, 万 and 亿 aside, as digits."""
    whole, _, decimals = run.partition("点")
    total, digits = 0, ""
    for char in whole:
        if char in UNITS:
            total, digits = total + int(digits or 1) * UNITS[char], ""
        else:
            digits += str(DIGITS[char])
    value = str(total + int(digits or 0)) if total else digits
    return value + (f".{''.join(str(DIGITS[char]) for char in decimals)}" if decimals else "")


def figures(text: str) -> set[str]:
    """All the numbers of `text`, in whatever way they are written."""
    return digit_figures(text) | han_figures(text)


def implied_years(text: str, date: str) -> set[str]:
    """The years that `text` means without writing them out: 今年 by the `date` of its publication, 22 年 by the century."""
    years = {century + short for short in SHORT_YEAR.findall(unicodedata.normalize("NFKC", text)) for century in ("19", "20")}
    published = re.search(r"(?:19|20)\d\d", date)
    if published:
        years |= {str(int(published[0]) - int(han_value(n) if n[0] in DIGITS | UNITS else n)) for n in YEARS_AGO.findall(text)}
        years |= {published[0]} | {str(int(published[0]) + step) for word, step in RELATIVE_YEARS.items() if word in text}
    return years
