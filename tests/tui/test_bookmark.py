"""A page that is loaded again runs a new app; it opens at the card where the last one was."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from quizapp.tui.bookmark import Bookmark, Place
from quizapp.tui.desk import Desk
from quizapp.tui.home.screen import HomeScreen
from quizapp.tui.routes import QuizApp
from quizapp.tui.study.screen import StudyScreen
from quizapp.workflows.settings import Settings
from tests.tui.conftest import Stage
from tests.tui.port import Clock


@asynccontextmanager
async def page(kept: Path) -> AsyncIterator[Stage]:
    """The app as one load of the page runs it."""
    clock = Clock()
    app = QuizApp(Desk(None, Settings(coached=True), clock), language="zh")
    app.bookmark = Bookmark(kept)
    async with app.run_test(size=(80, 24)) as pilot:
        stage = Stage(app, pilot, clock)
        await stage.settle()
        yield stage


async def test_a_reload_opens_at_the_same_card(stocked: None, tmp_path: Path) -> None:
    kept = tmp_path / "place"
    async with page(kept) as first:
        assert isinstance(first.app.screen, HomeScreen)
        await first.press("space")
        await first.settle()
        assert isinstance(first.app.screen, StudyScreen)
        asked = first.app.screen.session.current
    async with page(kept) as second:
        assert isinstance(second.app.screen, StudyScreen)
        assert second.app.screen.session.current == asked


async def test_a_reload_at_home_stays_at_home(stocked: None, tmp_path: Path) -> None:
    kept = tmp_path / "place"
    async with page(kept) as first:
        await first.press("space")
        await first.settle()
        await first.press("escape", "escape")
        await first.settle()
        assert isinstance(first.app.screen, HomeScreen)
    async with page(kept) as second:
        assert isinstance(second.app.screen, HomeScreen)


def test_a_place_comes_back_as_it_was_put_and_what_is_broken_is_no_place(tmp_path: Path) -> None:
    bookmark = Bookmark(tmp_path / "place")
    place = Place(["港口的明天"], mode="cram", query="状态:难", limit=5, guids=["a", "b"])
    bookmark.put(place)
    assert bookmark.place() == place
    (tmp_path / "place").write_text('{"decks": 1, "colour": 2}', encoding="utf-8")
    assert bookmark.place() is None
    bookmark.take_out()
    assert bookmark.place() is None
    Bookmark(None).put(place)
    assert Bookmark(None).place() is None
    assert Bookmark(tmp_path / "no folder" / "place").place() is None
