"""Studying: each answer is stored before the next card, undo restores exactly, two windows do not overwrite each other."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any, Literal

import pytest

from quizapp.errors import UsageError
from quizapp.items.item import ItemKind
from quizapp.study.card import Phase, Rating
from quizapp.workflows import Database, Moment
from quizapp.workflows.browse import count, search, set_suspended
from quizapp.workflows.decks import change_deck_settings, deck_settings, home, list_decks
from quizapp.workflows.exam import set_exam
from quizapp.workflows.study import StaleCard, StudySession, begin_study
from quizapp.workflows.undo import next_undo, redo, undo
from tests.workflows.harbour import at, deck_of_items, items
from tests.workflows.look import everything, log


def answer(session: StudySession, rating: Rating, moment: Moment, given: str = "三台") -> str:
    """Answer the current card; returns its guid."""
    assert session.current is not None
    guid = session.current.guid
    session.answer(rating, given, 4000, float(rating is not Rating.AGAIN), moment)
    return guid


def test_a_session_asks_each_claim_once_and_ends(stocked: Database) -> None:
    session = begin_study(stocked, at(0))
    claims = []
    minute = 0
    while session.current is not None:
        claims.append(session.current.item.claim_id)
        answer(session, Rating.EASY, at(minutes=minute))
        minute += 1
    assert len(claims) == len(set(claims)) == 12
    assert session.counts().total == 0
    assert session.position == (12, 12)
    assert session.summary(at(minutes=minute)).finished


def test_a_card_that_comes_back_moves_neither_the_goal_nor_the_count(stocked: Database) -> None:
    """Thirty answers to twelve cards: the total stands still, what is done never falls, and the end is reached."""
    session = begin_study(stocked, at(0))
    seen, minute = [(*session.position, session.number)], 0.0
    while session.current is not None or session.learn_ahead(at(minutes=minute)):
        answer(session, Rating.AGAIN if len(seen) % 5 == 0 else Rating.GOOD, at(minutes=minute))
        seen.append((*session.position, session.number))
        minute += 1
    assert len(seen) > 25
    assert {total for _, total, _ in seen} == {12}
    assert [done for done, _, _ in seen] == sorted(done for done, _, _ in seen)
    assert [number for _, _, number in seen] == sorted(number for _, _, number in seen)
    assert seen[-1] == (12, 12, 12)


def test_a_card_is_counted_once_and_taken_out_by_its_undo(stocked: Database) -> None:
    session = begin_study(stocked, at(0), limit=3)
    forgotten = answer(session, Rating.AGAIN, at(0))
    assert (session.position, session.number) == ((1, 3), 2)
    answer(session, Rating.EASY, at(minutes=2))
    assert session.current is not None
    assert session.current.guid == forgotten  # it is here again
    assert (session.position, session.number) == ((2, 3), 2)
    answer(session, Rating.GOOD, at(minutes=2))
    assert (session.position, session.number) == ((2, 3), 3)
    for left in (2, 1, 0):
        session.undo(at(minutes=3))
        assert session.position == (left, 3)


def test_a_card_that_is_put_away_is_done_with_and_the_goal_stands_still(stocked: Database) -> None:
    session = begin_study(stocked, at(0), limit=4)
    answer(session, Rating.EASY, at(0))
    session.bury(at(0))
    assert (session.position, session.number) == ((2, 4), 3)
    session.suspend(at(0))
    assert (session.position, session.number) == ((3, 4), 4)
    assert begin_study(stocked, at(minutes=1), limit=4).position == (3, 4)
    session.undo(at(0))
    assert (session.position, session.number) == ((2, 4), 3)
    summary = session.summary(at(0))
    assert (summary.done, summary.total, summary.first) == (2, 4, 1)


def test_a_session_with_a_waiting_card_is_finished_for_now(stocked: Database) -> None:
    session = begin_study(stocked, at(0), limit=2)
    answer(session, Rating.EASY, at(0))
    assert not session.summary(at(0)).finished
    answer(session, Rating.AGAIN, at(0))
    summary = session.summary(at(0))
    assert (summary.finished, summary.done, summary.total, summary.learning_left) == (True, 2, 2, 1)
    assert session.learn_ahead(at(0))
    assert not session.summary(at(0)).finished


def test_the_summary_tells_when_the_first_and_the_last_card_come_back(stocked: Database) -> None:
    session = begin_study(stocked, at(0), limit=2)
    answer(session, Rating.GOOD, at(0))  # ten minutes
    answer(session, Rating.AGAIN, at(0))  # one minute
    summary = session.summary(at(0))
    assert (summary.next_at, summary.last_at) == (at(minutes=1).ms, at(minutes=10).ms)
    assert (summary.right, summary.first) == (1, 2)


def test_practice_counts_a_forgotten_card_once(stocked: Database) -> None:
    practice = begin_study(stocked, at(0), mode="cram", limit=2)
    answer(practice, Rating.AGAIN, at(0))
    assert practice.position == (1, 2)
    answer(practice, Rating.GOOD, at(minutes=1))
    assert (practice.position, practice.number) == ((2, 2), 2)
    answer(practice, Rating.GOOD, at(minutes=2))
    assert practice.current is None
    assert practice.position == (2, 2)


def test_a_card_is_shown_with_its_passage(stocked: Database) -> None:
    shown = begin_study(stocked, at(0), guids=["guid-003-short_answer"]).current
    assert shown is not None
    assert shown.passage.speaker == "林越"
    assert shown.passage.paragraph == 5
    assert shown.passage.quote == "第 4 号码头有六台吊车，都是去年装的。"
    assert shown.source_title == "港口访谈"
    assert (shown.state.phase, shown.deck, shown.flagged, shown.draft) == (Phase.NEW, "港口访谈", False, None)


def test_an_answer_is_in_the_log_before_the_next_card(stocked: Database) -> None:
    session = begin_study(stocked, at(0))
    guid = answer(session, Rating.GOOD, at(0), given="三台")
    (row,) = log(stocked)
    assert (row["guid"], row["rating"], row["given"], row["kind"], row["day"]) == (guid, 3, "三台", 0, at(0).day)
    assert session.position[0] == 1


def test_a_forgotten_card_comes_back_when_its_step_is_over(stocked: Database) -> None:
    session = begin_study(stocked, at(0), limit=1)
    guid = answer(session, Rating.AGAIN, at(0))
    assert session.current is None
    assert session.waiting_until() == at(minutes=1).ms
    assert not session.tick(at(minutes=0.5))
    assert session.tick(at(minutes=1))
    assert session.current is not None
    assert session.current.guid == guid


def forgotten_before(db: Database, guid: str) -> None:
    """A session in which one card was forgotten; it is left before the card comes back."""
    session = begin_study(db, at(0), guids=[guid])
    answer(session, Rating.AGAIN, at(0))
    session.end(at(0))


@pytest.mark.parametrize(
    "how", [{"limit": 2}, {"query": "吊车"}, {"guids": ["guid-003-short_answer", "guid-005-short_answer"]}], ids=str
)
def test_a_narrowed_session_asks_learning_cards_that_are_due(stocked: Database, how: dict[str, Any]) -> None:
    forgotten_before(stocked, "guid-005-short_answer")
    session = begin_study(stocked, at(minutes=2), **how)
    assert session.current is not None
    assert session.current.guid == "guid-005-short_answer"
    assert session.counts().learning == 1
    if "query" not in how:
        assert session.counts().total == 2  # the learning card is one of them
    answer(session, Rating.EASY, at(minutes=2))
    assert session.counts().learning == 0
    assert session.position[0] == 1
    assert session.current is not None
    assert session.current.guid != "guid-005-short_answer"


def test_a_narrowed_session_leaves_learning_cards_of_others_alone(stocked: Database) -> None:
    forgotten_before(stocked, "guid-005-short_answer")
    session = begin_study(stocked, at(minutes=2), guids=["guid-003-short_answer"])
    assert session.counts().total == 1
    assert session.current is not None
    assert session.current.guid == "guid-003-short_answer"


def test_learning_ahead_takes_the_waiting_card_now(stocked: Database) -> None:
    session = begin_study(stocked, at(0), limit=1)
    guid = answer(session, Rating.GOOD, at(0))
    assert session.learn_ahead(at(minutes=0.1))
    assert session.current is not None
    assert session.current.guid == guid


def test_the_next_start_goes_on_with_the_same_queue(stocked: Database) -> None:
    first = begin_study(stocked, at(0))
    for minute in range(3):
        answer(first, Rating.EASY, at(minutes=minute))
    left = first.current
    again = begin_study(stocked, at(minutes=5))
    assert again.id == first.id
    assert left is not None
    assert again.current is not None
    assert again.current.guid == left.guid
    assert again.position == first.position


def test_a_session_that_was_ended_is_not_continued(stocked: Database) -> None:
    first = begin_study(stocked, at(0))
    first.end(at(minutes=1))
    assert begin_study(stocked, at(minutes=2)).id != first.id


def test_undo_restores_everything_and_the_log_only_grows(stocked: Database) -> None:
    session = begin_study(stocked, at(0))
    answer(session, Rating.EASY, at(0))
    before, shown = everything(stocked), session.current
    answer(session, Rating.AGAIN, at(minutes=1), given="不是")
    undone = session.undo(at(minutes=2))
    assert undone is not None
    assert (undone.kind, undone.rating, undone.given) == ("answer", Rating.AGAIN, "不是")
    assert session.current is not None
    assert shown is not None
    assert (session.current.guid, session.current.choices) == (shown.guid, shown.choices)
    assert everything(stocked) == before
    assert [row["kind"] for row in log(stocked)] == [0, 0, 4]


def test_redo_does_it_again_and_a_new_act_forgets_it(stocked: Database) -> None:
    session = begin_study(stocked, at(0))
    guid = answer(session, Rating.EASY, at(0))
    done = everything(stocked)
    session.undo(at(minutes=1))
    redone = session.redo(at(minutes=2))
    assert redone is not None
    assert redone.guid == guid
    assert everything(stocked) == done
    session.undo(at(minutes=3))
    answer(session, Rating.GOOD, at(minutes=4))
    assert redo(stocked, at(minutes=5)) is None


def test_undo_goes_back_a_hundred_steps_after_a_restart(stocked: Database) -> None:
    session = begin_study(stocked, at(0))
    start = everything(stocked)
    for _ in range(50):
        session.flag(at(0))
        session.flag(at(0))
    answer(session, Rating.GOOD, at(0))
    for _ in range(101):
        assert undo(stocked, at(1)) is not None
    assert undo(stocked, at(1)) is None
    assert everything(stocked) == start


def test_undo_takes_back_bury_and_suspend(stocked: Database) -> None:
    session = begin_study(stocked, at(0))
    start, first = everything(stocked), session.current
    session.bury(at(0))
    session.suspend(at(0))
    assert next_undo(stocked) is not None
    assert [getattr(session.undo(at(0)), "kind", None) for _ in range(2)] == ["suspend", "bury"]
    assert first is not None
    assert session.current is not None
    assert session.current.guid == first.guid
    assert everything(stocked) == start


def test_two_windows_never_answer_a_card_twice(stocked: Database) -> None:
    one, other = begin_study(stocked, at(0)), begin_study(stocked, at(0))
    assert one.current is not None
    assert other.current is not None
    assert one.current.guid == other.current.guid
    answer(one, Rating.EASY, at(0))
    with pytest.raises(StaleCard):
        answer(other, Rating.AGAIN, at(minutes=1))
    assert len(log(stocked)) == 1
    assert other.current.guid == one.current.guid


def test_limits_hold_over_the_day(stocked: Database) -> None:
    change_deck_settings(stocked, None, replace(deck_settings(stocked), new_per_day=3), at(0))
    assert list_decks(stocked, at(0))[0].new == 3
    session = begin_study(stocked, at(0))
    answer(session, Rating.EASY, at(0))
    assert list_decks(stocked, at(0))[0].new == 2
    assert session.counts().new == 2
    assert list_decks(stocked, at(1))[0].new == 3


def test_a_session_taken_up_again_keeps_to_the_limits_that_others_have_used_since(stocked: Database) -> None:
    """Home and the session say the same: no new card is left, whatever the queue held when it was built."""
    change_deck_settings(stocked, None, replace(deck_settings(stocked), new_per_day=5), at(0))
    left = begin_study(stocked, at(0))
    answer(left, Rating.EASY, at(0))
    other = begin_study(stocked, at(minutes=1), limit=4)
    for minute in range(4):
        answer(other, Rating.EASY, at(minutes=1 + minute))
    assert sum(row.new for row in list_decks(stocked, at(minutes=9))) == 0
    again = begin_study(stocked, at(minutes=9))
    assert again.id == left.id
    assert (again.counts().new, again.current, again.position) == (0, None, (5, 5))


def test_practice_leaves_the_schedule_alone(stocked: Database) -> None:
    session = begin_study(stocked, at(0))
    guid = answer(session, Rating.AGAIN, at(0))
    cards = everything(stocked)["card"]
    practice = begin_study(stocked, at(minutes=3), mode="cram", guids=[guid])
    answer(practice, Rating.AGAIN, at(minutes=4))
    assert practice.current is not None  # forgotten: it comes again
    answer(practice, Rating.GOOD, at(minutes=5))
    assert practice.current is None
    assert everything(stocked)["card"] == cards
    assert [row["kind"] for row in log(stocked)] == [0, 3, 3]


@pytest.mark.parametrize("mode", ["study", "cram"])
def test_choices_stand_in_another_order_when_their_card_comes_back(stocked: Database, mode: Literal["study", "cram"]) -> None:
    asked = replace(
        items(1)[0], kind=ItemKind.MULTIPLE_CHOICE, answer="红", choices=("红", "黄", "蓝"), guid="choice", claim_id="own"
    )
    deck_of_items(stocked, "选择", [asked], at(0))
    session = begin_study(stocked, at(0), ["选择"], mode=mode)
    orders = []
    for minute in range(4):
        assert session.current is not None
        orders.append(session.current.choices)
        answer(session, Rating.AGAIN, at(minutes=2 * minute))
        session.learn_ahead(at(minutes=2 * minute + 1))
    assert all(one != other for one, other in pairwise(orders))


def test_an_accepted_answer_counts_from_then_on(stocked: Database) -> None:
    session = begin_study(stocked, at(0), guids=["guid-003-short_answer"])
    session.accept_answer("半打", at(0))
    assert session.current is not None
    assert "半打" in session.current.item.accepted
    assert session.undo(at(0)) is not None
    assert "半打" not in session.current.item.accepted


def test_a_half_typed_answer_is_kept(stocked: Database) -> None:
    begin_study(stocked, at(0)).save_draft("三", at(0))
    session = begin_study(stocked, at(0))
    assert session.current is not None
    assert session.current.draft == "三"
    answer(session, Rating.GOOD, at(0))
    session.undo(at(0))
    assert session.current.draft is None


def test_an_unknown_deck_is_named_with_what_there_is(stocked: Database) -> None:
    with pytest.raises(UsageError) as error:
        begin_study(stocked, at(0), ["山地访谈"])
    assert str(error.value) == "山地访谈: there is no such deck; the decks are: 港口访谈"


def test_the_summary_counts_first_answers(stocked: Database) -> None:
    session = begin_study(stocked, at(0), limit=4)
    ratings = [Rating.EASY, Rating.AGAIN, Rating.EASY, Rating.EASY]
    for minute, rating in enumerate(ratings):
        answer(session, rating, at(minutes=minute / 10))
    summary = session.summary(at(minutes=1))
    assert (summary.first, summary.right, summary.answers, summary.learning_left) == (4, 3, 4, 1)
    assert sum(share.answered for share in summary.kinds) == 4
    assert [one.lapses for one in summary.forgotten] == [0]
    assert summary.streak == 1


def test_home_tells_of_yesterday(stocked: Database) -> None:
    assert home(stocked, at(0)).first_run
    session = begin_study(stocked, at(0))
    for minute in range(4):
        answer(session, Rating.AGAIN if minute == 0 else Rating.EASY, at(minutes=minute / 10))
    seen = home(stocked, at(1))
    assert seen.yesterday is not None
    assert (seen.yesterday.answered, seen.yesterday.right, seen.streak, seen.first_run) == (4, 3, 1, False)
    assert seen.triage == 18
    assert home(stocked, at(4)).days_away == 3


def test_a_long_day_comes_in_stretches(stocked: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizapp.store.sessions.MOST", 8)
    monkeypatch.setattr("quizapp.workflows.cursor.STRETCH", 8)
    session = begin_study(stocked, at(0))
    assert session.counts().total == 8
    asked = []
    while session.current is not None:
        asked.append(answer(session, Rating.EASY, at(minutes=len(asked))))
    assert len(asked) == len(set(asked)) == 12
    assert begin_study(stocked, at(minutes=30)).position == (12, 12)


def test_a_near_miss_and_an_overruled_answer_are_right_only_in_part(stocked: Database) -> None:
    session = begin_study(stocked, at(0), limit=4)
    for score, rating in ((1.0, Rating.GOOD), (0.5, Rating.HARD), (0.0, Rating.GOOD), (1.0, Rating.AGAIN)):
        session.answer(rating, "三台", 4000, score, at(0))
    summary = session.summary(at(0))
    assert (summary.first, summary.right, summary.partly) == (4, 1, 2)


def test_practice_says_at_its_end_what_still_comes_back_today(stocked: Database) -> None:
    session = begin_study(stocked, at(0))
    guids = [answer(session, Rating.AGAIN, at(0)) for _ in range(2)]
    practice = begin_study(stocked, at(0), mode="cram", guids=guids)
    while practice.current is not None:
        answer(practice, Rating.GOOD, at(0))
    summary = practice.summary(at(0))
    assert (summary.learning_left, summary.next_at is not None) == (2, True)


def test_the_end_names_the_limit_that_an_exam_has_widened(stocked: Database) -> None:
    change_deck_settings(stocked, None, replace(deck_settings(stocked), new_per_day=2), at(0))
    deck = list_decks(stocked, at(0))[0]
    set_exam(stocked, deck.id, at(0).day + 3, at(0))
    widened = list_decks(stocked, at(0))[0].new
    assert widened > 2
    assert begin_study(stocked, at(0)).summary(at(0)).limit_new == widened


def test_what_was_forgotten_today_can_be_found_and_studied_alone(stocked: Database) -> None:
    session = begin_study(stocked, at(0))
    lost = {answer(session, Rating.AGAIN, at(minutes=n)) for n in range(2)}
    answer(session, Rating.GOOD, at(minutes=2))
    assert {row.guid for row in search(stocked, "状态:今天忘的", at(minutes=3))} == lost
    assert count(stocked, "-is:forgotten", at(minutes=3)) == 16
    session.undo(at(minutes=3))
    session.undo(at(minutes=3))
    assert count(stocked, "is:forgotten", at(minutes=4)) == 1
    assert count(stocked, "is:forgotten", at(1)) == 0


def test_a_session_on_found_cards_says_by_reason_why_it_asks_fewer(stocked: Database) -> None:
    set_suspended(stocked, ["guid-003-short_answer", "guid-004-short_answer"], True, at(0))
    forgotten_before(stocked, "guid-005-short_answer")  # comes back in a minute
    change_deck_settings(stocked, None, replace(deck_settings(stocked), new_per_day=9), at(0))
    session = begin_study(stocked, at(0), query="吊车")
    left = session.left_out(at(0))
    assert left is not None
    # 18 items of 12 claims; 2 suspended, 1 in learning, 8 of the limit are left; guid-004 has its second item asked
    assert (left.found, left.asked) == (18, session.position[1])
    assert dict(left.why)["suspended"] == 2
    assert dict(left.why)["steps"] == 1
    assert left.asked + sum(n for _, n in left.why) == left.found
    assert left.asked == 8
    asked = set()
    while session.current is not None:
        asked.add(session.current.guid)
        answer(session, Rating.EASY, at(0))
    assert len(asked) == 8


def test_what_was_resumed_since_is_asked_by_the_same_search(stocked: Database) -> None:
    guids = ["guid-003-short_answer", "guid-005-short_answer"]
    set_suspended(stocked, guids, True, at(0))
    session = begin_study(stocked, at(0), query="吊车")
    before = session.position[1]
    set_suspended(stocked, guids, False, at(0))
    again = begin_study(stocked, at(0), query="吊车")
    assert again.id == session.id
    assert again.position[1] == before + 2
    left = again.left_out(at(0))
    assert left is not None
    assert dict(left.why) == {"sibling": left.found - left.asked}


def test_a_session_without_a_search_leaves_nothing_out(stocked: Database) -> None:
    assert begin_study(stocked, at(0)).left_out(at(0)) is None


def test_the_minutes_at_home_count_all_answers_of_a_card_at_the_learners_pace(stocked: Database) -> None:
    cards = home(stocked, at(0)).due
    assert home(stocked, at(0)).minutes == round(cards * 3.11 * 10 / 60)  # nobody has answered yet: ten seconds an answer
    session = begin_study(stocked, at(0))
    for n in range(20):
        if session.current is None:
            session.learn_ahead(at(minutes=n))
        assert session.current is not None
        session.answer(Rating.GOOD, "", 30_000, 1.0, at(minutes=n))
    left = home(stocked, at(minutes=20))
    row = left.decks[0]
    assert left.minutes == round((row.new * 3.11 + row.learning * 1.78) * 30.5 / 60)
