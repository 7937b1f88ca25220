"""Claim sheets out."""

from __future__ import annotations

from collections.abc import Iterable

import yaml

from quizapp.claims.claim import Claim
from quizapp.transcript.transcript import Transcript

MUST, VALUABLE = 0.75, 0.45  # from these importances on a claim is a 3 or a 2


def write_sheet(transcript: Transcript, claims: Iterable[Claim]) -> str:
    """The claims of `transcript` as a sheet, in their order; `read_sheet` gives them back."""
    head = {"source": transcript.path, "title": transcript.title.value if transcript.title else ""}
    sheet = head | {"claims": [_entry(transcript, claim) for claim in claims]}
    return yaml.safe_dump(sheet, allow_unicode=True, sort_keys=False, width=2**31)


def importance_mark(importance: float) -> int:
    """3 must know, 2 valuable, 1 detail."""
    return 3 if importance >= MUST else 2 if importance >= VALUABLE else 1


def _entry(transcript: Transcript, claim: Claim) -> dict[str, object]:
    entry: dict[str, object] = {
        "kind": claim.kind.value,
        "importance": importance_mark(claim.importance),
        "speaker": claim.speaker,
        "statement": claim.statement,
        "answers": [answer.text if answer.at else answer.raw.of(transcript.text) for answer in claim.answers],
        "quote": " ".join(claim.quote.of(transcript.text).split()),
    }
    optional = {"topic": claim.topic, "question": claim.question, "distractors": list(claim.distractors)}
    optional |= {"explanation": claim.explanation}
    return entry | {name: value for name, value in optional.items() if value}
