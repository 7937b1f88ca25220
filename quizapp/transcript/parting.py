"""Paragraphs → paragraphs parted from their speakers' labels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from quizapp.transcript.census import find_labels
from quizapp.transcript.labels import Label, Labelled, find_label, key, role_and_name
from quizapp.transcript.paragraph import Paragraph

_WITHIN = re.compile(r"(?<=[。！？!?”])\s+(?P<name>[^\s：:。！？!?，,]{1,20})\s?[：:]\s*")


def part_speakers(paragraphs: Sequence[Paragraph], names: Iterable[str] = ()) -> list[Labelled]:
    """Each paragraph, with its label cut off where what it begins with is one.

    names   people that the front matter names: their single labels count too

    A beginning is a label if it recurs in one of the styles, or once beside others that do and in the form of a name,
    and never if it is one of the words that stand before a colon in prose.
    """
    beginnings = [find_label(paragraph) for paragraph in paragraphs]
    known = find_labels(beginnings, paragraphs, frozenset(map(key, names)))
    return [labelled for p, b in zip(paragraphs, beginnings, strict=True) for labelled in _cut(p, b, known)]


def _cut(paragraph: Paragraph, label: Label | None, known: frozenset[str]) -> Iterator[Labelled]:
    if label and role_and_name(label.name)[1] in known:
        text = paragraph.text[label.end :].strip()
        bold = max(paragraph.bold - label.end, 0)
        rest = replace(paragraph, text=text, bold=bold, heading=0, flows=paragraph.flows and bool(text))
        yield from _parted(rest, label.name, known)
    else:
        yield from _parted(paragraph, "", known)


def _parted(paragraph: Paragraph, label: str, known: frozenset[str]) -> Iterator[Labelled]:
    """A label within the paragraph opens the next turn: `书名叫什么？ 张涛：《…》`."""
    start = 0
    for found in _WITHIN.finditer(paragraph.text):
        if key(found["name"]) in known:
            yield Labelled(_piece(paragraph, start, found.start()), label)
            start, label = found.end(), found["name"]
    yield Labelled(_piece(paragraph, start, len(paragraph.text)), label)


def _piece(paragraph: Paragraph, start: int, end: int) -> Paragraph:
    if start == 0 and end == len(paragraph.text):
        return paragraph
    bold = min(max(paragraph.bold - start, 0), end - start)
    return replace(paragraph, text=paragraph.text[start:end], bold=bold, all_bold=0 < bold == end - start, flows=False)
