"""The YAML block that many Markdown pages begin with: title, date, people."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_BLOCK = re.compile(r"\A\s*---[ \t]*\n((?:(?!---[ \t]*\n|\.\.\.[ \t]*\n).*\n){1,400})(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_KEY = re.compile(r"^([A-Za-z_\u4e00-\u9fff][\w -]{0,40})\s*[:：]\s*(.*)$")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The entries of the block, each a list of its values; keys in lower case. Empty where there is none."""

    entries: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def first(self, *keys: str) -> str:
        """The first value that one of `keys` has, or an empty string."""
        return next((value for key in keys for value in self.entries.get(key, ())), "")

    def all(self, *keys: str) -> tuple[str, ...]:
        """All values of `keys`."""
        return tuple(value for key in keys for value in self.entries.get(key, ()))


def split_front_matter(text: str) -> tuple[FrontMatter, str, int]:
    """The front matter, the text after it, and the number of the line on which that begins.

    Read line by line, not by a YAML parser: the blocks of saved pages are often no valid YAML.
    """
    match = _BLOCK.match(text)
    if not match or not any(_KEY.match(line) for line in match.group(1).splitlines()):
        return FrontMatter(), text, 1
    return FrontMatter(_entries(match.group(1))), text[match.end() :], text[: match.end()].count("\n") + 1


def _entries(block: str) -> dict[str, tuple[str, ...]]:
    entries: dict[str, list[str]] = {}
    key = ""
    for line in block.splitlines():
        if found := _KEY.match(line):
            key = found.group(1).strip().lower()
            entries.setdefault(key, []).extend(_values(found.group(2)))
        elif key and (item := re.match(r"^\s*-\s+(.*)$", line)):
            entries[key].extend(_values(item.group(1)))
    return {name: tuple(values) for name, values in entries.items()}


def _values(written: str) -> list[str]:
    written = written.strip()
    if written.startswith("[") and written.endswith("]"):
        return [value for part in written[1:-1].split(",") for value in _values(part)]
    value = written.strip("\"'").strip()
    return [] if value in ("", "null", "~", "|", ">", "[]", "None") else [value]
