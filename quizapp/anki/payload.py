"""An item and its source in one field, so that a note that comes back from Anki is the one that went there, to the character.

The field is the inside of a JSON list of texts, in ASCII: Anki normalises the text of fields, looks in it for markup, sounds and
formulas, and searches them; here it finds nothing but quotation marks, commas and escapes. No template shows it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from quizapp.claims.claim import ClaimKind
from quizapp.items.item import Item, ItemKind
from quizapp.language.span import Span
from quizapp.study.deck import ExportNote

_MADE_BY = ("quizapp", "1")
_BEGIN = '"quizapp","1",'
# In this order: a backslash of the text, which JSON has made two, and what Anki, HTML or MathJax would obey.
_OBEYED = ("\\\\", *"[]{}<>&'$`")
_TEXTS = 28  # of a note, at least
_JSON = json.JSONEncoder(separators=(",", ":")).encode


class NotAnItem(ValueError):
    """The field was not made by `pack`, or was damaged."""


def pack(note: ExportNote) -> str:
    """The item, its source and its time of change."""
    written = _JSON(_texts(note))[1:-1]
    for obeyed in _OBEYED:
        written = written.replace(obeyed, f"\\u{ord(obeyed[0]):04x}")
    return written


def unpack(field: str) -> ExportNote:
    """What `pack` was given of the note. Raises NotAnItem."""
    if not field.startswith(_BEGIN):
        raise NotAnItem("this is no item of quizapp")
    try:
        texts = json.loads(f"[{field}]")
        if len(texts) < _TEXTS or not all(isinstance(text, str) for text in texts):
            raise NotAnItem("the data of this note is damaged")
        return _note(iter(texts[len(_MADE_BY) :]))
    except (ValueError, TypeError, RecursionError) as error:
        raise NotAnItem("the data of this note is damaged") from error


def _texts(note: ExportNote) -> list[str]:
    """Everything there is to say, in an order that only ever grows at its end."""
    item = note.item
    return [
        *_MADE_BY,
        *(note.source_title, note.source_date, str(note.updated_at)),
        *(item.guid, item.claim_id, item.kind.value, item.claim.value, str(item.rank), repr(item.importance)),
        *(item.topic, item.speaker, item.question, item.answer, item.explanation, item.quote),
        *(item.unit, item.correction, item.reason, item.relayed_by),
        *(_several(item.accepted), _several(item.choices), _several(item.parts)),
        *("ordered" if item.ordered else "", "by hand" if item.by_hand else ""),
        " ".join([f"{span.start}-{span.end}" for span in (item.span, *item.context)]),
        _JSON(item.scores) if item.scores else "",
    ]


def _note(texts: Iterator[str]) -> ExportNote:
    """The note of these texts; they are taken in the order in which they are written here."""
    source_title, source_date, updated_at = next(texts), next(texts), int(next(texts))
    guid, claim_id, kind, claim, rank, importance = (next(texts) for _ in range(6))
    topic, speaker, question, answer, explanation, quote = (next(texts) for _ in range(6))
    unit, correction, reason, relayed_by = (next(texts) for _ in range(4))
    accepted, choices, parts = (_apart(next(texts)) for _ in range(3))
    ordered, by_hand = bool(next(texts)), bool(next(texts))
    span, *context = (Span(*map(int, pair.split("-"))) for pair in next(texts).split(" "))
    scores = tuple((str(name), float(value)) for name, value in json.loads(next(texts) or "[]"))
    item = Item(
        guid=guid,
        claim_id=claim_id,
        kind=ItemKind(kind),
        claim=ClaimKind(claim),
        rank=int(rank),
        importance=float(importance),
        topic=topic,
        speaker=speaker,
        question=question,
        answer=answer,
        explanation=explanation,
        quote=quote,
        span=span,
        accepted=accepted,
        choices=choices,
        parts=parts,
        ordered=ordered,
        unit=unit,
        correction=correction,
        context=tuple(context),
        reason=reason,
        relayed_by=relayed_by,
        scores=scores,
        by_hand=by_hand,
    )
    return ExportNote(item, source_title, source_date, updated_at)


def _several(texts: tuple[str, ...]) -> str:
    return _JSON(texts) if texts else ""


def _apart(written: str) -> tuple[str, ...]:
    return tuple(map(str, json.loads(written))) if written else ()
