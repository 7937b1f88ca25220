"""Taking back the last thing the learner did, and doing it again; the stack lives in the store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.study.card import Rating

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quizapp.store.steps import Act
    from quizapp.workflows.database import Database
    from quizapp.workflows.moment import Moment


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back (or done again). Names it for the learner: 已撤销：“…” 良好."""

    kind: str  # answer bury suspend resume flag unflag accept keep reject edit delete import settings exam rename add
    count: int  # how many items it touched
    guid: str  # of the first item; empty if there is none
    card_id: int | None
    question: str
    rating: Rating | None  # of an answer
    given: str  # of an answer
    session_id: int | None  # the study session it happened in
    number: int = 0  # of the act; later acts have higher ones


def undo(db: Database, moment: Moment, only: int | None = None) -> Undone | None:
    """Take back the last act of this learner, in one transaction; None if there is nothing to take back.

    only  the number of the act that is meant: if another one is the last by now, nothing is taken back
    """
    from quizapp.store import steps
    from quizapp.store.engine import writing

    with writing(db.engine) as connection:
        found = steps.last(connection, db.learner_id)
        if found is None or only not in {None, found[0]}:
            return None
        step_id, act = found
        steps.take_back(connection, db.learner_id, step_id, act, moment.ms)
        _apply_setting(connection, db.learner_id, act, 1)
    return _named(step_id, act)


def redo(db: Database, moment: Moment, only: int | None = None) -> Undone | None:  # noqa: ARG001 (the same shape as undo)
    """Do again what was undone last; None if something new was done since, nothing was undone, or it is not the act `only`."""
    from quizapp.store import steps
    from quizapp.store.engine import writing

    with writing(db.engine) as connection:
        found = steps.last(connection, db.learner_id, undone=True)
        if found is None or only not in {None, found[0]}:
            return None
        step_id, act = found
        steps.do_again(connection, db.learner_id, step_id, act)
        _apply_setting(connection, db.learner_id, act, 2)
    return _named(step_id, act)


def next_undo(db: Database) -> Undone | None:
    """What `undo` would take back, without doing it."""
    return _ahead(db, undone=False)


def next_redo(db: Database) -> Undone | None:
    """What `redo` would do again, without doing it."""
    return _ahead(db, undone=True)


def _ahead(db: Database, *, undone: bool) -> Undone | None:
    from quizapp.store import steps
    from quizapp.store.engine import reading

    with reading(db.engine) as connection:
        found = steps.last(connection, db.learner_id, undone=undone)
    return _named(*found) if found else None


def _apply_setting(connection: Connection, learner_id: int, act: Act, which: int) -> None:
    from quizapp.store import learners

    if act.setting is not None:
        learners.write_setting(connection, learner_id, act.setting[0], act.setting[which])


def _named(step_id: int, act: Act) -> Undone:
    return Undone(
        number=step_id,
        kind=act.kind,
        count=act.count,
        guid=act.guid,
        card_id=act.card_id,
        question=act.question,
        rating=Rating(act.rating) if act.rating else None,
        given=act.given,
        session_id=act.session_id,
    )
