"""Which statements become claims: the surest reading of each sentence, ranked by how well it stands alone and how much it is worth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.claims.source_sentence import SourceSentence
from quizapp.claims.statements import Statement
from quizapp.transcript.transcript import Transcript

SOFT_FAULTS = frozenset({"inner:third_person", "inner:pointing"})


@dataclass(frozen=True, slots=True)
class Choice:
    """A statement that was chosen, how important it is (0..1), and the scores that `quizapp explain` shows."""

    statement: Statement
    importance: float
    scores: tuple[tuple[str, float], ...]


def choose(transcript: Transcript, found: Sequence[SourceSentence], candidates: Sequence[Statement]) -> list[Choice]:
    """The best statement of each sentence, best first."""
    pure = [s for s in candidates if all(f in SOFT_FAULTS for f in s.faults)]
    scored = [(sureness(s), s) for s in pure if s.frame is None and not s.sentence.by_host]
    best: dict[int, tuple[float, Statement]] = {}
    for score, one in scored:
        kept = best.get(one.sentence.number)
        if kept is None or score > kept[0]:
            best[one.sentence.number] = (score, one)
    return [Choice(s, round(score, 6), (("whole", round(score, 6)),)) for score, s in best.values()]


def sureness(statement: Statement) -> float:
    """How likely the statement is to stand alone, by where it comes from (0..1)."""
    base = {"whole": 0.68, "run_front": 0.47, "run_inner": 0.43}[statement.source]
    return base - 0.1 * len(statement.faults) + 0.03 * min(statement.clauses, 3)
