"""Plans: coming back after a break, help with what will not stick."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizapp.study.card import Rating
from quizapp.study.leech import Remedy
from quizapp.workflows import Database, Moment
from quizapp.workflows.decks import change_deck_settings, deck_settings, home
from quizapp.workflows.plans import leech_help, plan_return, remedy_for
from quizapp.workflows.study import StudySession, begin_study
from quizapp.workflows.triage import reject
from tests.workflows.harbour import at, deck_of_items, items


@pytest.fixture
def learnt(db: Database) -> Database:
    """Sixty cards learnt on one day."""
    deck_of_items(db, "港口访谈", items(40), at(0))
    change_deck_settings(db, None, replace(deck_settings(db), new_per_day=99, bury_siblings=False), at(0))
    session = begin_study(db, at(0))
    for number in range(60):
        session.answer(Rating.EASY, "三台", 2000, 1.0, at(minutes=number / 10))
    return db


def test_no_more_than_on_an_ordinary_day_needs_no_plan(learnt: Database) -> None:
    assert plan_return(learnt, at(1)) is None
    assert plan_return(learnt, at(60)) is None  # sixty due are an ordinary day for one who learnt sixty


def test_a_backlog_beyond_an_ordinary_day_is_worked_off_over_several(db: Database) -> None:
    deck_of_items(db, "港口访谈", items(60), at(0))
    change_deck_settings(db, None, replace(deck_settings(db), new_per_day=30, bury_siblings=False), at(0))
    for day in range(3):
        session = begin_study(db, at(day), limit=30)
        for number in range(30):
            session.answer(Rating.EASY, "三台", 2000, 1.0, at(day, minutes=number / 10))
    plan = plan_return(db, at(90))
    assert plan is not None
    assert (plan.overdue, plan.days, plan.per_day, len(plan.today)) == (90, 3, 30, 30)
    assert plan == home(db, at(90)).back
    session = begin_study(db, at(90), guids=plan.today)
    assert session.counts().review == 30
    asked = {finish(session, at(90, minutes=number / 10)) for number in range(30)}
    assert asked == set(plan.today)
    over = plan_return(db, at(90, minutes=10))
    assert over is not None
    assert (over.overdue, over.today) == (60, ())  # the rest is for the days to come
    tomorrow = plan_return(db, at(91))
    assert tomorrow is not None
    assert (tomorrow.overdue, tomorrow.days, len(tomorrow.today)) == (60, 2, 30)
    assert not set(tomorrow.today) & asked


def finish(session: StudySession, moment: Moment) -> str:
    """Answer a card well enough that it does not come back today; returns its guid."""
    assert session.current is not None
    guid = session.current.guid
    session.answer(Rating.EASY, "三台", 2000, 1.0, moment)
    return guid


def test_a_leech_is_helped_by_its_sibling_and_by_the_one_it_is_taken_for(stocked: Database) -> None:
    session = begin_study(stocked, at(0), guids=["guid-004-short_answer"])
    session.answer(Rating.AGAIN, "十台", 2000, 0.0, at(0))
    found = leech_help(stocked, "guid-004-short_answer")
    assert [(one.remedy, one.guid) for one in found[:2]] == [
        (Remedy.TWIN, "guid-007-short_answer"),
        (Remedy.OTHER_KIND, "guid-004-true_false"),
    ]


def test_the_fourth_lapse_brings_a_remedy_made_from_the_source(stocked: Database) -> None:
    for day in range(6):
        session = begin_study(stocked, at(10 * day), guids=["guid-004-short_answer"])
        session.answer(Rating.EASY if day == 0 else Rating.AGAIN, "十台" if day else "", 2000, 0.0, at(10 * day))
        (forgotten,) = session.summary(at(10 * day)).forgotten if day else (None,)
        if forgotten is not None:
            assert forgotten.leech == (forgotten.lapses >= 4)
            assert (forgotten.remedy is not None) == forgotten.leech
        session.answer(Rating.EASY, "", 2000, 1.0, at(10 * day, minutes=11)) if session.tick(at(10 * day, minutes=11)) else None
        session.end(at(10 * day, minutes=12))
    assert forgotten is not None
    assert forgotten.remedy is not None
    assert (forgotten.remedy.kind, forgotten.remedy.answer) == ("twin", "十台")


def test_a_rejected_sibling_is_no_remedy(stocked: Database) -> None:
    reject(stocked, "guid-004-true_false", None, at(0))
    assert remedy_for(stocked, "guid-004-short_answer").kind == "passage"
