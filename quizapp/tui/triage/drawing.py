"""Draws an item as triage shows it: what is asked, what is right, where it comes from, what the gate doubted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content

from quizapp.interface import text
from quizapp.items.item import Item
from quizapp.tui.flow import MUTED, WARN, columns, cut_text, hang, pack, plain, wrap
from quizapp.tui.passage import draw_passage, rule
from quizapp.tui.study.answer import what_is_new
from quizapp.tui.study.question import question_text
from quizapp.workflows.triage import TriageRow

LABEL = 6
REASONS = range(1, 9)
_REASON = re.compile(r"([1-8]) \S+(?: \S+)*?(?=  |$)")


def draw_item(row: TriageRow, width: int) -> Sequence[Content]:
    """All lines of an item that waits for a verdict."""
    item = row.item
    lines = [Content(""), *wrap(plain(about(row), MUTED), width)]
    lines += hang(plain(text("triage.question"), MUTED), question_text(item), LABEL, width)
    lines += hang(plain(text("triage.answer"), MUTED), plain(item.answer, "bold"), LABEL, width)
    for label, words in further(item):
        lines += hang(plain(label, MUTED), plain(words), LABEL, width)
    if row.passage.quote:
        lines += [rule(width), *draw_passage(item, row.passage, width)]
    if explanation := what_is_new(item, row.passage):
        lines += [Content(""), *wrap(plain(explanation), width)]
    if doubts := text("triage.between").join(text(f"triage.doubts.{doubt.replace('-', '_')}") for doubt in row.doubts):
        lines += [Content(""), *wrap(plain(text("triage.doubt", doubt=doubts), WARN), width)]
    return lines


def about(row: TriageRow) -> str:
    """谁说的 · 看法 · 重要度 0.82."""
    item = row.item
    parts = [
        text(f"words.kind.{item.kind}"),
        text(f"words.{item.claim}"),
        text("triage.importance", value=f"{item.importance:.2f}"),
    ]
    if row.flagged:
        parts.append(text("study.flagged"))
    if row.draft:
        parts.append(text("triage.draft"))
    return " · ".join(parts)


def further(item: Item) -> list[tuple[str, str]]:
    """The other choices, further accepted answers, the true form of a false statement."""
    others = [choice for choice in item.choices if choice != item.answer]
    listed = ((text("triage.choices"), " / ".join(others)), (text("triage.accepted"), "；".join(item.accepted)))
    return [*((label, words) for label, words in (*listed, (text("study.should_be"), item.correction)) if words)]


def draw_reasons(width: int) -> Sequence[Content]:
    """What may be wrong with a rejected item: 1 不忠实 2 说错人 …."""
    listed = [plain(f"{number} {text(f'triage.reason.{number}')}") for number in REASONS]
    return [Content(""), *wrap(plain(text("triage.why"), "bold"), width), *pack(listed, width)]


def reason_at(line: str, x: int) -> int | None:
    """The number of the reason that stands at cell `x` of a drawn line; None where none does."""
    for match in _REASON.finditer(line):
        start = cell_len(line[: match.start()])
        if start <= x < start + cell_len(match[0]):
            return int(match[1])
    return None


def draw_verdicts(done: Sequence[tuple[str, str]], waiting: Sequence[TriageRow], width: int) -> Sequence[Content]:
    """The list beside the item on a wide screen: (verdict, question) of what was judged, then what waits."""
    room = max(8, width - 5)
    lines = [Content(""), plain(text("triage.list"), MUTED)]
    lines += [
        columns([(plain(text(f"triage.verdict.{v}"), MUTED), 4), (plain(cut_text(q, room), MUTED), room)]) for v, q in done[-12:]
    ]
    for number, row in enumerate(waiting[:30]):
        mark = plain(">" if number == 0 else "")
        lines.append(columns([(mark, 4), (plain(cut_text(row.item.question, room), "bold" if number == 0 else ""), room)]))
    return lines
