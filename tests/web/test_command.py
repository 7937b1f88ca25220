"""`quizapp web` as a process: it says where it is, lets in who has the address, and leaves nothing behind."""

from __future__ import annotations

import asyncio
import os
import re
import signal
from pathlib import Path

from aiohttp import ClientSession, CookieJar

from tests.end_to_end.command import Quizapp, write_deck


def children_of(pid: int) -> list[int]:
    """The processes that a process has started and that still run."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
        except (OSError, NotADirectoryError):
            continue
        if int(fields[1]) == pid and fields[0] != "Z":
            found.append(int(entry.name))
    return found


async def test_the_printed_address_opens_the_app_and_ctrl_c_ends_it_all(tmp_path: Path) -> None:
    quizapp = Quizapp(tmp_path / "家")
    quizapp.good("import", write_deck(tmp_path / "deck.md", 3, name="茶叶仓库"))
    pipe = asyncio.subprocess.PIPE
    server = await asyncio.create_subprocess_exec(
        *quizapp.words("web", "--port", "0"), env=quizapp.environment, cwd=tmp_path, stdout=pipe, stderr=pipe
    )
    assert server.stdout is not None
    async with asyncio.timeout(120):
        address = re.search(r"http://127\.0\.0\.1:\d+/\?token=\S+", (await server.stdout.readline()).decode())
        assert address
        base = address[0].partition("/?")[0]
        async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as client:
            assert (await client.get(f"{base}/")).status == 401
            assert (await client.get(address[0])).status == 200
            async with client.ws_connect(f"{base}/ws/a1?width=80&height=24", headers={"Origin": base}) as page:
                drawn = b""
                while "茶叶仓库".encode() not in drawn:
                    data = (await page.receive()).data
                    assert isinstance(data, (bytes, str)), drawn
                    drawn += data if isinstance(data, bytes) else data.encode()
                (app,) = children_of(server.pid)
                server.send_signal(signal.SIGINT)
                _, said = await server.communicate()
    assert server.returncode == 0
    assert said == b""
    assert not is_running(app)


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]


def test_a_taken_port_is_one_line(tmp_path: Path) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = Quizapp(tmp_path / "家")("web", "--port", str(taken.getsockname()[1]))
    assert done.returncode == 2
    assert done.stdout == ""
    assert re.fullmatch(r"127\.0\.0\.1:\d+ 不能用（.+）；用 --port 换一个\n", done.stderr)
