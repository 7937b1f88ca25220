"""Any text on one line of a deck file, and back, to the character.

A backslash begins an escape: before a mark it stands for the mark (`\\\\`, `\\|`, `\\<`, as in Markdown), `\\n` is a new line,
and `\\u{202e}` the character of that number. Only what a line cannot hold, or what a screen would obey and not show, is escaped.
"""

from __future__ import annotations

import re
from functools import cache

# Blanks at the ends would be lost; what `transcript.decoding` takes out of any file would be too.
_UNSEEN = (
    r"^\s|\s\Z|"
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]"
    "|[\ue000-\uf8ff\ud800-\udfff]|[\U000e0000-\U000e007f]"
)
_ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]{1,6})\}|(n)|([!-/:-@\[-`{-~]))|(\\.?)")


class UnknownEscape(ValueError):
    """A backslash before something that it says nothing of."""


def on_one_line(text: str, marks: str = "") -> str:
    """`text` with its backslashes, its `marks` and what cannot be seen escaped."""
    return _to_escape(marks).sub(_written, text)


def original(line: str) -> str:
    """The text that `on_one_line` was given. Raises UnknownEscape for a backslash that begins no escape."""
    return _ESCAPE.sub(_character, line) if "\\" in line else line


def split(line: str, mark: str) -> list[str]:
    """The parts of a line between the marks that are not escaped, still escaped themselves."""
    parts = [""]
    for piece in re.findall(rf"\\.|[^\\{re.escape(mark)}]+|.", line):
        if piece == mark:
            parts.append("")
        else:
            parts[-1] += piece
    return parts


@cache
def _to_escape(marks: str) -> re.Pattern[str]:
    """What is to be escaped besides the backslash: first group a mark, otherwise a character that cannot be seen."""
    return re.compile(rf"([\\{re.escape(marks)}])|{_UNSEEN}")


def _written(found: re.Match[str]) -> str:
    if found[1]:
        return f"\\{found[1]}"
    return "\\n" if found[0] == "\n" else f"\\u{{{ord(found[0]):x}}}"


def _character(found: re.Match[str]) -> str:
    number, newline, mark, unknown = found.groups()
    if unknown is not None or (number and int(number, 16) > 0x10FFFF):
        raise UnknownEscape(found[0])
    return chr(int(number, 16)) if number else "\n" if newline else str(mark)
