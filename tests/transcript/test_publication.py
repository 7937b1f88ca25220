"""Title, date and outlet are read from where they stand, and say where that was."""

from __future__ import annotations

import pytest

from quizapp.transcript import Found
from tests.transcript.reading import read_text

TALK = "王芳：船有多大？\n\n高远：船有九米长。\n\n王芳：有多重？\n\n高远：三吨多一点。"


def test_front_matter_comes_first() -> None:
    transcript = read_text(
        f'---\ntitle: "一条船的故事"\ndate: 2024-05-06 10:00:00\nspeaker: 海风电台\ntags:\n- 船\n---\n# 另一个题目\n\n{TALK}'
    )
    assert transcript.title == Found("一条船的故事", "front matter")
    assert transcript.date == Found("2024-05-06", "front matter")
    assert transcript.outlet == Found("海风电台", "front matter")


def test_a_heading_is_the_title_and_may_begin_with_the_date() -> None:
    transcript = read_text(f"# 2024-05-06 造船人来访\n\n{TALK}")
    assert (transcript.title, transcript.date) == (Found("造船人来访", "heading"), Found("2024-05-06", "credits"))


def test_credits_are_read_before_they_are_dropped() -> None:
    transcript = read_text(f"一条船的故事\n\n2024年5月6日\n\n本文来自微信公众号：海风周刊 (ID:none)，采访：王芳\n\n{TALK}")
    assert transcript.title == Found("一条船的故事", "first line")
    assert transcript.date == Found("2024-05-06", "credits")
    assert transcript.outlet == Found("海风周刊", "credits")
    assert "公众号" not in transcript.text


def test_the_address_of_the_original_may_hold_the_date() -> None:
    assert read_text(f"{TALK}\n\nvia: https://example.org/2024/05/06/boats").date == Found("2024-05-06", "address")


def test_the_file_name_is_the_last_resort() -> None:
    transcript = read_text(TALK, "2024-05_一条船的故事.txt")
    assert transcript.title == Found("一条船的故事", "file name")
    assert transcript.date == Found("2024-05", "file name")


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("一条船的故事到底是什么样 | 海风网", "一条船的故事到底是什么样"),
        ("一条船的故事到底是什么样 - 海风网", "一条船的故事到底是什么样"),
        ("一条船的故事\uff5c卡尔·安德森的海洋与陆地之间", "一条船的故事\uff5c卡尔·安德森的海洋与陆地之间"),
        ("写在前面——对话卡尔·安德森", "写在前面——对话卡尔·安德森"),
    ],
)
def test_a_title_loses_the_name_of_the_site(written: str, title: str) -> None:
    found = read_text(f"# {written}\n\n{TALK}").title
    assert found is not None
    assert found.value == title


def test_a_date_within_the_talk_is_not_the_date_of_the_article() -> None:
    assert read_text(f"{TALK}\n\n王芳：什么时候下水？\n\n高远：2019年5月6日下水。").date is None
