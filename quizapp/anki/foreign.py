"""Notes that others made, as plain items: a cloze for a cloze, a question with its answer for everything else.

One card is one item. Pictures and sounds stay behind; what is nothing without them is no item here.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from quizapp.anki.cloze import hidden
from quizapp.anki.collection import StoredCard, StoredNote
from quizapp.anki.markup import plain
from quizapp.claims.claim import ClaimKind
from quizapp.items.item import GAP, Item, ItemKind
from quizapp.language.span import Span

_REFERENCE = re.compile(r"\{\{([^{}]*)\}\}")
_SECTION = re.compile(r"\{\{([#^])([^{}]+)\}\}(.*?)\{\{/\2\}\}", re.DOTALL)
_NOT_ASKED = ("type:", "hint:", "tts")  # filters that show nothing, or nothing yet, on the front
_RULE = "from-anki"


def foreign_item(note: StoredNote, card: StoredCard, rank: int) -> Item | None:
    """The item of one card of the note; None if nothing in it can be asked or answered in words."""
    asked = _cloze(note, card.place) if note.type.cloze else _basic(note, card.place)
    if asked is None or not asked.question or not asked.answer:
        return None
    return Item(
        guid=_guid(note.guid, card.place),
        claim_id=_guid(note.guid, 0),
        kind=ItemKind.CLOZE if GAP in asked.question and note.type.cloze else ItemKind.SHORT_ANSWER,
        claim=ClaimKind.FACT,
        rank=rank,
        importance=0.5,
        topic="",
        speaker="",
        question=asked.question,
        answer=asked.answer,
        explanation=asked.explanation,
        quote=asked.quote,
        span=Span(0, len(asked.quote)),
        reason=_RULE,
        by_hand=True,
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """The texts of one card."""

    question: str
    answer: str
    explanation: str
    quote: str


def _cloze(note: StoredNote, place: int) -> _Asked | None:
    field = next((text for text in note.fields if f"{{{{c{place + 1}::" in text), "")
    text = hidden(field, place + 1)
    others = [plain(other) for other in note.fields if other != field]
    return _Asked(text.question, text.answer, "\n".join(filter(None, others)), text.whole)


def _basic(note: StoredNote, place: int) -> _Asked | None:
    """Front and back of a card, by its template: the first field that only the back shows is the answer."""
    if place >= len(note.type.templates):
        return None
    front, back = note.type.templates[place]
    shown = _names(front)
    revealed = [text for name in _names(back, asked=False) if name not in shown and (text := plain(note.field(name)))]
    question = plain(_filled(front, note))
    if not revealed:
        return None
    return _Asked(question, revealed[0], "\n".join(revealed[1:]), revealed[0])


def _names(template: str, *, asked: bool = True) -> list[str]:
    """The fields that a template shows, in order, each once; on the front without those that are to be typed."""
    names = [found.strip() for found in _REFERENCE.findall(template)]
    shown = [name for name in names if name[:1] not in ("#", "^", "/", "!") and not (asked and name.startswith(_NOT_ASKED))]
    return list(dict.fromkeys(name.rpartition(":")[2] for name in shown if name != "FrontSide"))


def _filled(template: str, note: StoredNote) -> str:
    """The template with the fields of the note in place of their names."""

    def section(found: re.Match[str]) -> str:
        filled = bool(plain(note.field(found[2].strip())))
        return found[3] if filled == (found[1] == "#") else ""

    def reference(found: re.Match[str]) -> str:
        name = found[1].strip()
        return "" if name.startswith(_NOT_ASKED) else note.field(name.rpartition(":")[2])

    for _ in range(8):  # sections within sections
        template, count = _SECTION.subn(section, template)
        if not count:
            break
    return _REFERENCE.sub(reference, template)


def _guid(guid: str, place: int) -> str:
    """An identity of its own: the note may also be in the Anki to which the item will go one day."""
    return "anki-" + hashlib.sha256(f"{guid}\x1f{place}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
