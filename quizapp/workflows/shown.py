"""What a study session shows: a card, its passage, the counts, and the end of the session."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.items.item import Item

if TYPE_CHECKING:
    from quizapp.study.card import CardState


@dataclass(frozen=True, slots=True)
class Counts:
    """Cards still to come today."""

    new: int
    learning: int
    review: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.new + self.learning + self.review


@dataclass(frozen=True, slots=True)
class Passage:
    """The quote where it stands: the rest of its turn's sentences around it."""

    speaker: str  # who speaks there (not necessarily who holds the view)
    paragraph: int  # counted from 1
    percent: int  # how far into the text, 0..100
    before: str  # one sentence, or empty
    quote: str
    after: str


@dataclass(frozen=True, slots=True)
class ShownCard:
    """A card as it is asked. `version` guards against answers from two windows."""

    card_id: int
    guid: str
    item: Item
    deck: str
    source_id: int | None
    source_title: str
    state: CardState
    version: int
    choices: tuple[str, ...]  # shuffled by guid and number of reviews; a list's and a cloze's are empty
    passage: Passage
    flagged: bool
    draft: str | None  # a half-typed answer that was kept
    looked: bool = False  # its answer was seen elsewhere since it was asked in this session


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the answers to one group were wholly right at the first try."""

    name: str
    answered: int
    right: int
    score: float  # mean of the graders' shares, 0..1; differs from right/answered for lists


@dataclass(frozen=True, slots=True)
class Remedy:
    """What may help with an item that is forgotten again and again, made from its source."""

    kind: str  # twin: the item it is taken for; other_kind: another item of its claim; passage: the text itself
    guid: str  # of that item; of the forgotten one for its passage
    question: str
    answer: str
    quote: str


@dataclass(frozen=True, slots=True)
class Forgotten:
    """A question that was not remembered in this session."""

    card_id: int
    guid: str
    question: str
    answer: str
    lapses: int
    leech: bool
    remedy: Remedy | None = None  # of a leech, the likeliest help


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """The end of a session, or the state of one that is left early."""

    deck: str
    done: int  # cards that were answered or put away, each once
    total: int  # those and the ones that were not asked yet
    finished: bool  # no card is left now; learning cards may still come
    answers: int  # reviews, repeated ones included
    right: int  # of the first answers: wholly right, and not because the learner overruled the grader
    first: int  # how many cards were answered, each once
    took_ms: int
    target: float  # desired retention, 0..1
    kinds: tuple[Share, ...]  # name is an ItemKind value
    claims: tuple[Share, ...]  # name is a ClaimKind value
    speakers: tuple[Share, ...]
    forgotten: tuple[Forgotten, ...]
    learning_left: int
    next_at: int | None  # ms, when the first of them comes
    last_at: int | None  # ms, when the last of them comes
    tomorrow: int
    day_after: int
    streak: int
    limits: tuple[str, ...]  # "new", "review": which of today's limits ended it
    limit_new: int
    buried: int
    more_new: int  # new cards beyond today's limit
    partly: int = 0  # of the first answers: known, but a near miss, a part, or overruled
