"""What may be left out: the little words of any answer, and of a part of a list all but what it is about."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from quizapp.study.grading.bare import bare
from quizapp.study.grading.grade import RIGHT, Grade, Reason, near
from quizapp.study.grading.nearness import GENERIC_TAILS, NEGATIONS, OPPOSITES, is_figure

_FIGURE = "第唯十百千万亿零一二三四五六七八九两0-9"
_LITTLE = re.compile(rf"(?<!目)的(?![确士])|了(?![解不])|(?<![{_FIGURE}])一些|(?<![{_FIGURE}])一个(?![月亿半小星世百])")
_EMPTY = re.compile("背后|支持|加持|方面|超级|超强|强大|足够|每个?|这个|那个")
_NO_NEGATION = re.compile("未来|特别|分别|别人|非常|不断|不同|不仅")
_TURNS = re.compile("降低|减少|减缓|增加|提高|提升|避免|取消|停止|缺乏|缺少|反对|失去|防止|拒绝|放弃|禁止")
_BRACKETS = re.compile(r"[（(]([^（）()]*)[)）]")
_TOKEN = re.compile(r"[a-z]+|\d+|[^\W\d]")
_SHORTEST = 4  # weight of a part that may be named by less than itself: 张三 is not 张三丰
_NOT_ALONE = frozenset((*GENERIC_TAILS, "大学", "学院", "银行", "模型", "实验室", "问题", "能力", "时代"))


def without_little(plain: str) -> str:
    """A bare text without 的, 了, 一个, 一些: 用户反馈 is 用户的反馈. The text itself if nothing else is in it."""
    return _LITTLE.sub("", plain) or plain


def without_brackets(text: str) -> str:
    """A text without what it adds in brackets, unless that turns its meaning."""
    return _BRACKETS.sub(lambda found: found[0] if NEGATIONS & set(found[1]) else "", text)


def compare_part(given: str, part: str) -> Grade | None:
    """The verdict on words that may stand for a part: right if they hold its head or most of it, near if some; else None."""
    mine, right = _content(given), _content(part)
    if not mine or not right:
        shared = bare(given) in bare(part) and len(bare(given)) >= 2
        return near(Reason.PART) if shared and bare(given) not in _NOT_ALONE else None
    if mine == right:
        return RIGHT
    if "".join(mine) in _NOT_ALONE or _turned(given, part, mine, right):
        return None
    return _weighed(mine, right, firm=bool(_TURNS.search(part)) == bool(_TURNS.search(given)))


def core(part: str) -> str:
    """What a part is about, bare: 算力 of 超强的算力."""
    return "".join(_content(part))


def _weighed(mine: list[str], right: list[str], *, firm: bool) -> Grade | None:
    """By the share of either that stands in the other in the same order."""
    blocks = SequenceMatcher(None, mine, right, autojunk=False).get_matching_blocks()
    common = _weight([token for block in blocks for token in mine[block.a : block.a + block.size]])
    of_mine, of_right = common / _weight(mine), common / _weight(right)
    left = [token for token in right if token not in mine]
    is_head = right[-len(mine) :] == mine and of_right >= 0.5
    whole = of_mine == 1 and (is_head or of_right > 0.5) and _weight(right) >= _SHORTEST
    if whole and firm and not any(map(is_figure, left)):
        return RIGHT
    some = of_mine >= 0.75 and of_right >= 0.25 and common >= 2
    more = of_right == 1 and of_mine >= 0.5 and common >= 2
    return near(Reason.PART) if some or more or min(of_mine, of_right) >= 0.7 else None


def _turned(given: str, part: str, mine: list[str], right: list[str]) -> bool:
    """Whether the difference is a negation, an opposite, another number or another name in letters."""
    added, left = set(mine) - set(right), set(right) - set(mine)
    opposite = any(frozenset((one, other)) in OPPOSITES for one in added for other in left)
    other_figure = any(is_figure(token) or token.isascii() for token in added)
    turns = set(_TURNS.findall(given)) - set(_TURNS.findall(part))
    return _negations(given) != _negations(part) or opposite or other_figure or bool(turns)


def _negations(text: str) -> int:
    return sum(char in NEGATIONS for char in _NO_NEGATION.sub("", bare(text)))


def _content(text: str) -> list[str]:
    """Characters, and words in letters, that say something."""
    return _TOKEN.findall(_EMPTY.sub("", _LITTLE.sub("", bare(text))))


def _weight(tokens: list[str]) -> int:
    return sum(2 if token.isascii() else 1 for token in tokens)
