"""The home screen's decks, their settings, and the decks that the project ships."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.errors import UsageError

if TYPE_CHECKING:
    from sqlalchemy import Connection, RowMapping

    from quizapp.study.settings import DeckSettings
    from quizapp.workflows.database import Database
    from quizapp.workflows.moment import Moment
    from quizapp.workflows.plans import Return


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
    exam_day: int | None = None  # study day of an exam that lies ahead

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
    done: int  # cards studied today
    minutes: int  # expected, from the learner's own pace; at least 1 when something is due
    streak: int  # consecutive study days up to today or yesterday
    yesterday: Yesterday | None
    triage: int  # items that wait for a verdict
    triage_sources: int  # how many sources they come from
    days_away: int  # whole study days since the last review; 0 if studied yesterday or today, or never
    first_run: bool  # no review has ever been stored
    back: Return | None = None  # a plan for coming back after a break, if one is needed
    triage_first: bool = False  # what waits for a verdict waits to be studied too, where decks have no settings of their own


@dataclass(frozen=True, slots=True)
class Price:
    """What a change of settings costs, in expected cards and minutes a day."""

    cards_now: float
    cards_then: float
    minutes_now: float
    minutes_then: float


def list_decks(db: Database, moment: Moment) -> list[DeckRow]:
    """The decks by name, with today's counts within their limits. A deck that has lost all its items is left out."""
    from quizapp.store.engine import reading

    with reading(db.engine) as connection:
        return _rows(connection, db.learner_id, moment)


def home(db: Database, moment: Moment) -> Home:
    """Everything that the home screen shows."""
    from quizapp.workflows.home import look_around

    return look_around(db, moment, list_decks(db, moment))


def deck_named(db: Database, name: str) -> DeckRow | None:
    """The deck called `name` (exact, else the only one that contains it), without today's counts; None if there is none.

    Raises UsageError if several decks could be meant.
    """
    from quizapp.store import decks, items
    from quizapp.store.engine import reading
    from quizapp.workflows.sittings import candidates, one_called

    with reading(db.engine) as connection:
        rows = decks.visible(connection, db.learner_id)
        if not candidates(rows, name):
            return None
        found = one_called(rows, name)
        total = items.count_of_deck(connection, found["id"])
    return DeckRow(found["id"], found["name"], 0, 0, 0, total, next_day=None, next_count=0, origin=found["origin"])


def rename_deck(db: Database, deck_id: int, name: str, moment: Moment) -> None:
    """Call a deck otherwise. Raises UsageError if the name is empty or taken. Can be undone."""
    from quizapp.store import decks, steps
    from quizapp.store.engine import writing

    name = name.strip()
    if not name:
        raise UsageError("a deck needs a name; type one")
    with writing(db.engine) as connection:
        row = _existing(connection, deck_id)
        if decks.by_name(connection, name) not in (None, row):
            raise UsageError(f"{name}: another deck is called so; choose another name")
        decks.set_columns(connection, deck_id, {"name": name})
        change = steps.RowChange("deck", (deck_id,), {"name": row["name"]}, {"name": name})
        steps.push(connection, db.learner_id, steps.Act("rename", (change,), question=row["name"]), moment.ms)


def delete_deck(db: Database, deck_id: int, moment: Moment) -> int:
    """Take a deck with its items away; returns how many. Its reviews stay in the log. Can be undone."""
    from quizapp.store import cards, steps
    from quizapp.store.codes import Queue
    from quizapp.store.engine import writing

    with writing(db.engine) as connection:
        row = _existing(connection, deck_id)
        taken = cards.withdraw(connection, db.learner_id, deck_id)
        changes = steps.grouped("card", taken, {"queue": int(Queue.WITHDRAWN)})
        steps.push(connection, db.learner_id, steps.Act("delete", changes, count=len(taken), question=row["name"]), moment.ms)
    return len(taken)


def deck_settings(db: Database, deck_id: int | None = None) -> DeckSettings:
    """The settings of a deck; without one, those that decks start from."""
    from quizapp.store.engine import reading
    from quizapp.workflows.deck_settings import default_settings, settings_by_deck

    with reading(db.engine) as connection:
        if deck_id is None:
            return default_settings(connection, db.learner_id)
        return settings_by_deck(connection, db.learner_id, [_existing(connection, deck_id)])[deck_id]


def change_deck_settings(db: Database, deck_id: int | None, settings: DeckSettings, moment: Moment) -> None:
    """Store a deck's settings; without a deck, the ones that decks without settings of their own use. Can be undone."""
    from quizapp.store import learners, steps
    from quizapp.store.engine import writing
    from quizapp.workflows.deck_settings import key_of, packed

    key, after = key_of(deck_id), packed(settings)
    with writing(db.engine) as connection:
        name = _existing(connection, deck_id)["name"] if deck_id is not None else ""
        before = learners.read_setting(connection, db.learner_id, key)
        learners.write_setting(connection, db.learner_id, key, after)
        steps.push(connection, db.learner_id, steps.Act("settings", question=name, setting=(key, before, after)), moment.ms)


def price_of(db: Database, deck_id: int | None, settings: DeckSettings, moment: Moment) -> Price:
    """What a day would cost under other settings, before they are saved; without a deck, of all that have none of their own."""
    from quizapp.workflows.price import price_of_change

    return price_of_change(db, deck_id, deck_settings(db, deck_id), settings, moment)


def import_shipped_decks(db: Database, moment: Moment, paths: Sequence[Path] | None = None) -> int:
    """Import the decks that the project ships (`decks/*.md`), or those given; returns how many items are new. Can be repeated."""
    from quizapp.workflows.shipped import import_decks

    return import_decks(db, moment, paths)


def _rows(connection: Connection, learner_id: int, moment: Moment) -> list[DeckRow]:
    from quizapp.store import decks
    from quizapp.workflows.deck_settings import settings_by_deck
    from quizapp.workflows.exam import exam_days
    from quizapp.workflows.sittings import limits_left

    rows = decks.visible(connection, learner_id)
    limits = limits_left(connection, learner_id, settings_by_deck(connection, learner_id, rows), moment.day)
    counts = decks.counts(connection, learner_id, limits, moment.day)
    exams = exam_days(connection, learner_id, [row["id"] for row in rows])
    return [
        DeckRow(
            id=row["id"],
            name=row["name"],
            new=count.new,
            learning=count.learning,
            review=count.review,
            total=count.total,
            next_day=count.next_day,
            next_count=count.next_count,
            origin=row["origin"],
            exam_day=exam if (exam := exams.get(row["id"])) and exam > moment.day else None,
        )
        for row in rows
        if (count := counts[row["id"]]).total
    ]


def _existing(connection: Connection, deck_id: int) -> RowMapping:
    from quizapp.store import decks

    row = decks.by_id(connection, deck_id)
    if row is None:
        raise UsageError(f"deck {deck_id}: there is no such deck (any more)")
    return row
