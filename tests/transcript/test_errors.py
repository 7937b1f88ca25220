"""What cannot be read is said in one line: where, what is wrong, what to do."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from quizapp.errors import QuizappError, UnreadableSource, UsageError
from quizapp.transcript import read, read_bytes

UNREADABLE = {
    "empty": ("a.txt", b"", "a.txt: the file is empty; give a transcript with text in it"),
    "blanks": ("a.txt", b" \n\t\n", "a.txt: the file is empty; give a transcript with text in it"),
    "no Chinese": (
        "a.txt",
        b"Q: How are you?\nA: Fine.\n",
        "a.txt: no usable sentence was found; give a text with whole Chinese sentences",
    ),
    "furniture only": (
        "a.txt",
        "首页\n\n登录\n\n您需要登录才可以回复".encode(),
        "a.txt: no usable sentence was found; give a text with whole Chinese sentences",
    ),
    "a picture": (
        "a.txt",
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4,
        "a.txt: this is no text; give a .txt, .md, .html, .srt or .vtt file in UTF-8, GB18030, Big5 or UTF-16",
    ),
    "noise": (
        "a.txt",
        bytes(range(128, 256)) * 40,
        "a.txt: this is no text; give a .txt, .md, .html, .srt or .vtt file in UTF-8, GB18030, Big5 or UTF-16",
    ),
    "no cues": (
        "a.srt",
        "这里没有字幕，只有一句话。".encode(),
        "a.srt: no subtitle was found; give a file with lines like 00:01:02,000 --> 00:01:05,000",
    ),
    "a bad time": (
        "a.srt",
        "1\n00:00:01,000 --> 00:00:02,000\n船\n\n2\n00:xx --> 00:00:03,000\n帆\n".encode(),
        "a.srt:6: this is no time code; write it as 00:01:02,000 --> 00:01:05,000",
    ),
    "a cue backwards": (
        "a.vtt",
        "WEBVTT\n\n00:00:05.000 --> 00:00:02.000\n船有九米\n".encode(),
        "a.vtt:3: the cue ends before it starts; swap its times or delete it",
    ),
}


@pytest.mark.parametrize(("path", "data", "line"), UNREADABLE.values(), ids=UNREADABLE)
def test_a_source_that_holds_nothing_is_named_with_its_remedy(path: str, data: bytes, line: str) -> None:
    with pytest.raises(UnreadableSource, match=f"^{re.escape(line)}$"):
        read_bytes(data, path)


def test_a_missing_file_is_a_mistake_of_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nowhere\.txt: there is no such file; check the path$"):
        read(tmp_path / "nowhere.txt")


def test_a_folder_is_a_mistake_of_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"this is a folder; name the files in it$"):
        read(tmp_path)


def test_a_file_of_more_than_50_mb_is_refused_before_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "large.txt"
    with file.open("wb") as sparse:
        os.truncate(sparse.fileno(), 51 * 1024 * 1024)
    with pytest.raises(UnreadableSource, match=r"larger than 50 MB; give a file of at most 50 MB, or split it$"):
        read(file)


def test_every_message_is_one_line() -> None:
    with pytest.raises(QuizappError) as caught:
        read_bytes(b"\xff\xfe\x00", "坏\n文件.txt")
    assert "\n" not in str(caught.value)
