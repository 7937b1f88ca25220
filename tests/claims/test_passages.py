"""Passages in which nobody speaks: their subjects are named, each clause is asked once, with the question word that fits."""

from __future__ import annotations

import re

import pytest

from quizapp.claims import find_claims
from quizapp.claims.passages import PASSAGE, is_passage
from quizapp.claims.source_sentence import source_sentences
from quizapp.items import make_items
from quizapp.items.item import Item, ItemKind
from quizapp.transcript import Transcript, read_bytes

STATION = (
    "青溪站位于云州市北湖区，是云州地铁3号线的一个车站。青溪站因位于青溪古桥旁而得名。该站设有2座岛式站台，"
    "由建筑师林若水设计。2006年动工，2009年7月19日启用。车站拥有5个出入口，其最大的出入口通往云州博物馆。"
)


def transcript(text: str, name: str = "青溪站.txt") -> Transcript:
    return read_bytes(text.encode(), name)


@pytest.fixture(scope="module")
def items() -> list[Item]:
    source = transcript(STATION)
    return make_items(source, find_claims(source))


def test_a_text_that_nobody_speaks_in_is_an_article_and_an_interview_or_a_talk_is_not() -> None:
    talk = "我觉得呢，你看这个鱼啊要先放盐。然后我们再煎一下吧。你们在家里也可以试试嘛。"
    interview = "记者：您为什么开工厂？\n陈岚：工厂在苏州，一年做一万台机器。\n记者：然后呢？\n陈岚：2019 年工厂搬到了杭州。"
    told = {text: is_passage(transcript(text), source_sentences(transcript(text))) for text in (STATION, talk, interview)}
    assert list(told.values()) == [True, False, False]


def test_a_subject_that_is_left_out_or_pointed_at_is_named(items: list[Item]) -> None:
    asked = [item.question for item in items]
    assert any((re.match("青溪站", q) and "动工" in q) or "启用" in q for q in asked), asked
    assert not [q for q in asked if re.search("该站|(?<!尤)其", q)]


def test_what_is_named_from_elsewhere_is_kept_as_context() -> None:
    source = transcript(STATION)
    named = [claim for claim in find_claims(source) if "named" in claim.reasons]
    assert named
    assert all(place.of(source.text) in claim.statement for claim in named for place in claim.context)


def test_the_question_word_fits_what_is_asked_for(items: list[Item]) -> None:
    asked = {item.answer: item.question for item in items}
    assert all(PASSAGE in item.reason.split() for item in items)
    assert {item.kind for item in items} == {ItemKind.SHORT_ANSWER}
    years = [question for answer, question in asked.items() if re.search("年", answer)]
    counts = [question for answer, question in asked.items() if re.match(r"\d+[座个]", answer)]
    assert years
    assert all(re.search("哪一年|哪一天|什么时候", q) for q in years)
    assert counts
    assert all(re.search("几|多少", q) for q in counts)
    assert "谁" in asked.get("林若水", "谁") or "哪位" in asked["林若水"]


def test_no_question_holds_its_answer_and_each_answer_stands_in_its_quote(items: list[Item]) -> None:
    assert len(items) >= 5
    for item in items:
        assert item.answer not in item.question
        assert item.answer in item.quote


def test_each_clause_is_asked_once(items: list[Item]) -> None:
    statements = [item.question for item in items]
    assert len(set(statements)) == len(statements)


def test_an_article_without_a_sentence_to_ask_gives_nothing() -> None:
    source = transcript("在这之后。因此如此。")
    assert find_claims(source) == []
