"""One statement worth knowing, with the one who holds it and the words that prove it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from quizapp.language.span import Span


class ClaimKind(StrEnum):
    """What sort of statement a claim is."""

    FACT = "fact"
    POSITION = "position"


class AnswerType(StrEnum):
    """What an answer is, which decides how it can be asked."""

    NUMBER = "number"  # an amount with its unit: 15 亿美元, 4000 张
    DATE = "date"
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    NAME = "name"  # a product, work or thing with a name
    TERM = "term"  # what a definition defines
    PHRASE = "phrase"  # a noun or verb phrase
    REASON = "reason"  # a clause that gives a cause
    CLAUSE = "clause"  # any other whole clause
    LIST = "list"  # a part of an enumeration


@dataclass(frozen=True, slots=True)
class Answer:
    """A crucial string of a claim: what a question about it can ask for."""

    text: str  # as it stands in the statement
    at: Span | None  # where it stands in the statement; None if the statement words it otherwise
    raw: Span  # where it stands in the transcript's text, inside the quote
    type: AnswerType
    chance: float = 1.0  # 0..1: how surely it is what a question should ask for; 1 if a person chose it


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement worth knowing. `quote` and `context` index the transcript's text.

    `statement` is a whole sentence in written Chinese that stands alone. For a position it does not name the holder in front
    (`attributed` says so if it does): the item maker adds “晋英杰认为，”. `answers` come most crucial first; for a list claim
    they are the parts in order, and `lead` is the statement that announces them.
    """

    kind: ClaimKind
    speaker: str  # who holds it; empty for the article's own voice
    statement: str
    answers: tuple[Answer, ...]
    quote: Span
    importance: float  # 0..1
    context: tuple[Span, ...] = ()
    topic: str = ""
    reasons: tuple[str, ...] = ()  # names of the rules and sources that made it
    attributed: bool = False
    relayed_by: str = ""  # who reports the words, where the holder is quoted by another
    scores: tuple[tuple[str, float], ...] = ()  # worth, wholeness, gate: what `quizapp explain` shows
    question: str = ""  # from a claim sheet only
    distractors: tuple[str, ...] = ()  # from a claim sheet only
    explanation: str = ""  # from a claim sheet only
    by_hand: bool = False  # from a claim sheet
