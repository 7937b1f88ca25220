"""An answer reduced to what counts: one width, one case, one script, no blanks, no punctuation."""

from __future__ import annotations

import re
import unicodedata

from quizapp.language.fold import fold, simplify
from quizapp.language.numerals import NUMERAL, read_numeral
from quizapp.study.grading.pinyin import is_pinyin

_KEPT = "+#%‰°&@$€£¥"  # C++ is not C, 15% not 15
_BETWEEN_DIGITS = re.compile(r"(?<=\d)\s*([.:/~-])\s*(?=\d)")
_LATIN = re.compile(r"[a-z]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_SYLLABLE = r"(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:[iu]?[aeo][ion]?g?|[iuv]|ui|iu|un|vn|ve|in(?:g)?|ong|er)"
_PINYIN = rf"(?:{_SYLLABLE}['\s]?){{1,6}}|[a-z]{{1,2}}"
_LEFTOVER = re.compile(rf"^\s*(?:{_PINYIN})\s*(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])\s*(?:{_PINYIN})\s*$")
_ORDINAL_OR_NUMBER = re.compile(NUMERAL)
_MARKS = {".": "\ue000", ":": "\ue001", "/": "\ue002", "~": "\ue003", "-": "\ue003"}  # the point of 1.5 outlives punctuation
_SAME_WORDS = (("星期", "周"), ("礼拜", "周"), ("美金", "美元"), ("帐", "账"), ("做", "作"), ("象", "像"))


def bare(text: str) -> str:
    """`text` in half width, lower case, Simplified, without blanks and punctuation; points between digits stay.

    Words that are written in two ways count as one (美金 and 美元, 做 and 作).
    """
    folded = unicodedata.normalize("NFKC", fold(text)).casefold().replace(",", "")
    folded = _BETWEEN_DIGITS.sub(lambda mark: _MARKS[mark[1]], folded)
    kept = "".join(char for char in folded if char.isalnum() or char in _KEPT or char in _MARKS.values())
    plain = kept if kept.isascii() else simplify(kept)
    for one, other in _SAME_WORDS:
        plain = plain.replace(one, other)
    return plain


def in_digits(plain: str) -> str:
    """A bare text with its numbers in digits, so that 第三代 and 第3代, 二〇二二 and 2022 agree."""
    return _ORDINAL_OR_NUMBER.sub(_digits, plain)


def without_leftovers(given: str, answer: str) -> str:
    """An answer as typed without the pinyin that an input method left at its ends, where the right answer has no letters.

    Small letters that can be pinyin only: the MiniMax of “MiniMax 月之暗面” is an answer of its own.
    """
    return given if _LATIN.search(answer.casefold()) else _LEFTOVER.sub("", given)


def looks_like_pinyin(given: str, answer: str) -> bool:
    """Whether pinyin as typed was given where the right answer has only characters."""
    return bool(_HAN.search(answer) and not _LATIN.search(answer.casefold()) and is_pinyin(given))


def _digits(found: re.Match[str]) -> str:
    numeral = read_numeral(found[0].replace("\ue000", "."))
    if numeral is None or numeral.low != numeral.high or numeral.more:
        return found[0]
    value = numeral.low
    return str(value.numerator) if value.denominator == 1 else str(float(value))
