"""textual-serve with a guard in front, a page of our own, and no request to anyone else."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import aiohttp_jinja2
from aiohttp import WSCloseCode, web
from textual_serve.server import Server

from quizapp.errors import UsageError
from quizapp.interface import language, text
from quizapp.web.app_process import PATIENCE, AppProcess
from quizapp.web.guard import Guard

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the page is served. `port` 0 takes a free one; `public_url` is the address behind a proxy."""

    host: str = "127.0.0.1"
    port: int = 8765
    public_url: str | None = None
    allow_remote: bool = False


class WebApp(Server):
    """One server; each page that is opened runs `command` as a process of its own on the same store."""

    def __init__(self, command: Sequence[str], place: Place, port: int, places: Path, guard: Guard) -> None:
        super().__init__(
            " ".join(command), host=place.host, port=port, title="quizapp", public_url=place.public_url, templates_path=TEMPLATES
        )
        self.words = command
        self.places = places  # a folder of its own for what the tabs keep
        self.guard = guard
        self.pages: set[web.WebSocketResponse] = set()
        self.behind_proxy = place.public_url is not None

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        guard = self.guard

        @web.middleware
        async def guarded(request: web.Request, handler: Callable[[web.Request], object]) -> web.StreamResponse:
            return await guard(request, handler)  # type: ignore[arg-type]

        app.middlewares.append(guarded)
        app.router.add_get("/ws/{tab}", self.handle_websocket)
        return app

    async def on_startup(self, app: web.Application) -> None:
        """Say nothing: the command has printed the address."""

    async def on_shutdown(self, app: web.Application) -> None:  # noqa: ARG002 - the signature is the server's
        """Close the open pages; their apps then end by themselves."""
        for page in list(self.pages):
            await page.close(code=WSCloseCode.GOING_AWAY, drain=False)

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Run an app for the page that has just been opened, for as long as it stays open."""
        page = web.WebSocketResponse(heartbeat=15)
        await page.prepare(request)
        self.pages.add(page)
        process = AppProcess(self.words, page, self.download_manager, self._bookmark(request))
        try:
            await process.start(_cells(request, "width", 80), _cells(request, "height", 24))
            await process.follow(page)
        finally:
            self.pages.discard(page)
            await process.stop()
        return page

    def _bookmark(self, request: web.Request) -> Path:
        """The file that keeps the place of one tab; the tab keeps its own name while it is open, through every reload."""
        name = request.match_info.get("tab", "")
        return self.places / (name if name.isascii() and name.isalnum() and len(name) <= 40 else "none")

    async def handle_index(self, request: web.Request) -> web.Response:
        """The page, which asks only the server that it came from, under the name by which it was asked for."""
        base = self.public_url.rstrip("/") if self.behind_proxy else f"http://{request.host}"
        nonce = secrets.token_urlsafe(12)
        context = {
            "lang": "zh-CN" if language() == "zh" else "en",
            "nonce": nonce,
            "socket": f"ws{base.removeprefix('http')}/ws",
            "font_size": 16,
            "loading": text("cli.web.loading"),
            "ended": text("cli.web.ended"),
            "again": text("cli.web.again"),
        }
        response = aiohttp_jinja2.render_template("page.html", request, context)
        response.headers["Content-Security-Policy"] = (
            f"default-src 'self'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; "
            f"img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws{base.removeprefix('http')}; "
            "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
        )
        return response


def serve(command: Sequence[str], place: Place, *, most: int, announce: Callable[[str], None], token: str | None = None) -> None:
    """Serve until Ctrl+C or SIGTERM. `announce` is given the address, token included, once the port is ours.

    Raises UsageError if the port is taken, or the host is another machine's to reach and that was not asked for.
    """
    listening = listen(place)
    port = listening.getsockname()[1]
    token = token or secrets.token_urlsafe(24)
    base = place.public_url.rstrip("/") if place.public_url else f"http://{bracketed(place.host)}:{port}"
    announce(f"{base}/?token={token}")
    with TemporaryDirectory(prefix="quizapp-") as places:
        guard = Guard(token, allowed_hosts(place, port), most, cookie=f"quizapp-{port}")
        app = WebApp(command, place, port, Path(places), guard)
        web.run_app(app._make_app(), sock=listening, print=None, access_log=None, shutdown_timeout=2 * PATIENCE)


def listen(place: Place) -> socket.socket:
    """A socket that listens where it was asked to. Raises UsageError if that cannot be."""
    if place.host not in LOOPBACK and not place.allow_remote:
        raise UsageError(text("cli.error.remote", host=place.host))
    family = socket.AF_INET6 if ":" in place.host else socket.AF_INET
    try:
        return socket.create_server((place.host, place.port), family=family)
    except OSError as error:
        raise UsageError(text("cli.error.port", host=place.host, port=place.port, what=error.strerror or str(error))) from None


def allowed_hosts(place: Place, port: int) -> frozenset[str]:
    """The `Host` headers that mean us: this machine's loopback names, the address we listen on, and the public one."""
    names = {f"{bracketed(name)}:{port}" for name in (*LOOPBACK, place.host)}
    if place.public_url:
        names.add(urlsplit(place.public_url).netloc.lower())
    return frozenset(names)


def bracketed(host: str) -> str:
    """The host as it stands in an address."""
    return f"[{host}]" if ":" in host else host


def _cells(request: web.Request, name: str, default: int) -> int:
    """A size that the page reports, kept within what a screen can be."""
    written = request.query.get(name, "")
    return min(max(int(written), 10), 500) if written.isascii() and written.isdecimal() else default
