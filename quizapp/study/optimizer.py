"""Fits the scheduler to one learner, and takes the fit only if it predicts answers that it has not seen better than before.

The fit itself is fsrs-rs, Anki's engine, through the extra `[optimizer]`; judging it needs nothing but our own formulas.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quizapp.errors import UsageError
from quizapp.study.card import Memory, Rating
from quizapp.study.fsrs import HIGHEST_WEIGHTS, LOWEST_WEIGHTS, Fsrs

FEWEST = 400  # answers to predict; below this FSRS's own weights are the better guess
_HELD_OUT = 0.2  # the latest share of the answers, which the fit does not see
_CLEAR = 1e-4  # no prediction counts as certain


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer of a card's history."""

    day: int  # study day
    rating: Rating


@dataclass(frozen=True, slots=True)
class Fit:
    """What fitting came to. Losses are log losses on `held_out` answers that the fit had not seen; lower is better."""

    reviews: int  # answers that can be predicted: those at least a day after the one before
    held_out: int
    enough: bool
    taken: bool
    loss_before: float
    loss_after: float
    error_before: float  # by how much the real share of right answers differs from the predicted one, 0..1
    error_after: float
    weights: tuple[float, ...]  # the fitted ones if taken, else those in use

    @property
    def gain(self) -> float:
        """The share of the loss that the fit takes away; below 0 if it is worse."""
        return (self.loss_before - self.loss_after) / self.loss_before if self.loss_before else 0.0


@dataclass(frozen=True, slots=True)
class _Case:
    """An answer to predict, with all that came before it."""

    day: int
    right: bool
    past: tuple[tuple[Rating, int], ...]  # ratings with the days since the one before; the last is the one to predict


def fit(histories: Iterable[Sequence[Answered]], weights: tuple[float, ...], relearning_steps: int = 1) -> Fit:
    """Fit the weights to the histories of cards, each oldest answer first, and compare them with `weights`, those in use.

    The latest fifth of the answers is held out. If the fit predicts it better, it is taken, after being fitted to all answers.
    Raises UsageError if the extra is not installed.
    """
    cases = sorted((case for history in histories for case in _cases(history)), key=lambda case: case.day)
    if len(cases) < FEWEST:
        return Fit(len(cases), 0, False, False, 0.0, 0.0, 0.0, 0.0, weights)
    cut = _cut(cases)
    seen, unseen = cases[:cut], cases[cut:]
    trial = _fitted(seen, relearning_steps)
    before, after = _judge(unseen, weights), _judge(unseen, trial)
    taken = after[0] < before[0]
    final = _fitted(cases, relearning_steps) if taken else weights
    return Fit(len(cases), len(unseen), True, taken, before[0], after[0], before[1], after[1], final)


def log_loss(histories: Iterable[Sequence[Answered]], weights: tuple[float, ...]) -> float:
    """The mean log loss of the predictions for all answers of the histories; 0 without any."""
    return _judge([case for history in histories for case in _cases(history)], weights)[0]


def _cases(history: Sequence[Answered]) -> list[_Case]:
    """Every answer but the first, and those on the day of the one before, which FSRS does not predict."""
    cases = []
    past: list[tuple[Rating, int]] = []
    for place, answer in enumerate(history):
        elapsed = answer.day - history[place - 1].day if place else 0
        past.append((answer.rating, max(elapsed, 0)))
        if elapsed > 0:
            cases.append(_Case(answer.day, answer.rating is not Rating.AGAIN, tuple(past)))
    return cases


def _cut(cases: Sequence[_Case]) -> int:
    """Where the held-out answers begin: between two days, so that no day is both seen and unseen."""
    cut = round(len(cases) * (1 - _HELD_OUT))
    while cut < len(cases) - 1 and cases[cut].day == cases[cut - 1].day:
        cut += 1
    return cut


def _judge(cases: Sequence[_Case], weights: tuple[float, ...]) -> tuple[float, float]:
    """Log loss, and the error of the predicted shares in twenty bins."""
    model = Fsrs(weights)
    loss, bins = 0.0, [[0.0, 0.0, 0.0] for _ in range(20)]
    for case in cases:
        chance = min(max(_chance(model, case), _CLEAR), 1 - _CLEAR)
        loss -= math.log(chance if case.right else 1 - chance)
        one = bins[min(int(chance * 20), 19)]
        one[0] += 1
        one[1] += chance
        one[2] += case.right
    n = len(cases)
    if not n:
        return 0.0, 0.0
    return loss / n, math.sqrt(sum((said - came) ** 2 / count for count, said, came in bins if count) / n)


def _chance(model: Fsrs, case: _Case) -> float:
    memory: Memory | None = None
    for rating, days in case.past[:-1]:
        memory = model.after(memory, rating, days)
    assert memory is not None
    return model.retrievability(memory.stability, case.past[-1][1])


def _fitted(cases: Sequence[_Case], relearning_steps: int) -> tuple[float, ...]:
    try:
        import fsrs_rs_python as engine
    except ImportError:
        raise UsageError("optimize needs the optimizer, which is not installed; pip install 'quizapp[optimizer]'") from None
    items = [engine.FSRSItem([engine.FSRSReview(int(rating), days) for rating, days in case.past]) for case in cases]
    found = engine.FSRS([]).compute_parameters(items, num_relearning_steps=relearning_steps)
    bounds = zip(found, LOWEST_WEIGHTS, HIGHEST_WEIGHTS, strict=True)
    return tuple(min(max(float(weight), low), high) for weight, low, high in bounds)
