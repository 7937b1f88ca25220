"""How a passage is drawn: who speaks and where, then the quote in 「」 between one sentence before and one after."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from quizapp.interface import text
from quizapp.items.item import Item
from quizapp.tui.flow import MUTED, join, plain, wrap
from quizapp.workflows.shown import Passage

QUOTE = "$foreground on $primary 30%"
ANSWER = "bold underline"


def draw_passage(item: Item, passage: Passage, width: int) -> Sequence[Content]:
    """The lines of a passage, `width` cells wide."""
    place = passage_place(item, passage)
    return [*(wrap(plain(place, MUTED), width) if place else ()), *wrap(passage_text(item, passage), width)]


def passage_place(item: Item, passage: Passage) -> str:
    """Who holds the words, the paragraph and the place in the text: 晋英杰 · 第 14 段 · 全文 28%.

    Of a text that is not in the store only who holds the words is known.
    """
    known = passage.paragraph > 0
    places = (text("study.paragraph", n=passage.paragraph), text("study.whole_text", n=passage.percent)) if known else ()
    return " · ".join(part for part in (holder(item, passage), *places) if part)


def holder(item: Item, passage: Passage) -> str:
    """The speaker of the turn; reported speech names both: 马斯克（主持人转述）."""
    if item.relayed_by and item.speaker:
        return text("study.relayed", holder=item.speaker, reporter=item.relayed_by)
    return passage.speaker or item.speaker


def passage_text(item: Item, passage: Passage) -> Content:
    """The sentences, the quote in 「」 and on colour, the answer in it bold and underlined."""
    quote = join("「", _with_answer(passage.quote, item.answer), "」").stylize(QUOTE)
    return join(plain(passage.before, MUTED), quote, plain(passage.after, MUTED))


def _with_answer(quote: str, answer: str) -> Content:
    start = quote.find(answer) if answer else -1
    content = plain(quote)
    return content.stylize(ANSWER, start, start + len(answer)) if start >= 0 else content


def rule(width: int) -> Content:
    """A thin line across."""
    return plain("-" * width, "$foreground 40%")
