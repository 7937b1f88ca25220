"""Chinese text is read in each of its encodings, and which one it was is said."""

from __future__ import annotations

import pytest

from quizapp.transcript import read_bytes
from tests.transcript.reading import said

SIMPLIFIED = (
    "# 一条船的故事\n\n王芳：这条船有多大？\n\n高远：有九米长，我们造了两年，用的都是后山的木头。\n\n王芳：重吗？\n\n高远：三吨。"
)
TRADITIONAL = (
    "# 一條船的故事\n\n王芳：這條船有多大？\n\n高遠：有九米長，我們造了兩年，用的都是後山的木頭。\n\n王芳：重嗎？\n\n高遠：三噸。"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_simplified_text_is_found_out(encoding: str) -> None:
    transcript = read_bytes(SIMPLIFIED.encode(encoding), "船.txt")
    assert said(transcript) == said(read_bytes(SIMPLIFIED.encode(), "船.txt"))
    assert transcript.encoding == encoding
    assert not transcript.traditional


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "utf-16"])
def test_traditional_text_is_found_out_and_folded_to_simplified(encoding: str) -> None:
    transcript = read_bytes(TRADITIONAL.encode(encoding), "船.txt")
    assert (transcript.encoding, transcript.traditional) == (encoding, True)
    assert "這條船有多大？" in transcript.text
    assert "这条船有多大?" in transcript.folded
    assert [speaker.name for speaker in transcript.speakers] == ["王芳", "高遠"]


def test_one_damaged_character_does_not_change_the_encoding() -> None:
    data = SIMPLIFIED.encode()[:200] + b"\xff" + SIMPLIFIED.encode()[200:] + SIMPLIFIED.encode() * 3
    assert read_bytes(data, "船.txt").encoding == "utf-8"


def test_what_a_terminal_would_obey_is_taken_out() -> None:
    transcript = read_bytes(
        "王芳：船\x1b[31m有\u202e多\u200b大？\n\n高远：九\x07米。\n\n王芳：重吗？\n\n高远：三吨。".encode(), "船.txt"
    )
    assert said(transcript)[:2] == [("王芳", "船[31m有多大？"), ("高远", "九米。")]
