"""A fit is taken only if it predicts unseen answers better; and a wish has its price."""

from __future__ import annotations

import random
import sys
from dataclasses import replace

import pytest

from quizapp.errors import UsageError
from quizapp.study.card import Memory, Rating
from quizapp.study.fsrs import DEFAULT_WEIGHTS, Fsrs
from quizapp.study.optimizer import FEWEST, Answered, fit, log_loss
from quizapp.study.settings import DeckSettings
from quizapp.study.workload import Known, Pace, prices, workload


def learner(weights: tuple[float, ...], cards: int, seed: int) -> list[list[Answered]]:
    """Histories of one whose memory follows `weights`, scheduled by FSRS's own."""
    luck, truth, planner = random.Random(seed), Fsrs(weights), Fsrs()
    histories = []
    for _ in range(cards):
        day, history = luck.randint(0, 200), list[Answered]()
        real = planned = None
        wait = 0
        for place in range(luck.randint(2, 9)):
            known = real is None or luck.random() < truth.retrievability(real.stability, wait)
            rating = (
                luck.choices([Rating.HARD, Rating.GOOD, Rating.EASY], [0.15, 0.7, 0.15])[0] if known and place else Rating.AGAIN
            )
            real, planned = truth.after(real, rating, wait), planner.after(planned, rating, wait)
            history.append(Answered(day, rating))
            wait = max(1, round(planner.interval(planned.stability, 0.9) * luck.uniform(0.7, 1.6)))
            day += wait
        histories.append(history)
    return histories


FORGETFUL = (*(0.05, 0.3, 0.6, 2.0), *DEFAULT_WEIGHTS[4:8], 1.1, *DEFAULT_WEIGHTS[9:])


@pytest.fixture(scope="module")
def forgetful() -> list[list[Answered]]:
    return learner(FORGETFUL, 500, seed=3)


def test_a_fit_to_a_forgetful_learner_is_taken_and_says_by_how_much_it_is_better(forgetful: list[list[Answered]]) -> None:
    found = fit(forgetful, DEFAULT_WEIGHTS)
    assert found.enough
    assert found.taken
    assert found.loss_after < found.loss_before
    assert found.gain > 0.02
    assert found.error_after < found.error_before
    DeckSettings(weights=found.weights)  # within the bounds of the settings
    unseen = learner(FORGETFUL, 300, seed=4)
    assert log_loss(unseen, found.weights) < log_loss(unseen, DEFAULT_WEIGHTS)


def test_what_predicts_no_better_is_not_taken(forgetful: list[list[Answered]]) -> None:
    found = fit(forgetful, FORGETFUL)
    assert found.enough
    if not found.taken:
        assert found.weights == FORGETFUL
        assert found.gain <= 0
    assert found.gain < 0.02  # nothing much can be better than the truth


def test_the_same_answers_give_the_same_fit(forgetful: list[list[Answered]]) -> None:
    assert fit(forgetful, DEFAULT_WEIGHTS) == fit(list(forgetful), DEFAULT_WEIGHTS)


def test_few_answers_change_nothing() -> None:
    found = fit(learner(FORGETFUL, 10, seed=1), DEFAULT_WEIGHTS)
    assert not found.enough
    assert not found.taken
    assert found.reviews < FEWEST
    assert found.weights == DEFAULT_WEIGHTS


def test_answers_of_the_same_day_are_not_predicted() -> None:
    same_day = [Answered(5, Rating.AGAIN), Answered(5, Rating.GOOD), Answered(6, Rating.GOOD)]
    assert fit([same_day], DEFAULT_WEIGHTS).reviews == 1


def test_without_the_extra_one_line_says_what_to_install(
    forgetful: list[list[Answered]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "fsrs_rs_python", None)
    with pytest.raises(UsageError) as refused:
        fit(forgetful, DEFAULT_WEIGHTS)
    assert str(refused.value) == "optimize needs the optimizer, which is not installed; pip install 'quizapp[optimizer]'"


KNOWN = [
    Known(Memory(stability, 5.0), since=days, until=n % 20 - 5) for n in range(300) for stability, days in [(5.0 + n % 40, n % 9)]
]


def test_the_surer_the_more_minutes() -> None:
    found = prices(KNOWN, 400, DeckSettings(), Pace(), (0.8, 0.9, 0.95, 0.97))
    minutes = [load.minutes for _, load in found]
    assert minutes == sorted(minutes)
    assert minutes[-1] > 1.3 * minutes[1]
    assert [wish for wish, _ in found] == [0.8, 0.9, 0.95, 0.97]


def test_answers_are_remembered_about_as_often_as_wished() -> None:
    assert workload(KNOWN, 0, DeckSettings(), Pace()).remembered == pytest.approx(0.9, abs=0.05)


def test_new_cards_cost_time_and_nothing_costs_none() -> None:
    settings = DeckSettings(new_per_day=10)
    assert workload(KNOWN, 500, settings, Pace()).minutes > workload(KNOWN, 0, settings, Pace()).minutes + 2
    empty = workload([], 0, settings, Pace())
    assert (empty.cards, empty.minutes, empty.remembered) == (0, 0, 0)


def test_the_price_is_the_same_every_time() -> None:
    assert workload(KNOWN, 50, DeckSettings(), Pace()) == workload(list(KNOWN), 50, replace(DeckSettings()), Pace())
