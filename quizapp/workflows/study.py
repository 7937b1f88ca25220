"""Studying: one card after another, each answer on disk before the next card is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from quizapp.errors import StoreError
from quizapp.study.card import Rating, Review
from quizapp.workflows.cursor import Cursor, Mode
from quizapp.workflows.recording import Recorder, StaleCard
from quizapp.workflows.shown import Counts, Forgotten, Passage, SessionSummary, Share, ShownCard
from quizapp.workflows.sittings import Scope, build_session, catch_up, decks_called, keep_to_limits
from quizapp.workflows.steps_back import StepsBack

if TYPE_CHECKING:
    from quizapp.study.grading import Grade
    from quizapp.workflows.database import Database
    from quizapp.workflows.left_out import LeftOut
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


class StudySession:
    """One sitting. Holds the built queue; every act is one transaction, committed before it returns.

    Made by `begin_study`. All times come from the `moment` that is passed in.
    """

    def __init__(self, db: Database, session_id: int, moment: Moment) -> None:
        self._db = db
        self._last: ShownCard | None = None  # the card just answered
        self._at = Cursor(db, session_id, moment)
        self._record = Recorder(db, self._at)
        self._back = StepsBack(db, session_id)

    # What is shown

    @property
    def id(self) -> int:
        """The session's number in the store."""
        return self._at.id

    @property
    def deck_name(self) -> str:
        """The deck's name; empty when several decks are studied."""
        return self._at.deck_name

    @property
    def mode(self) -> Mode:
        """`study`, or `cram`: practice that leaves the schedule alone."""
        return self._at.mode

    @property
    def current(self) -> ShownCard | None:
        """The card to ask now; None when the session is over or only learning cards are left that are not due yet."""
        return self._at.shown

    @property
    def position(self) -> tuple[int, int]:
        """(cards done with, cards in all). The second stands still while cards come back; only an undo lowers the first."""
        return self._at.position()

    @property
    def number(self) -> int:
        """Which of the session's cards is asked, counted from 1; one that comes back does not count again."""
        shown = self._at.shown
        return self.position[0] + (shown is not None and shown.card_id not in self._at.answered)

    @property
    def coming_back(self) -> int:
        """How many cards that were answered in this session are asked in it once more; the current one is not counted."""
        return self._at.coming_back()

    @property
    def took_ms(self) -> int:
        """Milliseconds that its answers took, a minute at most each: what the end says too."""
        return self._at.took_ms

    def counts(self) -> Counts:
        """Cards still to come, the current one included."""
        return self._at.counts()

    def waiting_until(self) -> int | None:
        """If only learning cards are left: when (ms) the first of them falls due. None otherwise."""
        return self._at.steps[0][0] if self._at.shown is None and self._at.steps else None

    def tick(self, moment: Moment) -> bool:
        """Let a waiting learning card come if it has fallen due; whether `current` changed. Cheap, may be called every second."""
        due = self.waiting_until()
        if due is None or due > moment.ms:
            return False
        self._at.draw(moment)
        return self._at.shown is not None

    def learn_ahead(self, moment: Moment) -> bool:
        """Take the waiting learning cards now (those due within 20 minutes); whether there is a current card then."""
        self._at.look_ahead(moment)
        if self._at.shown is None:
            self._at.draw(moment)
        return self._at.shown is not None

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
        scheduler = self._at.scheduler(moment)
        states = scheduler.preview(shown.state, moment.ms, shown.guid, self._at.load())
        return {rating: scheduler.due_after(state, moment.ms) for rating, state in states.items()}

    # What the learner does

    def answer(self, rating: Rating, given: str, took_ms: int, score: float, moment: Moment) -> None:
        """Store the answer to the current card, then move on.

        Raises StaleCard if another window answered it first (nothing stored), StoreError if it cannot be saved (the card stays).
        """
        shown = self._asked()
        after = shown.state
        if self._at.mode == "study":
            after = self._at.scheduler(moment).answer(shown.state, rating, moment.ms, shown.guid, self._at.load())
        review = Review(shown.card_id, moment.ms, moment.day, rating, took_ms, given, score, shown.state, after)
        self._record.answer(shown, review, moment)
        self._at.count_answer(shown.card_id, took_ms)
        self._at.landed(after)
        self._last = shown
        self._at.move_on(shown, moment)

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
        self._record.change(shown, kind, {"flagged": not shown.flagged}, moment)
        self.refresh(moment)

    def accept_answer(self, text: str, moment: Moment) -> None:
        """Let `text` count as right from now on, for the current item or, right after `answer`, for the one just answered."""
        from quizapp.workflows.editing import accept

        shown = self._last if self._last is not None else self._asked()
        accept(self._db, shown.guid, text, moment)
        self.refresh(moment)

    def save_draft(self, text: str, moment: Moment) -> None:
        """Keep a half-typed answer to the current card."""
        shown = self._asked()
        self._record.draft(shown, text or None, moment)
        self._at.shown = replace(shown, draft=text or None)

    def look(self, moment: Moment) -> None:
        """Keep that the current card's answer was seen before it was given; it still was after an undo, or a restart."""
        shown = self._asked()
        self._record.look(shown, moment)
        self._at.shown = replace(shown, looked=True)

    def refresh(self, moment: Moment) -> None:
        """Read the current card again, after an edit or when another screen changed something."""
        self._at.forced = self._at.shown.card_id if self._at.shown else self._at.forced
        self._at.draw(moment)

    def undo(self, moment: Moment) -> Undone | None:
        """Take back the last act of this session; an answered, buried or suspended card becomes current again.

        None at the session's start: what was done before, or in another session, is taken back at home.
        """
        undone = self._back.undo(moment)
        if undone is not None:
            self._at.forced = undone.card_id if undone.kind in _OF_A_CARD else None
            self._last = None
            self._at.sync(moment)
        return undone

    def redo(self, moment: Moment) -> Undone | None:
        """Do again what was undone last in this session; None if nothing was."""
        done = self._back.redo(moment)
        self._at.forced = None
        self._at.sync(moment)
        return done

    def left_out(self, moment: Moment) -> LeftOut | None:
        """Why fewer cards are asked than the session's query finds; None without a query, or with an own limit."""
        from quizapp.workflows.left_out import left_out

        scope = self._at.scope
        return left_out(self._db, scope, self._at.queue, moment) if scope.query and not scope.limit else None

    def summary(self, moment: Moment) -> SessionSummary:
        """The end of the session, or how far it has come."""
        from quizapp.workflows.session_end import summarize

        return summarize(self._db, self._at, moment)

    def unbury(self, moment: Moment) -> int:
        """Bring the cards buried today back into this session; returns how many."""
        number = self._record.unbury(moment)
        self._at.sync(moment)
        return number

    def add_new(self, number: int, moment: Moment) -> int:
        """Take up to `number` more new cards than today's limit; returns how many there were."""
        number = self._record.add_new(number, moment)
        self._at.sync(moment)
        return number

    def end(self, moment: Moment) -> None:
        """Close the session. Nothing is lost if it is never called."""
        self._record.end(moment)

    def _put_away(self, kind: str, columns: dict[str, Any], moment: Moment) -> None:
        shown = self._asked()
        self._record.put_away(shown, kind, columns, moment)
        self._at.move_on(shown, moment)

    def _asked(self) -> ShownCard:
        if self._at.shown is None:
            raise StoreError("there is no card to answer; the session is over or waits")
        return self._at.shown


_OF_A_CARD = frozenset({"answer", "bury", "suspend", "flag", "unflag"})  # acts whose card becomes current again


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

    A session of the same decks, mode and query that was begun this study day and not ended goes on with the same queue, as far as
    today's limits still let it through: home and session then say the same. What its query finds by now is added.
    """
    from quizapp.store import sessions
    from quizapp.store.engine import writing

    with writing(db.engine) as connection:
        rows = decks_called(connection, db.learner_id, decks)
        scope = Scope(tuple(row["id"] for row in rows), limit, query, tuple(guids or ()))
        open_row = sessions.find_open(connection, db.learner_id, mode, scope.packed(), moment.day)
        name = rows[0]["name"] if len(rows) == 1 else ""
        session_id = open_row["id"] if open_row else build_session(db, connection, scope, name, mode, moment)
        if open_row and mode == "study" and query and not limit:
            catch_up(db, connection, session_id, moment)
        if open_row and mode == "study":
            keep_to_limits(db, connection, session_id, moment)
    return StudySession(db, session_id, moment)
