"""The names of items and claims: the same after regeneration, whatever later rules word better.

They are made of the source's words alone: its identity, the kind of question, the answer as the source writes it, and what stands
around it. Cleaning, wording, rank and time have no part in them.
"""

from __future__ import annotations

from hashlib import sha256

from quizapp.items.item import ItemKind
from quizapp.language.span import Span
from quizapp.language.squeeze import squeeze
from quizapp.transcript.transcript import Transcript

AROUND = 12  # squeezed characters on either side of the answer
REACH = 4 * AROUND  # characters in which they are looked for; blanks and marks do not count


def item_guid(transcript: Transcript, kind: ItemKind, raw: Span) -> str:
    """The guid of an item of that kind whose answer stands at `raw` in the transcript's text."""
    text = transcript.text
    before = squeeze(text[max(0, raw.start - REACH) : raw.start])[-AROUND:]
    after = squeeze(text[raw.end : raw.end + REACH])[:AROUND]
    return _digest(transcript.identity, kind.value, squeeze(raw.of(text)), before, after)


def claim_id(transcript: Transcript, quote: Span) -> str:
    """The id that all items of one claim share."""
    return _digest(transcript.identity, "claim", squeeze(quote.of(transcript.text)))[:12]


def order_key(guid: str, text: str) -> str:
    """A key that puts choices in an order that is fixed for an item and says nothing about which is right."""
    return _digest(guid, text)


def fixed_number(guid: str, purpose: str) -> int:
    """A number that stands for chance: fixed for an item and a purpose, evenly spread over items."""
    return int(_digest(guid, purpose)[:12], 16)


def _digest(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode()).hexdigest()[:24]
