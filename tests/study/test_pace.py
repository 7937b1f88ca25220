"""Minutes are answers times seconds: how many answers cards need, and how long one takes."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from quizapp.study.pace import (
    DEFAULT_SECONDS,
    ENOUGH,
    RIGHT_IN_STEPS,
    Asked,
    answers_in_steps,
    answers_of,
    median_seconds,
    pace_of,
    seconds_an_answer,
    whole_minutes,
)
from quizapp.study.settings import DeckSettings


@pytest.mark.parametrize("steps", [1, 2, 3])
def test_the_answers_in_steps_are_those_of_cards_played_through(steps: int) -> None:
    luck, answers, cards = random.Random(7), 0, 20_000
    for _ in range(cards):
        step = 0
        while step < steps:
            answers += 1
            step = step + 1 if luck.random() < RIGHT_IN_STEPS else 0
    assert answers / cards == pytest.approx(answers_in_steps(steps), rel=0.03)


def test_who_is_always_right_answers_once_a_step() -> None:
    assert [answers_in_steps(steps, 1.0) for steps in (0, 1, 2, 3)] == [1, 1, 2, 3]


def test_a_new_card_takes_about_three_answers_and_a_review_little_more_than_one() -> None:
    settings = DeckSettings()
    assert answers_of(Asked(10, 0, 0), settings) == pytest.approx(31.1, abs=0.1)
    assert answers_of(Asked(0, 0, 10), settings) == pytest.approx(11.3, abs=0.1)
    assert 10 < answers_of(Asked(0, 10, 0), settings) < answers_of(Asked(10, 0, 0), settings)
    assert answers_of(Asked(2, 3, 4), settings) == pytest.approx(
        answers_of(Asked(2, 0, 0), settings) + answers_of(Asked(0, 3, 0), settings) + answers_of(Asked(0, 0, 4), settings)
    )


def test_more_steps_cost_more_answers() -> None:
    three = replace(DeckSettings(), learning_steps=(1, 10, 60))
    assert answers_of(Asked(1, 0, 0), three) > answers_of(Asked(1, 0, 0), DeckSettings())
    assert pace_of(10, three).new_seconds > pace_of(10, DeckSettings()).new_seconds > pace_of(10, DeckSettings()).seconds


def test_the_seconds_are_the_learners_own_from_twenty_answers_on() -> None:
    assert seconds_an_answer({}) == DEFAULT_SECONDS
    assert seconds_an_answer({3: ENOUGH - 1}) == DEFAULT_SECONDS
    assert seconds_an_answer({3: ENOUGH}) == 3.5
    assert seconds_an_answer({4: 11, 60: 10}) == 4.5  # a few pauses do not count as pace


def test_the_median_is_the_middle_answer() -> None:
    assert median_seconds({}) is None
    assert median_seconds({1: 1, 5: 1, 9: 1}) == 5.5


def test_something_to_do_is_never_no_minute() -> None:
    assert (whole_minutes(0, 10), whole_minutes(1, 10), whole_minutes(60, 10)) == (0, 1, 10)
