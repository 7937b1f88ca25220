"""The page answers only to a browser that was given the token, under its own name, and from itself."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from aiohttp import ClientResponse, ClientSession, CookieJar, WSServerHandshakeError, web

from quizapp.errors import UsageError
from quizapp.web.guard import Guard
from quizapp.web.server import Place, WebApp, allowed_hosts, listen

TOKEN = "a-token-for-this-test"
APP = """
from textual.app import App
from textual.widgets import Static

class Hello(App):
    def compose(self):
        yield Static("你好，题目")

Hello().run()
"""


@dataclass
class Page:
    """A running server and a browser that knows nothing yet."""

    base: str
    port: int
    client: ClientSession

    async def get(self, path: str = "/", **headers: str) -> ClientResponse:
        return await self.client.get(self.base + path, headers=headers, allow_redirects=False)

    async def log_in(self) -> None:
        assert (await self.get(f"/?token={TOKEN}")).status == 303


@pytest.fixture
async def page(tmp_path: Path) -> AsyncIterator[Page]:
    program = tmp_path / "应用 x.py"
    program.write_text(APP, encoding="utf-8")
    place = Place(port=0)
    listening = listen(place)
    port = listening.getsockname()[1]
    server = WebApp([sys.executable, str(program)], place, port, tmp_path, Guard(TOKEN, allowed_hosts(place, port), 1))
    runner = web.AppRunner(await server._make_app())
    await runner.setup()
    await web.SockSite(runner, listening).start()
    async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as client:
        yield Page(f"http://127.0.0.1:{port}", port, client)
    await runner.cleanup()


async def test_without_the_token_nothing_is_served(page: Page) -> None:
    for path in ("/", "/ws", "/static/js/textual.js", "/?token=wrong", "/download/x"):
        response = await page.get(path, Origin=page.base)
        assert response.status == 401, path


async def test_the_printed_address_is_exchanged_for_a_cookie_that_scripts_cannot_read(page: Page) -> None:
    response = await page.get(f"/?token={TOKEN}")
    cookie = response.headers["Set-Cookie"]
    assert response.status == 303
    assert response.headers["Location"] == "/"
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert (await page.get("/")).status == 200


async def test_a_foreign_host_is_refused_even_with_the_token(page: Page) -> None:
    await page.log_in()
    for host in ("quizapp.example", f"quizapp.example:{page.port}", "127.0.0.1:1", f"127.0.0.1.example:{page.port}"):
        assert (await page.get("/", Host=host)).status == 403, host


async def test_this_machine_may_be_called_by_each_of_its_loopback_names(page: Page) -> None:
    for host in (f"localhost:{page.port}", f"LOCALHOST:{page.port}", f"[::1]:{page.port}"):
        assert (await page.get(f"/?token={TOKEN}", Host=host)).status == 303, host


async def test_another_site_cannot_send_a_request_or_open_the_socket(page: Page) -> None:
    await page.log_in()
    assert (await page.get("/", Origin="http://quizapp.example")).status == 403
    for headers in (
        {},
        {"Origin": "http://quizapp.example"},
        {"Origin": "null"},
        {"Origin": f"http://127.0.0.1:{page.port + 1}"},
    ):
        with pytest.raises(WSServerHandshakeError) as refused:
            await page.client.ws_connect(f"{page.base}/ws", headers=headers)
        assert refused.value.status == 403


async def test_the_page_asks_nobody_else_for_anything(page: Page) -> None:
    await page.log_in()
    response = await page.get("/")
    body = await response.text()
    assert "googleapis" not in body
    assert [word for word in body.split('"') if word.startswith(("http:", "https:", "//"))] == []
    assert f'"ws://127.0.0.1:{page.port}/ws"' in body
    assert "default-src 'self'" in response.headers["Content-Security-Policy"]
    assert response.headers["Referrer-Policy"] == "no-referrer"


async def test_the_app_draws_and_a_second_page_over_the_limit_waits_for_its_turn(page: Page) -> None:
    await page.log_in()
    address = f"{page.base}/ws?width=80&height=24"
    async with page.client.ws_connect(address, headers={"Origin": page.base}) as socket:
        drawn = b""
        while "你好，题目".encode() not in drawn:
            message = await socket.receive(timeout=30)
            assert isinstance(message.data, (bytes, str)), drawn
            drawn += message.data if isinstance(message.data, bytes) else message.data.encode()
        with pytest.raises(WSServerHandshakeError) as refused:
            await page.client.ws_connect(address, headers={"Origin": page.base})
        assert refused.value.status == 503
    assert await _opened(page, address), "the place of a page that was closed is free again once its app has ended"


async def _opened(page: Page, address: str) -> bool:
    """Try until the server takes the page."""
    async with asyncio.timeout(60):
        while True:
            try:
                async with page.client.ws_connect(address, headers={"Origin": page.base}):
                    return True
            except WSServerHandshakeError as refused:
                if refused.status != 503:
                    raise


def test_another_machine_is_let_in_only_when_that_was_asked_for() -> None:
    with pytest.raises(UsageError, match=r"0\.0\.0\.0.*--allow-remote"):
        listen(Place(host="0.0.0.0", port=0))


def test_a_port_that_is_taken_is_one_clear_line() -> None:
    with listen(Place(port=0)) as first, pytest.raises(UsageError, match="--port") as refused:
        listen(Place(port=first.getsockname()[1]))
    assert "\n" not in str(refused.value)


def test_behind_a_proxy_its_public_name_is_ours_too() -> None:
    hosts = allowed_hosts(Place(public_url="https://study.example/"), 8765)
    assert "study.example" in hosts
    assert "other.example" not in hosts
