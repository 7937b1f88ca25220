"""Passage → claims, best first: of each clause the words that a reader would most likely ask for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizapp.claims.claim import Answer, Claim, ClaimKind
from quizapp.claims.draft import Draft
from quizapp.claims.linear import probability
from quizapp.claims.mends import Setting
from quizapp.claims.passages.runs import Run, runs
from quizapp.claims.passages.spans import PassageSpan, rank
from quizapp.claims.source_sentence import SourceSentence, draft
from quizapp.claims.statement_features import Surroundings
from quizapp.claims.statements import glue_of, year_published
from quizapp.claims.wording import shown_at, shown_words
from quizapp.language.fold import fold
from quizapp.language.span import Span
from quizapp.transcript.transcript import BlockKind, Transcript

PASSAGE = "passage"  # among the reasons of such a claim
SPOKEN = re.compile(r"[我你咱]|[吧呢啊嘛](?:[,，。?？!！]|$)")
MOST_SPOKEN = 0.15  # of the sentences of a passage: it may quote somebody
ENDS = ("。", "!", "?", "…", ";", ".")
MOST_SENTENCES = 40
MOST_ANSWERS = 3
LEANS = -3  # off for a statement that still points at something said elsewhere


def is_passage(transcript: Transcript, found: Sequence[SourceSentence]) -> bool:
    """Whether a source is a short text in which nobody speaks, written as encyclopaedias are: whole sentences, no I and no you.

    Longer ones with headings have statements to choose from: of an essay readers accepted 14 of 24 items made as those of
    interviews are, and 9 of 22 made as those of passages (docs/quality.md).
    """
    headed = any(block.kind is BlockKind.HEADING for block in transcript.blocks)
    if transcript.speakers or headed or not 0 < len(found) <= MOST_SENTENCES:
        return False
    spoken = sum(SPOKEN.search(sentence.text) is not None for sentence in found)
    ended = sum(sentence.text.endswith(ENDS) for sentence in found)
    return spoken <= MOST_SPOKEN * len(found) and 2 * ended >= len(found)


def passage_claims(transcript: Transcript, found: Sequence[SourceSentence], around: Surroundings) -> list[Claim]:
    """One claim for each clause that says something, best first."""
    setting = Setting("", year_published(transcript), glue_of(transcript))
    drafts = {sentence.number: draft(sentence, transcript) for sentence in found}
    made = {sentence.number: parts for sentence, parts in runs(found, drafts, setting)}
    answers: dict[int, list[Answer]] = {id(run): [] for parts in made.values() for run in parts}
    for span in rank(found, len(transcript.text)):
        run = next((r for r in made.get(span.sentence.number, ()) if r.place.start <= span.start < span.end <= r.place.end), None)
        if run is None or len(answers[id(run)]) == MOST_ANSWERS:
            continue
        answer = _answer(transcript, span, run)
        if answer is not None and not any(answer.raw.meets(other.raw) for other in answers[id(run)]):
            answers[id(run)].append(answer)
    claims = [
        _claim(transcript, sentence, run, answers[id(run)], around)
        for sentence in found
        for run in made.get(sentence.number, ())
        if answers[id(run)]
    ]
    return sorted(claims, key=lambda c: (-c.importance, c.quote.start))


def _answer(transcript: Transcript, span: PassageSpan, run: Run) -> Answer | None:
    """The words of a span as an answer to what a run states; None if a mend took them away, or anybody would say them first."""
    raw = Span(span.sentence.span.start + span.start, span.sentence.span.start + span.end)
    at = _place_of(run.draft, raw)
    if at is None:
        return None
    text, place = shown_at(run.draft, at.start, at.end, transcript)
    if fold(text) in run.topic:
        return None
    return Answer(text, place, raw, span.type, probability(1000 * (span.score + LEANS * run.leans)))


def _claim(transcript: Transcript, sentence: SourceSentence, run: Run, answers: Sequence[Answer], around: Surroundings) -> Claim:
    """What a run states, with its answers."""
    sure = answers[0].chance
    return Claim(
        kind=ClaimKind.FACT,
        speaker="",
        statement=shown_words(run.draft.words, transcript),
        answers=tuple(answers),
        quote=sentence.span,
        importance=sure,
        context=run.draft.context,
        topic=around.topics.of([word.text.strip() for word in run.draft.words]),
        reasons=(PASSAGE, *run.draft.reasons),
        attributed=True,
        scores=(("asked", sure),),
    )


def _place_of(run: Draft, raw: Span) -> Span | None:
    """Where the words of a stretch of the source stand in a draft."""
    at, start, end = 0, -1, -1
    for word in run.words:
        bare = len(word.text.rstrip())
        if word.raw and raw.start <= word.raw.start and word.raw.start + bare <= raw.end:
            start = at if start < 0 else start
            end = at + bare
        at += len(word.text)
    return Span(start, end) if start >= 0 and end - start >= len(raw) else None
