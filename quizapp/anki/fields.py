"""What stands in the fields of an Anki note: an item's texts as HTML, and which note type asks it."""

from __future__ import annotations

import hashlib
import random
from enum import StrEnum
from functools import lru_cache

from quizapp.anki.markup import escaped, marked, showable
from quizapp.anki.payload import pack
from quizapp.claims.claim import ClaimKind
from quizapp.items.item import FALSE, GAP, TRUE, Item, ItemKind
from quizapp.study.deck import ExportNote

# Anki keeps what learners have under a field's name and place: only ever append to these.
FIELDS = (
    *("Question", "Answer", "Choices", "Explanation", "Quote", "Source", "Speaker", "Topic", "Kind", "Id", "Extra"),
    *("Typed", "Data"),
)
KIND_NAMES = {
    ItemKind.CLOZE: "填空",
    ItemKind.SHORT_ANSWER: "简答",
    ItemKind.MULTIPLE_CHOICE: "单选",
    ItemKind.TRUE_FALSE: "判断",
    ItemKind.WHO_SAID: "谁说的",
    ItemKind.LIST: "列举",
}
CLAIM_NAMES = {ClaimKind.FACT: "事实", ClaimKind.POSITION: "看法"}
OWN_TAG = "quizapp"
_TYPED_UP_TO = 12  # characters; Anki compares typed answers letter by letter, which helps with a name, not with a sentence


class Form(StrEnum):
    """The four ways in which a note asks."""

    CLOZE = "cloze"
    TYPED = "typed"
    CHOICE = "choice"
    LIST = "list"


def form_of(item: Item) -> Form:
    """The note type for an item. What lacks its choices or parts is asked as a plain question."""
    if item.kind is ItemKind.CLOZE:
        return Form.CLOZE
    if item.kind is ItemKind.LIST and item.parts:
        return Form.LIST
    return Form.CHOICE if _offered(item) else Form.TYPED


def fields_of(note: ExportNote) -> tuple[str, ...]:
    """The fields of a note, in the order of FIELDS."""
    item = note.item
    question, answer, explanation = editable(item)
    return (
        question,
        answer,
        _choices(item),
        explanation,
        _quote(item),
        _source(note.source_title, note.source_date),
        escaped(item.speaker),
        escaped(item.topic),
        KIND_NAMES[item.kind],
        escaped(item.guid),
        _extra(item),
        _typed(item),
        pack(note),
    )


def editable(item: Item) -> tuple[str, str, str]:
    """The fields Question, Answer and Explanation: what a learner may mend in Anki and expects to find mended here."""
    return _question(item), _answer(item), escaped(item.explanation)


def tags_of(note: ExportNote) -> tuple[str, ...]:
    """The tags of a note: ours under one parent, so that Anki can filter by kind, speaker and topic, then the learner's."""
    item = note.item
    ours = [f"题型::{KIND_NAMES[item.kind]}", f"论断::{CLAIM_NAMES[item.claim]}"]
    ours += [f"{parent}::{name}" for parent, text in (("说话人", item.speaker), ("主题", item.topic)) if (name := _tag(text))]
    return (*(f"{OWN_TAG}::{tag}" for tag in ours), *filter(None, map(_own_words, note.tags)))


def shuffled(choices: tuple[str, ...], guid: str) -> tuple[str, ...]:
    """The choices in an order that depends on the item alone: no place is likelier than another to hold the right one."""
    if not choices:
        return ()
    order = list(choices)
    random.Random(hashlib.sha256(guid.encode("utf-8", "surrogatepass")).digest()).shuffle(order)
    return tuple(order)


def _question(item: Item) -> str:
    if item.kind is not ItemKind.CLOZE:
        return escaped(item.question) or "？"
    hidden = f"{{{{c1::{escaped(item.answer) or '？'}}}}}"
    # A cloze note without its gap would get no card in Anki.
    before, gap, after = item.question.partition(GAP)
    shown = f"{escaped(before)}{hidden}" if gap else f"{escaped(before)}<br>{hidden}"
    return shown + hidden.join(map(escaped, after.split(GAP)))


def _answer(item: Item) -> str:
    if form_of(item) is not Form.LIST:
        return escaped(item.answer) or "？"
    tag = "ol" if item.ordered else "ul"
    return f"<{tag}>{''.join(f'<li>{escaped(part)}</li>' for part in item.parts)}</{tag}>"


def _choices(item: Item) -> str:
    form = form_of(item)
    if form is Form.LIST:  # as many empty lines as there are parts
        return f'<ol class="blanks">{"<li></li>" * len(item.parts)}</ol>'
    if form is not Form.CHOICE:
        return ""
    return "".join(_choice(choice, choice == item.answer) for choice in _offered(item))


def _offered(item: Item) -> tuple[str, ...]:
    """The choices as they are shown; none for an item that is answered freely."""
    return (TRUE, FALSE) if item.kind is ItemKind.TRUE_FALSE else shuffled(item.choices, item.guid)


def _choice(text: str, right: bool) -> str:
    # A label with its radio button can be picked by finger, mouse or key without a script.
    return (
        f'<label class="choice{" right" if right else ""}"><input type="radio" name="choice">'
        f'<span class="box">{escaped(text)}</span></label>'
    )


def _quote(item: Item) -> str:
    return marked(item.quote, (item.answer, *item.parts, *item.accepted))


@lru_cache(maxsize=64)
def _source(title: str, date: str) -> str:
    return " · ".join(escaped(text) for text in (title, date) if text)


def _extra(item: Item) -> str:
    lines = []
    if item.correction and item.correction not in item.explanation:
        lines.append(f"更正：{escaped(item.correction)}")
    if item.accepted:
        lines.append(f"也可以答：{'；'.join(map(escaped, item.accepted))}")
    if item.relayed_by:
        lines.append(f"转述者：{escaped(item.relayed_by)}")
    return "<br>".join(lines)


def _typed(item: Item) -> str:
    """Not empty if the answer is to be typed."""
    short = 0 < len(item.answer) <= _TYPED_UP_TO and item.answer.isprintable() and escaped(item.answer) == item.answer
    return "1" if form_of(item) is Form.TYPED and short else ""


@lru_cache(maxsize=1024)  # a deck has few speakers and topics
def _tag(text: str) -> str:
    """One level of a tag: Anki ends tags at blanks and levels at `::`."""
    kept = "".join("_" if c.isspace() else c for c in showable(text).strip() if c not in "\":'&<>{}[]\\")
    return kept[:40]


def _own_words(tag: str) -> str:
    return "::".join(filter(None, map(_tag, tag.split("::"))))
