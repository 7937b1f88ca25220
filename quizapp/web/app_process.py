"""The process behind one open page: started without a shell, and gone when the page is."""

from __future__ import annotations

import asyncio
from asyncio.subprocess import PIPE, Process
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from aiohttp import WSMessage, WSMsgType, web
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

BOOKMARK = "QUIZAPP_BOOKMARK"  # the variable that tells the app which file keeps its place
PATIENCE = 5.0  # seconds that an app has to end by itself


class AppProcess(AppService):
    """textual-serve's service, with a program and its arguments instead of a shell line."""

    def __init__(self, words: Sequence[str], page: web.WebSocketResponse, downloads: DownloadManager, bookmark: Path) -> None:
        super().__init__(
            words[0],
            write_bytes=page.send_bytes,
            write_str=page.send_str,
            close=self._close_page,
            download_manager=downloads,
        )
        self.words = words
        self.page = page
        self.bookmark = bookmark

    async def _close_page(self) -> None:
        await self.page.close()

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        environment = {**self._build_environment(width=width, height=height), BOOKMARK: str(self.bookmark)}
        self._process = process = await asyncio.create_subprocess_exec(
            *self.words, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=environment
        )
        self._stdin = process.stdin
        return process

    async def stop(self) -> None:
        """Ask the app to end, and see that it does."""
        try:
            await asyncio.wait_for(super().stop(), PATIENCE)
        except TimeoutError:
            self._task = None
        process, self._process = self._process, None
        if process is not None:
            await _ended(process)

    async def follow(self, messages: AsyncIterator[WSMessage]) -> None:
        """Pass on what the page sends, until it closes. What is not a message of the page's own script is ignored."""
        async for message in messages:
            if message.type is not WSMsgType.TEXT:
                continue
            match message.json():
                case ["stdin", str(typed)]:
                    await self.send_bytes(typed.encode("utf-8", "replace"))
                case ["resize", {"width": int(width), "height": int(height)}]:
                    await self.set_terminal_size(width, height)
                case ["ping", stamp]:
                    await self.page.send_json(["pong", stamp])
                case ["blur", *_]:
                    await self.blur()
                case ["focus", *_]:
                    await self.focus()


async def _ended(process: Process) -> None:
    """Wait for the process to end; one that does not is killed (every answer is on disk already)."""
    try:
        await asyncio.wait_for(process.wait(), PATIENCE)
    except TimeoutError:
        process.kill()
        await process.wait()
