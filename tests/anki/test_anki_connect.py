"""Pushing a package into a running Anki: a server on this machine that answers as AnkiConnect does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from quizapp.anki import Anki
from quizapp.anki.connect import AnkiRefused
from quizapp.errors import UsageError


@dataclass
class Desk:
    """What the server was asked, and what it will say."""

    address: str = ""
    asked: list[dict[str, object]] = field(default_factory=list)
    reply: bytes = b'{"result": true, "error": null}'
    status: int = 200


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk = Desk()

    class Answering(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            desk.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(desk.status)
            self.send_header("Location", f"{desk.address}/elsewhere")
            self.send_header("Content-Length", str(len(desk.reply)))
            self.end_headers()
            self.wfile.write(desk.reply)

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Answering) as server:
        desk.address = f"http://127.0.0.1:{server.server_port}"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield desk
        server.shutdown()
        thread.join()


def test_a_package_is_imported_by_its_whole_path(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Anki(desk.address).import_package(Path("茶馆.apkg"))
    assert desk.asked == [{"action": "importPackage", "version": 6, "params": {"path": str(tmp_path / "茶馆.apkg")}}]


def test_the_request_does_not_go_through_a_proxy(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    assert Anki(desk.address).ask("version") is True


def test_the_key_travels_only_if_there_is_one(desk: Desk) -> None:
    Anki(desk.address, key="茶").ask("version")
    assert desk.asked[0]["key"] == "茶"


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        (b'{"result": null, "error": "valid api key must be provided"}', "give the apiKey of AnkiConnect's settings"),
        (
            b'{"result": null, "error": "collection is\\n not \\u001b[31mavailable"}',
            "Anki refused importPackage: collection is not [31mavailable; import the file",
        ),
        (b'{"result": false, "error": null}', "Anki did not import it; try File > Import in Anki, which says why"),
        (b"[]", "this does not answer as AnkiConnect does; check the address, or update the add-on"),
        (b"<html>", "this does not answer as AnkiConnect does; check the address"),
    ],
)
def test_a_refusal_is_one_line_with_a_remedy(desk: Desk, reply: bytes, message: str) -> None:
    desk.reply = reply
    with pytest.raises(AnkiRefused) as raised:
        Anki(desk.address).import_package(Path("a.apkg"))
    assert message in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("status", [302, 403, 500])
def test_another_answer_than_ok_is_no_anki(desk: Desk, status: int) -> None:
    desk.status = status
    with pytest.raises(AnkiRefused, match="no Anki answers there"):
        Anki(desk.address).ask("version")
    assert len(desk.asked) == 1


def test_without_anki_the_way_by_hand_is_named(desk: Desk) -> None:
    with HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as closed:
        port = closed.server_port
    with pytest.raises(AnkiRefused) as raised:
        Anki(f"http://127.0.0.1:{port}").import_package(Path("a.apkg"))
    assert str(raised.value) == (
        f"http://127.0.0.1:{port}: no Anki answers there; "
        "start Anki with the add-on AnkiConnect (2055492159), or import the file in Anki by File > Import"
    )


@pytest.mark.parametrize("address", ["http://example.com:8765", "file:///etc/passwd", "https://127.0.0.1:8765", "127.0.0.1:8765"])
def test_only_this_machine_is_asked(address: str) -> None:
    with pytest.raises(UsageError, match="Anki is asked on this machine only"):
        Anki(address)
