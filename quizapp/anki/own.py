"""Notes that quizapp made, on their way back: the item as it was, with what the learner mended in Anki."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from quizapp.anki.cloze import hidden
from quizapp.anki.collection import StoredNote
from quizapp.anki.fields import OWN_TAG, Form, editable, form_of
from quizapp.anki.markup import plain
from quizapp.anki.payload import NotAnItem, unpack
from quizapp.items.item import Item
from quizapp.study.deck import ExportNote


def own_note(stored: StoredNote) -> ExportNote | None:
    """The note that went to Anki, without its schedule; None for a note of another maker, or one that is damaged."""
    try:
        note = unpack(stored.field("Data"))
    except NotAnItem:
        return None
    changed_at = note.updated_at if note.updated_at // 1000 == stored.changed_at else stored.changed_at * 1000
    return replace(note, item=_mended(note.item, stored), updated_at=changed_at, tags=learners_tags(stored.tags))


def learners_tags(tags: tuple[str, ...]) -> tuple[str, ...]:
    """The tags that quizapp did not set."""
    return tuple(tag for tag in tags if tag.partition("::")[0].casefold() != OWN_TAG)


def _mended(item: Item, stored: StoredNote) -> Item:
    """The item with the texts that were changed in Anki."""
    now = tuple(stored.field(name) for name in ("Question", "Answer", "Explanation"))
    question, answer, explanation = (_changed(*pair) for pair in zip(editable(item), now, strict=True))
    if explanation is not None:
        item = replace(item, explanation=explanation)
    if form_of(item) is Form.CLOZE:
        return item if question is None else _with_cloze(item, now[0])
    if question:
        item = replace(item, question=question)
    if answer and form_of(item) is Form.LIST:
        return replace(item, parts=tuple(answer.split("\n")), answer="、".join(answer.split("\n")))
    if answer and form_of(item) is Form.TYPED:
        return replace(item, answer=answer)
    return item


def _changed(sent: str, found: str) -> str | None:
    """The text of a field if it says something else than what was sent. Anki stores composed characters (NFC)."""
    if found == sent:
        return None
    now = plain(unicodedata.normalize("NFC", found))
    return now if now != plain(unicodedata.normalize("NFC", sent)) else None


def _with_cloze(item: Item, field: str) -> Item:
    text = hidden(field, 1)
    return replace(item, question=text.question, answer=text.answer) if text.answer else item
