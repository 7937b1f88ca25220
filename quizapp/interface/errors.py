"""What went wrong, in the learner's language: the messages of the packages below are known by their English texts.

A message is `talk.srt:48: the cue ends before it starts; swap its times`: a place, then what is wrong and what to do. The
English catalogue `errors.toml` holds the second part as the packages write it; the same id in another language translates it.
A message that no text fits is shown as it is, which is also what `--debug` and a log show.
"""

from __future__ import annotations

import re
from functools import cache
from string import Formatter

from quizapp.interface.catalogue import ids, language, text, text_in

_SECTION = "errors."
_WITHIN = "errors.value."  # what stands within a message; too short to be known alone


def told(message: object) -> str:
    """An error, or its one line, in the current language; the line itself where there are no words for it."""
    line = str(message)
    if language() == "en":
        return line
    place, rest = "", line
    while True:
        found = _translated(rest)
        if found is not None:
            return place + found
        head, mark, tail = rest.partition(": ")
        if not mark:
            return line
        place, rest = f"{place}{head}: ", tail


def _translated(line: str, *, within: bool = False) -> str | None:
    """The text that fits a whole line; the values in it are translated too, where they are messages themselves."""
    for name, pattern in _patterns():
        match = pattern.fullmatch(line) if within or not name.startswith(_WITHIN) else None
        if match:
            values = {field: _translated(value, within=True) or value for field, value in match.groupdict().items()}
            return text(name, **values) if values else text(name)
    return None


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each English text as a pattern, those with the most words of their own first."""
    texts = {name: text_in("en", name) for name in ids("en") if name.startswith(_SECTION)}
    ranked = sorted(texts, key=lambda name: (-len(re.sub(r"{.*?}", "", texts[name])), name))
    return tuple((name, _pattern(texts[name])) for name in ranked)


def _pattern(template: str) -> re.Pattern[str]:
    parts = []
    for literal, field, _, _ in Formatter().parse(template):
        parts.append(re.escape(literal))
        if field:
            # A value at the beginning must not take the place for its own.
            parts.append(f"(?P<{field}>(?:(?!: ).)+?)" if parts == [""] else f"(?P<{field}>.+?)")
    return re.compile("".join(parts), re.DOTALL)
