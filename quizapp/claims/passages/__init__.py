"""Passages: short texts in which nobody speaks, as encyclopaedias have them. Each clause that says something is a claim."""

from quizapp.claims.passages.find import PASSAGE, is_passage, passage_claims

__all__ = ["PASSAGE", "is_passage", "passage_claims"]
