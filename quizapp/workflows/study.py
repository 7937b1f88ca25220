"""Studying: one card after another, each answer on disk before the next card is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from quizapp.errors import StoreError
from quizapp.workflows.shown import Counts, Forgotten, Passage, SessionSummary, Share, ShownCard

if TYPE_CHECKING:
    from quizapp.study.card import Rating
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


class StaleCard(StoreError):
    """The card was answered in another window after it was shown; the session already shows the fresh state."""


class StudySession:
    """One sitting. Holds the built queue; every act is one transaction, committed before it returns.

    Made by `begin_study`. All times come from the `moment` that is passed in.
    """

    @property
    def id(self) -> int:
        """The session's number in the store."""
        raise NotImplementedError

    @property
    def deck_name(self) -> str:
        """The deck's name; empty when several decks are studied."""
        raise NotImplementedError

    @property
    def mode(self) -> Mode:
        """`study`, or `cram`: practice that leaves the schedule alone."""
        raise NotImplementedError

    @property
    def current(self) -> ShownCard | None:
        """The card to ask now; None when the session is over or only learning cards are left that are not due yet."""
        raise NotImplementedError

    @property
    def position(self) -> tuple[int, int]:
        """(cards done, cards in all) of this session; the second grows when a card comes back."""
        raise NotImplementedError

    def counts(self) -> Counts:
        """Cards still to come, the current one included."""
        raise NotImplementedError

    def waiting_until(self) -> int | None:
        """If only learning cards are left: when (ms) the first of them falls due. None otherwise."""
        raise NotImplementedError

    def tick(self, moment: Moment) -> bool:
        """Let a waiting learning card come if it has fallen due; whether `current` changed. Cheap, may be called every second."""
        raise NotImplementedError

    def learn_ahead(self, moment: Moment) -> bool:
        """Take the waiting learning cards now (those due within 20 minutes); whether there is a current card then."""
        raise NotImplementedError

    def grade(self, given: str) -> Grade:
        """The verdict on an answer to the current card, with the rating it suggests. Changes nothing."""
        raise NotImplementedError

    def previews(self, moment: Moment) -> dict[Rating, int]:
        """For each rating, in how many seconds the current card would come back."""
        raise NotImplementedError

    def answer(self, rating: Rating, given: str, took_ms: int, score: float, moment: Moment) -> None:
        """Store the answer to the current card, then move on.

        Raises StaleCard if another window answered it first (nothing stored), StoreError if it cannot be saved (the card stays).
        """
        raise NotImplementedError

    def bury(self, moment: Moment) -> None:
        """Put the current card off until tomorrow."""
        raise NotImplementedError

    def suspend(self, moment: Moment) -> None:
        """Take the current card out of study until it is resumed."""
        raise NotImplementedError

    def flag(self, moment: Moment) -> None:
        """Mark the current item as faulty (it goes to triage), or take the mark away. The card stays current."""
        raise NotImplementedError

    def accept_answer(self, text: str, moment: Moment) -> None:
        """Let `text` count as right from now on, for the current item or, right after `answer`, for the one just answered."""
        raise NotImplementedError

    def save_draft(self, text: str, moment: Moment) -> None:
        """Keep a half-typed answer to the current card."""
        raise NotImplementedError

    def refresh(self, moment: Moment) -> None:
        """Read the current card again, after an edit or when another screen changed something."""
        raise NotImplementedError

    def undo(self, moment: Moment) -> Undone | None:
        """Take back the learner's last act, whatever it was; an answered, buried or suspended card becomes current again."""
        raise NotImplementedError

    def redo(self, moment: Moment) -> Undone | None:
        """Do again what was undone last."""
        raise NotImplementedError

    def summary(self, moment: Moment) -> SessionSummary:
        """The end of the session, or how far it has come."""
        raise NotImplementedError

    def unbury(self, moment: Moment) -> int:
        """Bring the cards buried today back into this session; returns how many."""
        raise NotImplementedError

    def add_new(self, number: int, moment: Moment) -> int:
        """Take up to `number` more new cards than today's limit; returns how many there were."""
        raise NotImplementedError

    def end(self, moment: Moment) -> None:
        """Close the session. Nothing is lost if it is never called."""
        raise NotImplementedError


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
    raise NotImplementedError
