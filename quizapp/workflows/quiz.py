"""Quiz: a fixed number of items or minutes, no scheduling, marks at the end."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from quizapp.errors import StoreError, UsageError
from quizapp.workflows.drawing import Drawer
from quizapp.workflows.shown import Share, ShownCard

if TYPE_CHECKING:
    from sqlalchemy import Connection, RowMapping

    from quizapp.items.item import Item
    from quizapp.study.grading import Grade
    from quizapp.workflows.database import Database
    from quizapp.workflows.moment import Moment

_MOST = 500  # items drawn for a quiz by the clock


@dataclass(frozen=True, slots=True)
class QuizAnswer:
    """One question of a quiz and what was answered."""

    item: Item
    given: str
    score: float  # 0..1
    took_ms: int


@dataclass(frozen=True, slots=True)
class QuizResult:
    """The marks of one quiz."""

    id: int
    deck: str  # empty: all decks
    at: int  # ms, when it began
    asked: int
    score: float  # sum of the shares
    took_ms: int
    kinds: tuple[Share, ...]
    speakers: tuple[Share, ...]
    answers: tuple[QuizAnswer, ...]  # empty in lists of past results

    @property
    def percent(self) -> int:
        """Marks of 100."""
        return round(100 * self.score / self.asked) if self.asked else 0


class QuizSession:
    """A quiz under way. Every answer is stored as it is given."""

    def __init__(self, db: Database, session_id: int) -> None:
        from quizapp.store import sessions
        from quizapp.store.engine import reading

        self._db = db
        self._id = session_id
        self._drawer = Drawer(db)
        with reading(db.engine) as connection:
            row = sessions.read_session(connection, session_id)
            self._deck_name: str = row["deck_name"]
            self._queue: list[int] = row["queue"]
            self._place: int = row["position"]
            self._given: list[list[Any]] = row["result"]["answers"]
            self._ends_at: int | None = row["result"]["ends_at"]
            self._shown = self._next(connection)

    @property
    def deck_name(self) -> str:
        """The deck; empty if all."""
        return self._deck_name

    @property
    def current(self) -> ShownCard | None:
        """The question now; None when the quiz is over."""
        return self._shown

    @property
    def position(self) -> tuple[int, int]:
        """(answered, in all)."""
        return len(self._given), len(self._queue)

    def unseen(self) -> int:
        """How many of its questions were never studied."""
        from quizapp.store import sessions
        from quizapp.store.engine import reading
        from quizapp.study.card import Phase

        with reading(self._db.engine) as connection:
            return sum(one.phase is Phase.NEW for one in sessions.due_cards_of(connection, self._queue))

    @property
    def ends_at(self) -> int | None:
        """When the time is up, ms; None for a quiz by number."""
        return self._ends_at

    def grade(self, given: str) -> Grade:
        """The verdict on an answer to the current question. Changes nothing."""
        from quizapp.study.grading import grade

        shown = self._asked()
        return grade(replace(shown.item, choices=shown.choices), given)

    def answer(self, given: str, took_ms: int, score: float, moment: Moment) -> None:
        """Store the answer and go on; once the time is up there is no next question."""
        from quizapp.store import sessions
        from quizapp.store.engine import writing

        shown = self._asked()
        answers = [*self._given, [shown.card_id, given, score, took_ms]]
        with writing(self._db.engine) as connection:
            result = {"answers": answers, "ends_at": self._ends_at}
            sessions.set_session(connection, self._id, {"position": self._place + 1, "result": result})
        self._given, self._place = answers, self._place + 1
        self._draw(moment)

    def result(self, moment: Moment) -> QuizResult:  # noqa: ARG002 (the same shape as end)
        """The marks so far."""
        from quizapp.store import sessions
        from quizapp.store.engine import reading

        with reading(self._db.engine) as connection:
            return _result(self._db, connection, sessions.read_session(connection, self._id))

    def end(self, moment: Moment) -> QuizResult:
        """Close the quiz and keep its result."""
        from quizapp.store import sessions
        from quizapp.store.engine import writing

        self._shown = None
        with writing(self._db.engine) as connection:
            sessions.set_session(connection, self._id, {"ended_at": moment.ms})
            return _result(self._db, connection, sessions.read_session(connection, self._id))

    def _draw(self, moment: Moment) -> None:
        from quizapp.store.engine import reading

        if self._ends_at is not None and moment.ms >= self._ends_at:
            self._shown = None
            return
        with reading(self._db.engine) as connection:
            self._shown = self._next(connection)

    def _next(self, connection: Connection) -> ShownCard | None:
        while self._place < len(self._queue):
            drawn = self._drawer.draw(connection, self._queue[self._place])
            if drawn is not None and drawn[1]["queue"] >= 0:
                return drawn[0]
            self._place += 1
        return None

    def _asked(self) -> ShownCard:
        if self._shown is None:
            raise StoreError("there is no question to answer; the quiz is over")
        return self._shown


def begin_quiz(
    db: Database, moment: Moment, deck: str | None = None, *, number: int | None = None, minutes: int | None = None
) -> QuizSession:
    """Draw a quiz of `number` items, or of `minutes`, seeded by the moment. Raises UsageError: unknown or empty deck."""
    from quizapp.store import browse, sessions
    from quizapp.store.engine import writing
    from quizapp.workflows.ordering import shuffled
    from quizapp.workflows.sittings import Scope, decks_called

    with writing(db.engine) as connection:
        rows = decks_called(connection, db.learner_id, None if deck is None else [deck])
        scope = Scope(tuple(row["id"] for row in rows))
        ids = browse.card_ids(connection, db.learner_id, [], scope.deck_ids)
        random.Random(moment.ms).shuffle(ids)
        cards = sessions.due_cards_of(connection, ids[: _MOST if number is None else number])
        if not cards:
            raise UsageError(f"{deck or 'quiz'}: there are no items to ask; add a source first")
        session_id = sessions.add_session(
            connection,
            {
                "learner_id": db.learner_id,
                "mode": "quiz",
                "scope": scope.packed(),
                "deck_name": rows[0]["name"] if deck is not None else "",
                "seed": moment.ms,
                "queue": shuffled(cards, moment.ms),
                "position": 0,
                "day": moment.day,
                "started_at": moment.ms,
                "result": {"answers": [], "ends_at": None if minutes is None else moment.ms + minutes * 60_000},
            },
        )
    return QuizSession(db, session_id)


def past_quizzes(db: Database, deck: str | None = None, limit: int = 20) -> list[QuizResult]:
    """Finished quizzes, newest first, without their answers."""
    from quizapp.store import sessions
    from quizapp.store.engine import reading

    with reading(db.engine) as connection:
        rows = sessions.finished_quizzes(connection, db.learner_id, deck, limit)
        return [replace(_result(db, connection, row), answers=()) for row in rows]


def _result(db: Database, connection: Connection, row: RowMapping) -> QuizResult:
    from quizapp.store import sessions
    from quizapp.store.items import item_of

    given = row["result"]["answers"]
    items = {
        one["card_id"]: item_of(one) for one in sessions.items_of_cards(connection, db.learner_id, [one[0] for one in given])
    }
    answers = tuple(QuizAnswer(items[card_id], text, score, took) for card_id, text, score, took in given if card_id in items)
    return QuizResult(
        id=row["id"],
        deck=row["deck_name"],
        at=row["started_at"],
        asked=len(answers),
        score=sum(one.score for one in answers),
        took_ms=sum(one.took_ms for one in answers),
        kinds=_shares(answers, lambda one: one.item.kind.value),
        speakers=_shares(answers, lambda one: one.item.speaker),
        answers=answers,
    )


def _shares(answers: Sequence[QuizAnswer], group: Callable[[QuizAnswer], str]) -> tuple[Share, ...]:
    groups: dict[str, list[float]] = {}
    for one in answers:
        groups.setdefault(group(one), []).append(one.score)
    ranked = sorted(groups.items(), key=lambda entry: (-len(entry[1]), entry[0]))
    return tuple(Share(name, len(s), sum(score >= 1 for score in s), sum(s) / len(s)) for name, s in ranked if name)
