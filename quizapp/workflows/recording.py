"""What a session writes down: every act is one transaction, with its step of the undo stack, or nothing at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from quizapp.errors import StoreError
from quizapp.study.card import Rating, Review
from quizapp.workflows.drawing import draft_key, groups_of, look_key
from quizapp.workflows.shown import ShownCard

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quizapp.store.steps import Act, RowChange
    from quizapp.store.tally import Counted
    from quizapp.workflows.cursor import Cursor
    from quizapp.workflows.database import Database
    from quizapp.workflows.moment import Moment


class StaleCard(StoreError):
    """The card was answered in another window after it was shown; the session already shows the fresh state."""


class Recorder:
    """Writes for the session that a cursor stands in; where the cursor goes next is not its business."""

    def __init__(self, db: Database, at: Cursor) -> None:
        self._db = db
        self._at = at

    def answer(self, shown: ShownCard, review: Review, moment: Moment) -> None:
        """Review, card, tally, session and undo step: all or none. Raises StaleCard, or StoreError if it cannot be saved."""
        self._commit(lambda connection: self._answered(connection, shown, review, moment), moment)

    def put_away(self, shown: ShownCard, kind: str, columns: dict[str, Any], moment: Moment) -> None:
        """Change a card, and move the queue past it. Raises StaleCard, or StoreError if it cannot be saved."""

        def act(connection: Connection) -> None:
            change = self._change_card(connection, shown, columns)
            self._push(connection, _act(kind, shown, (change, *self._step_forward(connection, shown)), self._at.id), moment)

        self._commit(act, moment)

    def change(self, shown: ShownCard, kind: str, columns: dict[str, Any], moment: Moment) -> None:
        """Change a card that stays where it is. Raises StaleCard, or StoreError if it cannot be saved."""

        def act(connection: Connection) -> None:
            change = self._change_card(connection, shown, columns)
            self._push(connection, _act(kind, shown, (change,), self._at.id), moment)

        self._commit(act, moment)

    def draft(self, shown: ShownCard, words: str | None, moment: Moment) -> None:
        """Keep a half-typed answer; None forgets it."""
        self._keep(draft_key(shown.card_id), words, moment)

    def look(self, shown: ShownCard, moment: Moment) -> None:
        """Keep that a card's answer was seen before it was given."""
        self._keep(look_key(shown.card_id), self._at.asking(shown.card_id), moment)

    def unbury(self, moment: Moment) -> int:
        """Put the cards buried today at the end of the queue; returns how many there were."""
        from quizapp.store import sessions
        from quizapp.store.engine import writing

        with writing(self._db.engine) as connection:
            back = sessions.unbury(connection, self._db.learner_id, self._at.scope.deck_ids, moment.day)
            self._append(connection, back)
        return len(back)

    def add_new(self, number: int, moment: Moment) -> int:
        """Put up to `number` more new cards at the end of the queue; returns how many there were."""
        from quizapp.store import sessions
        from quizapp.store.engine import writing

        queued = self._at.queue[self._at.place :]
        with writing(self._db.engine) as connection:
            more = sessions.more_new(connection, self._db.learner_id, self._at.scope.deck_ids, moment.day, queued, number)
            self._append(connection, more)
        return len(more)

    def end(self, moment: Moment) -> None:
        """Close the session."""
        from quizapp.store import sessions
        from quizapp.store.engine import writing

        with writing(self._db.engine) as connection:
            sessions.set_session(connection, self._at.id, {"ended_at": moment.ms})

    # --- pieces of a transaction

    def _answered(self, connection: Connection, shown: ShownCard, review: Review, moment: Moment) -> None:
        from quizapp.store import learners, reviews
        from quizapp.store import tally as tallies

        row = self._at.row
        changes: list[RowChange] = []
        tally: list[Counted] = []
        if self._at.mode == "study":
            changes.append(self._schedule(connection, shown, review))
            decay = self._at.settings[row["deck_id"]].weights[-1]
            tally = tallies.counted([tallies.row_of(review, groups_of(row))], moment.zone, decay)
        review_id = reviews.add_review(connection, self._db.learner_id, self._at.id, review, practice=self._at.mode == "cram")
        tallies.add(connection, self._db.learner_id, tally)
        changes += self._step_forward(connection, shown, again=self._at.mode == "cram" and review.rating is Rating.AGAIN)
        if shown.draft is not None:
            learners.write_draft(connection, self._db.learner_id, draft_key(shown.card_id), None, moment.ms)
        act = _act("answer", shown, tuple(changes), self._at.id)
        act = replace(act, review_ids=(review_id,), tally=tuple(tally), rating=int(review.rating), given=review.given)
        self._push(connection, act, moment)

    def _schedule(self, connection: Connection, shown: ShownCard, review: Review) -> RowChange:
        from quizapp.store import cards

        return self._change_card(connection, shown, cards.columns_of(review.after))

    def _change_card(self, connection: Connection, shown: ShownCard, columns: dict[str, Any]) -> RowChange:
        from quizapp.store import cards
        from quizapp.store.steps import RowChange

        row = self._at.row
        cards.replace_state(connection, row, columns)
        return RowChange("card", (shown.card_id,), {name: row[name] for name in columns}, columns)

    def _step_forward(self, connection: Connection, shown: ShownCard, *, again: bool = False) -> list[RowChange]:
        """Store that the queue has moved past the current card; practice puts a forgotten card back at its end."""
        from quizapp.store import sessions
        from quizapp.store.steps import RowChange

        if not self._at.stands_on(shown):
            return []
        before: dict[str, Any] = {"position": self._at.stored_place}
        after: dict[str, Any] = {"position": self._at.place + 1}
        if again:
            before["queue"], after["queue"] = self._at.queue, [*self._at.queue, shown.card_id]
        sessions.set_session(connection, self._at.id, after)
        return [RowChange("session", (self._at.id,), before, after)]

    def _append(self, connection: Connection, card_ids: Sequence[int]) -> None:
        from quizapp.store import sessions

        if card_ids:
            sessions.set_session(connection, self._at.id, {"queue": [*self._at.queue, *card_ids], "ended_at": None})

    def _push(self, connection: Connection, act: Act, moment: Moment) -> None:
        from quizapp.store.steps import push

        push(connection, self._db.learner_id, act, moment.ms)

    def _keep(self, key: str, value: str | None, moment: Moment) -> None:
        from quizapp.store import learners
        from quizapp.store.engine import writing

        with writing(self._db.engine) as connection:
            learners.write_draft(connection, self._db.learner_id, key, value, moment.ms)

    def _commit(self, act: Callable[[Connection], None], moment: Moment) -> None:
        from quizapp.store.cards import ChangedSince
        from quizapp.store.engine import writing

        try:
            with writing(self._db.engine) as connection:
                act(connection)
        except ChangedSince:
            self._at.sync(moment)
            raise StaleCard(
                "this card was just answered in another window; nothing was stored, its fresh state is shown"
            ) from None


def _act(kind: str, shown: ShownCard, changes: tuple[RowChange, ...], session_id: int) -> Act:
    from quizapp.store.steps import Act

    return Act(
        kind=kind, changes=changes, guid=shown.guid, card_id=shown.card_id, question=shown.item.question, session_id=session_id
    )
