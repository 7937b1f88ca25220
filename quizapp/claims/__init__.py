"""Transcript → ranked claims; claim sheets out and in (`quizapp.claims.sheets`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.claims.claim import Answer, AnswerType, Claim, ClaimKind

if TYPE_CHECKING:
    from quizapp.transcript.transcript import Transcript

__all__ = ["Answer", "AnswerType", "Claim", "ClaimKind", "find_claims"]


def find_claims(transcript: Transcript) -> list[Claim]:
    """The claims of a transcript, best first; a pure function of the transcript."""
    # The finder's rules are compiled on import; study and scores only need the values above.
    from quizapp.claims.find import find_claims as find

    return find(transcript)
