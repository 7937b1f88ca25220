"""The report of `quizapp generate --report`: turn by turn, what is asked, and why the rest is not."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.interface import text
from quizapp.interface.harmless import one_line
from quizapp.workflows.coverage import Coverage, Fate, Sentence, Turn


def coverage_lines(found: Coverage) -> Iterator[str]:
    """The lines of the report, a summary first."""
    asked = sum(turn.items > 0 for turn in found.turns if turn.number)
    turns = sum(1 for turn in found.turns if turn.number)
    yield text(
        "cli.coverage.title", title=one_line(found.title), claims=found.claims, items=found.items, covered=asked, turns=turns
    )
    yield "  ".join(f"{text(f'cli.coverage.fate.{fate.value}')} {found.fates[fate]}" for fate in Fate)
    for turn in found.turns:
        yield from _turn_lines(turn)


def _turn_lines(turn: Turn) -> Iterator[str]:
    yield ""
    name = "turn" if turn.number else "article"
    yield text(f"cli.coverage.{name}", n=turn.number, speaker=one_line(turn.speaker), items=turn.items)
    for sentence in turn.sentences:
        yield from _sentence_lines(sentence)


def _sentence_lines(sentence: Sentence) -> Iterator[str]:
    fate = text(f"cli.coverage.fate.{sentence.fate.value}")
    reasons = f"（{'、'.join(sentence.reasons)}）" if sentence.reasons else ""
    yield f"  [{fate}{reasons}] {one_line(sentence.text)}"
    yield from (f"      → {one_line(question)}" for question in sentence.questions)
