"""Which characters of two answers differ, and which piece of a corrected sentence was changed."""

from __future__ import annotations

from difflib import SequenceMatcher


def differing(given: str, right: str) -> list[tuple[int, int]]:
    """The stretches [start, end) of `given` that do not stand in `right` at that place."""
    matcher = SequenceMatcher(a=given, b=right, autojunk=False)
    return [(a1, a2) for tag, a1, a2, _, _ in matcher.get_opcodes() if tag in {"replace", "delete"}]


def changed_piece(false: str, true: str) -> tuple[int, int]:
    """The stretch of `true` between what it has in common with `false` at the beginning and at the end."""
    start = 0
    while start < min(len(false), len(true)) and false[start] == true[start]:
        start += 1
    tail = 0
    while tail < min(len(false), len(true)) - start and false[-1 - tail] == true[-1 - tail]:
        tail += 1
    return start, len(true) - tail
