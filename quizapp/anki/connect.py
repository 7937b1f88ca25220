"""A package straight into a running Anki, through the AnkiConnect add-on.

AnkiConnect listens on this machine only and takes one JSON object a request. `importPackage` imports as Anki's own dialog does
with learning progress ticked. Source: https://git.sr.ht/~foosoft/anki-connect (README, version 6).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, Request, build_opener

from quizapp.errors import UsageError

ADDRESS = "http://127.0.0.1:8765"
ADDON = "2055492159"  # AnkiConnect's number in Anki's list of add-ons
_VERSION = 6
_LONGEST_REPLY = 1 << 20  # bytes


class AnkiRefused(UsageError):
    """Anki cannot be reached, or did not take what it was given."""


@dataclass(frozen=True, slots=True)
class Anki:
    """A running Anki.

    address  where AnkiConnect listens; on this machine
    key      AnkiConnect's apiKey, if its settings have one
    timeout  seconds to wait for an answer; an import of ten thousand notes takes about one
    Raises UsageError for an address of another machine.
    """

    address: str = ADDRESS
    key: str | None = None
    timeout: float = 60

    def __post_init__(self) -> None:
        parts = urlsplit(self.address)
        if parts.scheme != "http" or parts.hostname not in ("127.0.0.1", "localhost", "::1"):
            raise UsageError(f"{self.address}: Anki is asked on this machine only; write an address such as {ADDRESS}")

    def import_package(self, path: Path) -> None:
        """Import an `.apkg` file. Raises AnkiRefused with one line that says what to do."""
        if self.ask("importPackage", path=str(path.resolve())) is not True:
            raise AnkiRefused(f"{path}: Anki did not import it; try File > Import in Anki, which says why")

    def ask(self, action: str, **params: object) -> object:
        """What AnkiConnect answers to one action. Raises AnkiRefused."""
        request = {"action": action, "version": _VERSION, "params": params} | ({"key": self.key} if self.key else {})
        reply = self._reply(json.dumps(request).encode())
        if set(reply) != {"result", "error"}:
            raise AnkiRefused(
                f"{self.address}: this does not answer as AnkiConnect does; check the address, or update the add-on"
            )
        if reply["error"] is not None:
            raise AnkiRefused(f"Anki refused {action}: {_one_line(str(reply['error']))}; {self._remedy(str(reply['error']))}")
        return reply["result"]

    def _reply(self, body: bytes) -> dict[str, object]:
        request = Request(self.address, body, {"Content-Type": "application/json"})  # noqa: S310  # http to this machine, as checked
        try:
            with _opener().open(request, timeout=self.timeout) as response:
                reply = json.loads(response.read(_LONGEST_REPLY))
        except TimeoutError as error:
            raise AnkiRefused(
                f"{self.address}: Anki did not answer in {self.timeout:g} s; close its dialogs and try again"
            ) from error
        except (URLError, OSError) as error:
            remedy = f"start Anki with the add-on AnkiConnect ({ADDON}), or import the file in Anki by File > Import"
            raise AnkiRefused(f"{self.address}: no Anki answers there; {remedy}") from error
        except ValueError as error:
            raise AnkiRefused(f"{self.address}: this does not answer as AnkiConnect does; check the address") from error
        return reply if isinstance(reply, dict) else {}

    def _remedy(self, problem: str) -> str:
        if "key" in problem.casefold():
            return "give the apiKey of AnkiConnect's settings"
        return "import the file in Anki by File > Import"


class _NoRedirect(HTTPRedirectHandler):
    """AnkiConnect never sends anyone elsewhere."""

    def redirect_request(self, *_: object) -> None:
        """Follow nothing: a redirect is an error."""


def _opener() -> OpenerDirector:
    """Without the proxies of the environment: the request must not leave the machine."""
    return build_opener(ProxyHandler({}), _NoRedirect())


def _one_line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:200]
