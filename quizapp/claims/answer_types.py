"""What kind of thing an answer is, by its words and their tags."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizapp.claims.claim import AnswerType
from quizapp.claims.span_features import NOUN_TAGS
from quizapp.language.words import Token

# Four digits make a year, fewer a span of years: 2016年 is when, 16年 is how long.
DATE = re.compile(
    r"(?:\d{4}|[〇零一二三四五六七八九]{4}|[一二三四五六七八九十]+|\d{2})\s?年代|(?:\d{4}|[〇零一二三四五六七八九]{4})\s?年|(?<!\d)\d{4}(?!\d|\s?[^年])"
    r"|(?<![个\d])(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s?月(?:份|\d|[底初中上下]|$)|第[一二三四]季度|世纪|[周星期]+[一二三四五六日天]$"
)
# 一 alone is the article of Chinese (一个节目), no number.
NUMBER = re.compile(
    r"\d|(?<!第)(?:[二两三四五六七八九十百千万亿几数半][一二三四五六七八九十百千万亿多几半]*|一[百千万亿半倍成])|百分之|分之"
)
NAME_TYPES = {
    "PER": AnswerType.PERSON,
    "nr": AnswerType.PERSON,
    "ORG": AnswerType.ORGANISATION,
    "nt": AnswerType.ORGANISATION,
    "LOC": AnswerType.PLACE,
    "ns": AnswerType.PLACE,
    "nz": AnswerType.NAME,
    "nw": AnswerType.NAME,
}


def answer_type(words: Sequence[Token]) -> AnswerType:
    """The type of the span that the words make: by what it is about, else whether it is a phrase or a whole clause."""
    text = "".join(w.text for w in words)
    tags = [w.tag for w in words]
    if len(words) <= 3 and tags[-1] in NAME_TYPES and not {"v", "u", "p", "m"} & set(tags):
        return NAME_TYPES[tags[-1]]
    if not {"v", "u", "c", "p"} & set(tags):
        if DATE.search(text):
            return AnswerType.DATE
        if "m" in tags[:2] and NUMBER.search(text[:12]):
            return AnswerType.NUMBER
        if set(tags) <= {"TIME", "t"}:
            return AnswerType.NUMBER if NUMBER.search(text) else AnswerType.DATE
    return AnswerType.CLAUSE if _is_clause(tags) else AnswerType.PHRASE


def _is_clause(tags: Sequence[str]) -> bool:
    """Whether a noun comes before a verb that is not inside a 的-phrase at the end."""
    verb = next((k for k, tag in enumerate(tags) if tag == "v"), len(tags))
    return any(tag in NOUN_TAGS for tag in tags[:verb]) and verb < len(tags) and "u" not in tags[verb:]
