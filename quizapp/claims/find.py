"""Transcript → claims, best first: which statements are worth knowing, who holds them, and what a question can ask of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from quizapp.claims.answer_spans import rank
from quizapp.claims.choice import Choice, choose, surroundings
from quizapp.claims.claim import Answer, Claim
from quizapp.claims.lists import list_claims
from quizapp.claims.passages import is_passage, passage_claims
from quizapp.claims.source_sentence import SourceSentence, source_sentences
from quizapp.claims.statement_features import Surroundings
from quizapp.claims.statements import Statement, statements
from quizapp.claims.wording import shown_at, shown_words, tokens_of
from quizapp.language.fold import fold
from quizapp.language.span import Span
from quizapp.transcript.transcript import Transcript

MOST_ANSWERS = 4
OFTEN, EVERYWHERE, PER_CHARACTERS = 12, 24, 10_000  # times, and times in so many characters


def find_claims(transcript: Transcript) -> list[Claim]:
    """The claims of a transcript, best first; a pure function of the transcript.

    No two claims share more than a few words of the source. Each has up to four answers, most crucial first.
    """
    found = source_sentences(transcript)
    around = surroundings(transcript, found)
    if is_passage(transcript, found):
        return passage_claims(transcript, found, around)
    lists = list_claims(transcript, found, around.topics)
    chosen = choose(transcript, found, around, statements(transcript, found))
    said = _Said.of(transcript.folded)
    claims = [_claim(transcript, choice, around, said) for choice in chosen]
    claims = [c for c in claims if not any(_same_place(c.quote, other.quote) for other in lists)]
    return sorted([*lists, *claims], key=lambda c: (-c.importance, c.quote.start))


def _same_place(one: Span, other: Span) -> bool:
    return one.meets(other) and min(one.end, other.end) - max(one.start, other.start) > len(one) // 2


def _claim(transcript: Transcript, choice: Choice, around: Surroundings, said: _Said) -> Claim:
    made = choice.statement
    return Claim(
        kind=made.holding.kind,
        speaker=made.holding.holder,
        statement=shown_words(made.draft.words, transcript),
        answers=_answers(transcript, made, around.document, said),
        quote=_trimmed_quote(transcript, made),
        importance=choice.importance,
        context=_context(made),
        topic=around.topics.of([w.text.strip() for w in made.draft.words]) or _heading(transcript, made.sentence),
        reasons=made.draft.reasons,
        attributed=made.holding.attributed,
        relayed_by=made.holding.relayed_by,
        scores=choice.scores,
    )


def _answers(transcript: Transcript, made: Statement, document: Mapping[str, int], said: _Said) -> tuple[Answer, ...]:
    tokens = tokens_of(made.draft)
    answers: list[Answer] = []
    for span in rank(tokens, document, most=MOST_ANSWERS):
        words = made.draft.words_in(span.start, span.end)
        if not words or any(word.raw is None for word in words):
            continue  # a word that a mend put in is not in the quote: it cannot be asked for
        first, last = words[0].raw, words[-1].raw
        assert first is not None
        assert last is not None
        raw = Span(first.start, last.end - (len(words[-1].text) - len(words[-1].text.rstrip())))
        text, at = shown_at(made.draft, span.start, span.end, transcript)
        if said.is_everywhere(fold(text)):
            continue
        answers.append(Answer(text, at, raw, span.type, span.chance))
    return tuple(answers)


@dataclass(frozen=True, slots=True)
class _Said:
    """How often an article says words. `pairs` counts each two characters side by side: words are nowhere oftener than their
    first two, so that the whole text is searched for few of them."""

    text: str
    pairs: Mapping[str, int]

    @classmethod
    def of(cls, text: str) -> _Said:
        """Count the pairs of a folded text."""
        return cls(text, Counter(map("".join, pairwise(text))))

    def is_everywhere(self, words: str) -> bool:
        """Whether it says them again and again: what it is about is the first thing that anybody would fill in."""
        least = max(OFTEN, EVERYWHERE * len(self.text) / PER_CHARACTERS)
        return (len(words) < 2 or self.pairs[words[:2]] >= least) and self.text.count(words) >= least


def _trimmed_quote(transcript: Transcript, made: Statement) -> Span:
    """From the first to the last word of the statement in the source, with the full stop if the sentence ends there."""
    quote = made.quote
    end = made.sentence.span.end
    rest = transcript.folded[quote.end : end]
    return Span(quote.start, end) if rest and not any(c.isalnum() for c in rest) else quote


def _context(made: Statement) -> tuple[Span, ...]:
    question = made.sentence.question
    return (*made.draft.context, *((question,) if question and made.sentence.place_in_turn <= 2 else ()))


def _heading(transcript: Transcript, sentence: SourceSentence) -> str:
    heading = sentence.heading.of(transcript.text).strip("#* 0123456789.、") if sentence.heading else ""
    return heading if len(heading) <= 14 else ""
