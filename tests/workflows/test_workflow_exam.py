"""The day of an exam: what words mean it, what it changes, keeping it, undoing it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizapp.errors import UsageError
from quizapp.study.card import Rating
from quizapp.study.day import date_of
from quizapp.workflows import Database
from quizapp.workflows.decks import change_deck_settings, deck_settings, list_decks
from quizapp.workflows.exam import exam_day, price_exam, read_day, set_exam
from quizapp.workflows.study import begin_study
from quizapp.workflows.undo import redo, undo
from tests.workflows.harbour import at, deck_of_items, items

TODAY = at(0)


@pytest.fixture
def slow(db: Database) -> tuple[Database, int]:
    """Sixty new cards, of which three a day would be met."""
    deck_id = deck_of_items(db, "港口访谈", items(40), TODAY)
    change_deck_settings(db, None, replace(deck_settings(db), new_per_day=3, reviews_per_day=5, bury_siblings=False), TODAY)
    return db, deck_id


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("2026-12-01", "2026-12-01"),
        ("2026/12/1", "2026-12-01"),
        ("12-01", "2026-12-01"),
        ("\uff11\uff12\uff0d\uff10\uff11", "2026-12-01"),  # full width
        ("12月1日", "2026-12-01"),
        ("2027年3月5日", "2027-03-05"),
        ("3-5", "2027-03-05"),
        ("7", date_of(TODAY.day + 7).isoformat()),
        ("7天后", date_of(TODAY.day + 7).isoformat()),
        ("+7", date_of(TODAY.day + 7).isoformat()),
        ("7 days", date_of(TODAY.day + 7).isoformat()),
    ],
)
def test_a_day_can_be_written_in_many_ways(words: str, date: str) -> None:
    assert date_of(read_day(words, TODAY)).isoformat() == date


@pytest.mark.parametrize(
    ("words", "why"), [("下周", "is no day"), ("2-30", "is no day"), ("2020-01-01", "passed"), ("0", "passed")]
)
def test_what_is_no_day_ahead_is_refused(words: str, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        read_day(words, TODAY)


def test_an_exam_costs_minutes_and_brings_knowledge(slow: tuple[Database, int]) -> None:
    db, deck_id = slow
    exam = price_exam(db, deck_id, TODAY.day + 12, TODAY)
    assert (exam.days_left, exam.new, exam.new_per_day_now, exam.new_per_day_then) == (12, 60, 3, 6)
    assert (exam.now.met, exam.then.met) == (36, 60)
    assert exam.now.known < 0.6
    assert 0.85 < exam.then.known <= 1
    assert exam.now.minutes < exam.then.minutes


def test_an_exam_far_off_changes_nothing(slow: tuple[Database, int]) -> None:
    db, deck_id = slow
    exam = price_exam(db, deck_id, TODAY.day + 100, TODAY)
    assert exam.new_per_day_then == 3
    assert exam.now == exam.then


def test_a_kept_exam_lets_its_portion_through_and_no_more(slow: tuple[Database, int]) -> None:
    db, deck_id = slow
    assert list_decks(db, TODAY)[0].new == 3
    set_exam(db, deck_id, TODAY.day + 12, TODAY)
    (row,) = list_decks(db, TODAY)
    assert (row.new, row.exam_day) == (6, TODAY.day + 12)
    session = begin_study(db, TODAY)
    for number in range(6):
        session.answer(Rating.EASY, "", 1000, 1.0, at(minutes=number + 1))
    assert session.current is None
    assert list_decks(db, at(minutes=30))[0].new == 0
    assert list_decks(db, at(1))[0].new == 6
    assert list_decks(db, at(13))[0].new == 3  # the exam is over
    assert list_decks(db, at(13))[0].exam_day is None


def test_an_exam_is_undone_done_again_and_forgotten(slow: tuple[Database, int]) -> None:
    db, deck_id = slow
    set_exam(db, deck_id, TODAY.day + 12, TODAY)
    undone = undo(db, TODAY)
    assert undone is not None
    assert (undone.kind, undone.question) == ("exam", "港口访谈")
    assert exam_day(db, deck_id) is None
    assert list_decks(db, TODAY)[0].new == 3
    redo(db, TODAY)
    assert exam_day(db, deck_id) == TODAY.day + 12
    set_exam(db, deck_id, None, TODAY)
    assert exam_day(db, deck_id) is None
    undo(db, TODAY)
    assert exam_day(db, deck_id) == TODAY.day + 12
