"""Questions on how two things hang together: the direction of a comparison, the condition of what holds."""

from __future__ import annotations

from quizapp.claims.sheets import read_sheet
from quizapp.items.draft import Draft
from quizapp.items.kinds.reasoned import condition, direction
from quizapp.items.worded import Worded, word_statements
from tests.items.interview import interview

SOURCE = interview(
    [
        ("", "工厂里的比较"),
        ("记者", "苏州怎么样?"),
        ("陈岚", "苏州的租金比长春更高,运费比长春少得多。只有学过质检,工人才能上夜班。只有周末才开夜校。"),
    ]
)
SHEET = """\
source: factory.txt
title: 工厂里的比较
claims:
- kind: fact
  importance: 3
  speaker: 陈岚
  statement: {statement}
  answers: [{answer}]
  quote: {quote}
"""


def worded(statement: str, answer: str, quote: str) -> Worded:
    sheet = read_sheet(SHEET.format(statement=statement, answer=answer, quote=quote), "factory.yaml", SOURCE)
    return word_statements(SOURCE, sheet.claims)[0]


def drafts(statement: str, answer: str, quote: str) -> list[Draft]:
    found = worded(statement, answer, quote)
    return [*direction(found, SOURCE), *condition(found)]


def test_a_comparison_asks_which_way_it_goes() -> None:
    (made,) = drafts("苏州的租金比长春更高。", "长春", "苏州的租金比长春更高")
    assert made.question == "据陈岚介绍，苏州的租金比长春____。"
    assert made.answer == "更高"
    assert set(made.choices) == {"更高", "更低", "差不多"}


def test_a_comparison_without_a_word_of_degree_is_left_alone() -> None:
    assert not drafts("苏州的运费比长春少得多。", "长春", "运费比长春少得多")


def test_a_condition_is_asked_for_where_something_depends_on_it() -> None:
    (made,) = drafts("只有学过质检，工人才能上夜班。", "学过质检", "只有学过质检,工人才能上夜班")
    assert made.question == "据陈岚介绍，在什么条件下，工人才能上夜班？"
    assert made.answer == "学过质检"


def test_a_condition_of_two_characters_says_too_little() -> None:
    assert not drafts("只有周末才开夜校。", "周末", "只有周末才开夜校")
