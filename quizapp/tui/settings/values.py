"""Values of settings: read as they are typed, checked against their range, put among the others."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from quizapp.errors import UsageError
from quizapp.interface import text
from quizapp.tui.settings.drawing import title_of
from quizapp.workflows.settings import SettingSpec


def checked(spec: SettingSpec, value: object) -> None:
    """Raises UsageError, with the allowed range, for a value that cannot be meant."""
    if spec.kind not in {"int", "float"} or spec.low is None or spec.high is None:
        return
    if not (isinstance(value, (int, float)) and spec.low <= value <= spec.high):
        raise UsageError(text("settings.out_of_range", title=title_of(spec), low=f"{spec.low:g}", high=f"{spec.high:g}"))


def read_value(spec: SettingSpec, typed: str) -> object:
    """A typed value; 90% and, for a share, 90 count as 0.9, several numbers as steps. Raises ValueError."""
    words = typed.replace("％", "%").strip()
    if spec.kind == "int":
        return int(words)
    if spec.kind == "float":
        value = float(words.removesuffix("%"))
        share = spec.high is not None and spec.high <= 1  # 95 for 95%: nobody means 95 times
        return value / 100 if words.endswith("%") or (share and value > 1) else value
    if spec.kind == "text" and spec.per_deck:
        return tuple(float(part) for part in words.replace(",", " ").split())
    return words


def typed_form(value: object) -> str:
    """A value as it may be typed; several numbers with blanks between them."""
    return " ".join(f"{part:g}" for part in value) if isinstance(value, tuple) else str(value)


def changed(settings: Any, key: str, value: object) -> Any:
    """The same settings, of a deck or of the program, with another value. Raises UsageError for an unknown key."""
    if key not in {field.name for field in fields(settings)}:
        raise UsageError(f"{key}: there is no such setting")
    return replace(settings, **{key: value})
