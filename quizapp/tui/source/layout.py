"""Lays a transcript out in lines: labels, paragraphs, quotes underlined with their numbers, the current one in 「」.

A paragraph is laid out when the width is first known, once; only the paragraph of the current quote is laid out again when
another quote becomes current. Colours are put on a line when it is drawn.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from quizapp.interface.harmless import harmless
from quizapp.tui.flow import plain
from quizapp.tui.kinsoku import divide_line
from quizapp.workflows.sources import SourceBlock, SourceView

LABEL, HEADING, LEAD = "bold", "bold underline", "italic"
QUOTED, CURRENT, FOUND, PICKED = "underline", "reverse", "bold $accent", "bold reverse"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text that items stand on; they share its number."""

    number: int
    start: int
    end: int
    guids: tuple[str, ...]


def marks_of(view: SourceView) -> tuple[Mark, ...]:
    """The quotes in the order of the text, those of the same stretch together."""
    by_place: dict[tuple[int, int], list[str]] = {}
    for quote in sorted(view.quotes, key=lambda q: (q.start, q.end)):
        by_place.setdefault((quote.start, quote.end), []).append(quote.guid)
    return tuple(Mark(n, start, end, tuple(guids)) for n, ((start, end), guids) in enumerate(by_place.items(), 1))


@dataclass(frozen=True, slots=True)
class Run:
    """A styled stretch of a laid-out paragraph."""

    start: int
    end: int
    style: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as drawn: its characters, where it breaks, its styles, and where each character of the text went."""

    words: str
    breaks: tuple[int, ...]
    runs: tuple[Run, ...]
    insertions: tuple[tuple[int, int], ...]  # (offset in the text, characters put in before it so far)

    @property
    def height(self) -> int:
        """Lines, the blank one after it included."""
        return len(self.breaks) + 2

    def line(self, number: int) -> Content:
        """One of its lines, styled."""
        starts = (0, *self.breaks, len(self.words))
        if number + 1 >= len(starts):
            return Content("")
        start, end = starts[number], starts[number + 1]
        content = plain(self.words[start:end].rstrip())
        for run in self.runs:
            if run.start < end and run.end > start:
                content = content.stylize(run.style, max(0, run.start - start), min(end, run.end) - start)
        return content

    def line_at(self, offset: int) -> int:
        """The line that the character of the text at `offset` stands on."""
        before = [added for place, added in self.insertions if place <= offset]
        return bisect_right(self.breaks, offset + (before[-1] if before else 0))


class Layout:
    """A whole transcript in lines of one width."""

    def __init__(self, view: SourceView, width: int) -> None:
        self.view = view
        self.width = width
        self.marks = marks_of(view)
        self._current: Mark | None = None
        self._spans: tuple[tuple[int, int, str], ...] = ()  # further stretches to be seen: found, picked
        self._paragraphs = [self._lay_out(block, n) for n, block in enumerate(view.blocks)]
        self._count()

    @property
    def height(self) -> int:
        """How many lines there are."""
        return self._tops[-1]

    def line(self, number: int) -> Content:
        """One line of the whole text."""
        index = bisect_right(self._tops, number) - 1
        return self._paragraphs[index].line(number - self._tops[index])

    def line_at(self, offset: int) -> int:
        """The line of the whole text on which the character at `offset` stands."""
        index = self.block_at(offset)
        return self._tops[index] + self._paragraphs[index].line_at(offset)

    def block_at(self, offset: int) -> int:
        """The index of the paragraph that holds `offset`, or of the one before it."""
        return max(0, bisect_right([block.start for block in self.view.blocks], offset) - 1)

    def block_on(self, line: int) -> int:
        """The index of the paragraph that the line belongs to."""
        return min(len(self._paragraphs) - 1, max(0, bisect_right(self._tops, line) - 1))

    def make_current(self, mark: Mark | None, spans: Sequence[tuple[int, int, str]] = ()) -> None:
        """Set off another quote, and other stretches with a style of their own."""
        touched = self._touched()
        self._current, self._spans = mark, tuple(spans)
        for index in touched | self._touched():
            self._paragraphs[index] = self._lay_out(self.view.blocks[index], index)
        self._count()

    def _touched(self) -> set[int]:
        places = [(span[0], span[1]) for span in self._spans]
        if self._current:
            places.append((self._current.start, self._current.end))
        return {n for start, end in places for n in range(self.block_at(start), self.block_at(end - 1) + 1)}

    def _count(self) -> None:
        self._tops = [0]
        for paragraph in self._paragraphs:
            self._tops.append(self._tops[-1] + paragraph.height)

    def _lay_out(self, block: SourceBlock, index: int) -> Paragraph:
        label = self._label(block, index)
        body = harmless(self.view.text[block.start : block.end])
        puts = sorted(self._insertions(block), key=lambda put: put[0])
        words, insertions, at, added = label, [(block.start, len(label) - block.start)], block.start, len(label) - block.start
        for place, piece in puts:
            words += body[at - block.start : place - block.start] + piece
            at, added = place, added + len(piece)
            insertions.append((place, added))
        words += body[at - block.start :]
        runs = self._runs(block, len(label), tuple(insertions), len(words))
        return Paragraph(words, tuple(divide_line(words, self.width)), runs, tuple(insertions))

    def _label(self, block: SourceBlock, index: int) -> str:
        before = self.view.blocks[index - 1] if index else None
        if not block.speaker or (before and before.turn == block.turn and before.speaker == block.speaker):
            return ""
        return harmless(f"{block.speaker}：")

    def _insertions(self, block: SourceBlock) -> list[tuple[int, str]]:
        puts: list[tuple[int, str]] = []
        for mark in self.marks:
            if mark == self._current and block.start <= mark.start < block.end:
                puts.append((mark.start, "「"))
            if block.start < mark.end <= block.end:
                puts.append((mark.end, f"{'」' if mark == self._current else ''}[{mark.number}]"))
        return puts

    def _runs(self, block: SourceBlock, label: int, insertions: tuple[tuple[int, int], ...], length: int) -> tuple[Run, ...]:
        def drawn(offset: int, *, before_insertions: bool) -> int:
            added = [n for place, n in insertions if place < offset or (place == offset and not before_insertions)]
            return offset + (added[-1] if added else insertions[0][1])

        runs = [Run(0, label, LABEL)] if label else []
        if block.kind in {"heading", "lead"}:
            runs.append(Run(0, length, HEADING if block.kind == "heading" else LEAD))
        stretches = [(mark.start, mark.end, CURRENT if mark == self._current else QUOTED) for mark in self.marks]
        for start, end, style in (*stretches, *self._spans):
            if start < block.end and end > block.start:
                first = drawn(max(start, block.start), before_insertions=style == CURRENT)
                last = drawn(min(end, block.end), before_insertions=True) + (style == CURRENT and end <= block.end)
                runs.append(Run(max(first, 0), last, style))
        return tuple(runs)
