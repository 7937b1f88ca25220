"""Looking before answering, and accepting afterwards: what counts as not known, and which answer counts as right from now on."""

from __future__ import annotations

import pytest

from quizapp.items.item import ItemKind
from quizapp.study.card import Rating
from quizapp.tui.study.card_face import Stage as Card
from quizapp.tui.study.end import EndScreen
from quizapp.tui.study.screen import StudyScreen
from quizapp.workflows.browse import detail
from tests.tui.conftest import Play
from tests.tui.test_study_stories import reach, reviews


async def test_an_overruled_answer_can_be_accepted_from_now_on(play: Play) -> None:
    async with play() as stage:
        screen = await reach(stage, ItemKind.CLOZE)
        guid = screen.card.guid
        await stage.type("胶州湾")
        await stage.press("enter", "3")
        assert screen.stage is Card.ASKING
        assert screen.card.guid != guid
        assert "把“胶州湾”加入可接受的答案？" in stage.text
        await stage.press("f9")
        assert "胶州湾" in detail(stage.app.desk.database, guid, stage.clock()).item.accepted
        assert "F9" not in stage.text


async def test_what_is_typed_beside_the_offer_is_the_next_answer_and_the_offer_goes_with_it(play: Play) -> None:
    async with play() as stage:
        stage.app.study(guids=["port-05", "port-09"])
        await stage.settle()
        screen = stage.app.screen
        first = screen.card.guid
        await stage.type("丙")
        await stage.press("enter", "3")
        await stage.type("y海1")
        assert "答：y海1" in stage.text
        assert "F9" in stage.text
        await stage.press("enter")
        assert screen.given == "y海1"
        assert "F9" not in stage.text
        await stage.press("f9", "1")
        assert detail(stage.app.desk.database, first, stage.clock()).item.accepted == ()


@pytest.mark.parametrize("key", ["f9", "y"])
async def test_the_last_answer_may_be_accepted_beside_the_end(play: Play, key: str) -> None:
    async with play() as stage:
        stage.app.study(guids=["port-05"])
        await stage.settle()
        await stage.type("胶州湾")
        await stage.press("enter", "4")
        assert isinstance(stage.app.screen, EndScreen)
        assert "上一题：把“胶州湾”加入可接受的答案？  F9 加入" in stage.text
        await stage.press(key)
        assert "胶州湾" in detail(stage.app.desk.database, "port-05", stage.clock()).item.accepted
        assert "F9" not in stage.text
        assert isinstance(stage.app.screen, EndScreen)


async def test_the_offer_at_the_end_goes_with_the_answer_that_is_undone(play: Play) -> None:
    async with play() as stage:
        stage.app.study(guids=["port-05"])
        await stage.settle()
        await stage.type("胶州湾")
        await stage.press("enter", "4", "f2")
        assert isinstance(stage.app.screen, StudyScreen)
        await stage.press("f9", "escape")
        assert "F9" not in stage.text
        assert detail(stage.app.desk.database, "port-05", stage.clock()).item.accepted == ()


async def test_an_offer_is_gone_with_the_answer_that_is_undone(play: Play) -> None:
    async with play() as stage:
        await reach(stage, ItemKind.CLOZE)
        await stage.type("胶州湾")
        await stage.press("enter", "3", "f2")
        await stage.press("f9")
        assert "F9" not in stage.text


async def test_reading_the_source_first_counts_as_not_knowing(play: Play) -> None:
    async with play() as stage:
        screen = await reach(stage, ItemKind.TRUE_FALSE)
        right = screen.choices.index(screen.card.item.answer) + 1
        await stage.press("f3", "escape")
        assert stage.app.screen is screen
        await stage.press(str(right))
        assert "空格 = 1 重来" in stage.text


async def test_what_was_looked_at_still_was_after_an_undo(play: Play) -> None:
    async with play() as stage:
        screen = await reach(stage, ItemKind.TRUE_FALSE)
        guid = screen.card.guid
        right = screen.choices.index(screen.card.item.answer) + 1
        await stage.press("f3", "escape", str(right), "3")
        assert [rating for rating, _ in reviews(stage, guid)] == [Rating.GOOD]
        await stage.press("f2")
        assert screen.card.guid == guid
        assert "按不知道算" in stage.text
        assert "空格 = 1 重来" in stage.text
        await stage.press("f2", str(right))
        assert "空格 = 1 重来" in stage.text


async def test_what_was_looked_at_counts_after_leaving_and_not_when_the_card_comes_back(play: Play) -> None:
    async with play() as stage:
        screen = await reach(stage, ItemKind.MULTIPLE_CHOICE)
        guid = screen.card.guid
        await stage.press("f3", "escape", "escape", "space")
        screen = await reach(stage, ItemKind.MULTIPLE_CHOICE)
        assert screen.card.guid == guid
        number = str(next(n for n, choice in enumerate(screen.choices, 1) if choice == screen.card.item.answer))
        await stage.press(number)
        assert "按不知道算" in stage.text
        await stage.press("space")
        stage.clock.pass_(90)
        await stage.press("f5")
        assert screen.card.guid == guid
        number = str(next(n for n, choice in enumerate(screen.choices, 1) if choice == screen.card.item.answer))
        await stage.press(number)
        assert "按不知道算" not in stage.text
        assert "空格 = 3 良好" in stage.text


async def test_an_edit_before_the_answer_counts_as_not_known_and_is_said(play: Play) -> None:
    async with play() as stage:
        screen = await reach(stage, ItemKind.MULTIPLE_CHOICE)
        await stage.press("f4", "escape")
        assert stage.app.screen is screen
        assert "按不知道算" in stage.text
        number = next(n for n, choice in enumerate(screen.choices, 1) if choice == screen.card.item.answer)
        await stage.press(str(number))
        assert "空格 = 1 重来" in stage.text


async def test_an_edit_after_the_answer_changes_no_rating(play: Play) -> None:
    async with play() as stage:
        screen = await reach(stage, ItemKind.MULTIPLE_CHOICE)
        number = next(n for n, choice in enumerate(screen.choices, 1) if choice == screen.card.item.answer)
        await stage.press(str(number), "f4", "escape")
        assert "按不知道算" not in stage.text
        assert "空格 = 3 良好" in stage.text


async def test_choices_that_were_edited_are_asked_as_they_are_now(play: Play) -> None:
    async with play() as stage:
        screen = await reach(stage, ItemKind.MULTIPLE_CHOICE)
        await stage.press("f4")
        stage.app.screen.query_one("#choices TextArea").text = "4000 台\n90000 台\n5 台"
        await stage.settle()
        await stage.press("ctrl+s")
        assert stage.app.screen is screen
        assert "90000 台" in stage.text
        assert "10000 台" not in stage.text


@pytest.mark.parametrize(("page", "counts"), [("triage", True), ("browse", False), ("scores", False)])
async def test_a_page_from_the_palette_counts_where_it_shows_the_answer(play: Play, page: str, counts: bool) -> None:
    """Triage begins with the item that is asked; the list of browse shows no answers in a small window."""
    async with play() as stage:
        stage.app.study(guids=["port-01"])
        await stage.settle()
        stage.app.open(page)
        await stage.settle()
        shown = stage.app.screen
        assert page != "triage" or shown.row.guid == "port-01"
        await stage.press("escape")
        assert stage.app.screen.card.looked is counts


async def test_browse_beside_its_details_shows_the_answer_too(play: Play) -> None:
    async with play(size=(120, 40)) as stage:
        stage.app.study(guids=["port-01"])
        await stage.settle()
        stage.app.open("browse")
        await stage.settle()
        for _ in range(10):
            await stage.press("down")
        await stage.press("escape")
        assert stage.app.screen.card.looked


async def test_details_before_the_answer_count_as_not_known(play: Play) -> None:
    async with play() as stage:
        screen = await reach(stage, ItemKind.MULTIPLE_CHOICE)
        guid = screen.card.guid
        number = next(n for n, choice in enumerate(screen.choices, 1) if choice == screen.card.item.answer)
        await stage.press("f8")
        await stage.settle()
        await stage.press("escape")
        await stage.settle()
        await stage.press(str(number))
        assert "按不知道算" in stage.text
        await stage.press("space")
        assert [rating for rating, _ in reviews(stage, guid)] == [Rating.AGAIN]
