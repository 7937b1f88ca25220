"""The scores as a learner sees them: figures with their sample sizes, a page that stands alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from zoneinfo import ZoneInfo

import pytest

from quizapp.cli.parser import cells
from quizapp.cli.scores_lines import score_lines, share_text
from quizapp.cli.scores_page import page
from quizapp.interface import LANGUAGES, language, set_language
from quizapp.scores import CardRow, ReviewRow, Scores, Share, scores
from quizapp.study.card import Phase, Rating

TODAY = 20_780
DAY = 86_400_000
WILD = '<script>alert("x")</script>\x1b[31m&\u202e'


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


class Tags(HTMLParser):
    """Checks that tags are closed in order, and remembers what they were."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_page_stands_alone_and_runs_nothing(code: str) -> None:
    set_language(code)
    written = page(studied(WILD), WILD)
    tags = Tags()
    tags.feed(written)
    assert tags.open == []
    assert {tag for tag, _ in tags.seen} & {"script", "link", "img", "iframe", "object", "a"} == set()
    assert not [name for _, attributes in tags.seen for name in attributes if name.startswith("on") or name in {"href", "src"}]
    assert "http:" not in written.replace("http-equiv", "")
    assert "https:" not in written
    assert not re.search("[\x00-\x09\x0b-\x1f\u202a-\u202e]", written)
    assert "&lt;script&gt;" in written


def test_every_chart_of_the_page_is_also_a_table() -> None:
    written = page(studied(), None)
    assert written.count("<svg") == written.count("<table") > 6
    assert "何书宁" in written


def test_a_page_without_reviews_is_a_page() -> None:
    set_language("zh")
    assert "还没有复习记录" in page(scores([], [], today=TODAY, zone=ZoneInfo("UTC")), None)
