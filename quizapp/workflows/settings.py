"""The learner's settings: one small file, one schema for the screen, the file and the command line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Settings:
    """What the learner chose, for all decks. Settings of a single deck are `DeckSettings`, in the store."""

    language: str = ""  # zh, en; empty: by the locale
    theme: str = ""  # empty: dark, or light if the terminal says so
    typing: str = "always"  # always, short (answers of at most 8 characters), never
    triage_first: bool = False
    animation: bool = True
    clock: bool = True
    rollover_hour: int = 4
    keys: tuple[tuple[str, str], ...] = ()  # (binding id, keys), from the [keys] table
    coached: bool = False  # the hints of the first run have been shown


@dataclass(frozen=True, slots=True)
class SettingSpec:
    """One line of the settings screen. Titles and help are looked up by `key` in the catalogue."""

    key: str
    kind: Literal["bool", "int", "float", "choice", "text"]
    default: bool | int | float | str
    low: float | None = None
    high: float | None = None
    choices: tuple[str, ...] = ()
    per_deck: bool = False  # a field of DeckSettings rather than of Settings


def schema() -> tuple[SettingSpec, ...]:
    """All settings in the order of the screen, those for each deck included."""
    raise NotImplementedError


def load_settings() -> Settings:
    """Read config.toml (QUIZAPP_HOME, else the user's configuration folder). Raises UsageError naming file, key and range."""
    raise NotImplementedError


def save_settings(settings: Settings) -> None:
    """Write config.toml, whole or not at all. Raises StoreError if the folder cannot be written."""
    raise NotImplementedError


def with_value(settings: Settings, key: str, text: str) -> Settings:
    """The settings with one value, as typed, changed. Raises UsageError with the allowed range."""
    raise NotImplementedError
