"""Taking back the last thing the learner did, and doing it again; the stack lives in the store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizapp.study.card import Rating
    from quizapp.workflows.database import Database
    from quizapp.workflows.moment import Moment


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back (or done again). Names it for the learner: 已撤销：“…” 良好."""

    kind: str  # answer bury suspend resume flag unflag accept keep reject edit delete import settings rename add
    count: int  # how many items it touched
    guid: str  # of the first item; empty if there is none
    card_id: int | None
    question: str
    rating: Rating | None  # of an answer
    given: str  # of an answer
    session_id: int | None  # the study session it happened in


def undo(db: Database, moment: Moment) -> Undone | None:
    """Take back the last act of this learner, in one transaction; None if there is nothing to take back."""
    raise NotImplementedError


def redo(db: Database, moment: Moment) -> Undone | None:
    """Do again what was undone last; None if something new was done since, or nothing was undone."""
    raise NotImplementedError


def next_undo(db: Database) -> Undone | None:
    """What `undo` would take back, without doing it."""
    raise NotImplementedError
