"""The lines of the end of a session: of how many, and when what comes back."""

from __future__ import annotations

from dataclasses import replace

from quizapp.interface import set_language
from quizapp.tui.study.end_drawing import draw_end, headline, outlook
from quizapp.workflows.shown import SessionSummary

MINUTE = 60_000
SUMMARY = SessionSummary(
    deck="港口的明天",
    done=12,
    total=12,
    finished=True,
    answers=19,
    right=9,
    first=12,
    took_ms=192_000,
    target=0.9,
    kinds=(),
    claims=(),
    speakers=(),
    forgotten=(),
    learning_left=3,
    next_at=8 * MINUTE,
    last_at=10 * MINUTE,
    tomorrow=4,
    day_after=2,
    streak=1,
    limits=(),
    limit_new=20,
    buried=0,
    more_new=0,
)


def test_right_at_the_first_try_is_said_of_how_many() -> None:
    set_language("zh")
    assert headline(SUMMARY) == f"12 张（作答 {SUMMARY.answers} 次）· 3 分钟 12 秒 · 一次答对 9/12（75%）· 目标 90%"
    partly = replace(SUMMARY, partly=2)
    assert headline(partly) == f"12 张（作答 {SUMMARY.answers} 次）· 3 分钟 12 秒 · 一次答对 9/12（75%），部分对 2 · 目标 90%"


def test_the_first_and_the_last_card_that_come_back_have_their_own_times() -> None:
    set_language("zh")
    assert outlook(SUMMARY, 0).startswith("3 张还会再来：第一张 8 分钟后，最后一张 10 分钟后。")
    assert outlook(replace(SUMMARY, learning_left=0, next_at=None, last_at=None), 0).startswith("明天到期 4 张")


def test_no_line_of_the_end_is_wider_than_the_text() -> None:
    for code in ("zh", "en"):
        set_language(code)
        for width in (56, 76):
            assert max(line.cell_length for line in draw_end(SUMMARY, True, 0, width)) <= width
