"""The home screen's decks, their settings, and the decks that the project ships."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizapp.study.settings import DeckSettings
    from quizapp.workflows.database import Database
    from quizapp.workflows.moment import Moment


@dataclass(frozen=True, slots=True)
class DeckRow:
    """One deck on the home screen. `new`, `learning` and `review` are what today's limits still let through."""

    id: int
    name: str
    new: int
    learning: int
    review: int
    total: int  # items that are neither rejected nor deleted
    next_day: int | None  # study day of the next review after today, if any
    next_count: int
    origin: str  # "shipped", "generated", "imported" or "hand"

    @property
    def due(self) -> int:
        """All cards that can be studied now."""
        return self.new + self.learning + self.review


@dataclass(frozen=True, slots=True)
class SpeakerShare:
    """How often the answers about one speaker were right."""

    speaker: str
    answered: int
    right: int


@dataclass(frozen=True, slots=True)
class Yesterday:
    """The last study day before today."""

    answered: int
    right: int
    target: float  # desired retention, 0..1
    hardest: SpeakerShare | None


@dataclass(frozen=True, slots=True)
class Home:
    """What the home screen shows at one glance."""

    decks: tuple[DeckRow, ...]
    due: int
    minutes: int  # expected, from the learner's own pace; at least 1 when something is due
    streak: int  # consecutive study days up to today or yesterday
    yesterday: Yesterday | None
    triage: int  # items that wait for a verdict
    triage_sources: int  # how many sources they come from
    days_away: int  # whole study days since the last review; 0 if studied yesterday or today, or never
    first_run: bool  # no review has ever been stored


@dataclass(frozen=True, slots=True)
class Price:
    """What a change of settings costs, in expected cards and minutes a day."""

    cards_now: float
    cards_then: float
    minutes_now: float
    minutes_then: float


def list_decks(db: Database, moment: Moment) -> list[DeckRow]:
    """The decks by name, with today's counts within their limits."""
    raise NotImplementedError


def home(db: Database, moment: Moment) -> Home:
    """Everything that the home screen shows."""
    raise NotImplementedError


def deck_named(db: Database, name: str) -> DeckRow | None:
    """The id and name of the deck called `name` (exact, else the only one that contains it). Raises UsageError if several do."""
    raise NotImplementedError


def rename_deck(db: Database, deck_id: int, name: str, moment: Moment) -> None:
    """Call a deck otherwise. Raises UsageError if the name is empty or taken. Can be undone."""
    raise NotImplementedError


def delete_deck(db: Database, deck_id: int, moment: Moment) -> int:
    """Take a deck with its items away; returns how many. Its reviews stay in the log. Can be undone."""
    raise NotImplementedError


def deck_settings(db: Database, deck_id: int | None = None) -> DeckSettings:
    """The settings of a deck; without one, those that decks start from."""
    raise NotImplementedError


def change_deck_settings(db: Database, deck_id: int | None, settings: DeckSettings, moment: Moment) -> None:
    """Store a deck's settings; without a deck, the ones that decks without settings of their own use. Can be undone."""
    raise NotImplementedError


def price_of(db: Database, deck_id: int, settings: DeckSettings, moment: Moment) -> Price:
    """What a day would cost under other settings, before they are saved."""
    raise NotImplementedError


def import_shipped_decks(db: Database, moment: Moment, paths: Sequence[Path] | None = None) -> int:
    """Import the decks that the project ships (`decks/*.md`), or those given; returns how many items are new. Can be repeated."""
    raise NotImplementedError
