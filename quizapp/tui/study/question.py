"""Draws the question: its kind and topic, then what is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from textual.content import Content

from quizapp.interface import text
from quizapp.items.item import GAP, Item, ItemKind
from quizapp.tui.flow import MUTED, plain, wrap
from quizapp.tui.study.asking import Asking
from quizapp.workflows.shown import ShownCard

_BLANK = re.compile(r"_{2,}")
BLANK = "bold $accent"


def draw_question(card: ShownCard, asking: Asking, width: int) -> Sequence[Content]:
    """The question while it waits for its answer. Neither speaker nor source: they may give the answer away."""
    lines = [Content(""), *wrap(plain(kind_line(card), MUTED), width), Content("")]
    lines += wrap(question_text(card.item), width)
    if asking is Asking.THINK:
        lines += [Content(""), plain(text("study.think"), MUTED)]
    return [*lines, Content("")]


def kind_line(card: ShownCard) -> str:
    """简答 · 融资."""
    item = card.item
    kind = text("study.judge") if item.kind is ItemKind.TRUE_FALSE else text(f"words.kind.{item.kind}")
    parts = [kind, item.topic, _task(item), text("study.flagged") if card.flagged else ""]
    return " · ".join(part for part in parts if part)


def question_text(item: Item) -> Content:
    """The question, its blanks marked."""
    content = plain(item.question)
    for match in _BLANK.finditer(content.plain):
        content = content.stylize(BLANK, *match.span())
    return content


def filled(item: Item) -> Content:
    """A cloze with its gap filled, 「」 round the filling; any other question as it is."""
    match = _BLANK.search(item.question) if item.kind is ItemKind.CLOZE else None
    if match is None:
        return question_text(item)
    before, after = item.question[: match.start()], item.question[match.end() :]
    return Content("").join([plain(before), plain(f"「{item.answer}」", "bold"), plain(after.replace(GAP, item.answer))])


def _task(item: Item) -> str:
    if item.kind is ItemKind.LIST:
        return text("study.parts_ordered" if item.ordered else "study.parts", n=len(item.parts))
    return ""
