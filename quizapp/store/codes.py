"""The small numbers that the store keeps for the domain's words."""

from __future__ import annotations

from enum import IntEnum

from quizapp.study.card import Phase, Rating


class Queue(IntEnum):
    """Where a card stands for the queue; what is below 0 is not asked."""

    WITHDRAWN = -5  # its import was undone
    RETIRED = -4  # new, and the generator no longer makes its item
    DELETED = -3
    REJECTED = -2
    SUSPENDED = -1
    NEW = 0
    STEPS = 1  # learning or relearning
    REVIEW = 2


class Verdict(IntEnum):
    """What the learner said of an item in triage."""

    WAITS = 0
    KEPT = 1
    EDITED = 2
    REJECTED = 3


class ReviewKind(IntEnum):
    """What an answer was an answer to."""

    LEARNING = 0
    REVIEW = 1
    RELEARNING = 2
    PRACTICE = 3
    UNDO = 4


PHASES = (Phase.NEW, Phase.LEARNING, Phase.REVIEW, Phase.RELEARNING)
RATINGS = {rating.value: rating for rating in Rating}  # looked up: calling an enum costs as much as reading a row
PHASE_CODE = {phase: code for code, phase in enumerate(PHASES)}
REVIEW_KIND = {
    Phase.NEW: ReviewKind.LEARNING,
    Phase.LEARNING: ReviewKind.LEARNING,
    Phase.REVIEW: ReviewKind.REVIEW,
    Phase.RELEARNING: ReviewKind.RELEARNING,
}
QUEUE_OF = {Phase.NEW: Queue.NEW, Phase.LEARNING: Queue.STEPS, Phase.RELEARNING: Queue.STEPS, Phase.REVIEW: Queue.REVIEW}
