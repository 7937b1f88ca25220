"""What a source holds and what became of it, sentence by sentence, so that nothing is left out silently. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING

from quizapp.language.span import Span

if TYPE_CHECKING:
    from quizapp.claims.claim import Claim
    from quizapp.claims.source_sentence import SourceSentence
    from quizapp.items.item import Item
    from quizapp.transcript.transcript import Transcript


class Fate(StrEnum):
    """What became of a sentence."""

    ITEM = "item"  # a question asks for something in it
    GATE = "gate"  # it gave a claim, but no question about it passed the gate, or better ones took its place
    FAULT = "fault"  # nothing in it can stand alone; the reasons are the rules that say why
    HOST = "host"  # the host's own words are not asked for
    PASSED_OVER = "passed_over"  # it could stand, others were worth more


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the source with its fate; `reasons` are names of rules, `questions` what is asked about it."""

    text: str
    fate: Fate
    reasons: tuple[str, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn, or one stretch in the article's own voice (`number` is 0, counted turns begin at 1)."""

    number: int
    speaker: str
    sentences: tuple[Sentence, ...]

    @property
    def items(self) -> int:
        """How many questions ask for something in this turn."""
        return len({question for sentence in self.sentences for question in sentence.questions})


@dataclass(frozen=True, slots=True)
class Coverage:
    """A source, turn by turn."""

    title: str
    claims: int
    items: int
    turns: tuple[Turn, ...]

    @property
    def fates(self) -> Counter[Fate]:
        """How many sentences came to what."""
        return Counter(sentence.fate for turn in self.turns for sentence in turn.sentences)


def coverage(transcript: Transcript, claims: Sequence[Claim], most: int = 60) -> Coverage:
    """What became of every sentence when at most `most` items are made of these claims."""
    from quizapp.claims.source_sentence import source_sentences
    from quizapp.items import make_items

    items = make_items(transcript, claims, most)
    view = _View(transcript, claims, items)
    turns = groupby(source_sentences(transcript), key=lambda sentence: (sentence.block.turn, sentence.block.speaker))
    title = transcript.title.value if transcript.title else transcript.path
    return Coverage(
        title, len(claims), len(items), tuple(_turn(view, turn + 1, speaker, sentences) for (turn, speaker), sentences in turns)
    )


class _View:
    """Everything found in one transcript, looked up by place."""

    def __init__(self, transcript: Transcript, claims: Sequence[Claim], items: Sequence[Item]) -> None:
        from quizapp.claims.source_sentence import source_sentences
        from quizapp.claims.statements import statements

        self.text = transcript.text
        self.claims = claims
        self.items = items
        self.broken = _broken_rules(transcript, claims)
        self.faults: dict[int, list[tuple[str, ...]]] = {}
        for statement in statements(transcript, source_sentences(transcript)):
            self.faults.setdefault(statement.sentence.number, []).append(statement.faults)

    def of(self, sentence: SourceSentence) -> Sentence:
        questions = tuple(item.question for item in self.items if item.span.meets(sentence.span))
        fate, reasons = (Fate.ITEM, ()) if questions else self._why_not(sentence)
        return Sentence(sentence.span.of(self.text), fate, reasons, questions)

    def _why_not(self, sentence: SourceSentence) -> tuple[Fate, tuple[str, ...]]:
        claims = [claim for claim in self.claims if claim.quote.meets(sentence.span)]
        if claims:
            return Fate.GATE, tuple(dict.fromkeys(name for claim in claims for name in self.broken.get(claim.quote, ())))
        if sentence.by_host:
            return Fate.HOST, ()
        readings = self.faults.get(sentence.number, [])
        if readings and not min(readings, key=len):
            return Fate.PASSED_OVER, ()
        return Fate.FAULT, min(readings, key=len, default=())


def _broken_rules(transcript: Transcript, claims: Sequence[Claim]) -> dict[Span, tuple[str, ...]]:
    """For each claim, by its quote, the gate rules that its drafts broke, the most frequent first."""
    from quizapp.items.making import judged
    from quizapp.items.material import Material
    from quizapp.items.worded import word_statements

    broken: dict[Span, Counter[str]] = {}
    for draft, faults in judged(Material.of(transcript, word_statements(transcript, claims))):
        broken.setdefault(draft.claim.quote, Counter()).update(faults)
    return {quote: tuple(name for name, _ in count.most_common()) for quote, count in broken.items()}


def _turn(view: _View, number: int, speaker: str, sentences: Iterable[SourceSentence]) -> Turn:
    return Turn(number, speaker, tuple(map(view.of, sentences)))
