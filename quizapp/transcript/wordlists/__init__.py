"""Words and patterns that the reader knows, as text files: a line that begins with # is a remark."""

from __future__ import annotations

import re
from importlib.resources import files


def lines(name: str) -> list[str]:
    """The lines of the list `name`, without remarks and blank lines."""
    text = files(__name__).joinpath(f"{name}.txt").read_text("utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def words(name: str) -> list[str]:
    """The words of the list `name`, which blanks and line ends part."""
    return [word for line in lines(name) for word in line.split()]


def pattern(name: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """The patterns of the list `name` as one that matches any of them."""
    return re.compile("|".join(f"(?:{line})" for line in lines(name)), flags)
