"""Studying: one card after another, each answer on disk before the next card is drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

from quizapp.errors import StoreError
from quizapp.study.card import Phase, Rating, Review
from quizapp.workflows.drawing import Drawer, groups_of
from quizapp.workflows.shown import Counts, Forgotten, Passage, SessionSummary, Share, ShownCard
from quizapp.workflows.sittings import Scope, build_session, decks_called, next_stretch, settings_of_scope

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quizapp.store.steps import Act, RowChange
    from quizapp.store.tally import Counted
    from quizapp.study.grading import Grade
    from quizapp.workflows.database import Database
    from quizapp.workflows.moment import Moment
    from quizapp.workflows.undo import Undone

__all__ = [
    "Counts",
    "Forgotten",
    "Mode",
    "Passage",
    "SessionSummary",
    "Share",
    "ShownCard",
    "StaleCard",
    "StudySession",
    "begin_study",
]

Mode = Literal["study", "cram"]
_MINUTE = 60_000
STRETCH = 100  # cards from which on a queue may have been only a part of the day's
_LOAD_DAYS = 120  # the load of these days decides where a card lands within its fuzz


class StaleCard(StoreError):
    """The card was answered in another window after it was shown; the session already shows the fresh state."""


class StudySession:
    """One sitting. Holds the built queue; every act is one transaction, committed before it returns.

    Made by `begin_study`. All times come from the `moment` that is passed in.
    """

    def __init__(self, db: Database, session_id: int, moment: Moment) -> None:
        self._db = db
        self._id = session_id
        self._ahead = 0  # learning cards due up to this moment (ms) may come early
        self._forced: int | None = None  # the card that an undo brought back
        self._shown: ShownCard | None = None
        self._last: ShownCard | None = None  # the card just answered
        self._row: Mapping[str, Any] = {}  # of the current card, as it was shown
        self._drawer = Drawer(db)
        self._sync(moment)

    # What is shown

    @property
    def id(self) -> int:
        """The session's number in the store."""
        return self._id

    @property
    def deck_name(self) -> str:
        """The deck's name; empty when several decks are studied."""
        return self._deck_name

    @property
    def mode(self) -> Mode:
        """`study`, or `cram`: practice that leaves the schedule alone."""
        return self._mode

    @property
    def current(self) -> ShownCard | None:
        """The card to ask now; None when the session is over or only learning cards are left that are not due yet."""
        return self._shown

    @property
    def position(self) -> tuple[int, int]:
        """(answers given, answers in all) of this session; the second grows when a card comes back."""
        return self._answers, self._answers + self.counts().total

    def counts(self) -> Counts:
        """Cards still to come, the current one included."""
        left = [self._phases[card_id] for card_id in self._queue[self._place :] if card_id in self._phases]
        new = sum(phase is Phase.NEW for phase in left)
        return Counts(new, len(self._steps), len(left) - new)

    def waiting_until(self) -> int | None:
        """If only learning cards are left: when (ms) the first of them falls due. None otherwise."""
        return self._steps[0][0] if self._shown is None and self._steps else None

    def tick(self, moment: Moment) -> bool:
        """Let a waiting learning card come if it has fallen due; whether `current` changed. Cheap, may be called every second."""
        due = self.waiting_until()
        if due is None or due > moment.ms:
            return False
        self._draw(moment)
        return self._shown is not None

    def learn_ahead(self, moment: Moment) -> bool:
        """Take the waiting learning cards now (those due within 20 minutes); whether there is a current card then."""
        minutes = max((settings.learn_ahead for settings in self._settings.values()), default=20)
        self._ahead = moment.ms + minutes * _MINUTE
        if self._shown is None:
            self._draw(moment)
        return self._shown is not None

    def grade(self, given: str) -> Grade:
        """The verdict on an answer to the current card, with the rating it suggests. Changes nothing."""
        from quizapp.study.grading import grade

        self._last = None
        shown = self._asked()
        # A number means a choice as it is shown, not as the item lists it.
        return grade(replace(shown.item, choices=shown.choices), given)

    def previews(self, moment: Moment) -> dict[Rating, int]:
        """For each rating, in how many seconds the current card would come back."""
        shown = self._asked()
        scheduler = self._scheduler(moment)
        states = scheduler.preview(shown.state, moment.ms, shown.guid, self._load())
        return {rating: scheduler.due_after(state, moment.ms) for rating, state in states.items()}

    # What the learner does

    def answer(self, rating: Rating, given: str, took_ms: int, score: float, moment: Moment) -> None:
        """Store the answer to the current card, then move on.

        Raises StaleCard if another window answered it first (nothing stored), StoreError if it cannot be saved (the card stays).
        """
        shown = self._asked()
        after = shown.state
        if self._mode == "study":
            after = self._scheduler(moment).answer(shown.state, rating, moment.ms, shown.guid, self._load())
        review = Review(shown.card_id, moment.ms, moment.day, rating, took_ms, given, score, shown.state, after)
        self._commit(lambda connection: self._answered(connection, shown, review, moment), moment)
        self._answers += 1
        self._last = shown
        self._forced = None
        self._move_on(shown, moment)

    def bury(self, moment: Moment) -> None:
        """Put the current card off until tomorrow."""
        self._put_away("bury", {"buried_day": moment.day}, moment)

    def suspend(self, moment: Moment) -> None:
        """Take the current card out of study until it is resumed."""
        self._put_away("suspend", {"queue": -1}, moment)

    def flag(self, moment: Moment) -> None:
        """Mark the current item as faulty (it goes to triage), or take the mark away. The card stays current."""
        shown = self._asked()
        kind = "unflag" if shown.flagged else "flag"
        self._commit(
            lambda connection: self._card_change(connection, shown, kind, {"flagged": not shown.flagged}, moment), moment
        )
        self.refresh(moment)

    def accept_answer(self, text: str, moment: Moment) -> None:
        """Let `text` count as right from now on, for the current item or, right after `answer`, for the one just answered."""
        from quizapp.workflows.editing import accept

        shown = self._last if self._last is not None else self._asked()
        accept(self._db, shown.guid, text, moment)
        self.refresh(moment)

    def save_draft(self, text: str, moment: Moment) -> None:
        """Keep a half-typed answer to the current card."""
        from quizapp.store import learners
        from quizapp.store.engine import writing

        shown = self._asked()
        with writing(self._db.engine) as connection:
            learners.write_draft(connection, self._db.learner_id, _draft_key(shown.card_id), text or None, moment.ms)
        self._shown = replace(shown, draft=text or None)

    def refresh(self, moment: Moment) -> None:
        """Read the current card again, after an edit or when another screen changed something."""
        self._forced = self._shown.card_id if self._shown else self._forced
        self._draw(moment)

    def undo(self, moment: Moment) -> Undone | None:
        """Take back the learner's last act, whatever it was; an answered, buried or suspended card becomes current again."""
        from quizapp.workflows.undo import undo

        return self._after_undo(undo(self._db, moment), moment)

    def redo(self, moment: Moment) -> Undone | None:
        """Do again what was undone last."""
        from quizapp.workflows.undo import redo

        done = redo(self._db, moment)
        self._forced = None
        self._sync(moment)
        return done

    def summary(self, moment: Moment) -> SessionSummary:
        """The end of the session, or how far it has come."""
        from quizapp.workflows.session_end import summarize

        return summarize(self._db, self._id, self._settings, self.position, self._steps, moment)

    def unbury(self, moment: Moment) -> int:
        """Bring the cards buried today back into this session; returns how many."""
        from quizapp.store import sessions
        from quizapp.store.engine import writing

        with writing(self._db.engine) as connection:
            back = sessions.unbury(connection, self._db.learner_id, self._scope.deck_ids, moment.day)
            self._append(connection, back)
        self._sync(moment)
        return len(back)

    def add_new(self, number: int, moment: Moment) -> int:
        """Take up to `number` more new cards than today's limit; returns how many there were."""
        from quizapp.store import sessions
        from quizapp.store.engine import writing

        with writing(self._db.engine) as connection:
            more = sessions.more_new(
                connection, self._db.learner_id, self._scope.deck_ids, moment.day, self._queue[self._place :], number
            )
            self._append(connection, more)
        self._sync(moment)
        return len(more)

    def end(self, moment: Moment) -> None:
        """Close the session. Nothing is lost if it is never called."""
        from quizapp.store import sessions
        from quizapp.store.engine import writing

        with writing(self._db.engine) as connection:
            sessions.set_session(connection, self._id, {"ended_at": moment.ms})

    # One transaction each

    def _answered(self, connection: Connection, shown: ShownCard, review: Review, moment: Moment) -> None:
        """Review, card, tally, session and undo step: all or none."""
        from quizapp.store import cards, learners, reviews
        from quizapp.store import tally as tallies
        from quizapp.store.steps import RowChange, push

        row = self._row
        changes: list[RowChange] = []
        tally: list[Counted] = []
        if self._mode == "study":
            columns = cards.columns_of(review.after)
            cards.replace_state(connection, row, columns)
            changes.append(RowChange("card", (shown.card_id,), {name: row[name] for name in columns}, columns))
            decay = self._settings[row["deck_id"]].weights[-1]
            tally = tallies.counted([tallies.row_of(review, groups_of(row))], moment.zone, decay)
        review_id = reviews.add_review(connection, self._db.learner_id, self._id, review, practice=self._mode == "cram")
        tallies.add(connection, self._db.learner_id, tally)
        changes += self._step_forward(connection, shown, again=self._mode == "cram" and review.rating is Rating.AGAIN)
        if shown.draft is not None:
            learners.write_draft(connection, self._db.learner_id, _draft_key(shown.card_id), None, moment.ms)
        act = _act("answer", shown, tuple(changes), self._id)
        act = replace(act, review_ids=(review_id,), tally=tuple(tally), rating=int(review.rating), given=review.given)
        push(connection, self._db.learner_id, act, moment.ms)

    def _put_away(self, kind: str, columns: dict[str, Any], moment: Moment) -> None:
        shown = self._asked()
        self._commit(lambda connection: self._card_change(connection, shown, kind, columns, moment, forward=True), moment)
        self._forced = None
        self._move_on(shown, moment)

    def _card_change(  # noqa: PLR0913, PLR0917
        self, connection: Connection, shown: ShownCard, kind: str, columns: dict[str, Any], moment: Moment, forward: bool = False
    ) -> None:
        from quizapp.store import cards
        from quizapp.store.steps import RowChange, push

        row = self._row
        cards.replace_state(connection, row, columns)
        change = RowChange("card", (shown.card_id,), {name: row[name] for name in columns}, columns)
        moved = self._step_forward(connection, shown) if forward else []
        push(connection, self._db.learner_id, _act(kind, shown, (change, *moved), self._id), moment.ms)

    def _step_forward(self, connection: Connection, shown: ShownCard, *, again: bool = False) -> list[RowChange]:
        """Store that the queue has moved past the current card; practice puts a forgotten card back at its end."""
        from quizapp.store import sessions
        from quizapp.store.steps import RowChange

        if not self._from_queue(shown):
            return []
        before: dict[str, Any] = {"position": self._stored_place}
        after: dict[str, Any] = {"position": self._place + 1}
        if again:
            before["queue"], after["queue"] = self._queue, [*self._queue, shown.card_id]
        sessions.set_session(connection, self._id, after)
        return [RowChange("session", (self._id,), before, after)]

    def _append(self, connection: Connection, card_ids: Sequence[int]) -> None:
        from quizapp.store import sessions

        if card_ids:
            sessions.set_session(connection, self._id, {"queue": [*self._queue, *card_ids], "ended_at": None})

    def _commit(self, act: Any, moment: Moment) -> None:
        from quizapp.store.cards import ChangedSince
        from quizapp.store.engine import writing

        try:
            with writing(self._db.engine) as connection:
                act(connection)
        except ChangedSince:
            self._sync(moment)
            raise StaleCard(
                "this card was just answered in another window; nothing was stored, its fresh state is shown"
            ) from None

    # Which card is next

    def _sync(self, moment: Moment) -> None:
        """Read the session anew from the store: at the start, after undo, after another window's answer."""
        from quizapp.store import cards, sessions
        from quizapp.store.codes import PHASES
        from quizapp.store.engine import reading

        with reading(self._db.engine) as connection:
            row = sessions.read_session(connection, self._id)
            self._scope = Scope.unpacked(row["scope"])
            self._mode: Mode = row["mode"]
            self._deck_name: str = row["deck_name"]
            self._queue: list[int] = row["queue"]
            self._place: int = row["position"]
            self._stored_place = self._place
            self._settings = settings_of_scope(connection, self._db.learner_id, self._scope)
            rows = cards.card_rows(connection, self._queue[self._place :])
            self._phases = {card_id: PHASES[found["phase"]] for card_id, found in rows.items()}
            self._answers = sessions.answers_in(connection, self._db.learner_id, self._id, row["day"])
            days = (moment.day, moment.day + _LOAD_DAYS)
            self._full = sessions.load_ahead(connection, self._db.learner_id, self._scope.deck_ids, *days)
        self._draw(moment)

    def _move_on(self, shown: ShownCard, moment: Moment) -> None:
        if self._from_queue(shown):
            self._place = self._stored_place = self._place + 1
        if self._mode == "cram" or self._goes_on(moment):
            self._sync(moment)  # the queue has grown
        else:
            self._draw(moment)

    def _goes_on(self, moment: Moment) -> bool:
        """Whether a queue that was used up has got its next stretch."""
        from quizapp.store.engine import writing

        if self._scope.narrowed or self._place < len(self._queue) or len(self._queue) < STRETCH:
            return False
        with writing(self._db.engine) as connection:
            return next_stretch(self._db, connection, self._scope, self._id, moment)

    def _draw(self, moment: Moment) -> None:
        """Read the current card: one brought back, a learning card that is due, the next of the queue, one ahead of time."""
        from quizapp.store.engine import reading

        with reading(self._db.engine) as connection:
            self._steps = self._steps_of(connection, moment)
            drawn = self._next(connection, moment)
            self._shown, self._row = drawn or (None, {})
            self._siblings = self._sibling_days(connection) if drawn else frozenset()

    def _next(self, connection: Connection, moment: Moment) -> tuple[ShownCard, Mapping[str, Any]] | None:
        queued = self._next_of_queue(connection, moment)
        if self._forced is not None and (drawn := self._drawer.draw(connection, self._forced)) is not None:
            return drawn
        if due := [card_id for at, card_id in self._steps if at <= moment.ms]:
            return self._drawer.draw(connection, due[0])
        if queued is not None:
            return queued
        early = [card_id for at, card_id in self._steps if at <= self._ahead]
        return self._drawer.draw(connection, early[0]) if early else None

    def _next_of_queue(self, connection: Connection, moment: Moment) -> tuple[ShownCard, Mapping[str, Any]] | None:
        """The first card of the queue that is still to be asked; what cannot be asked any more is passed over."""
        while self._place < len(self._queue):
            drawn = self._drawer.draw(connection, self._queue[self._place])
            if drawn is not None and self._may_ask(*drawn, moment.day):
                return drawn
            self._place += 1
        return None

    def _steps_of(self, connection: Connection, moment: Moment) -> list[tuple[int, int]]:
        from quizapp.store import sessions

        if self._mode == "cram":
            return []
        found = sessions.in_steps(connection, self._db.learner_id, self._scope.deck_ids, moment.day)
        if not self._scope.narrowed:
            return found
        mine = set(self._queue)
        return [(at, card_id) for at, card_id in found if card_id in mine]

    def _sibling_days(self, connection: Connection) -> frozenset[int]:
        from quizapp.store import sessions

        return frozenset(sessions.sibling_days(connection, self._db.learner_id, self._row["claim_id"], self._row["id"]))

    def _may_ask(self, shown: ShownCard, row: Mapping[str, Any], day: int) -> bool:
        """Whether a queued card is still to be asked: another window may have answered it, another screen suspended it."""
        if row["queue"] < 0 or row["buried_day"] == day:
            return False
        if self._mode == "cram":
            return True
        phase, due_day = shown.state.phase, shown.state.due_day
        return phase is Phase.NEW or (phase is Phase.REVIEW and due_day is not None and due_day <= day)

    def _from_queue(self, shown: ShownCard) -> bool:
        return self._place < len(self._queue) and self._queue[self._place] == shown.card_id

    def _after_undo(self, undone: Undone | None, moment: Moment) -> Undone | None:
        if undone is not None:
            self._forced = undone.card_id if undone.kind in ("answer", "bury", "suspend", "flag", "unflag") else None
            self._last = None
            self._sync(moment)
        return undone

    def _asked(self) -> ShownCard:
        if self._shown is None:
            raise StoreError("there is no card to answer; the session is over or waits")
        return self._shown

    def _scheduler(self, moment: Moment) -> Any:
        from quizapp.study.scheduler import Scheduler

        return Scheduler(self._settings[self._row["deck_id"]], moment.zone, moment.rollover_hour)

    def _load(self) -> Any:
        from quizapp.study.fuzz import Load

        return Load(self._full, self._siblings)


def _draft_key(card_id: int) -> str:
    return f"answer:{card_id}"


def _act(kind: str, shown: ShownCard, changes: tuple[RowChange, ...], session_id: int) -> Act:
    from quizapp.store.steps import Act

    return Act(
        kind=kind, changes=changes, guid=shown.guid, card_id=shown.card_id, question=shown.item.question, session_id=session_id
    )


def begin_study(  # noqa: PLR0913
    db: Database,
    moment: Moment,
    decks: Sequence[str] | None = None,
    *,
    mode: Mode = "study",
    limit: int | None = None,
    query: str = "",
    guids: Sequence[str] | None = None,
) -> StudySession:
    """Begin, or go on with, today's session.

    decks  names; None: all decks. Unknown names raise UsageError.
    mode   `cram` asks without touching the schedule (`r` at the end of a session, exam practice)
    limit  at most so many cards
    query  only cards that the browse query finds (`说话人:胡家康`, `状态:难`)
    guids  only these items (the forgotten ones of a session)

    A session of the same decks, mode and query that was begun this study day and not ended goes on with the same queue.
    """
    from quizapp.store import sessions
    from quizapp.store.engine import writing

    with writing(db.engine) as connection:
        rows = decks_called(connection, decks)
        scope = Scope(tuple(row["id"] for row in rows), limit, query, tuple(guids or ()))
        open_row = sessions.find_open(connection, db.learner_id, mode, scope.packed(), moment.day)
        name = rows[0]["name"] if len(rows) == 1 else ""
        session_id = open_row["id"] if open_row else build_session(db, connection, scope, name, mode, moment)
    return StudySession(db, session_id, moment)
