"""Laws of the grader: what holds whatever is asked and whatever is typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.items.item import FALSE, TRUE, Item, ItemKind
from quizapp.study.card import Rating
from quizapp.study.grading import Verdict, grade

from .test_grading import item

HAN = "晋英杰算力数据人才模型公司不没的是和与一二三十百千万亿美元年月底初前后"
words = st.text(alphabet=HAN + "GPTabc-.·0123456789 %，、（）", min_size=1, max_size=14).filter(lambda text: text.strip())
anything = st.text(max_size=40)
typed = st.sampled_from([ItemKind.SHORT_ANSWER, ItemKind.CLOZE])
names = st.text(alphabet="晋英杰算力据人才模型公司平台生成", min_size=1, max_size=7)
choices = st.lists(words, min_size=2, max_size=4, unique=True)


@given(words, words, typed)
def test_the_answer_itself_is_right(answer: str, question: str, kind: ItemKind) -> None:
    assert grade(item(answer, question, kind), answer).verdict is Verdict.RIGHT


@given(words, typed)
def test_blanks_and_a_full_stop_change_nothing(answer: str, kind: ItemKind) -> None:
    assert grade(item(answer, kind=kind), f"  {answer}。").verdict is Verdict.RIGHT


@given(choices, st.data())
def test_the_right_choice_is_right_and_a_different_one_wrong(some: list[str], data: st.DataObject) -> None:
    asked = item(some[0], kind=ItemKind.MULTIPLE_CHOICE, choices=tuple(some))
    assert grade(asked, some[0]).verdict is Verdict.RIGHT
    assert grade(asked, data.draw(st.sampled_from(some))).verdict in {Verdict.RIGHT, Verdict.WRONG}


@given(st.lists(names, min_size=2, max_size=5, unique=True), st.randoms())
def test_a_list_on_its_own_lines_is_right_in_any_order(parts: list[str], luck: object) -> None:
    asked = item("、".join(parts), kind=ItemKind.LIST, parts=tuple(parts))
    shuffled = list(parts)
    luck.shuffle(shuffled)  # type: ignore[attr-defined]
    assert grade(asked, "、".join(parts)).verdict is Verdict.RIGHT
    assert grade(asked, "\n".join(shuffled)).score == 1


@given(words, anything, st.sampled_from(ItemKind))
def test_whatever_is_typed_gets_a_verdict(answer: str, typed_text: str, kind: ItemKind) -> None:
    parts = tuple(answer.split("、")) if kind is ItemKind.LIST else ()
    result = grade(item(answer, kind=kind, choices=(answer, "另一个"), parts=parts), typed_text)
    assert 0 <= result.score <= 1
    assert (result.proposed is Rating.GOOD) == (result.verdict is Verdict.RIGHT)
    assert result.proposed is not Rating.EASY


@given(words, words)
def test_the_pieces_make_up_both_texts(answer: str, typed_text: str) -> None:
    result = grade(item(answer), typed_text)
    if result.verdict is not Verdict.UNKNOWN:
        assert "".join(piece for piece, _ in result.difference) == typed_text
        assert "".join(piece for piece, _ in result.answer_difference) == answer


@given(st.sampled_from([TRUE, FALSE]), anything)
def test_true_or_false_is_never_both(said: str, typed_text: str) -> None:
    verdicts = {grade(item(answer, kind=ItemKind.TRUE_FALSE), typed_text).verdict for answer in (TRUE, FALSE)}
    assert verdicts in ({Verdict.RIGHT, Verdict.WRONG}, {Verdict.WRONG}, {Verdict.UNKNOWN})


@given(st.sampled_from(["15 亿美元", "4000 张", "三年半", "百分之六七十"]), st.integers(1, 10**6))
def test_another_number_is_never_near(answer: str, other: int) -> None:
    unit = answer.lstrip("0123456789 三年半百分之六七十亿")
    result = grade(item(answer), f"{other * 7 + 3}{unit}")
    assert result.verdict in {Verdict.WRONG, Verdict.RIGHT} or not unit


HOSTILE = [
    "万" * 20_000,
    "1" * 20_000,
    "1," * 9_000,
    "a" * 20_000,
    "ni'hao" * 3_000,
    "百分之" * 5_000,
    "算力、" * 5_000,
    "\n1. " * 5_000,
]
ASKED = [
    item("15 亿美元", "多少亿美元？"),
    item("2022 年底"),
    item("算力、数据、人才", kind=ItemKind.LIST, parts=("算力", "数据", "人才")),
    item("算力", kind=ItemKind.MULTIPLE_CHOICE, choices=("算力", "数据")),
]


@pytest.mark.parametrize("typed_text", HOSTILE, ids=lambda text: text[:6])
@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: asked.answer)
def test_a_page_pasted_by_mistake_gets_a_verdict_too(asked: Item, typed_text: str) -> None:
    """Each of these took minutes, or the interpreter's whole stack, with patterns that look back and forth."""
    assert grade(asked, typed_text).verdict in Verdict
