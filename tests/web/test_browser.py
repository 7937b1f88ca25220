"""In a real browser: keys arrive without a click, Chinese arrives as it is committed, and nobody else is asked for anything."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web

from quizapp.web.guard import Guard
from quizapp.web.server import Place, WebApp, allowed_hosts, listen
from tests.web.browser import CHROMIUM, Tab, chromium

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")

TOKEN = "a-token-for-this-test"
APP = """
import sys
from pathlib import Path
from textual.app import App
from textual.widgets import Input

class Echo(App):
    def compose(self):
        yield Input(id="input")

    def on_input_submitted(self, event):
        with Path(sys.argv[1]).open("a", encoding="utf-8") as heard:
            heard.write(event.value + "\\n")

Echo().run()
"""


@pytest.fixture
async def address(tmp_path: Path) -> AsyncIterator[str]:
    program = tmp_path / "echo.py"
    program.write_text(APP, encoding="utf-8")
    place = Place(port=0)
    listening = listen(place)
    port = listening.getsockname()[1]
    server = WebApp(
        [sys.executable, str(program), str(tmp_path / "heard")],
        place,
        port,
        tmp_path,
        Guard(TOKEN, allowed_hosts(place, port), 4),
    )
    runner = web.AppRunner(await server._make_app())
    await runner.setup()
    await web.SockSite(runner, listening).start()
    yield f"http://127.0.0.1:{port}/?token={TOKEN}"
    await runner.cleanup()


async def heard(tab: Tab, path: Path, lines: int) -> list[str]:
    """What the apps have heard, once it is so many lines."""
    async with asyncio.timeout(60):
        while not path.exists() or len(path.read_text(encoding="utf-8").splitlines()) < lines:
            await tab.value("new Promise(done => setTimeout(done, 20))")
    return path.read_text(encoding="utf-8").splitlines()


async def test_keys_and_committed_chinese_arrive_without_a_click_in_two_tabs(address: str, tmp_path: Path) -> None:
    async with chromium(tmp_path / "profile") as browser, browser.tab() as first, browser.tab() as second:
        await first.open(address)
        await first.until("document.activeElement.classList.contains('xterm-helper-textarea')")
        await first.press("1", "Digit1", 49, text="1")
        await first.commit("五亿美元，约")
        await first.press("Enter", "Enter", 13, text="\r")
        assert await heard(first, tmp_path / "heard", 1) == ["1五亿美元，约"]

        await second.open(address.partition("?")[0])  # the cookie is enough
        await second.until("document.activeElement.classList.contains('xterm-helper-textarea')")
        await second.commit("第二页")
        await second.press("Enter", "Enter", 13, text="\r")
        assert await heard(second, tmp_path / "heard", 2) == ["1五亿美元，约", "第二页"]

        assert await first.value("document.documentElement.lang") == "zh-CN"
        base = address.partition("?")[0]
        strangers = [
            url
            for url in first.requests + second.requests
            if not url.startswith((base, "data:", "blob:", base.replace("http", "ws", 1)))
        ]
        assert strangers == []
        assert TOKEN not in await first.value("location.href")
        assert TOKEN not in await first.value("document.cookie")
