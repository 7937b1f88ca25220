"""The texts of each language by id, read from this package's TOML files when first asked for."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("zh", "en")

Entry = str | dict[str, str]

_current = ["zh"]


def set_language(code: str) -> None:
    """Speak this language from now on. Raises ValueError for a language without a catalogue."""
    if code not in LANGUAGES:
        raise ValueError(f"no texts in {code!r}; there are {', '.join(LANGUAGES)}")
    _current[0] = code


def language() -> str:
    """The language spoken now: `zh` or `en`."""
    return _current[0]


def text(name: str, /, **values: object) -> str:
    """The text with this id in the current language, its `{names}` replaced by the values.

    A text with a plural is chosen by the value `n`. Raises KeyError for an unknown id or a value that is missing.
    """
    entry = _find(_current[0], name)
    if isinstance(entry, dict):
        entry = entry["one" if values.get("n") == 1 else "other"]
    return entry.format(**values) if values else entry


def text_in(code: str, name: str, /) -> str:
    """A text without values in a given language: how the palette finds an entry by its other name."""
    entry = _find(code, name)
    return entry if isinstance(entry, str) else entry["other"]


def ids(code: str) -> frozenset[str]:
    """Every id that the language's catalogue holds."""
    names = [file.name for file in files(__package__).joinpath(code).iterdir() if file.name.endswith(".toml")]
    return frozenset(f"{name[:-5]}.{key}" for name in names for key in _section(code, name[:-5]))


def _find(code: str, name: str) -> Entry:
    section, _, key = name.partition(".")
    return _section(code, section)[key]


@cache
def _section(code: str, name: str) -> dict[str, Entry]:
    """One file, its nested tables flattened to dotted keys."""
    source = files(__package__).joinpath(code, f"{name}.toml")
    if not source.is_file():
        raise KeyError(f"{name}: no such section in the {code} catalogue")
    return dict(_flatten(tomllib.loads(source.read_text(encoding="utf-8"))))


def _flatten(table: dict[str, Any], before: str = "") -> list[tuple[str, Entry]]:
    entries: list[tuple[str, Entry]] = []
    for key, value in table.items():
        if isinstance(value, dict) and value.keys() != {"one", "other"}:
            entries += _flatten(value, f"{before}{key}.")
        else:
            entries.append((f"{before}{key}", value))
    return entries
