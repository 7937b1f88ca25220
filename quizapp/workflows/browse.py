"""Finding items: a small query language, pages of rows, and acts on many rows at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from quizapp.errors import UsageError
from quizapp.items.item import ItemKind

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, RowMapping

    from quizapp.items.item import Item
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
    retrievability: float | None  # 0..1, now; None unless in review
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
    from quizapp.store import browse
    from quizapp.store.engine import reading

    with reading(db.engine) as connection:
        wanted = _conditions(connection, db, query, moment)
        order = browse.order_of(sort, moment.day, descending=descending)
        rows = browse.page(connection, db.learner_id, wanted, order, limit, offset)
        schedulers = _Schedulers(connection, db, moment)
        return [_row(row, schedulers, moment) for row in rows]


def count(db: Database, query: str, moment: Moment) -> int:
    """How many items the query finds. Raises BadQuery."""
    from quizapp.store import browse
    from quizapp.store.engine import reading

    with reading(db.engine) as connection:
        return browse.number(connection, db.learner_id, _conditions(connection, db, query, moment))


def found_among(db: Database, query: str, guids: Collection[str], moment: Moment) -> frozenset[str]:
    """Those of these items that the query finds. Raises BadQuery."""
    from quizapp.store import browse
    from quizapp.store.engine import reading

    with reading(db.engine) as connection:
        return frozenset(browse.among(connection, db.learner_id, _conditions(connection, db, query, moment), sorted(guids)))


def matching_cards(db: Database, connection: Connection, query: str, moment: Moment, deck_ids: Sequence[int]) -> list[int]:
    """The cards of these decks that the query finds, best ranked first. Raises BadQuery."""
    from quizapp.store import browse

    return browse.card_ids(connection, db.learner_id, _conditions(connection, db, query, moment), deck_ids)


def names(db: Database, field: Field, prefix: str = "", limit: int = 20) -> list[str]:
    """Values of a field that begin with (else contain) `prefix`, for completion, most frequent first."""
    from quizapp.store import browse
    from quizapp.store.engine import reading
    from quizapp.workflows.query import KINDS, STATES

    if field in ("kind", "state"):
        known = KINDS if field == "kind" else STATES
        return [word for word in known if word.startswith(prefix.casefold())][:limit]
    with reading(db.engine) as connection:
        return browse.values_of(connection, db.learner_id, field, prefix, limit)


def detail(db: Database, guid: str, moment: Moment) -> ItemDetail | None:
    """Everything about one item."""
    from quizapp.store.engine import reading
    from quizapp.workflows.item_detail import look_up

    with reading(db.engine) as connection:
        return look_up(db, connection, guid, moment, _Schedulers(connection, db, moment))


def set_suspended(db: Database, guids: Sequence[str], on: bool, moment: Moment) -> int:
    """Take cards out of study, or back in; returns how many changed. One undo takes all back."""
    from quizapp.workflows.acts import change_cards, resume_cards

    if on:
        return change_cards(db, guids, "suspend", {"queue": -1}, moment)
    return resume_cards(db, guids, moment)


def delete(db: Database, guids: Sequence[str], moment: Moment) -> int:
    """Take items away; returns how many. Their reviews stay in the log. One undo brings all back."""
    from quizapp.workflows.acts import change_cards

    return change_cards(db, guids, "delete", {"queue": -3, "flagged": False}, moment)


class _Schedulers:
    """The schedulers of the decks, by deck id: what retrievability is reckoned with."""

    def __init__(self, connection: Connection, db: Database, moment: Moment) -> None:
        from quizapp.store import decks
        from quizapp.study.scheduler import Scheduler
        from quizapp.workflows.deck_settings import settings_by_deck

        settings = settings_by_deck(connection, db.learner_id, decks.visible(connection, db.learner_id))
        self._by_deck = {deck_id: Scheduler(one, moment.zone, moment.rollover_hour) for deck_id, one in settings.items()}

    def recall(self, state: CardState, deck_id: int, day: int) -> float | None:
        """The chance that a card in review is recalled on a study day; None in learning, where it says nothing yet."""
        from quizapp.study.card import Phase

        scheduler = self._by_deck.get(deck_id)
        return scheduler.retrievability(state, day) if scheduler and state.phase is Phase.REVIEW else None


def _conditions(connection: Connection, db: Database, query: str, moment: Moment) -> list[ColumnElement[bool]]:
    from quizapp.store import browse
    from quizapp.workflows.deck_settings import default_settings
    from quizapp.workflows.query import parse

    leech = default_settings(connection, db.learner_id).leech_threshold
    wanted = []
    for term in parse(query):
        if term.field is None:
            condition = browse.word(connection, term.value)
        elif term.field == "kind":
            condition = browse.kind(term.value)
        elif term.field == "state":
            condition = browse.state(term.value, db.learner_id, moment.day, leech)
        else:
            condition = browse.field(connection, term.field, term.value)
        wanted.append(browse.excluded(condition) if term.excluded else condition)
    return wanted


def _row(row: RowMapping, schedulers: _Schedulers, moment: Moment) -> BrowseRow:
    from quizapp.store import cards

    state = cards.state_of(row)
    suspended = row["queue"] < 0
    return BrowseRow(
        guid=row["guid"],
        card_id=row["card_id"],
        kind=ItemKind(row["kind"]),
        question=row["question"],
        speaker=row["speaker"],
        deck=row["deck_name"],
        phase=state.phase,
        due_day=None if suspended else _due_day(state, moment),
        retrievability=schedulers.recall(state, row["deck_id"], moment.day),
        lapses=row["lapses"],
        suspended=suspended,
        flagged=bool(row["flagged"]),
    )


def _due_day(state: CardState, moment: Moment) -> int | None:
    if state.due_day is not None:
        return state.due_day
    return moment.day if state.due_at is not None else None
