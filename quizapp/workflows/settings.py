"""The learner's settings: one small file, one schema for the screen, the file and the command line."""

from __future__ import annotations

import json
import os
import tomllib
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from quizapp.errors import StoreError, UsageError


@dataclass(frozen=True, slots=True)
class Settings:
    """What the learner chose, for all decks. Settings of a single deck are `DeckSettings`, in the store."""

    language: str = ""  # zh, en; empty: by the locale
    theme: str = ""  # empty: dark, or light if the terminal says so
    typing: str = "always"  # always, short (answers of at most 8 characters), never
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
    default: bool | int | float | str | tuple[float, ...]
    low: float | None = None
    high: float | None = None
    choices: tuple[str, ...] = ()
    per_deck: bool = False  # a field of DeckSettings rather than of Settings


def schema() -> tuple[SettingSpec, ...]:
    """All settings in the order of the screen, those for each deck included."""
    from quizapp.study.settings import DeckSettings, NewOrder

    deck, orders = DeckSettings(), tuple(order.value for order in NewOrder)
    return (
        SettingSpec("language", "choice", "", choices=("", "zh", "en")),
        SettingSpec("theme", "text", ""),
        SettingSpec("typing", "choice", "always", choices=("always", "short", "never")),
        SettingSpec("animation", "bool", default=True),
        SettingSpec("clock", "bool", default=True),
        SettingSpec("rollover_hour", "int", 4, 0, 23),
        SettingSpec("coached", "bool", default=False),
        SettingSpec("new_per_day", "int", deck.new_per_day, 0, 9999, per_deck=True),
        SettingSpec("reviews_per_day", "int", deck.reviews_per_day, 0, 9999, per_deck=True),
        SettingSpec("desired_retention", "float", deck.desired_retention, 0.7, 0.99, per_deck=True),
        SettingSpec("triage_first", "bool", deck.triage_first, per_deck=True),
        SettingSpec("new_order", "choice", deck.new_order.value, choices=orders, per_deck=True),
        SettingSpec("bury_siblings", "bool", deck.bury_siblings, per_deck=True),
        SettingSpec("learning_steps", "text", deck.learning_steps, per_deck=True),
        SettingSpec("relearning_steps", "text", deck.relearning_steps, per_deck=True),
        SettingSpec("maximum_interval", "int", deck.maximum_interval, 1, 36_500, per_deck=True),
        SettingSpec("leech_threshold", "int", deck.leech_threshold, 0, 99, per_deck=True),
        SettingSpec("learn_ahead", "int", deck.learn_ahead, 0, 9999, per_deck=True),
        SettingSpec("fuzz", "bool", deck.fuzz, per_deck=True),
        SettingSpec("load_balance", "bool", deck.load_balance, per_deck=True),
    )


def load_settings() -> Settings:
    """Read config.toml (QUIZAPP_HOME, else the user's configuration folder). Raises UsageError naming file, key and range."""
    path = settings_path()
    try:
        stated = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: the settings cannot be read ({error}); mend the file or delete it") from None
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path}: {error}; mend the line or delete the file") from None
    keys = stated.pop("keys", {})
    if not isinstance(keys, dict) or not all(isinstance(value, str) for value in keys.values()):
        raise UsageError(f'{path}: [keys] holds lines like study.bury = "f5"; mend it or delete it')
    settings = Settings(keys=tuple(sorted(keys.items())))
    for key, value in stated.items():
        try:
            settings = replace(settings, **{key: _checked(key, value)})
        except UsageError as error:
            raise UsageError(f"{path}: {error}") from None
    return settings


def save_settings(settings: Settings) -> None:
    """Write config.toml, whole or not at all. Raises StoreError if the folder cannot be written."""
    path = settings_path()
    lines = [f"{spec.key} = {_written(getattr(settings, spec.key))}" for spec in _own() if _differs(settings, spec)]
    if settings.keys:
        lines += ["", "[keys]", *(f"{_written(name)} = {_written(keys)}" for name, keys in settings.keys)]
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        unfinished.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        unfinished.replace(path)
    except OSError as error:
        raise StoreError(f"{path}: the settings cannot be written ({error.strerror}); make the folder writable") from None
    finally:
        unfinished.unlink(missing_ok=True)


def with_value(settings: Settings, key: str, text: str) -> Settings:
    """The settings with one value, as typed, changed. Raises UsageError with the allowed range."""
    spec = _spec(key)
    value: object = text.strip()
    if spec.kind == "bool":
        value = _SWITCH.get(text.strip().casefold(), text)
    elif spec.kind == "int":
        with suppress(ValueError):
            value = int(text)
    return replace(settings, **{key: _checked(key, value)})


def settings_path() -> Path:
    """The file that the settings stand in."""
    from quizapp.store.folders import config_folder

    return config_folder() / "config.toml"


_SWITCH = {
    "true": True, "on": True, "1": True, "yes": True, "开": True, "是": True,
    "false": False, "off": False, "0": False, "no": False, "关": False, "否": False,
}  # fmt: skip


def _own() -> list[SettingSpec]:
    return [spec for spec in schema() if not spec.per_deck]


def _spec(key: str) -> SettingSpec:
    found = next((spec for spec in _own() if spec.key == key), None)
    if found is None:
        raise UsageError(f"{key}: there is no such setting; the settings are {', '.join(spec.key for spec in _own())}")
    return found


def _checked(key: str, value: object) -> Any:
    """A value that fits its setting. Raises UsageError, naming what is allowed."""
    spec = _spec(key)
    kind = {"bool": bool, "int": int, "float": float, "choice": str, "text": str}[spec.kind]
    fits = isinstance(value, kind) and (kind is bool or not isinstance(value, bool))
    if spec.choices and value not in spec.choices:
        fits = False
    if fits and spec.low is not None and spec.high is not None:
        fits = isinstance(value, (int, float)) and spec.low <= value <= spec.high
    if not fits:
        raise UsageError(f"{key}: {value} cannot be; choose {_allowed(spec)}")
    return value


def _allowed(spec: SettingSpec) -> str:
    if spec.kind == "bool":
        return "true or false"
    if spec.low is not None:
        return f"{spec.low:g} to {spec.high:g}"
    return " ".join(choice or "nothing" for choice in spec.choices) if spec.choices else "a text"


def _differs(settings: Settings, spec: SettingSpec) -> bool:
    return bool(getattr(settings, spec.key) != spec.default)


def _written(value: object) -> str:
    """A TOML value. JSON's strings are TOML's too."""
    return str(value).lower() if isinstance(value, bool) else json.dumps(value, ensure_ascii=False)
