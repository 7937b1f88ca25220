"""Which sentences a teacher would ask about: all sentences of a text, ordered by a linear model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import sqrt

from quizapp.claims.linear import weighted, weights
from quizapp.claims.source_sentence import SourceSentence
from quizapp.claims.worth_features import features
from quizapp.transcript.transcript import Transcript

MODEL = "worth"


def rank(transcript: Transcript, found: Sequence[SourceSentence]) -> list[float]:
    """How worth asking each sentence is: its place among all of the text, from 0 (least) to 1 (most)."""
    model = weights(MODEL)
    scores = [weighted(model, row) for row in standardised(features(transcript, found))]
    order = sorted(range(len(scores)), key=lambda k: (scores[k], -k))
    places = {k: place for place, k in enumerate(order)}
    return [round(places[k] / max(1, len(scores) - 1), 6) for k in range(len(scores))]


def standardised(rows: Sequence[Mapping[str, float]]) -> Iterator[dict[str, float]]:
    """Each feature less its mean over the text, in standard deviations: one set of weights fits short and long texts."""
    names = sorted({name for row in rows for name in row})
    scales = {name: _scale([row.get(name, 0.0) for row in rows]) for name in names}
    for row in rows:
        yield {name: round((row.get(name, 0.0) - scales[name][0]) / scales[name][1], 6) for name in names}


def _scale(values: Sequence[float]) -> tuple[float, float]:
    mean = sum(values) / len(values)
    spread = sqrt(sum((value - mean) ** 2 for value in values) / len(values))
    return mean, spread or 1.0
