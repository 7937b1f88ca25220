"""The scores as lines: every figure with its sample size, nothing wider than the terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest

from quizapp.cli.parser import cells
from quizapp.cli.scores_lines import score_lines, share_text
from quizapp.interface import LANGUAGES, language, set_language
from quizapp.scores import CardRow, ReviewRow, Scores, Share, scores
from quizapp.study.card import Phase, Rating

TODAY = 20_780
DAY = 86_400_000


@pytest.fixture(autouse=True)
def same_language_after() -> Iterator[None]:
    before = language()
    yield
    set_language(before)


def review(ago: int, hour: int, rating: Rating, speaker: str = "林望山") -> ReviewRow:
    at = (TODAY - ago) * DAY + hour * 3_600_000
    return ReviewRow(
        at, TODAY - ago, rating, 8_000, deck="港口", speaker=speaker, topic="码头", kind="cloze", claim="fact",
        source="港口的明天", phase_before=Phase.REVIEW, interval_before=10, stability_before=10.0,
        last_day_before=TODAY - ago - 10,
    )  # fmt: skip


def studied(speaker: str = "林望山") -> Scores:
    reviews = [review(n % 40, 9 + n % 3, Rating.AGAIN if n % 8 == 0 else Rating.GOOD, speaker) for n in range(120)]
    reviews += [review(1, 20, Rating.GOOD, "何书宁")]
    cards = [CardRow(Phase.REVIEW, TODAY + n % 9, 10, 12.0, 5.0, TODAY - 3) for n in range(50)]
    return scores(reviews, cards, today=TODAY, zone=ZoneInfo("UTC"))


def test_few_answers_get_no_percentage() -> None:
    set_language("en")
    assert share_text(Share(7, 5)) == "5/7 (too few to tell)"
    assert share_text(Share(40, 30)) == "75% (40)"
    assert share_text(Share()) == "-"


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_lines_hold_every_grouping_within_80_cells(code: str) -> None:
    set_language(code)
    lines = list(score_lines(studied()))
    assert max(map(cells, lines)) <= 80
    shown = "\n".join(lines)
    assert "林望山" in shown
    assert re.search(r"1/1.*何书宁", shown)
    assert "121" in lines[0]
    assert sum(line.count("█") for line in lines) > 0


def test_without_reviews_the_lines_say_what_will_be_here() -> None:
    set_language("zh")
    lines = list(score_lines(scores([], [], today=TODAY, zone=ZoneInfo("UTC"))))
    assert lines == ["复习 0 次，卡片 0 张，今天还有 0 张", "还没有复习记录。学一次之后，这里会有日历和保持率。"]
