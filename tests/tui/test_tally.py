"""What the program says when it is left: each card once, right only if it was known at the first try."""

from __future__ import annotations

from quizapp.study.card import Rating
from quizapp.study.grading import Grade, Verdict
from quizapp.tui.study.tally import Tally, final_score


def test_a_card_that_came_back_is_one_card_and_right_only_at_the_first_try() -> None:
    tally = Tally()
    for card_id, rating in ((1, Rating.AGAIN), (2, Rating.GOOD), (1, Rating.GOOD), (2, Rating.AGAIN)):
        tally.count(card_id, rating)
    assert (tally.done, tally.right) == (2, 1)


def test_a_near_miss_and_an_overruled_answer_are_not_right_at_the_first_try() -> None:
    tally = Tally()
    for card_id, score in ((1, 1.0), (2, 0.5), (3, 0.0)):
        tally.count(card_id, Rating.GOOD, score)
    assert (tally.done, tally.right) == (3, 1)
    assert final_score(Grade(Verdict.WRONG, 0.0), Rating.GOOD) == 0.0
    assert final_score(None, Rating.GOOD) == 1.0


def test_an_undone_answer_is_taken_out_and_one_from_before_the_start_changes_nothing() -> None:
    tally = Tally()
    tally.count(1, Rating.AGAIN)
    tally.count(1, Rating.GOOD)
    tally.take_back(1)
    assert (tally.done, tally.right) == (1, 0)
    tally.take_back(1)
    tally.take_back(7)
    assert (tally.done, tally.right) == (0, 0)
