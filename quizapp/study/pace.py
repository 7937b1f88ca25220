"""How long studying takes: the answers that cards are expected to need, times the seconds of one answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from quizapp.study.settings import DeckSettings
from quizapp.study.workload import Pace

DEFAULT_SECONDS = 10.0  # an answer, until the learner's own are known
ENOUGH = 20  # answers whose median is the learner's own
RIGHT_IN_STEPS = 0.75  # answers to cards in their steps that are right, most of all the first to a card never seen


@dataclass(frozen=True, slots=True)
class Asked:
    """Cards of one deck that are asked today, by how far they are."""

    new: int
    learning: int
    review: int


def median_seconds(taken: Mapping[int, int]) -> float | None:
    """The middle of answer times, given as answers by whole seconds; half a second is added for what was cut off."""
    half, seen = sum(taken.values()) / 2, 0
    for second in sorted(taken):
        seen += taken[second]
        if seen >= half and taken[second]:
            return second + 0.5
    return None


def seconds_an_answer(taken: Mapping[int, int]) -> float:
    """The learner's own median, or `DEFAULT_SECONDS` as long as there are fewer than `ENOUGH` answers."""
    found = median_seconds(taken)
    return DEFAULT_SECONDS if found is None or sum(taken.values()) < ENOUGH else found


def answers_in_steps(steps: int, right: float = RIGHT_IN_STEPS) -> float:
    """How many answers a card needs to pass so many steps, where a wrong one goes back to the first. One without steps."""
    steps = max(steps, 1)
    return (1 - right**steps) / ((1 - right) * right**steps) if right < 1 else float(steps)


def answers_of(asked: Asked, settings: DeckSettings) -> float:
    """How many answers these cards need today.

    A new card passes the learning steps; one that is being learnt has its last step before it; one in review is answered once
    and, where it was forgotten, passes the relearning steps.
    """
    new = answers_in_steps(len(settings.learning_steps))
    learning = 1 + (1 - RIGHT_IN_STEPS) * new
    return asked.new * new + asked.learning * learning + asked.review * answers_of_review(settings)


def answers_of_review(settings: DeckSettings) -> float:
    """How many answers a card in review needs on its day; as many are forgotten as the desired retention lets."""
    return 1 + (1 - settings.desired_retention) * answers_in_steps(len(settings.relearning_steps))


def pace_of(seconds: float, settings: DeckSettings) -> Pace:
    """How long cards take on the day they are known, forgotten, met; `seconds` is what one answer takes."""
    forgotten = 1 + answers_in_steps(len(settings.relearning_steps))
    return Pace(seconds, forgotten * seconds, answers_in_steps(len(settings.learning_steps)) * seconds)


def whole_minutes(answers: float, seconds: float) -> int:
    """Minutes for so many answers; at least one if there are any."""
    return max(1, round(answers * seconds / 60)) if answers else 0
