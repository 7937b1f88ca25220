"""Playing the days until an exam through."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizapp.study.card import Memory
from quizapp.study.exam import met_on, new_a_day, rehearse
from quizapp.study.settings import DeckSettings
from quizapp.study.workload import Known, Pace

SETTINGS = DeckSettings()


@pytest.mark.parametrize(
    ("new", "left", "wanted"), [(60, 12, 6), (61, 12, 7), (60, 4, 30), (60, 3, 30), (60, 2, 60), (60, 1, 60)]
)
def test_where_the_usual_pace_is_too_slow_all_new_cards_are_met_two_days_before(new: int, left: int, wanted: int) -> None:
    assert new_a_day(new, left, 4) == wanted


def test_a_pace_that_meets_all_in_time_is_left_alone() -> None:
    assert new_a_day(60, 3, 20) == 20
    assert new_a_day(61, 3, 20) == 31
    assert new_a_day(0, 5, 20) == 20


def test_an_exam_must_lie_ahead() -> None:
    with pytest.raises(ValueError, match="must lie ahead"):
        new_a_day(5, 0, 20)


def test_of_one_claim_one_card_a_day_is_new() -> None:
    assert met_on([1, 1, 1, 2], 3, 5, one_a_claim=True) == [0, 0, 1, 2]
    assert met_on([1, 1, 1, 2], 2, 5, one_a_claim=True) == [0, 0, 1]
    assert met_on([1, 1, 1, 2], 3, 2, one_a_claim=False) == [0, 0, 1, 1]


def test_what_is_never_met_is_not_known() -> None:
    few = rehearse([], range(100), SETTINGS, Pace(), 10, new_per_day=5)
    many = rehearse([], range(100), SETTINGS, Pace(), 10, new_per_day=10)
    assert (few.met, many.met) == (50, 100)
    assert 0.4 < few.known < 0.5
    assert many.known > 0.85
    assert few.minutes < many.minutes


def test_cards_that_are_known_are_kept_up_until_the_day() -> None:
    known = [Known(Memory(4.0, 5.0), since=2, until=2)] * 50
    kept = rehearse(known, [], SETTINGS, Pace(), 60, new_per_day=20)
    sure = rehearse(known, [], replace(SETTINGS, desired_retention=0.97), Pace(), 60, new_per_day=20)
    assert 0.88 < kept.known < sure.known
    assert kept.minutes < sure.minutes


def test_thousands_of_cards_are_stood_for_by_a_few() -> None:
    small = rehearse([], range(600), SETTINGS, Pace(), 30, new_per_day=20)
    large = rehearse([], range(6000), SETTINGS, Pace(), 30, new_per_day=200)
    assert large.known == pytest.approx(small.known, abs=0.03)
    assert large.minutes == pytest.approx(10 * small.minutes, rel=0.1)


def test_no_cards_are_no_knowledge() -> None:
    assert rehearse([], [], SETTINGS, Pace(), 5, new_per_day=20).known == 0
