"""The questions that a sheet brings along."""

from __future__ import annotations

import pytest

from quizapp.claims.sheets import read_sheet
from quizapp.items import FALSE, TRUE, Item, ItemKind, make_items
from tests.items.interview import interview

SOURCE = interview()
CLAIM = """\
source: factory.txt
claims:
- kind: {kind}
  importance: 3
  speaker: 陈岚
  statement: {statement}
  answers: [{answers}]
  quote: {quote}
  question: {question}
"""
MOVED = {
    "kind": "fact",
    "statement": "陈岚的工厂 2019 年搬到了苏州。",
    "answers": "苏州",
    "quote": "我们在 2019 年把工厂搬到了苏州",
}
JOBS = {
    "kind": "position",
    "statement": "陈岚认为自动化不会让工人失业。",
    "answers": "不会让工人失业",
    "quote": "我觉得自动化不会让工人失业,因为新岗位会比旧岗位多",
}
WAYS = {
    "kind": "fact",
    "statement": "王平的团队试过三种办法：轮岗、师徒制和夜校。",
    "answers": "轮岗, 师徒制, 夜校",
    "quote": "我们试过三种办法:一种是轮岗,一种是师徒制,还有一种是夜校",
}


def given(claim: dict[str, str], question: str, more: str = "") -> Item:
    text = CLAIM.format(**claim, question=question) + more
    text = text.replace("speaker: 陈岚", "speaker: 王平") if claim is WAYS else text
    sheet = read_sheet(text, "factory.yaml", SOURCE)
    assert sheet.problems == ()
    return make_items(SOURCE, sheet.claims)[0]


@pytest.mark.parametrize(
    ("claim", "question", "more", "kind", "answer"),
    [
        (MOVED, "陈岚的工厂 2019 年搬到了哪座城市？", "", ItemKind.SHORT_ANSWER, "苏州"),
        (MOVED, "陈岚的工厂 2019 年搬到了____。", "", ItemKind.CLOZE, "苏州"),
        (MOVED, "陈岚的工厂 2019 年搬到了哪座城市？", "  distractors: [无锡, 长春, 常州]\n", ItemKind.MULTIPLE_CHOICE, "苏州"),
        (MOVED, "陈岚的工厂 2019 年搬到了苏州。", "", ItemKind.TRUE_FALSE, TRUE),
        (MOVED, "陈岚的工厂 2019 年搬到了无锡。", "", ItemKind.TRUE_FALSE, FALSE),
        (JOBS, "谁觉得自动化不会让工人失业？", "  distractors: [王平, 记者]\n", ItemKind.WHO_SAID, "陈岚"),
        (WAYS, "王平的团队试过哪三种办法？", "", ItemKind.LIST, "轮岗；师徒制；夜校"),
    ],
)
def test_the_look_of_a_question_decides_its_kind(claim: dict[str, str], question: str, more: str, kind: str, answer: str) -> None:
    item = given(claim, question, more)
    assert (item.question, item.kind, item.answer) == (question, kind, answer)
    assert item.reason.endswith("given_question")


def test_a_question_that_the_gate_refuses_gives_way_to_one_of_ours() -> None:
    item = given(MOVED, "它搬到了哪里？")
    assert item.question != "它搬到了哪里？"
    assert "陈岚" in item.question


def test_an_explanation_of_the_sheet_is_shown_as_it_is() -> None:
    item = given(MOVED, "陈岚的工厂 2019 年搬到了哪座城市？", "  explanation: 最大的三家客户都在那边。\n")
    assert item.explanation == "最大的三家客户都在那边。"
