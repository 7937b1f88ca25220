"""The quote of an item where it stands: its paragraph, the sentence before and the sentence after."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from quizapp.workflows.shown import Passage

if TYPE_CHECKING:
    from sqlalchemy import RowMapping

_SENTENCE_END = re.compile(r"[。！？!?；;…]+[”’」』)）]*|\n")
_LONGEST = 160  # characters of context on either side


@dataclass(frozen=True, slots=True)
class SourceText:
    """A source's text and its paragraphs: (kind, start, end, speaker, turn)."""

    text: str
    blocks: Sequence[tuple[str, int, int, str, int]]

    @staticmethod
    def of(row: RowMapping | None) -> SourceText:
        """The text of a source row; an empty one if there is none."""
        return SourceText(row["text"], [tuple(b) for b in row["blocks"] or ()]) if row else SourceText("", ())


def passage_of(source: SourceText, start: int, end: int, quote: str) -> Passage:
    """Where `quote` stands. If the source is not there (an imported deck), only the quote itself is known."""
    if source.text[start:end] != quote:
        return Passage(speaker="", paragraph=0, percent=0, before="", quote=quote, after="")
    number, block = _paragraph(source, start)
    first, last = _turn_bounds(source, block, start, end)
    return Passage(
        speaker=block[3] if block else "",
        paragraph=number,
        percent=round(100 * start / max(len(source.text), 1)),
        before=_last_sentence(source.text[first:start]),
        quote=quote,
        after=_first_sentence(source.text[end:last]),
    )


def speaker_at(source: SourceText, at: int) -> str:
    """Who speaks at a place of the text; empty where nobody does."""
    _, block = _paragraph(source, at)
    return block[3] if block else ""


def _paragraph(source: SourceText, at: int) -> tuple[int, tuple[str, int, int, str, int] | None]:
    for number, block in enumerate(source.blocks, start=1):
        if block[1] <= at < block[2]:
            return number, block
    return 0, None


def _turn_bounds(source: SourceText, block: Any, start: int, end: int) -> tuple[int, int]:
    """The stretch that context may come from: the paragraph the quote begins in, to the end of the one it ends in."""
    if block is None:
        return max(0, start - _LONGEST), end + _LONGEST
    last = next((other[2] for other in source.blocks if other[1] < end <= other[2]), block[2])
    return block[1], last


def _last_sentence(text: str) -> str:
    ends = [match.end() for match in _SENTENCE_END.finditer(text.rstrip())]
    inner = [end for end in ends if end < len(text.rstrip())]
    return text[inner[-1] if inner else 0 :].lstrip()[-_LONGEST:]


def _first_sentence(text: str) -> str:
    match = _SENTENCE_END.search(text, 1) if text else None
    return text[: match.end() if match else len(text)].rstrip()[:_LONGEST]
