"""Typed answers: the same words in any writing, amounts and dates by value, small slips as near misses."""

from __future__ import annotations

import re
from dataclasses import replace

from quizapp.items.item import Item
from quizapp.study.grading.bare import bare, in_digits, looks_like_pinyin, without_leftovers
from quizapp.study.grading.dates import compare_dates
from quizapp.study.grading.figures import Asked, compare_amounts
from quizapp.study.grading.gloss import glossed
from quizapp.study.grading.grade import RIGHT, Grade, Reason, Verdict, near, wrong
from quizapp.study.grading.loose import without_little
from quizapp.study.grading.nearness import GENERIC_TAILS, NEGATIONS, compare_words, pieces

_LEAD = re.compile("^(?:我觉得|我想|我记得|好像|应该|可能|大概|大约|答案)?(?:就?是|叫做?|为|在|于|说|因为|由于)?")
_TAIL = re.compile("(?:吧|的|了|啊|呢|吗)$")
_LINKS = re.compile("[的是叫做作为在了由个这那]")
_ALTERNATIVES = re.compile("或|还是|要么|和|与|及|跟")
_PAIR = re.compile("以及|[和与及跟、]")
_ORDER = {Verdict.RIGHT: 2, Verdict.NEAR: 1}


def grade_typed(item: Item, given: str) -> Grade:
    """The best verdict against the answer and the other accepted forms."""
    asked = Asked(item.question, item.unit, item.quote)
    source = "\n".join((item.quote, item.explanation, item.question))
    forms = dict.fromkeys((item.answer, *item.accepted, *glossed(item.answer, source)))
    grades = [grade_against(form, given, asked) for form in forms]
    best = max(grades, key=lambda grade: (_ORDER.get(grade.verdict, 0), grade.score))
    mine, right = pieces(given, item.answer)
    return replace(best, difference=mine, answer_difference=right)


def grade_against(answer: str, given: str, asked: Asked) -> Grade:
    """The verdict on `given` where exactly `answer` is right."""
    mine, right = bare(without_leftovers(given, answer)), bare(answer)
    if mine == right:
        return RIGHT
    by_value = compare_dates(given, answer, asked.question) or compare_amounts(given, answer, asked)
    if by_value:
        return by_value
    if without_little(mine) == without_little(right):
        return RIGHT
    if looks_like_pinyin(given, answer):
        return wrong(Reason.PINYIN)
    return _coordinated(given, answer) or _words(in_digits(mine), in_digits(right), bare(asked.question))


def _coordinated(given: str, answer: str) -> Grade | None:
    """Two things joined by 和: both in either order are right, one of them is near; None where the answer is no such pair."""
    mine, right = (tuple(without_little(bare(half)) for half in _PAIR.split(text)) for text in (given, answer))
    if len(right) != 2 or min(map(len, right)) < 2:
        return None
    if sorted(mine) == sorted(right):
        return RIGHT
    return near(Reason.PART) if len(mine) == 1 and mine[0] in right else None


def _words(mine: str, right: str, question: str) -> Grade:
    """The verdict on words, all bare."""
    if not mine or not right:
        return wrong(Reason.OTHER)
    stripped = _TAIL.sub("", _LEAD.sub("", mine)) or mine
    for form in (mine, stripped):
        if form == right or _only_repeats(form, right, question) or _generic(form, right):
            return RIGHT
    compared = [grade for form in (mine, stripped) if (grade := compare_words(form, right))]
    if compared:
        return max(compared, key=lambda grade: grade.score)
    return _partly(stripped, right)


def _only_repeats(mine: str, right: str, question: str) -> bool:
    """Whether one is the other with nothing but words of the question around it: 阿里的M6 for M6, or M6 for 阿里的M6."""
    longer, shorter = (mine, right) if len(mine) > len(right) else (right, mine)
    if shorter not in longer or (shorter is mine and len(mine) < 2):
        return False
    before, _, after = longer.partition(shorter)
    if shorter.isdigit() and (before[-1:].isdigit() or after[:1].isdigit()):
        return False
    rest = [_LINKS.sub("", side) for side in (before, after)]
    if any(NEGATIONS & set(side) for side in (before, after)):
        return False
    return all(side in question for side in rest if side)


def _generic(mine: str, right: str) -> bool:
    """腾讯 for 腾讯公司, and the other way round."""
    longer, shorter = (mine, right) if len(mine) > len(right) else (right, mine)
    return len(shorter) >= 2 and any(longer == shorter + tail for tail in GENERIC_TAILS)


def _partly(mine: str, right: str) -> Grade:
    """More than was asked, or a good part of it."""
    if right in mine and len(right) >= 2:
        rest = mine.replace(right, "", 1)
        if NEGATIONS & set(rest):
            return wrong(Reason.NEGATION)
        much = len(rest) > 2 * len(right) + 2 or _ALTERNATIVES.search(rest)
        return wrong(Reason.EXTRA) if much else near(Reason.EXTRA)
    if mine in right and len(mine) >= 2 and len(mine) / len(right) >= 0.6:
        rest = right.replace(mine, "", 1)
        return wrong(Reason.NEGATION) if NEGATIONS & set(rest) else near(Reason.PART)
    return wrong(Reason.OTHER)
