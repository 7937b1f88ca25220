"""Intervals, durations and days in words; which language is spoken."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from quizapp.interface import (
    choose_language,
    clock_text,
    coming_back_text,
    day_text,
    duration_text,
    interval_text,
    language,
    set_language,
)

MINUTE, HOUR, DAY = 60, 3_600, 86_400


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    before = language()
    set_language("zh")
    yield
    set_language(before)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (20, "<1分钟"),
        (MINUTE, "1分钟"),
        (10 * MINUTE, "10分钟"),
        (5 * HOUR, "5时"),
        (DAY, "1天"),
        (13 * DAY, "13天"),
        (21 * DAY, "3周"),
        (150 * DAY, "5月"),
        (440 * DAY, "1.2年"),
        (2 * 365.25 * DAY, "2年"),
    ],
)
def test_an_interval_fits_on_a_button(seconds: float, words: str) -> None:
    assert interval_text(seconds) == words


@pytest.mark.parametrize(("seconds", "words"), [(12, "12 秒"), (372, "6 分钟 12 秒"), (480, "8 分钟"), (3900, "1 小时 5 分钟")])
def test_a_duration_is_said_in_words(seconds: float, words: str) -> None:
    assert duration_text(seconds) == words


@pytest.mark.parametrize(("seconds", "words"), [(0, "0:00"), (108, "1:48"), (3723, "1:02:03")])
def test_a_clock_runs(seconds: float, words: str) -> None:
    assert clock_text(seconds) == words


@pytest.mark.parametrize(
    ("n", "first", "last", "words"),
    [
        (1, 492, 492, "1 张 9 分钟后再来。"),
        (3, 480, 600, "3 张还会再来：第一张 8 分钟后，最后一张 10 分钟后。"),
        (2, 50, 600, "2 张还会再来：第一张 50 秒后，最后一张 10 分钟后。"),
        (2, 541, 599, "2 张 10 分钟后再来。"),
        (2, -5, 60, "2 张还会再来：第一张马上，最后一张 1 分钟后。"),
    ],
)
def test_of_the_cards_that_come_back_the_first_and_the_last_are_told(n: int, first: float, last: float, words: str) -> None:
    assert coming_back_text(n, first, last) == words


def test_in_english_too() -> None:
    set_language("en")
    assert coming_back_text(2, 50, 600) == "2 cards come back: the first in 50 s, the last in 10 min."
    assert coming_back_text(1, 50, 50) == "1 card comes back in 50 s."


def test_days_are_named_by_their_distance() -> None:
    assert [day_text(n) for n in (-2, -1, 0, 1, 2, 3)] == ["2 天前", "昨天", "今天", "明天", "后天", "3 天后"]
    set_language("en")
    assert [day_text(n) for n in (-2, -1, 0, 1, 2, 3)] == [
        "2 days ago",
        "yesterday",
        "today",
        "tomorrow",
        "in 2 days",
        "in 3 days",
    ]


@pytest.mark.parametrize(
    ("option", "setting", "environment", "spoken"),
    [
        ("en", "zh", {"LANG": "zh_CN.UTF-8"}, "en"),
        (None, "en", {"LANG": "zh_CN.UTF-8"}, "en"),
        (None, "", {"LANG": "zh_TW.UTF-8"}, "zh"),
        (None, None, {"LANG": "en_GB.UTF-8"}, "en"),
        (None, None, {"LANG": "de_DE"}, "en"),
        (None, None, {"LANG": "C.UTF-8"}, "zh"),
        (None, None, {"LC_ALL": "en_US.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
        (None, None, {}, "zh"),
    ],
)
def test_the_command_line_wins_over_the_settings_and_both_over_the_locale(
    option: str | None, setting: str | None, environment: dict[str, str], spoken: str
) -> None:
    assert choose_language(option, setting, environment) == spoken


def test_a_language_without_texts_is_refused() -> None:
    with pytest.raises(ValueError, match="there are zh, en"):
        set_language("fr")
