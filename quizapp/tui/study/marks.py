"""Which piece of a corrected sentence was changed."""

from __future__ import annotations


def changed_piece(false: str, true: str) -> tuple[int, int]:
    """The stretch of `true` between what it has in common with `false` at the beginning and at the end."""
    shorter = min(len(false), len(true))
    start = next((n for n in range(shorter) if false[n] != true[n]), shorter)
    tail = next((n for n in range(shorter - start) if false[-1 - n] != true[-1 - n]), shorter - start)
    return start, len(true) - tail
