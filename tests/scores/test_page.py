"""The page can be kept or sent: whole in itself, harmless, readable in both languages, every chart with its table."""

from __future__ import annotations

import re
from dataclasses import fields
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest

from quizapp.scores import CardRow, ReviewRow, Scores, scores
from quizapp.scores.page import EN, ZH, write_page
from quizapp.scores.page_words import PageWords
from quizapp.study.card import Phase, Rating

from .test_scores import SHANGHAI, TODAY, known, row

HOSTILE = '<script>alert("1")</script>&"\''


def figures(name: str = "晋英杰") -> Scores:
    reviews = [
        row(
            TODAY - n,
            Rating.AGAIN if n % 7 == 0 else Rating.GOOD,
            speaker=name,
            topic="算力",
            deck=f"牌组{n % 2}",
            kind="cloze",
            **seen,
        )
        for n in range(60)
        for seen in [known | {"last_day_before": TODAY - n - 10, "interval_before": 10 + n}]
    ]
    cards = [CardRow(Phase.REVIEW, TODAY + n % 9, 10 + n, 5.0 + n, 5.0, TODAY - 3) for n in range(40)]
    return scores(reviews, cards, TODAY, SHANGHAI)


class Tags(HTMLParser):
    """Collects the tags, and checks that each that opens also closes."""

    VOID = frozenset({"meta", "!doctype"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def tags(page: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = Tags()
    parser.feed(page)
    parser.close()
    assert parser.open == []
    return parser.seen


@pytest.mark.parametrize("words", [ZH, EN], ids=lambda words: words.lang)
def test_the_page_asks_for_nothing_and_runs_nothing(words: PageWords) -> None:
    page = write_page(figures(), words)
    found = tags(page)
    assert not {tag for tag, _ in found} & {"script", "link", "img", "iframe", "object", "a", "form"}
    assert not any(name.startswith("on") or name in {"src", "href"} for _, attributes in found for name in attributes)
    assert not re.search(r"https?:|@import", page)
    assert "default-src 'none'" in page


def test_the_names_of_a_source_are_text() -> None:
    page = write_page(figures(HOSTILE), ZH, learner=HOSTILE)
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    tags(page)


@pytest.mark.parametrize("words", [ZH, EN], ids=lambda words: words.lang)
def test_every_chart_is_well_formed_and_has_a_name(words: PageWords) -> None:
    charts = re.findall(r"<svg viewBox.*?</svg>", write_page(figures(), words), re.DOTALL)
    assert len(charts) >= 10
    for chart in charts:
        assert ET.fromstring(chart).get("aria-label")
        assert "nan" not in chart


def test_every_chart_but_the_state_of_the_cards_has_its_table() -> None:
    page = write_page(figures())
    sections = re.findall(r'<section id="(\w+)">(.*?)</section>', page, re.DOTALL)
    assert {name for name, body in sections if "<table>" not in body} == {"phases"}


def test_a_share_of_few_answers_is_no_percentage_on_the_page() -> None:
    few = [row(speaker="甲") for _ in range(6)]
    page = write_page(scores(few, [], TODAY, SHANGHAI))
    speaker = page[page.index('<section id="speaker">') :]
    assert "6/6" in speaker
    assert "mark faint" in speaker
    assert ZH.few in page


def test_the_target_and_the_sample_stand_with_the_retention() -> None:
    page = write_page(figures(), EN)
    assert "Target 90%" in page
    assert "n = 60" in page


@pytest.mark.parametrize("words", [ZH, EN], ids=lambda words: words.lang)
def test_an_empty_log_says_what_will_stand_here(words: PageWords) -> None:
    page = write_page(scores([], [], TODAY, SHANGHAI), words)
    assert words.none_yet in page
    tags(page)


def test_both_languages_have_the_same_words() -> None:
    for one in fields(PageWords):
        zh, en = getattr(ZH, one.name), getattr(EN, one.name)
        assert type(zh) is type(en)
        if isinstance(zh, dict):
            assert zh.keys() == en.keys()
            for key in zh:
                assert set(re.findall(r"{\w+}", zh[key])) == set(re.findall(r"{\w+}", en[key])), key


def test_one_answer_makes_a_page() -> None:
    alone = [ReviewRow(row().at, TODAY, Rating.AGAIN, 500)]
    tags(write_page(scores(alone, [CardRow(Phase.NEW)], TODAY, SHANGHAI)))
