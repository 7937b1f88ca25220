"""How near two words are, and which small differences are no small ones."""

from __future__ import annotations

from difflib import SequenceMatcher

from quizapp.language.numerals import HAN_DIGITS, SCALES
from quizapp.study.grading.grade import RIGHT, Grade, Reason, near, wrong

NEGATIONS = frozenset("不没无非未莫勿别否")
_OPPOSITES = (
    "前后 上下 大小 多少 增减 高低 升降 左右 内外 男女 早晚 初末 初底 买卖 涨跌 长短 快慢 强弱 先后 远近 新旧 老少 进出 "
    "开关 加减 输赢 正负 东西 南北 东南 西北 冷热 贫富 盈亏 宽窄 难易 轻重 胜负 软硬 虚实 公私 主客 首末 升跌 增降 优劣 通专"
)
OPPOSITES = frozenset(frozenset(pair) for pair in _OPPOSITES.split())
_FIGURES = frozenset("0123456789") | frozenset(HAN_DIGITS) | frozenset(SCALES)
GENERIC_TAILS = ("公司", "集团", "先生", "女士", "老师", "教授", "团队", "平台", "品牌", "女士们", "网站", "领域", "方面")
_SHORTEST = 3  # characters; shorter answers must be exact
_PER_MISS = 8  # one wrong character for so many


def compare_words(given: str, answer: str) -> Grade | None:
    """Right if equal, near or wrong if they differ by a few characters, None if they are too far apart to tell. Both are bare."""
    if given == answer:
        return RIGHT
    if len(answer) < _SHORTEST or len(given) < _SHORTEST - 1:
        return _opposite(given, answer)
    changes = _changes(given, answer)
    if sum(max(len(old), len(new)) for old, new in changes) > max(1, len(answer) // _PER_MISS):
        return _opposite(given, answer)
    return _weigh(changes, given, answer) or near(Reason.SPELLING)


def is_figure(token: str) -> bool:
    """Whether a character or word is a number, or part of one."""
    return token.isdigit() or token in _FIGURES


def pieces(given: str, answer: str) -> tuple[tuple[tuple[str, bool], ...], tuple[tuple[str, bool], ...]]:
    """Both texts cut into pieces, each with whether it stands in the other in the same order."""
    mine: list[tuple[str, bool]] = []
    right: list[tuple[str, bool]] = []
    for tag, a, b, c, d in SequenceMatcher(None, given.casefold(), answer.casefold(), autojunk=False).get_opcodes():
        if a < b:
            mine.append((given[a:b], tag == "equal"))
        if c < d:
            right.append((answer[c:d], tag == "equal"))
    return tuple(mine), tuple(right)


def _changes(given: str, answer: str) -> list[tuple[str, str]]:
    matcher = SequenceMatcher(None, given, answer, autojunk=False)
    return [(given[a:b], answer[c:d]) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]


def _weigh(changes: list[tuple[str, str]], given: str, answer: str) -> Grade | None:
    """A difference that turns the meaning is never a small one."""
    changed = "".join(old + new for old, new in changes)
    if NEGATIONS & set(changed):
        return wrong(Reason.NEGATION)
    if _FIGURES & set(changed) or _in_a_code(changes, given, answer):
        return wrong(Reason.NUMBER)
    if any(frozenset(old + new) in OPPOSITES for old, new in changes):
        return wrong(Reason.OPPOSITE)
    return None


def _opposite(given: str, answer: str) -> Grade | None:
    """For words too short or too far apart for a near miss: say so if the difference is only a negation or an opposite."""
    changes = _changes(given, answer)
    if len(changes) != 1 or max(len(changes[0][0]), len(changes[0][1])) > 2:
        return None
    found = _weigh(changes, given, answer)
    return found if found and found.reason is not Reason.NUMBER else None


def _in_a_code(changes: list[tuple[str, str]], given: str, answer: str) -> bool:
    """Whether a letter differs in a name with digits: A100 and H100 are two things."""
    letters = any(char.isascii() and char.isalpha() for old, new in changes for char in old + new)
    return letters and any(char.isdigit() for char in answer) and len(given) <= 8
