"""What the second model of answer spans sees of one: what the first sees, its place, how rare it is, what is left beside it."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

from quizapp.claims.span_features import SpanView
from quizapp.language.frequency import rarity


def gap_features(view: SpanView, scored: Sequence[tuple[int, int, int]], most: int) -> list[tuple[int, int, dict[str, float]]]:
    """First word, last word and features of the first `most` spans.

    scored    first word, last word and score in thousandths of every span of the statement, best first
    """
    if not scored:
        return []
    best = scored[0][2]
    whole = sum(exp((score - best) / 1000) for _, _, score in scored)
    return [
        (i, j, {**_seen(view, i, j), **_standing(score, best, whole, order, len(scored)), **_place(view, i, j)})
        for order, (i, j, score) in enumerate(scored[:most])
    ]


def _seen(view: SpanView, i: int, j: int) -> dict[str, float]:
    return dict.fromkeys([*view.start(i), *view.end(j), *view.inside(i, j)], 1.0)


def _standing(score: int, best: int, whole: float, order: int, spans: int) -> dict[str, float]:
    """How the first model puts it among the others."""
    return {
        "score": score / 1000,
        "below best": (best - score) / 1000,
        "share": round(exp((score - best) / 1000) / whole, 6),
        "order": float(order),
        "spans": float(spans),
    }


def _place(view: SpanView, i: int, j: int) -> dict[str, float]:
    tokens = view.tokens
    before, words, after = ("".join(t.text for t in part) for part in (tokens[:i], tokens[i : j + 1], tokens[j + 1 :]))
    beside = before + after
    own = view.rarities[i : j + 1]
    return {
        "words before": float(i),
        "words after": float(len(tokens) - 1 - j),
        "from the front": round(i / len(tokens), 4),
        "words": float(j - i + 1),
        "characters": float(len(words)),
        "characters before": float(len(before)),
        "characters after": float(len(after)),
        "of the statement": round(len(words) / (len(words) + len(beside)), 4),
        "rarest": max(own),
        "commonest": min(own),
        "last": own[-1],
        "as a whole": rarity(words.lower()),
        "echoed characters": round(len(set(words) & set(beside)) / len(set(words)), 4),
        "echoed word": float(any(len(t.text) > 1 and t.text in beside for t in tokens[i : j + 1])),
        "count in text": float(min(view.counts[i : j + 1])),
    }
