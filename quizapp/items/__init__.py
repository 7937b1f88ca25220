"""Claims → items, each past the quality gate, best first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quizapp.items.item import FALSE, GAP, TRUE, Item, ItemKind

if TYPE_CHECKING:
    from quizapp.claims.claim import Claim
    from quizapp.transcript.transcript import Transcript

__all__ = ["FALSE", "GAP", "TRUE", "Item", "ItemKind", "make_items"]


def make_items(transcript: Transcript, claims: Sequence[Claim], most: int = 80) -> list[Item]:
    """At most `most` items of a transcript's claims, best first; a pure function of its arguments."""
    # The maker's rules are compiled on import; study and scores only need the values above.
    from quizapp.items.making import make_items as make

    return make(transcript, claims, most)
