"""Finding items: a small query language, pages of rows, and acts on many rows at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from quizapp.errors import UsageError

if TYPE_CHECKING:
    from quizapp.items.item import Item, ItemKind
    from quizapp.study.card import CardState, Phase, Rating
    from quizapp.workflows.database import Database
    from quizapp.workflows.moment import Moment
    from quizapp.workflows.shown import Passage

Sort = Literal["due", "question", "speaker", "added", "retrievability", "lapses"]
Field = Literal["speaker", "topic", "kind", "source", "deck", "state"]


class BadQuery(UsageError):
    """An unreadable query: `query[start:end]` is the bad word, `why` one of `unknown-field`, `unknown-value`, `open-quote`."""

    def __init__(self, query: str, start: int, end: int, why: str, remedy: str) -> None:
        super().__init__(f"{query[start:end]}: {why}; {remedy}")
        self.query, self.start, self.end, self.why, self.remedy = query, start, end, why, remedy


@dataclass(frozen=True, slots=True)
class BrowseRow:
    """One row of the list."""

    guid: str
    card_id: int | None
    kind: ItemKind
    question: str
    speaker: str
    deck: str
    phase: Phase
    due_day: int | None  # study day; None for new and suspended cards
    retrievability: float | None  # 0..1, now
    lapses: int
    suspended: bool
    flagged: bool


@dataclass(frozen=True, slots=True)
class PastReview:
    """One line of a card's history."""

    at: int
    day: int
    rating: Rating
    took_ms: int
    given: str
    interval: int  # days, after the review
    voided: bool


@dataclass(frozen=True, slots=True)
class ItemDetail:
    """Everything about one item: the pane beside the list, and card details in study."""

    item: Item
    deck: str
    source_title: str
    passage: Passage
    state: CardState
    retrievability: float | None
    suspended: bool
    flagged: bool
    edited: bool
    reviews: tuple[PastReview, ...]  # oldest first


def search(  # noqa: PLR0913
    db: Database, query: str, moment: Moment, *, sort: Sort = "due", descending: bool = False, offset: int = 0, limit: int = 50
) -> list[BrowseRow]:
    """A page of the items that the query finds. Raises BadQuery.

    Words must all stand in question, answer or quote; "…" keeps blanks. Fields, in either language and either colon:
    `说话人:` speaker, `主题:` topic, `类型:` kind (填空 简答 选择 判断 谁说的 列举), `来源:` source, `牌组:` deck,
    `状态:` state (到期 due, 新 new, 学习 learning, 复习 review, 暂停 suspended, 难 leech, 有问题 flagged, 搁置 buried).
    `-` in front excludes.
    """
    raise NotImplementedError


def count(db: Database, query: str, moment: Moment) -> int:
    """How many items the query finds. Raises BadQuery."""
    raise NotImplementedError


def names(db: Database, field: Field, prefix: str = "", limit: int = 20) -> list[str]:
    """Values of a field that begin with (else contain) `prefix`, for completion, most frequent first."""
    raise NotImplementedError


def detail(db: Database, guid: str, moment: Moment) -> ItemDetail | None:
    """Everything about one item."""
    raise NotImplementedError


def set_suspended(db: Database, guids: Sequence[str], on: bool, moment: Moment) -> int:
    """Take cards out of study, or back in; returns how many changed. One undo takes all back."""
    raise NotImplementedError


def delete(db: Database, guids: Sequence[str], moment: Moment) -> int:
    """Take items away; returns how many. Their reviews stay in the log. One undo brings all back."""
    raise NotImplementedError
