"""A rule of language is a value: a name, a reason, a pattern, and the sentences that prove it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.language.span import Span


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern with its proof. In `hits` 【】 marks what must be found; in `misses` nothing may be.

    Raises ValueError if either side of the proof is missing: a rule without examples does not load.
    """

    name: str
    why: str
    pattern: re.Pattern[str]
    hits: tuple[str, ...]
    misses: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.hits or not self.misses:
            raise ValueError(f"the rule {self.name} needs sentences that it finds and look-alikes that it does not")

    def spans(self, text: str) -> Iterator[Span]:
        """The places of `text` that the rule finds, from left to right. If the pattern has a group, the group is the place."""
        group = 1 if self.pattern.groups else 0
        for match in self.pattern.finditer(text):
            if match[group]:
                yield Span(*match.span(group))

    def first(self, text: str) -> Span | None:
        """The first place that the rule finds."""
        # Most rules find nothing in most sentences, so that is asked first.
        return next(self.spans(text), None) if self.pattern.search(text) else None

    def finds(self, text: str) -> bool:
        """Whether the rule finds anything in `text`."""
        return self.pattern.search(text) is not None


def unmark(sentence: str) -> tuple[str, list[Span]]:
    """An example without its 【】, and the places that they marked."""
    plain, marked = "", []
    for part in re.split(r"(【[^】]*】)", sentence):
        words = part.strip("【】") if part.startswith("【") else part
        if part.startswith("【"):
            marked.append(Span(len(plain), len(plain) + len(words)))
        plain += words
    return plain, marked
