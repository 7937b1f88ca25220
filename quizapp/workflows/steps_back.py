"""Undo and redo within one sitting of a session: what was done before it, or in another one, is left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.workflows.undo import next_redo, next_undo, redo, undo

if TYPE_CHECKING:
    from quizapp.workflows.database import Database
    from quizapp.workflows.moment import Moment
    from quizapp.workflows.undo import Undone


class StepsBack:
    """Takes back what was done since the sitting began, or in the same session before it was interrupted."""

    def __init__(self, db: Database, session_id: int) -> None:
        self._db = db
        self._session_id = session_id
        ahead = next_undo(db)
        self._since = ahead.number if ahead else 0  # the last act before this sitting
        self._undone = 0  # acts taken back here that may be done again

    def undo(self, moment: Moment) -> Undone | None:
        """Take back the last act; None at the sitting's start."""
        ahead = next_undo(self._db)
        if ahead is None or not (ahead.session_id == self._session_id or ahead.number > self._since):
            return None
        undone = undo(self._db, moment, ahead.number)
        self._undone += undone is not None
        return undone

    def redo(self, moment: Moment) -> Undone | None:
        """Do again what was taken back last; None if that was not here."""
        ahead = next_redo(self._db)
        if ahead is None or not (ahead.session_id == self._session_id or self._undone):
            return None
        redone = redo(self._db, moment, ahead.number)
        self._undone = max(0, self._undone - (redone is not None))
        return redone
