"""Lists as answers: parts in any order, one a line or separated by 、，；, each graded like a typed answer."""

from __future__ import annotations

import re

from quizapp.items.item import Item
from quizapp.study.grading.bare import bare, in_digits
from quizapp.study.grading.figures import Asked
from quizapp.study.grading.gloss import glossed
from quizapp.study.grading.grade import RIGHT, Grade, PartGrade, Reason, Verdict, near
from quizapp.study.grading.loose import compare_part, core, without_brackets
from quizapp.study.grading.typed import grade_against

# From the surest separator to the least: a piece that is a part as a whole is cut no further.
_SEPARATORS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\n",
        r"[;；|]|(?<![\d.])\s*(?:\d+[.、)](?!\d))|[①-⑳]",
        r"、",
        r"，|(?<!\d),|,(?!\d)",
        r"(?<![A-Za-z0-9])/|/(?![A-Za-z0-9])",
        r"以及|还有|和|与|及|跟",
        r"\s+",
    )
)
_NUMBERING = re.compile(r"^\s*(?:\d+[.、):：](?!\d)|[(（]\d+[)）]|[①-⑳]|[-*•·])\s*")
_LISTING = re.compile("[、，,;；/和与及]")
_ORDER = {Verdict.RIGHT: 2, Verdict.NEAR: 1}


def grade_list(item: Item, given: str) -> Grade:
    """All parts: right. Half or more: near. Less: wrong. The share is the score; the order counts only if it is asked for."""
    parts = item.parts or tuple(_split(item.answer, ()))
    if bare(given) == bare(item.answer):
        return _graded(item, [PartGrade(part, True, part) for part in parts], (), in_order=True)
    named = _run_together(_split(given, parts), parts)
    pairs = _pair(item, parts, named)
    marks = [_mark(part, number, pairs, named) for number, part in enumerate(parts)]
    used = {piece for piece, _ in pairs.values()}
    extras = tuple(piece for number, piece in enumerate(named) if number not in used)
    order = [pairs[number][0] for number in sorted(pairs)]
    return _graded(item, marks, extras, in_order=order == sorted(order))


def _graded(item: Item, marks: list[PartGrade], extras: tuple[str, ...], *, in_order: bool) -> Grade:
    share = sum(_credit(mark) for mark in marks) / len(marks)
    named = all(mark.found for mark in marks)
    if share == 1 and item.ordered and not in_order:
        verdict, reason = Verdict.NEAR, Reason.ORDER
    elif share == 1 and len(extras) > len(marks):
        verdict, reason = Verdict.NEAR, Reason.EXTRAS
    elif named and any(mark.near for mark in marks):
        verdict, reason = Verdict.NEAR, next(mark.reason for mark in marks if mark.near)
    elif share == 1:
        verdict, reason = Verdict.RIGHT, Reason.NONE
    else:
        verdict, reason = (Verdict.NEAR if share >= 0.5 else Verdict.WRONG), Reason.PARTS
    return Grade(verdict, share, reason, parts=tuple(marks), extras=extras)


def _credit(mark: PartGrade) -> float:
    """Half for a part of which only some was said; a slip costs the full verdict, but no credit."""
    return 0.5 if mark.reason is Reason.PART else float(mark.found)


def _split(given: str, parts: tuple[str, ...]) -> list[str]:
    """The parts that were given, each once."""
    whole, rest = _carved(given, parts)
    pieces = [rest]
    for separator in _SEPARATORS:
        pieces = [half for piece in pieces for half in _cut(piece, separator, parts)]
    return list(dict.fromkeys(piece for piece in (*whole, *pieces) if bare(piece)))


def _carved(given: str, parts: tuple[str, ...]) -> tuple[list[str], str]:
    """The parts that hold a separator themselves (钉钉、飞书和企微), taken out of what was given before it is cut."""
    found = []
    for part in sorted(parts, key=len, reverse=True):
        if _LISTING.search(part) and part in given:
            found.append(part)
            given = given.replace(part, "\n", 1)
    return found, given


def _cut(piece: str, separator: re.Pattern[str], parts: tuple[str, ...]) -> list[str]:
    clean = _NUMBERING.sub("", piece).strip()
    if not separator.search(clean) or ("\n" not in clean and _is_part(clean, parts)):
        return [clean]
    halves = [half for half in separator.split(clean) if half.strip()]
    if separator in _SEPARATORS[-2:] and _stands_for(clean, parts):
        return [clean]  # 和 within a part that was said in fewer words
    if separator in _SEPARATORS[-2:] and parts and not any(_is_part(half, parts) or _stands_for(half, parts) for half in halves):
        return [clean]  # 和 or a blank within an answer of another kind
    return halves


def _is_part(piece: str, parts: tuple[str, ...]) -> bool:
    return any(in_digits(bare(piece)) == in_digits(bare(part)) for part in parts)


def _stands_for(piece: str, parts: tuple[str, ...]) -> bool:
    return sum(compare_part(piece, part) == RIGHT for part in parts) == 1


def _run_together(named: list[str], parts: tuple[str, ...]) -> list[str]:
    """Parts that were written without anything between them, taken apart: 算力数据人才."""
    apart = []
    for piece in named:
        inside = [form for part in parts for form in (bare(part), core(part)) if len(form) >= 2 and form in bare(piece)]
        inside = [form for form in dict.fromkeys(inside) if not any(form != other and form in other for other in inside)]
        apart += inside if len(inside) > 1 and not _is_part(piece, parts) else [piece]
    return list(dict.fromkeys(apart))


def _pair(item: Item, parts: tuple[str, ...], named: list[str]) -> dict[int, tuple[int, Grade]]:
    """Which piece names which part: the surest pairs first, then from left to right."""
    asked = Asked(item.question, "", item.quote)
    source = "\n".join((item.quote, item.explanation, item.question))
    likely = []
    for number, part in enumerate(parts):
        forms = (part, without_brackets(part), *glossed(part, source), *_aliases(item, parts, number))
        for place, piece in enumerate(named):
            best = max((grade_against(form, piece, asked) for form in forms), key=lambda grade: _ORDER.get(grade.verdict, 0))
            rank, best = (
                (4 if bare(piece) == bare(part) else 3, best)
                if best.verdict is Verdict.RIGHT
                else _loosely(best, piece, part, parts)
            )
            if rank:
                likely.append((-rank, number, place, best))
    pairs: dict[int, tuple[int, Grade]] = {}
    taken: set[int] = set()
    for _, number, place, best in sorted(likely, key=lambda pair: pair[:3]):
        if number not in pairs and place not in taken:
            pairs[number] = (place, best)
            taken.add(place)
    return pairs


def _loosely(strict: Grade, piece: str, part: str, parts: tuple[str, ...]) -> tuple[int, Grade]:
    """How sure a piece is that is not the part word for word, and its verdict; 0 if it is none of this part.

    What fits several parts is only near each of them.
    """
    turned = strict.reason in {Reason.OPPOSITE, Reason.NUMBER}
    loose = None if turned else compare_part(piece, part)
    if loose == RIGHT:
        return (2, RIGHT) if _stands_for(piece, parts) else (1, near(Reason.PART))
    if strict.verdict is Verdict.NEAR:
        return 1, strict
    return (1, loose) if loose else (0, strict)


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


def _mark(part: str, number: int, pairs: dict[int, tuple[int, Grade]], named: list[str]) -> PartGrade:
    if number not in pairs:
        return PartGrade(part, False)
    place, found = pairs[number]
    return PartGrade(part, True, named[place], found.reason)
