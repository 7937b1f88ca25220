"""An item and its source as one opaque word, so that a note that comes back from Anki is the one that went there.

The word stands in the note's last field, which no template shows. Anki normalises the text of fields, finds sounds and formulas
in them and searches them; letters and digits of base64 it leaves alone.
"""

from __future__ import annotations

import base64
import json
import zlib
from typing import Any

from quizapp.claims.claim import ClaimKind
from quizapp.items.item import Item, ItemKind
from quizapp.language.span import Span
from quizapp.study.deck import ExportNote

_PREFIX = "quizapp1."
_LARGEST = 1 << 20  # bytes of one item, unpacked: a guard against a word that unpacks to gigabytes


class NotAnItem(ValueError):
    """The word was not made by `pack`, or was damaged."""


def pack(note: ExportNote) -> str:
    """The item, its source and its time of change as letters and digits."""
    record = _record(note.item) | {
        "source_title": note.source_title,
        "source_date": note.source_date,
        "updated_at": note.updated_at,
    }
    written = json.dumps(record, separators=(",", ":"))
    return _PREFIX + base64.urlsafe_b64encode(zlib.compress(written.encode("ascii"))).decode("ascii")


def unpack(word: str) -> ExportNote:
    """What `pack` was given of the note. Raises NotAnItem."""
    if not word.startswith(_PREFIX):
        raise NotAnItem("this is no item of quizapp")
    try:
        unpacker = zlib.decompressobj()
        written = unpacker.decompress(base64.urlsafe_b64decode(word[len(_PREFIX) :].strip()), _LARGEST)
        record = json.loads(written)
        source_title, source_date = (_text(record[name]) for name in ("source_title", "source_date"))
        return ExportNote(_item(record), source_title, source_date, int(record["updated_at"]))
    except (ValueError, TypeError, KeyError, AttributeError, zlib.error, RecursionError) as error:
        raise NotAnItem("the data of this note is damaged") from error


def _record(item: Item) -> dict[str, object]:
    """What `_item` needs; what is left at its default is left out."""
    record: dict[str, object] = {name: getattr(item, name) for name in (*_TEXTS, *_NUMBERS, *_FLAGS, *_LISTS)}
    record |= {"span": [item.span.start, item.span.end], "context": [[span.start, span.end] for span in item.context]}
    record |= {"scores": item.scores}
    return {name: value for name, value in record.items() if value not in ("", (), [], False)}


_TEXTS = (
    *("guid", "claim_id", "kind", "claim", "topic", "speaker", "question", "answer", "explanation", "quote"),
    *("unit", "correction", "reason", "relayed_by"),
)
_NUMBERS = ("rank", "importance")
_FLAGS = ("ordered", "by_hand")
_LISTS = ("accepted", "choices", "parts")


def _item(record: dict[str, Any]) -> Item:
    texts = {name: _text(record.get(name, "")) for name in _TEXTS}
    return Item(
        **(texts | {"kind": ItemKind(texts["kind"]), "claim": ClaimKind(texts["claim"])}),  # type: ignore[arg-type]
        **{name: tuple(map(_text, record.get(name, ()))) for name in _LISTS},  # type: ignore[arg-type]
        **{name: bool(record.get(name)) for name in _FLAGS},  # type: ignore[arg-type]
        rank=int(record.get("rank", 0)),
        importance=float(record.get("importance", 0)),
        span=Span(*map(int, record["span"])),
        context=tuple(Span(*map(int, pair)) for pair in record.get("context", ())),
        scores=tuple((_text(name), float(value)) for name, value in record.get("scores", ())),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"a text was expected, not {type(value).__name__}")
    return value
