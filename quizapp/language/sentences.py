"""Where sentences and clauses begin and end."""

from __future__ import annotations

import re

from quizapp.language.span import Span

ENDS = "。!?！？…"
OPENERS, CLOSERS = "“「『‘《(（【[", "”」』’》)）】]"
LONGEST_QUOTATION = 90  # characters; a longer one is split at its own sentences
CLAUSE_MARK = re.compile(r"[,，;；:：]|——?|—")


def sentences(text: str, within: Span | None = None) -> list[Span]:
    """The sentences of `text` (folded or not), each with its end mark and closing quotation mark, without outer blanks.

    A quotation of up to 90 characters is not cut in two. A line break always ends a sentence.
    """
    start, end = (within.start, within.end) if within else (0, len(text))
    found: list[Span] = []
    begin, at = start, start
    while at < end:
        char = text[at]
        if char in "“「『":
            at = _after_quotation(text, at, end)
            if text[at - 1 : at] in ("”", "」", "』") and text[at - 2] in ENDS and _starts_anew(text, at, end):
                _add(found, text, begin, at)
                begin = at
            continue
        at += 1
        if char == "\n":
            _add(found, text, begin, at - 1)
            begin = at
        elif char in ENDS:
            while at < end and text[at] in ENDS + "”」』’)）":
                at += 1
            _add(found, text, begin, at)
            begin = at
    _add(found, text, begin, end)
    return found


def _after_quotation(text: str, at: int, end: int) -> int:
    """The place after the quotation that opens at `at`, or one character on if it is not closed nearby."""
    close = {"“": "”", "「": "」", "『": "』"}[text[at]]
    stop = text.find(close, at, min(end, at + LONGEST_QUOTATION))
    line = text.find("\n", at, stop if stop >= 0 else at)
    return stop + 1 if stop >= 0 and line < 0 else at + 1


def _starts_anew(text: str, at: int, end: int) -> bool:
    """Whether what follows a closed quotation begins a new sentence (and does not go on: “…。”他说)."""
    rest = text[at : min(end, at + 12)]
    return not re.match(r"\s*(?:[,，;；:：、]|的|[他她我你]?(?:们)?(?:说|问|答|讲|道|这|就))", rest)


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if any(c.isalnum() for c in text[start:end]):
        found.append(Span(start, end))


def clauses(text: str, sentence: Span) -> list[Span]:
    """The clauses of a sentence, cut at , ; : and dashes outside quotations and brackets, without the mark that ends them."""
    found: list[Span] = []
    depth, begin, at = 0, sentence.start, sentence.start
    while at < sentence.end:
        char = text[at]
        if char in OPENERS:
            depth += 1
        elif char in CLOSERS:
            depth = max(0, depth - 1)
        mark = CLAUSE_MARK.match(text, at) if depth == 0 else None
        if mark and not _inside_number(text, at):
            _add(found, text, begin, at)
            at = begin = mark.end()
            continue
        at += 1
    _add(found, text, begin, sentence.end)
    return found


def _inside_number(text: str, at: int) -> bool:
    """Whether the mark at `at` belongs to a number or a time: 1,000 and 10:30."""
    return 0 < at < len(text) - 1 and text[at] in ",:" and text[at - 1].isdigit() and text[at + 1].isdigit()
