"""The object that `quizapp generate … --json` prints: what other programs may rely on, field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from quizapp.interface.harmless import readable

if TYPE_CHECKING:
    from quizapp.items.item import Item
    from quizapp.language.span import Span
    from quizapp.workflows.generate import Generated, SourceReport

VERSION = 1


class SpanObject(TypedDict):
    """A place in the transcript's text, in characters."""

    start: int
    end: int


class SourceObject(TypedDict):
    """What was read of one source. `path` is as it was asked for; `date` is null where the source names none."""

    path: str
    title: str
    date: str | None
    characters: int
    turns: int
    speakers: list[str]
    host: list[str]


class ItemObject(TypedDict):
    """One item; `source` is the index of its source, `rank` counts from 1 within it."""

    guid: str
    source: int
    rank: int
    kind: str
    claim: str
    importance: float
    topic: str
    speaker: str
    question: str
    answer: str
    accepted: list[str]
    choices: list[str]
    explanation: str
    quote: str
    start: int
    end: int
    context: list[SpanObject]
    reason: str


class GeneratedObject(TypedDict):
    """Everything that `--json` prints."""

    version: int
    sources: list[SourceObject]
    items: list[ItemObject]


def generated_object(generated: Generated) -> GeneratedObject:
    """The object for what was generated; items stay in the order they come: by source, best first."""
    return {
        "version": VERSION,
        "sources": [_source(report) for report in generated.sources],
        "items": [_item(index, item) for index, item in generated.items],
    }


def _source(report: SourceReport) -> SourceObject:
    return {
        "path": readable(report.path),
        "title": report.title,
        "date": report.date,
        "characters": report.characters,
        "turns": report.turns,
        "speakers": list(report.speakers),
        "host": list(report.host),
    }


def _item(source: int, item: Item) -> ItemObject:
    return {
        "guid": item.guid,
        "source": source,
        "rank": item.rank,
        "kind": item.kind.value,
        "claim": item.claim.value,
        "importance": round(item.importance, 4),
        "topic": item.topic,
        "speaker": item.speaker,
        "question": item.question,
        "answer": item.answer,
        "accepted": list(item.accepted),
        "choices": list(item.choices),
        "explanation": item.explanation,
        "quote": item.quote,
        "start": item.span.start,
        "end": item.span.end,
        "context": [_span(span) for span in item.context],
        "reason": item.reason,
    }


def _span(span: Span) -> SpanObject:
    return {"start": span.start, "end": span.end}
