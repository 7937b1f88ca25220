"""Who may use the page: only a browser that was given the token, and only when no other site sent it here.

A page on 127.0.0.1 can be reached by every program of this machine and, through the learner's browser, by every web site
(DNS rebinding, cross-site requests and websockets). So each request must name a host that we are, come from a page that we
served, and carry the token; the token in the printed address is exchanged once for a cookie that scripts cannot read.
"""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


@dataclass
class Guard:
    """The checks of one server, and how many apps it runs.

    token  what the printed address carries
    hosts  `name:port` pairs under which the page may be asked for
    most   the most apps at a time, one for each open page
    """

    token: str
    hosts: frozenset[str]
    most: int
    cookie: str = "quizapp"
    live: int = field(default=0, init=False)

    async def __call__(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Answer 403, 401 or 503, exchange the token for a cookie, or let the request through."""
        self._check_host(request)
        self._check_origin(request)
        if self._is_token(request.query.get("token", "")):
            return self._with_cookie()
        if not self._is_token(request.cookies.get(self.cookie, "")):
            raise web.HTTPUnauthorized(text="Open the address that `quizapp web` printed.\n")
        if request.path.startswith("/ws"):
            return await self._count(request, handler)
        response = await handler(request)
        response.headers.update(HEADERS)
        return response

    def _check_host(self, request: web.Request) -> None:
        if request.headers.get("Host", "").lower() not in self.hosts:
            raise web.HTTPForbidden(text="This page does not answer under that name.\n")

    def _check_origin(self, request: web.Request) -> None:
        origin = request.headers.get("Origin")
        if origin is None and not request.path.startswith("/ws"):
            return
        if origin is None or urlsplit(origin).netloc.lower() not in self.hosts:
            raise web.HTTPForbidden(text="This page cannot be used from another site.\n")

    def _is_token(self, given: str) -> bool:
        return hmac.compare_digest(given.encode("utf-8", "replace"), self.token.encode())

    def _with_cookie(self) -> web.Response:
        response = web.Response(status=303, headers={"Location": "/", **HEADERS})
        response.set_cookie(self.cookie, self.token, httponly=True, samesite="Strict", path="/")
        return response

    async def _count(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        if self.live >= self.most:
            raise web.HTTPServiceUnavailable(text="Too many pages are open; close one.\n")
        self.live += 1
        try:
            return await handler(request)
        finally:
            self.live -= 1
