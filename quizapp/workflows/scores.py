"""The figures of the statistics screen and of `quizapp scores`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizapp.scores import Scores
    from quizapp.workflows.database import Database
    from quizapp.workflows.moment import Moment


def scores(db: Database, moment: Moment, *, deck: str | None = None, days: int | None = None) -> Scores:
    """All figures; of one deck, of the last `days` study days (today included), if given. Raises UsageError: unknown deck."""
    raise NotImplementedError
