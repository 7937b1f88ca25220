"""A headless Chromium, driven over its debugging socket: enough to open a page, press keys, and see what it asks for."""

from __future__ import annotations

import asyncio
import base64
import itertools
import json
import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from aiohttp import ClientSession, ClientWebSocketResponse

CHROMIUM = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--remote-debugging-port=0",
)


class Tab:
    """One page of the browser. `requests` are the addresses that it asked for."""

    def __init__(self, socket: ClientWebSocketResponse) -> None:
        self.socket = socket
        self.requests: list[str] = []
        self._numbers = itertools.count(1)

    async def send(self, method: str, **params: Any) -> dict[str, Any]:
        """One command of the debugging protocol; its result. Events that come in between are noted."""
        number = next(self._numbers)
        await self.socket.send_json({"id": number, "method": method, "params": params})
        while True:
            message = json.loads((await self.socket.receive(timeout=60)).data)
            if message.get("method") in {"Network.requestWillBeSent", "Network.webSocketCreated"}:
                params = message["params"]
                self.requests.append(params["request"]["url"] if "request" in params else params["url"])
            if message.get("id") == number:
                assert "error" not in message, message
                return dict(message["result"])

    async def value(self, script: str) -> Any:
        """What a script gives."""
        result = await self.send("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        return result["result"].get("value")

    async def until(self, script: str) -> None:
        """Wait until a script says true."""
        async with asyncio.timeout(60):
            while not await self.value(f"new Promise(done => setTimeout(() => done(Boolean({script})), 20))"):
                pass

    async def open(self, address: str) -> None:
        """Go to an address and wait until the app has drawn on it."""
        await self.send("Page.bringToFront")
        await self.send("Emulation.setFocusEmulationEnabled", enabled=True)
        await self.send("Network.enable")
        await self.send("Page.enable")
        await self.send("Page.navigate", url=address)
        await self.until("document.body && document.body.classList.contains('-first-byte')")

    async def press(self, key: str, code: str = "", number: int = 0, text: str | None = None) -> None:
        """Press and release one key."""
        press = {"key": key, "code": code or key, "windowsVirtualKeyCode": number}
        await self.send("Input.dispatchKeyEvent", type="keyDown", **press, **({"text": text} if text else {}))
        await self.send("Input.dispatchKeyEvent", type="keyUp", **press)

    async def commit(self, text: str) -> None:
        """Put in text as an input method does when it commits."""
        await self.send("Input.insertText", text=text)

    async def picture(self, path: Path) -> None:
        """Save what the page looks like."""
        shot = await self.send("Page.captureScreenshot", format="png")
        path.write_bytes(base64.b64decode(shot["data"]))


@asynccontextmanager
async def chromium(profile: Path) -> AsyncIterator[Browser]:
    """A browser with a fresh profile, gone at the end."""
    assert CHROMIUM is not None
    process = await asyncio.create_subprocess_exec(
        CHROMIUM, *FLAGS, f"--user-data-dir={profile}", "--window-size=1000,700", "about:blank",
        stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert process.stderr is not None
    try:
        async with asyncio.timeout(60):
            while not (found := re.search(rb"ws://([\d.]+:\d+)/", await process.stderr.readline())):
                pass
        async with ClientSession() as session, asyncio.TaskGroup() as group:
            drain = group.create_task(process.stderr.read())
            yield Browser(session, found[1].decode())
            process.kill()
            await drain
    finally:
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.kill()
        await process.wait()


class Browser:
    """A running browser."""

    def __init__(self, session: ClientSession, place: str) -> None:
        self.session = session
        self.place = place

    @asynccontextmanager
    async def tab(self) -> AsyncIterator[Tab]:
        """A new tab, closed at the end."""
        async with self.session.put(f"http://{self.place}/json/new?about:blank") as response:
            about = await response.json()
        async with self.session.ws_connect(about["webSocketDebuggerUrl"], max_msg_size=0) as socket:
            yield Tab(socket)
        async with self.session.get(f"http://{self.place}/json/close/{about['id']}"):
            pass
