"""A list that is half filled, and what the corner counts: cards that come back, the time."""

from __future__ import annotations

from quizapp.items.item import ItemKind
from tests.tui.conftest import Play
from tests.tui.test_study_stories import reach, reviews


async def test_undo_on_a_half_filled_list_takes_its_parts_back_before_the_card_before(play: Play) -> None:
    async with play() as stage:
        first = await reach(stage, ItemKind.TRUE_FALSE)
        answered = first.card.guid
        await stage.press("1", "space")
        screen = await reach(stage, ItemKind.LIST)
        guid = screen.card.guid
        await stage.type("人才")
        await stage.press("enter")
        await stage.type("算法")
        await stage.press("enter")
        await stage.type("设")
        for taken in ("设", "算法", "人才"):
            await stage.press("f2")
            assert f"收回了“{taken}”" in stage.text
            assert screen.card.guid == guid
        assert len(reviews(stage, answered)) == 1


async def test_a_list_with_all_its_parts_says_that_an_empty_line_ends_it(play: Play) -> None:
    async with play() as stage:
        screen = await reach(stage, ItemKind.LIST)
        words = "还可再写，空回车答完"
        for number, part in enumerate(screen.card.item.parts):
            assert words not in stage.text, number
            await stage.type(part)
            await stage.press("enter")
        assert words in stage.text


async def test_ctrl_u_empties_a_list_that_was_kept_half_typed(play: Play) -> None:
    async with play() as stage:
        screen = await reach(stage, ItemKind.LIST)
        await stage.type("人才、算法")
        await stage.press("enter", "escape", "enter")
        assert stage.app.screen is screen
        assert "1  人才" in stage.text
        await stage.press("ctrl+u")
        assert "人才" not in stage.text
        await stage.press("escape", "enter")
        assert "人才" not in stage.text


async def test_what_comes_back_is_counted_beside_the_number(play: Play) -> None:
    async with play() as stage:
        await reach(stage, ItemKind.TRUE_FALSE)
        assert "还会再来" not in stage.text
        await stage.press("1", "1")
        assert "张 · 还会再来 1" in stage.text


async def test_the_corner_and_the_end_count_the_same_time(play: Play) -> None:
    async with play() as stage:
        screen = await reach(stage, ItemKind.TRUE_FALSE)
        stage.clock.pass_(20)
        await stage.press("f5")  # a card that is put off is no answer
        stage.clock.pass_(12)
        await stage.press("1", "1", "escape")
        took = screen.session.summary(stage.clock()).took_ms
        assert 12_000 <= took < 20_000
        await stage.press("escape")
        stage.app.study()
        await stage.settle()
        again = stage.app.screen
        assert again.spent_ms(stage.clock().ms) == took
