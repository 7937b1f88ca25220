"""A deck's settings in the store: only what differs from the defaults is kept, so that better defaults reach everybody."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from quizapp.study.settings import DeckSettings

if TYPE_CHECKING:
    from sqlalchemy import Connection, RowMapping

DEFAULTS_KEY = "deck"


def settings_of(stored: dict[str, Any] | None, defaults: DeckSettings) -> DeckSettings:
    """The settings that a stored value means."""
    if stored is None:
        return defaults
    known = DeckSettings.__dataclass_fields__
    return DeckSettings(**{name: value for name, value in stored.items() if name in known})


def packed(settings: DeckSettings) -> dict[str, Any]:
    """What to store of settings."""
    plain, defaults = asdict(settings), asdict(DeckSettings())
    return {name: list(value) if isinstance(value, tuple) else value for name, value in plain.items() if value != defaults[name]}


def default_settings(connection: Connection, learner_id: int) -> DeckSettings:
    """What this learner's decks start from."""
    from quizapp.store import learners

    return settings_of(learners.read_setting(connection, learner_id, DEFAULTS_KEY), DeckSettings())


def settings_by_deck(connection: Connection, learner_id: int, rows: list[RowMapping]) -> dict[int, DeckSettings]:
    """The settings of many decks."""
    from quizapp.store import learners

    stored = learners.read_settings(connection, learner_id, [DEFAULTS_KEY, *(key_of(row["id"]) for row in rows)])
    defaults = settings_of(stored.get(DEFAULTS_KEY), DeckSettings())
    return {row["id"]: settings_of(stored.get(key_of(row["id"])), defaults) for row in rows}


def key_of(deck_id: int | None) -> str:
    """The key that a learner's settings of a deck are stored under; without a deck, of those that decks start from."""
    return DEFAULTS_KEY if deck_id is None else f"{DEFAULTS_KEY}:{deck_id}"
