"""What the screens work with: the store once it is open, the clock, the learner's settings."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from quizapp.workflows.moment import Moment, now
from quizapp.workflows.settings import Settings

if TYPE_CHECKING:
    from quizapp.workflows.database import Database


class Desk:
    """Holds the open store. `clock` tells the moment; tests pass their own."""

    def __init__(self, url: str | None, settings: Settings, clock: Callable[[], Moment] | None = None) -> None:
        self.url = url
        self.settings = settings
        self._clock = clock
        self._database: Database | None = None

    def clock(self) -> Moment:
        """This moment, in the learner's calendar."""
        return self._clock() if self._clock else now(self.settings.rollover_hour)

    @property
    def is_open(self) -> bool:
        """Whether the store can be used yet."""
        return self._database is not None

    @property
    def database(self) -> Database:
        """The open store. Asking for it before it is open is a mistake of the program."""
        if self._database is None:
            raise RuntimeError("the store is not open yet")
        return self._database

    def open(self) -> None:
        """Open the store; slow (half a second of imports), so the app calls it in a thread. Raises StoreError."""
        from quizapp.workflows import open_database

        if self._database is None:
            self._database = open_database(self.url)

    def close(self) -> None:
        """Give the store back."""
        if self._database:
            self._database.close()
            self._database = None
