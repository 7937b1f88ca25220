"""Lists as answers: parts in any order, one a line or separated by 、，；, each graded like a typed answer."""

from __future__ import annotations

import re

from quizapp.items.item import Item
from quizapp.study.grading.bare import bare
from quizapp.study.grading.figures import Asked
from quizapp.study.grading.grade import Grade, PartGrade, Reason, Verdict
from quizapp.study.grading.typed import grade_against

_STRONG = re.compile(r"\n|[、;；,，|/]|(?<![\d.])\s*(?:\d+[.、)）](?!\d))")
_WEAK = re.compile(r"以及|还有|和|与|及|跟|\s{1,}")
_NUMBERING = re.compile(r"^\s*(?:\d+[.、)）:：]|[（(]\d+[)）]|[①-⑳]|[-*•·])\s*")
_ORDER = {Verdict.RIGHT: 2, Verdict.NEAR: 1}


def grade_list(item: Item, given: str) -> Grade:
    """All parts: right. Half or more: near. Less: wrong. The share is the score; the order counts only if it is asked for."""
    parts = item.parts or tuple(_split(item.answer, ()))
    if bare(given) == bare(item.answer):
        return _graded(item, [PartGrade(part, True, part) for part in parts], (), in_order=True)
    named = _split(given, parts)
    pairs = _pair(item, parts, named)
    marks = [_mark(part, number, pairs, named) for number, part in enumerate(parts)]
    used = {piece for piece, _ in pairs.values()}
    extras = tuple(piece for number, piece in enumerate(named) if number not in used)
    order = [pairs[number][0] for number in sorted(pairs)]
    return _graded(item, marks, extras, in_order=order == sorted(order))


def _graded(item: Item, marks: list[PartGrade], extras: tuple[str, ...], *, in_order: bool) -> Grade:
    share = sum(mark.found for mark in marks) / len(marks)
    if share == 1 and item.ordered and not in_order:
        verdict, reason = Verdict.NEAR, Reason.ORDER
    elif share == 1 and len(extras) > len(marks):
        verdict, reason = Verdict.NEAR, Reason.EXTRAS
    elif share == 1 and any(mark.near for mark in marks):
        verdict, reason = Verdict.NEAR, Reason.SPELLING
    elif share == 1:
        verdict, reason = Verdict.RIGHT, Reason.NONE
    else:
        verdict, reason = (Verdict.NEAR if share >= 0.5 else Verdict.WRONG), Reason.PARTS
    return Grade(verdict, share, reason, parts=tuple(marks), extras=extras)


def _split(given: str, parts: tuple[str, ...]) -> list[str]:
    """The parts that were given. 和 separates too where a piece is no part as a whole."""
    wanted = {bare(part) for part in parts}
    pieces = []
    for piece in _STRONG.split(_NUMBERING.sub("", given)):
        clean = _NUMBERING.sub("", piece).strip()
        whole = not parts or bare(clean) in wanted
        pieces += [clean] if whole else _halves(clean, parts)
    return list(dict.fromkeys(piece for piece in pieces if bare(piece)))


def _halves(piece: str, parts: tuple[str, ...]) -> list[str]:
    """A piece cut at 和 or a blank, and if it runs several parts together, at these."""
    halves = [half for half in _WEAK.split(piece) if half]
    asked = Asked("", "", "")
    if len(halves) > 1 and any(grade_against(part, half, asked).score for half in halves for part in parts):
        return halves
    inside = [part for part in parts if len(bare(part)) >= 2 and bare(part) in bare(piece)]
    return inside if len(inside) > 1 else [piece]


def _pair(item: Item, parts: tuple[str, ...], named: list[str]) -> dict[int, tuple[int, Verdict]]:
    """Which piece names which part: the surest pairs first, then from left to right."""
    asked = Asked(item.question, "", item.quote)
    likely = []
    for number, part in enumerate(parts):
        forms = (part, *_aliases(item, parts, number))
        for place, piece in enumerate(named):
            best = max((grade_against(form, piece, asked) for form in forms), key=lambda grade: _ORDER.get(grade.verdict, 0))
            if best.verdict in _ORDER:
                likely.append((-_ORDER[best.verdict], number, place, best.verdict))
    pairs: dict[int, tuple[int, Verdict]] = {}
    taken: set[int] = set()
    for _, number, place, verdict in sorted(likely):
        if number not in pairs and place not in taken:
            pairs[number] = (place, verdict)
            taken.add(place)
    return pairs


def _aliases(item: Item, parts: tuple[str, ...], number: int) -> list[str]:
    """Other names of one part: an accepted form with as many parts names each in turn, a single one goes to the likest part."""
    aliases = []
    for form in item.accepted:
        pieces = _split(form, ())
        if len(pieces) == len(parts):
            aliases.append(pieces[number])
        elif len(pieces) == 1 and max(range(len(parts)), key=lambda n: len(set(bare(parts[n])) & set(bare(form)))) == number:
            aliases.append(form)
    return aliases


def _mark(part: str, number: int, pairs: dict[int, tuple[int, Verdict]], named: list[str]) -> PartGrade:
    if number not in pairs:
        return PartGrade(part, False)
    place, verdict = pairs[number]
    return PartGrade(part, True, named[place], near=verdict is Verdict.NEAR)
