"""Transcript → ranked claims; claim sheets out and in."""

from quizapp.claims.claim import Answer, AnswerType, Claim, ClaimKind

__all__ = ["Answer", "AnswerType", "Claim", "ClaimKind", "find_claims"]
