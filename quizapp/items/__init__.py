"""Claims → items, each past the quality gate, best first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quizapp.items.item import FALSE, GAP, TRUE, Item, ItemKind

if TYPE_CHECKING:
    from quizapp.claims.claim import Claim
    from quizapp.transcript.transcript import Transcript

__all__ = ["FALSE", "GAP", "TRUE", "Item", "ItemKind", "make_items"]


def make_items(transcript: Transcript, claims: Sequence[Claim], most: int = 60) -> list[Item]:
    """At most `most` items of a transcript's claims, best first; a pure function of its arguments.

    Of statements that were found only the surer ones are asked, unless there would be fewer than 15 for 8,000 characters, or
    `most` is 80 or more: then a text of that length gives 40 if it has claims for so many.
    """
    # The maker's rules are compiled on import; study and scores only need the values above.
    from quizapp.items.making import make_items as make

    return make(transcript, claims, most)
