"""One question with its answer, made from one claim."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from quizapp.claims.claim import ClaimKind
from quizapp.language.span import Span

GAP = "____"
TRUE, FALSE = "对", "错"


class ItemKind(StrEnum):
    """How an item asks."""

    CLOZE = "cloze"
    SHORT_ANSWER = "short_answer"
    MULTIPLE_CHOICE = "multiple_choice"
    TRUE_FALSE = "true_false"
    WHO_SAID = "who_said"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Item:
    """One question with its answer. `span` and `context` index the transcript's text; `quote` is that text between them."""

    guid: str
    claim_id: str  # siblings share it
    kind: ItemKind
    claim: ClaimKind
    rank: int  # 1 is the best of its source
    importance: float
    topic: str
    speaker: str  # who holds the claim; empty for the article's own voice
    question: str
    answer: str
    explanation: str
    quote: str
    span: Span
    accepted: tuple[str, ...] = ()  # other right answers
    choices: tuple[str, ...] = ()  # include the answer, in a fixed order
    parts: tuple[str, ...] = ()  # of a list, in the order of the source
    ordered: bool = False  # whether a list must be given in order
    unit: str = ""  # stands behind the input: 亿美元
    correction: str = ""  # of a false statement: the true one
    context: tuple[Span, ...] = ()
    reason: str = ""  # names of the rules that made it
    relayed_by: str = ""
    scores: tuple[tuple[str, float], ...] = ()
    by_hand: bool = False  # from a claim sheet
