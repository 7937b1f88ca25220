"""This moment as the learner lives it: their zone, and days that begin when they said."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizapp.workflows import Moment


def moment() -> Moment:
    """Now, by the machine's clock and the learner's settings."""
    from quizapp.workflows import now
    from quizapp.workflows.settings import load_settings

    return now(load_settings().rollover_hour)
