"""Choices that are amounts or dates stand in ascending order, all others in one drawn from the seed."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest

from quizapp.study.offering import offered

ORDERED = [
    ("400 张", "1000 张", "4000 张", "10000 张"),
    ("1.05 亿美元", "10 亿美元", "15 亿美元", "100 亿美元"),
    ("900 万元", "1500 万元", "1.5 亿元"),
    ("三台", "七台", "十二台"),
    ("30 分钟", "1 小时", "2 天"),
    ("10%", "四分之一", "一半"),
    ("三到五年", "5 年", "十年"),
    ("1958 年", "1962 年", "2001 年"),
    ("2022 年 9 月", "2022 年 12 月", "2023 年 1 月"),
    ("2022 年初", "2022 年 6 月", "2022 年底"),
    ("3 月 5 日", "3 月 12 日", "11 月"),
    ("1998", "2003", "2012"),
    ("3 号码头", "7 号码头", "12 号码头"),
    ("约 300 人", "约 500 人", "约 800 人"),
]
MIXED = [
    ("算法", "设备", "人才", "资金"),
    ("400 张", "1000 台", "4000 人", "300 页"),
    ("4000 张", "很多张", "没有", "1000 张"),
    ("GPT-2", "GPT-3", "T5", "BERT"),
    ("2022 年", "9 月", "星期三", "去年"),
]


@pytest.mark.parametrize("choices", ORDERED, ids=lambda choices: choices[0])
@pytest.mark.parametrize("seed", range(5))
def test_amounts_and_dates_ascend_whatever_the_seed(choices: tuple[str, ...], seed: int) -> None:
    mixed = list(choices)
    Random(seed).shuffle(mixed)
    assert offered(mixed, "g", seed) == choices


@pytest.mark.parametrize("choices", MIXED, ids=lambda choices: choices[0])
def test_all_others_stand_in_another_order_each_time(choices: tuple[str, ...]) -> None:
    orders = [offered(choices, "guid", asking) for asking in range(20)]
    assert len(set(orders)) > 5
    assert all(one != other for one, other in pairwise(orders))
    assert all(sorted(order) == sorted(choices) for order in orders)
    assert offered(choices, "guid", 3) == offered(choices, "guid", 3)
    assert {offered(choices, f"guid{n}", 0) for n in range(20)} != {orders[0]}


def test_nothing_is_lost_where_two_are_equally_great() -> None:
    assert sorted(offered(("60 分钟", "1 小时", "3 小时"), "g", 1)) == sorted(("60 分钟", "1 小时", "3 小时"))
