"""Which statements become claims: the surest reading of each sentence, ranked by how it stands alone and what it is worth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quizapp.claims import wholeness, worth
from quizapp.claims.forest import forest
from quizapp.claims.source_sentence import SourceSentence
from quizapp.claims.statement_features import Surroundings, features
from quizapp.claims.statements import Statement
from quizapp.claims.topics import find_topics
from quizapp.claims.wording import tokens_of
from quizapp.transcript.transcript import Transcript

SOFT_FAULTS = frozenset({"inner:third_person", "inner:pointing"})
GATE = "statement_gate"


@dataclass(frozen=True, slots=True)
class Choice:
    """A statement that was chosen, how important it is (0..1), and the scores that `quizapp explain` shows."""

    statement: Statement
    importance: float
    scores: tuple[tuple[str, float], ...]


def choose(
    transcript: Transcript, found: Sequence[SourceSentence], around: Surroundings, candidates: Iterable[Statement]
) -> list[Choice]:
    """The best statement of each sentence, best first."""
    pure = [s for s in candidates if all(f in SOFT_FAULTS for f in s.faults)]
    best: dict[int, Choice] = {}
    rows = feature_rows(transcript, found, around, pure)
    for one, row, stands in zip(pure, rows, forest(GATE).chances(rows), strict=True):
        choice = _weighed(one, row, stands)
        kept = best.get(one.sentence.number)
        if kept is None or choice.importance > kept.importance:
            best[one.sentence.number] = choice
    return sorted(best.values(), key=lambda c: (-c.importance, c.statement.sentence.number))


def surroundings(transcript: Transcript, found: Sequence[SourceSentence]) -> Surroundings:
    """What the whole text says of a statement: its topics, its title, how often each word stands in it."""
    topics = find_topics(found, [s.name for s in transcript.speakers])
    document = Counter(token.text.lower() for s in found for token in s.tokens)
    return Surroundings(topics, transcript.title.value if transcript.title else "", document)


def feature_rows(
    transcript: Transcript, found: Sequence[SourceSentence], around: Surroundings, wanted: Sequence[Statement]
) -> list[dict[str, float]]:
    """The features of statements, beside the whole text."""
    worths = worth.rank(transcript, found)
    return [features(one, around, wholeness.score(tokens_of(one.draft)), worths[one.sentence.number]) for one in wanted]


def _weighed(one: Statement, row: dict[str, float], stands: float) -> Choice:
    scores = (("stands", stands), ("whole", row["whole"]), ("worth", row["worth"]))
    return Choice(one, round(0.7 * stands + 0.3 * row["worth"], 6), scores)


def sureness(statement: Statement) -> float:
    """How likely the statement is to stand alone, by where it comes from (0..1)."""
    base = {"whole": 0.68, "run_front": 0.47}.get(statement.source, 0.43)
    return base - 0.1 * len(statement.faults) + 0.03 * min(statement.clauses, 3)
