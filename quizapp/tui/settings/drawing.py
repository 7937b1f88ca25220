"""Draws the settings: title and value in a line, the help of the current one below."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from quizapp.interface import text
from quizapp.tui.flow import MUTED, hang, join, pad, plain
from quizapp.workflows.settings import SettingSpec

CHOSEN = "bold reverse"
TITLE = 26


def draw_setting(spec: SettingSpec, value: object, width: int, *, highlighted: bool) -> Sequence[Content]:
    """One setting; its help too if it is highlighted."""
    shown = value_words(spec, value)
    line = join("[ " if highlighted else "  ", pad(plain(title_of(spec)), TITLE), " ", pad(plain(shown), width - TITLE - 5))
    if not highlighted:
        return [line]
    below = hang(Content(""), plain(f"{help_of(spec)}  {range_words(spec)}".rstrip(), MUTED), 4, width)
    return [join(line, " ]").stylize(CHOSEN), *below]


def title_of(spec: SettingSpec) -> str:
    """每天新卡."""
    return _words(f"settings.title.{spec.key}", spec.key)


def help_of(spec: SettingSpec) -> str:
    """One line on what the setting does."""
    return _words(f"settings.help.{spec.key}", "")


def value_words(spec: SettingSpec, value: object) -> str:
    """A value as the learner reads it."""
    if spec.kind == "bool":
        return text("settings.on" if value else "settings.off")
    if spec.kind == "choice" or spec.key == "theme":
        return _words(f"settings.value.{spec.key}.{value or 'auto'}", str(value))
    if spec.key == "rollover_hour":
        return f"{value}:00"
    if isinstance(value, tuple):
        return " ".join(f"{part:g}" for part in value)
    if spec.kind == "float" and isinstance(value, float) and (spec.high or 0) <= 1:
        return f"{100 * value:g}%"
    return str(value)


def range_words(spec: SettingSpec) -> str:
    """（1-100）; nothing where everything goes."""
    if spec.low is None or spec.high is None or spec.kind not in {"int", "float"}:
        return ""
    if spec.kind == "float" and spec.high <= 1:
        return text("settings.range", low=f"{100 * spec.low:g}%", high=f"{100 * spec.high:g}%")
    return text("settings.range", low=f"{spec.low:g}", high=f"{spec.high:g}")


def _words(name: str, otherwise: str) -> str:
    try:
        return text(name)
    except KeyError:
        return otherwise
