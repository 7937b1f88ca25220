"""What is wrong with a line of a sheet."""

from __future__ import annotations


class Unproved(Exception):
    """A claim that the source does not prove, or that is not whole; it is listed and left out."""

    def __init__(self, line: int, what: str, remedy: str) -> None:
        super().__init__(f"{line}: {what}; {remedy}")
