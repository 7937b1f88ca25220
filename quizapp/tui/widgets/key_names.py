"""What keys are called on screen: 空格, 回车, F2, Ctrl+P."""

from __future__ import annotations

from textual.keys import key_to_character

from quizapp.interface import text

_ARROWS = frozenset({"up", "down", "left", "right"})
_NAMED = frozenset({"space", "enter", "escape", "tab", "delete", "backspace", "home", "end"} | {"pageup", "pagedown"} | _ARROWS)
_CHARACTERS = {"minus": "-", "plus": "+", "slash": "/", "comma": ",", "at": "@", "asterisk": "*", "question_mark": "?"}


def key_name(key: str) -> str:
    """The name of a key of Textual's in the current language."""
    *modifiers, last = key.split("+")
    return "+".join([*(modifier.capitalize() for modifier in modifiers), _name(last, bool(modifiers))])


def _name(key: str, modified: bool) -> str:
    if key in _NAMED:
        return text(f"keynames.{key}")
    character = _CHARACTERS.get(key) or key_to_character(key)
    if character and character.isprintable():
        return character.upper() if modified else character
    return key.upper()
