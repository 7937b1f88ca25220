"""What a fair reader would let pass, row by row, and what they still would not."""

from __future__ import annotations

import pytest

from quizapp.items.item import ItemKind
from quizapp.study.grading import Reason, Verdict, grade

from .test_grading import N, R, U, W, item

PARTS = ("超级人才", "超强的算力", "背后政策的支持", "goodwill（加持）")
NAMED = [
    # part, given for it, verdict of the part
    ("超级人才", "人才", R),
    ("超强的算力", "算力", R),
    ("超强的算力", "强大的算力", R),
    ("解决每一个人日常的一些需求", "解决日常需求", R),
    ("AI 自己演化成一个科学家", "自己演化成科学家", R),
    ("AI 自己演化成一个科学家", "科学家", N),
    ("背后政策的支持", "政策", R),
    ("背后政策的支持", "政策支持", R),
    ("背后政策的支持", "支持", N),
    ("goodwill（加持）", "goodwill", R),
    ("goodwill（加持）", "goodwill 加持", R),
    ("成本（不含税）", "成本", W),
    ("解决每一个人日常的一些需求", "需求", N),
    # what turns the meaning is no part of it
    ("不断学习的能力", "学习的能力", R),
    ("不依赖外部资金", "依赖外部资金", W),
    ("降低训练成本", "提高训练成本", W),
    ("降低训练成本", "训练成本", N),
    ("需求增加很快", "需求减少很快", W),
    ("三家合作公司", "两家合作公司", W),
    # other names
    ("北京大学", "清华大学", W),
    ("北京大学", "大学", W),
    ("张三丰", "张三", N),
    ("训练成本", "时间成本", W),
    ("GPT-3 模型", "GPT-4 模型", W),
]


@pytest.mark.parametrize(("part", "given", "verdict"), NAMED)
def test_a_part_by_its_head_or_most_of_it(part: str, given: str, verdict: Verdict) -> None:
    result = grade(item(f"{part}、运气", kind=ItemKind.LIST, parts=(part, "运气")), f"{given}、运气")
    mark = result.parts[0]
    assert (mark.found, mark.near, bool(result.extras)) == (verdict is not W, verdict is N, verdict is W)
    assert (result.verdict is R) == (verdict is R)


def test_all_parts_in_short_words_are_all_right() -> None:
    asked = item("；".join(PARTS), "取决于哪四点？", ItemKind.LIST, parts=PARTS)
    assert grade(asked, "政策、goodwill、人才、算力").verdict is R
    assert grade(asked, "政策和算力和人才").score == pytest.approx(0.75)


def test_short_words_without_anything_between_them_and_an_and_within_a_part() -> None:
    asked = item("超级数据；超级人才；超强的算力", kind=ItemKind.LIST, parts=("超级数据", "超级人才", "超强的算力"))
    assert grade(asked, "数据人才算力").verdict is R
    assert grade(asked, "大数据、人才、算力").extras == ()
    joined = item("政府和企业的合作；开源社区", kind=ItemKind.LIST, parts=("政府和企业的合作", "开源社区"))
    assert grade(joined, "政府和企业合作、社区").verdict is R
    assert grade(joined, "政府和企业合作、社区").extras == ()


def test_words_that_fit_two_parts_are_only_near() -> None:
    asked = item("训练成本、推理成本", kind=ItemKind.LIST, parts=("训练成本", "推理成本"))
    result = grade(asked, "成本")
    assert [mark.near for mark in result.parts] == [True, False]
    assert (result.verdict, result.extras) == (W, ())
    assert grade(asked, "推理成本、训练").verdict is N


def test_a_part_nearly_named_gets_half_and_is_no_extra() -> None:
    result = grade(item("降低成本；开放接口", kind=ItemKind.LIST, parts=("降低成本", "开放接口")), "成本、开放接口")
    assert (result.verdict, result.score, result.reason, result.extras) == (N, 0.75, Reason.PART, ())


@pytest.mark.parametrize("given", ["", "  ", "不知道", "0"])
def test_a_list_not_known_shows_every_part_as_missed(given: str) -> None:
    result = grade(item("算力、数据", kind=ItemKind.LIST, parts=("算力", "数据")), given)
    assert result.verdict is U
    assert [(part.text, part.found) for part in result.parts] == [("算力", False), ("数据", False)]


SHORT = [
    # 的, 了, 一个, 一些
    ("用户的反馈", "用户反馈", R),
    ("用户反馈", "用户的反馈", R),
    ("所有的领域", "所有领域", R),
    ("成为一个平台", "成为平台", R),
    ("解决了一些问题", "解决问题", R),
    ("目的明确", "目明确", N),
    ("一个月", "月", W),
    ("第一个用户", "第用户", W),
    ("用户的反馈", "没有用户反馈", W),
    # two things joined
    ("教科书和知识库", "知识库和教科书", R),
    ("教科书和知识库", "知识库、教科书", R),
    ("教科书和知识库", "知识库", N),
    ("教科书和知识库", "教科书", N),
    ("教科书和知识库", "数据库", W),
    ("人类和平", "人类", W),
    # 多
    ("5000 多亿", "5000 亿", R),
    # 0 is the key for 不知道 only where no number is asked
    ("胡家康", "0", U),
    ("胡家康", "０", U),  # noqa: RUF001
    ("15 亿美元", "0", W),
    ("2022 年底", "0", W),
    ("0", "0", R),
    ("3", "0", W),
    # what was wrong stays wrong
    ("15 亿美元", "1.5 亿美元", W),
    ("15 亿美元", "15 万美元", W),
    ("不看好的一个模式", "看好的模式", W),
]


@pytest.mark.parametrize(("answer", "given", "verdict"), SHORT)
def test_little_words_and_pairs(answer: str, given: str, verdict: Verdict) -> None:
    assert grade(item(answer), given).verdict is verdict


GLOSSED = [
    ("AGI", "通用人工智能", "我们要做 AGI（通用人工智能）", R),
    ("通用人工智能", "AGI", "我们要做 AGI（通用人工智能）", R),
    ("通用人工智能", "agi", "我们要做 AGI(通用人工智能)", R),
    ("AGI", "通用人工智能", "我们的通用人工智能（AGI）", R),
    ("AGI", "人工智能", "我们的通用人工智能（AGI）", N),
    ("AGI", "通用人工智能", "AGI，也就是通用人工智能", R),
    ("LLM", "large language model", "LLM (large language model) 很贵", R),
    ("通用人工智能", "AGI", "我们要做通用人工智能", W),
    ("通用人工智能", "LLM", "我们要做 AGI（通用人工智能）", W),
]


@pytest.mark.parametrize(("answer", "given", "quote", "verdict"), GLOSSED)
def test_an_abbreviation_that_the_source_explains(answer: str, given: str, quote: str, verdict: Verdict) -> None:
    assert grade(item(answer, quote=quote), given).verdict is verdict
    assert grade(item(answer, explanation=quote), given).verdict is verdict


REASONS = [
    ("通用人工智能", "AGI", Reason.OTHER),
    ("通用人工智能", "agi", Reason.OTHER),
    ("通用人工智能", "Tongyong", Reason.OTHER),
    ("通用人工智能", "tong yong ren gong zhi neng", Reason.PINYIN),
    ("通用人工智能", "tongyongrengongzhineng", Reason.PINYIN),
    ("西安", "xi'an", Reason.PINYIN),
    ("5000 亿", "5000 多亿", Reason.MANY),
    ("5000 亿", "最多 5000 亿", Reason.BOUND),
    ("至少 3 亿", "3 亿", Reason.BOUND),
]


@pytest.mark.parametrize(("answer", "given", "reason"), REASONS)
def test_the_reason_fits_what_was_typed(answer: str, given: str, reason: Reason) -> None:
    assert grade(item(answer), given).reason is reason
