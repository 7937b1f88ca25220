"""Whether the decks of the first start are all there: what broke it off in the middle is made up for at the next."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from quizapp.workflows.database import glance


def is_wanted() -> bool:
    """Whether there are no decks yet, or a first start was broken off."""
    return not glance() or _mark().exists()


@contextmanager
def noted() -> Iterator[None]:
    """Note in the data folder that decks are being prepared, for as long as that takes.

    A start that makes up for a broken one is tried once: the decks that are there can be studied whatever comes of it.
    """
    again = _mark().exists()
    _mark().unlink(missing_ok=True)
    if not again:
        _mark().touch()
    yield
    _mark().unlink(missing_ok=True)


def _mark() -> Path:
    from quizapp.store.folders import data_folder

    return data_folder() / "preparing"
