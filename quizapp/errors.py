"""The few kinds of error that a learner can meet; each is one line that says what is wrong, where, and what to do."""

from __future__ import annotations

from pathlib import Path


class QuizappError(Exception):
    """Something went wrong that the learner can understand and mend. Exit status 1."""

    exit_status = 1


class UsageError(QuizappError):
    """What was asked for cannot be meant: an unknown deck, a wrong option, a missing file. Exit status 2."""

    exit_status = 2


class UnreadableSource(QuizappError):
    """A source that cannot be read, with place and remedy: `talk.srt:48: the cue ends before it starts; swap its times`."""

    def __init__(self, path: Path | str, problem: str, remedy: str, line: int | None = None) -> None:
        place = f"{path}:{line}" if line else f"{path}"
        super().__init__(f"{place}: {problem}; {remedy}")


class StoreError(QuizappError):
    """The store cannot be opened, read or written; nothing that was acknowledged is lost."""
