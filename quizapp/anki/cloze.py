"""Anki's cloze text, `{{c1::answer::hint}}`, into a question with gaps and its answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from quizapp.anki.markup import plain
from quizapp.items.item import GAP

_BRACE = re.compile(r"\{\{c(\d{1,3})::|\}\}")
_BETWEEN_ANSWERS = "；"


@dataclass(frozen=True, slots=True)
class ClozeText:
    """A text with one of its clozes hidden."""

    question: str  # with GAP in its place
    answer: str  # several gaps of one number: their texts in order
    whole: str  # nothing hidden


@dataclass(slots=True)
class _Hidden:
    """A cloze being read: clozes may stand within clozes."""

    number: int
    shown: list[str] = field(default_factory=list)
    whole: list[str] = field(default_factory=list)


def numbers(html: str) -> list[int]:
    """The numbers of the clozes in a field, each once, the smallest first."""
    return sorted({int(found) for found in re.findall(r"\{\{c(\d{1,3})::", html)})


def hidden(html: str, number: int) -> ClozeText:
    """The text of a field with the clozes of this number hidden."""
    open_clozes = [_Hidden(0)]
    answers: list[str] = []
    for piece in _pieces(html):
        if begins := re.fullmatch(r"\{\{c(\d{1,3})::", piece):
            open_clozes.append(_Hidden(int(begins[1])))
        elif piece == "}}" and len(open_clozes) > 1:
            _close(open_clozes, answers, number)
        else:
            open_clozes[-1].shown.append(piece)
            open_clozes[-1].whole.append(piece)
    while len(open_clozes) > 1:
        _close(open_clozes, answers, number)
    distinct = dict.fromkeys(filter(None, map(plain, answers)))
    return ClozeText(plain("".join(open_clozes[0].shown)), _BETWEEN_ANSWERS.join(distinct), plain("".join(open_clozes[0].whole)))


def _pieces(html: str) -> Iterator[str]:
    at = 0
    for brace in _BRACE.finditer(html):
        yield html[at : brace.start()]
        yield brace.group()
        at = brace.end()
    yield html[at:]


def _close(open_clozes: list[_Hidden], answers: list[str], number: int) -> None:
    """Put the innermost open cloze into the one around it, without its hint."""
    cloze = open_clozes.pop()
    shown, whole = ("".join(pieces).split("::", 1)[0] for pieces in (cloze.shown, cloze.whole))
    if cloze.number == number:
        answers.append(whole)
    open_clozes[-1].shown.append(GAP if cloze.number == number else shown)
    open_clozes[-1].whole.append(whole)
