"""Studying as the learner does it: each kind right, near and wrong; overruling; undo; keys of an input method."""

from __future__ import annotations

import pytest

from quizapp.items.item import ItemKind
from quizapp.study.card import Rating
from quizapp.tui.study.card_face import Stage as Card
from quizapp.tui.study.doubtful_keys import begins_a_choice
from quizapp.tui.study.screen import StudyScreen
from quizapp.workflows.browse import detail
from quizapp.workflows.triage import triage_counts
from tests.tui.conftest import Play, Stage


async def reach(stage: Stage, kind: ItemKind) -> StudyScreen:
    """Study until a card of this kind is asked."""
    stage.app.study()
    await stage.settle()
    for _ in range(40):
        screen = stage.app.screen
        assert isinstance(screen, StudyScreen)
        assert screen.card is not None
        if screen.card.item.kind is kind:
            return screen
        await stage.press("f5")  # bury: tomorrow
    raise AssertionError(f"no {kind} among the cards")


def reviews(stage: Stage, guid: str) -> list[tuple[Rating, str]]:
    """The answers that stand in the store."""
    found = detail(stage.app.desk.database, guid, stage.clock())
    assert found is not None
    return [(review.rating, review.given) for review in found.reviews if not review.voided]


@pytest.mark.parametrize(
    ("kind", "answer", "verdict", "proposed"),
    [
        (ItemKind.SHORT_ANSWER, "15", "对", Rating.GOOD),
        (ItemKind.SHORT_ANSWER, "1.5", "错（数字不对）", Rating.AGAIN),
        (ItemKind.CLOZE, "青岛", "对", Rating.GOOD),
        (ItemKind.CLOZE, "", "不知道", Rating.AGAIN),
        (ItemKind.LIST, "人才、算法、设备", "对", Rating.GOOD),
        (ItemKind.LIST, "人才、算法", "差一点", Rating.HARD),
    ],
)
async def test_a_typed_answer_gets_its_verdict_and_the_rating_it_suggests(
    play: Play, kind: ItemKind, answer: str, verdict: str, proposed: Rating
) -> None:
    async with play() as stage:
        screen = await reach(stage, kind)
        guid = screen.card.guid
        await stage.type(answer)
        await stage.press("enter")
        if kind is ItemKind.LIST:
            await stage.press("enter")  # the empty line ends the list
        assert screen.stage is Card.REVEALED
        assert verdict in stage.text
        await stage.press("space")
        assert [rating for rating, _ in reviews(stage, guid)] == [proposed]


@pytest.mark.parametrize("kind", [ItemKind.MULTIPLE_CHOICE, ItemKind.TRUE_FALSE, ItemKind.WHO_SAID])
@pytest.mark.parametrize("right", [True, False])
async def test_a_digit_chooses_at_once(play: Play, kind: ItemKind, right: bool) -> None:
    async with play() as stage:
        screen = await reach(stage, kind)
        fitting = [n for n, choice in enumerate(screen.choices, 1) if (choice == screen.card.item.answer) is right]
        number = next(n for n in fitting if not begins_a_choice(n, screen.choices))
        guid = screen.card.guid
        stage.clock.pass_(0.5)
        await stage.pilot.press(str(number))
        assert screen.stage is Card.REVEALED
        await stage.press("space")
        assert [rating for rating, _ in reviews(stage, guid)] == [Rating.GOOD if right else Rating.AGAIN]


async def test_enter_chooses_only_what_the_arrows_have_reached(play: Play) -> None:
    async with play() as stage:
        screen = await reach(stage, ItemKind.MULTIPLE_CHOICE)
        await stage.press("enter")
        assert screen.stage is Card.ASKING
        await stage.press("down", "down", "enter")
        assert screen.stage is Card.REVEALED
        assert screen.choices[1] == screen.given


async def test_a_key_pressed_twice_does_not_answer_and_rate_at_once(play: Play) -> None:
    async with play() as stage:
        screen = await reach(stage, ItemKind.TRUE_FALSE)
        await stage.press("1")
        await stage.pilot.press("1")
        await stage.pilot.pause()
        assert screen.stage is Card.REVEALED
        assert reviews(stage, screen.card.guid) == []
        stage.clock.pass_(0.3)
        await stage.pilot.press("1")
        await stage.pilot.pause()
        assert screen.stage is Card.ASKING


async def test_keys_typed_ahead_reach_the_card_they_were_meant_for(play: Play) -> None:
    async with play() as stage:
        screen = await reach(stage, ItemKind.CLOZE)
        # An input method commits a burst of characters; Enter may follow before the first of them is drawn.
        for key in ("青", "岛"):
            stage.app.simulate_key(key)
        stage.app.simulate_key("enter")
        await stage.settle()
        assert screen.stage is Card.REVEALED
        assert screen.given == "青岛"


async def test_an_answer_and_its_enter_may_come_before_the_line_has_the_focus(play: Play) -> None:
    async with play() as stage:
        screen = await reach(stage, ItemKind.CLOZE)
        screen.set_focus(None)
        for key in ("s", "d", "space", "x", "enter"):
            stage.app.simulate_key(key)
        await stage.settle()
        assert screen.stage is Card.REVEALED
        assert screen.given == "sd x"


async def test_full_width_digits_and_blanks_are_their_half_width_twins(play: Play) -> None:
    async with play() as stage:
        screen = await reach(stage, ItemKind.MULTIPLE_CHOICE)
        guid = screen.card.guid
        await stage.press("\uff11")
        assert screen.stage is Card.REVEALED
        await stage.press("\uff14")
        assert [rating for rating, _ in reviews(stage, guid)] == [Rating.EASY]


async def test_an_ideographic_space_accepts_the_rating(play: Play) -> None:
    async with play() as stage:
        screen = await reach(stage, ItemKind.TRUE_FALSE)
        guid = screen.card.guid
        await stage.press("1", "ideographic_space")
        assert len(reviews(stage, guid)) == 1


async def test_undo_brings_the_card_back_with_the_answer_that_was_given(play: Play) -> None:
    async with play() as stage:
        screen = await reach(stage, ItemKind.SHORT_ANSWER)
        guid, before = screen.card.guid, screen.session.counts()
        await stage.type("1.5")
        await stage.press("enter", "4")
        assert reviews(stage, guid) == [(Rating.EASY, "1.5")]
        await stage.press("f2")
        assert screen.card.guid == guid
        assert (screen.stage, screen.given) == (Card.REVEALED, "1.5")
        assert reviews(stage, guid) == []
        assert screen.session.counts() == before
        assert "已撤销" in stage.text


@pytest.mark.parametrize("kind", [ItemKind.SHORT_ANSWER, ItemKind.CLOZE, ItemKind.LIST])
async def test_a_typed_card_that_came_back_by_undo_is_rated_by_the_next_key(play: Play, kind: ItemKind) -> None:
    async with play() as stage:
        screen = await reach(stage, kind)
        guid = screen.card.guid
        await stage.press("enter", "2", "f2")
        assert "空格 = 1 重来" in stage.text
        await stage.press("3")
        assert [rating for rating, _ in reviews(stage, guid)] == [Rating.GOOD]


async def test_undo_takes_back_bury_suspend_and_mark(play: Play) -> None:
    async with play() as stage:
        await stage.press("space")
        screen = stage.app.screen
        assert isinstance(screen, StudyScreen)
        for key in ("f5", "f6"):
            guid = screen.card.guid
            await stage.press(key)
            assert screen.card.guid != guid
            await stage.press("f2")
            assert screen.card.guid == guid
        await stage.press("f7")
        assert screen.card.flagged
        await stage.press("f2")
        assert not screen.card.flagged


async def test_undo_stops_at_the_start_of_the_session_and_says_where_to_go(play: Play) -> None:
    async with play() as stage:
        await stage.press("t", "1", "escape")  # kept one in triage
        screen = await reach(stage, ItemKind.TRUE_FALSE)
        while "没有可撤销的" not in stage.text:
            await stage.press("f2")
        assert stage.app.screen is screen
        assert "更早的，回牌组按 F2" in stage.text
        counts = triage_counts(stage.app.desk.database, stage.clock())
        assert counts.kept == 1


async def test_everything_needed_is_reached_without_letters(play: Play) -> None:
    async with play() as stage:
        await stage.press("space")
        for _ in range(60):
            screen = stage.app.screen
            if not isinstance(screen, StudyScreen):
                break
            await stage.press("enter" if screen.typed else "1", "space")
        assert not isinstance(stage.app.screen, StudyScreen)


async def test_the_source_text_is_never_read_as_markup(play: Play) -> None:
    async with play() as stage:
        await reach(stage, ItemKind.CLOZE)
        await stage.type("[red]x[/]")
        await stage.press("enter")
        assert "[red]x[/]" in stage.text


async def test_the_interface_speaks_english_and_the_items_stay_as_they_are(play: Play) -> None:
    async with play(language="en") as stage:
        await reach(stage, ItemKind.CLOZE)
        await stage.press("enter")
        assert "Don't know" in stage.text
        assert "国内最早用上自动岸桥的" in stage.text
        assert "Space =1 Again" in stage.text


async def test_the_mouse_chooses_rates_and_presses_hints(play: Play) -> None:
    async with play() as stage:
        screen = await reach(stage, ItemKind.MULTIPLE_CHOICE)
        guid = screen.card.guid
        await stage.pilot.click("Choices", offset=(8, 1))
        assert screen.given == screen.choices[1]
        stage.clock.pass_(0.5)
        await stage.pilot.click("Ratings", offset=(stage.line_of("3 良好")[1] + 1, 0))
        assert [rating for rating, _ in reviews(stage, guid)] == [Rating.GOOD]
        await stage.pilot.click("HintLine", offset=(stage.line_of("F2 撤销")[1], 0))
        await stage.settle()
        assert reviews(stage, guid) == []


async def test_what_the_passage_says_is_not_explained_again(play: Play) -> None:
    from dataclasses import replace

    from quizapp.tui.study.answer import what_is_new

    async with play() as stage:
        screen = await reach(stage, ItemKind.SHORT_ANSWER)
        item, passage = screen.card.item, screen.card.passage
        assert what_is_new(replace(item, explanation=f"原文接着说：“{passage.after}”"), passage) == ""
        assert what_is_new(replace(item, explanation="上文说：“港口很大。”"), passage) == "上文说：“港口很大。”"


async def test_the_clock_stops_while_the_window_has_no_focus(play: Play) -> None:
    from textual import events

    async with play() as stage:
        screen = await reach(stage, ItemKind.TRUE_FALSE)
        stage.clock.pass_(2)
        before = screen.time.card(stage.clock.ms)
        stage.app.post_message(events.AppBlur())
        await stage.settle()
        stage.clock.pass_(30)
        assert screen.time.card(stage.clock.ms) == before
        stage.app.post_message(events.AppFocus())
        await stage.settle()
        stage.clock.pass_(1)
        assert screen.time.card(stage.clock.ms) == before + 1_000


async def test_a_next_card_mounts_no_widget(play: Play) -> None:
    async with play() as stage:
        screen = await reach(stage, ItemKind.TRUE_FALSE)
        before = set(screen.walk_children())
        for _ in range(3):
            await stage.press("enter" if screen.typed else "1", "space")
        assert set(screen.walk_children()) == before


async def test_an_answer_typed_before_the_next_card_is_drawn_is_that_cards_answer(play: Play) -> None:
    async with play() as stage:
        stage.app.study(guids=["port-05", "port-09"])
        await stage.settle()
        await stage.press("enter")
        screen = stage.app.screen
        first = screen.card.guid
        stage.clock.pass_(0.5)
        for key in ("3", "2", "青", "岛"):
            stage.app.simulate_key(key)
        await stage.settle()
        await stage.press("enter")
        assert screen.card.guid != first
        assert screen.given == "2青岛"


async def test_undo_on_the_answer_takes_back_this_answer_and_not_the_card_before(play: Play) -> None:
    async with play() as stage:
        screen = await reach(stage, ItemKind.SHORT_ANSWER)
        guid = screen.card.guid
        await stage.type("1.5")
        await stage.press("enter", "f2")
        assert (screen.stage, screen.card.guid) == (Card.ASKING, guid)
        assert "1.5" in stage.text
        assert "收回" in stage.text


@pytest.mark.parametrize("kind", [ItemKind.CLOZE, ItemKind.LIST])
async def test_space_on_an_empty_line_answers_nothing_with_or_without_the_focus(play: Play, kind: ItemKind) -> None:
    async with play() as stage:
        screen = await reach(stage, kind)
        await stage.press("space", "ideographic_space", "space")
        screen.set_focus(None)
        await stage.press("space")
        await stage.settle()
        assert (screen.stage, screen.query_one("AnswerInput").value) == (Card.ASKING, "")
        await stage.press("enter")
        assert screen.stage is Card.REVEALED


async def test_an_enter_meant_for_the_answer_before_gives_no_card_up(play: Play) -> None:
    async with play() as stage:
        stage.app.study(guids=["port-05", "port-09"])
        await stage.settle()
        await stage.press("enter", "enter")
        screen = stage.app.screen
        await stage.pilot.press("enter")  # doubled
        assert screen.stage is Card.ASKING
        await stage.press("enter")
        assert screen.stage is Card.REVEALED


async def test_a_digit_meant_for_the_answer_before_chooses_nothing(play: Play) -> None:
    async with play() as stage:
        stage.app.study(guids=["port-02", "port-10"])
        await stage.settle()
        await stage.press("1", "2")
        screen = stage.app.screen
        await stage.pilot.press("2")  # doubled
        assert screen.stage is Card.ASKING


@pytest.mark.parametrize("typed", ["500公里", "0.5", "05", "是1", "400 台", "\uff11\uff10\uff10\uff10 台", "4000", "10 "])
async def test_what_is_typed_at_choices_chooses_none(play: Play, typed: str) -> None:
    async with play() as stage:
        screen = await reach(stage, ItemKind.MULTIPLE_CHOICE)
        stage.clock.pass_(0.5)
        await stage.type(typed)
        screen.doubtful.hurry()
        assert screen.stage is Card.ASKING
        assert "按 1-4 选一个" in stage.text
        stage.clock.pass_(1)
        await stage.press("2")
        assert screen.stage is Card.REVEALED


async def test_a_digit_that_begins_a_choice_shows_what_it_means_and_chooses_it_unless_more_is_typed(play: Play) -> None:
    async with play() as stage:
        screen = await reach(stage, ItemKind.MULTIPLE_CHOICE)
        assert "400 台" in screen.choices
        await stage.type("4")
        assert (screen.stage, screen.query_one("Choices").highlighted) == (Card.ASKING, screen.choices[3])
        assert screen.doubtful.hurry()  # the moment is over
        assert (screen.stage, screen.given) == (Card.REVEALED, screen.choices[3])


@pytest.mark.parametrize("rest", ["0 ", "00 台", "公里 3", "5\u3000"])
async def test_what_is_typed_on_behind_a_choice_neither_rates_nor_leaves_the_answer(play: Play, rest: str) -> None:
    async with play() as stage:
        screen = await reach(stage, ItemKind.MULTIPLE_CHOICE)
        guid = screen.card.guid
        await stage.press("3", *("ideographic_space" if one == "\u3000" else one for one in rest))
        assert (screen.stage, screen.card.guid) == (Card.REVEALED, guid)
        assert reviews(stage, guid) == []
        assert "像在打字" in stage.text
        stage.clock.pass_(1)
        await stage.press("f2")
        assert (screen.stage, screen.card.guid) == (Card.ASKING, guid)


async def test_a_letter_long_after_the_answer_holds_no_rating_up(play: Play) -> None:
    async with play() as stage:
        screen = await reach(stage, ItemKind.MULTIPLE_CHOICE)
        guid = screen.card.guid
        await stage.press("3")
        stage.clock.pass_(5)
        await stage.press("x", "space")
        assert len(reviews(stage, guid)) == 1


async def test_a_single_zero_at_choices_is_a_dont_know(play: Play) -> None:
    async with play() as stage:
        screen = await reach(stage, ItemKind.MULTIPLE_CHOICE)
        await stage.pilot.press("0", "enter")  # Enter: nothing follows
        assert screen.stage is Card.REVEALED
        assert screen.given == ""
