"""Items for these tests, as hypothesis draws them and one by hand."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from quizapp.claims.claim import ClaimKind
from quizapp.items.item import FALSE, GAP, Item, ItemKind
from quizapp.language.span import Span
from quizapp.study.deck import ExportDeck, ExportNote

LIST = Item(
    guid="m-1",
    claim_id="c-1",
    kind=ItemKind.LIST,
    claim=ClaimKind.POSITION,
    rank=1,
    importance=0.75,
    topic="夜市",
    speaker="林小满",
    question="林小满认为，夜市靠哪两样留住客人？",
    answer="味道、人情",
    explanation="她把租金排在最后。",
    quote="留人靠两样，味道和人情。",
    span=Span(40, 52),
    accepted=("口味、人情",),
    parts=("味道", "人情"),
    context=(Span(2, 8),),
    reason="announced-list",
    scores=(("worth", 0.5),),
)
NOTE = ExportNote(LIST, "夜市谈话录", "2025-08-01", tags=("考试",))

# What hurts a line, a table or a viewer, beside anything else that a text can be made of.
HOSTILE = (
    "\\",
    "\n",
    "|",
    ",",
    '"',
    "'",
    "=1+1",
    "@a",
    "#",
    "## ",
    "- ",
    "  - ",
    "：",
    "<b>",
    "____",
    "\u202e",
    "\r",
    "\t",
    "\ud800",
    "\x1f",
    "　",
)
texts = st.text() | st.lists(st.sampled_from(HOSTILE) | st.text(max_size=3), max_size=6).map("".join)
said = texts.filter(str.strip)
several = st.lists(texts.filter(bool), max_size=4).map(tuple)
spans = st.tuples(st.integers(0, 10**6), st.integers(1, 10**4)).map(lambda pair: Span(pair[0], sum(pair)))


def _answerable(item: Item) -> Item:
    """The item with what its kind needs: a gap, 错, the answer among the choices."""
    if item.kind is ItemKind.CLOZE:
        item = replace(item, question=item.question + GAP)
    if item.kind is ItemKind.TRUE_FALSE:
        item = replace(item, answer=FALSE)
    if item.choices or item.kind is ItemKind.MULTIPLE_CHOICE:
        item = replace(item, choices=(*item.choices, item.answer, item.answer + "？"))
    return item


items = st.builds(
    Item,
    guid=texts.filter(bool),
    claim_id=texts.filter(bool),
    rank=st.integers(1, 999),
    importance=st.floats(0, 1),
    topic=texts,
    speaker=texts,
    question=said,
    answer=said,
    explanation=texts,
    quote=texts.filter(bool),
    span=spans,
    accepted=several,
    choices=several,
    parts=several,
    unit=texts,
    correction=texts,
    context=st.lists(spans, max_size=2).map(tuple),
    reason=texts,
    relayed_by=texts,
    scores=st.lists(st.tuples(texts, st.floats(-9, 9)), max_size=2).map(tuple),
).map(_answerable)
notes = st.builds(
    ExportNote,
    items,
    source_title=texts,
    source_date=texts,
    updated_at=st.just(0),
    state=st.none(),
    reviews=st.just(()),
    suspended=st.just(False),
    tags=several,
)
decks = st.builds(ExportDeck, said, st.lists(notes, max_size=3, unique_by=lambda note: note.item.guid).map(tuple))
