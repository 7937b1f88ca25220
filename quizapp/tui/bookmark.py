"""Where a learner is, kept outside the process: a page that is loaded again runs a new app, which opens at the same card."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Place:
    """A session under way, by what it was begun with."""

    decks: list[str] | None = None  # None: all
    mode: str = "study"
    query: str = ""
    limit: int | None = None
    guids: list[str] | None = None


class Bookmark:
    """The place in a file; without a file nothing is kept. A file that cannot be used is as good as none: it only saves a key."""

    def __init__(self, path: Path | None) -> None:
        self._path = path

    def put(self, place: Place) -> None:
        """Remember the place."""
        if self._path is not None:
            with suppress(OSError):
                self._path.write_text(json.dumps(asdict(place)), encoding="utf-8")

    def take_out(self) -> None:
        """Forget it: the learner is at home."""
        if self._path is not None:
            with suppress(OSError):
                self._path.unlink(missing_ok=True)

    def place(self) -> Place | None:
        """Where the learner was, if nowhere at home."""
        if self._path is None:
            return None
        try:
            return Place(**json.loads(self._path.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None
