"""Amounts are read as exact values with their unit, bound and range; look-alikes are left alone."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizapp.language.amounts import Amount, Bound, find_amounts, read_amount, unit_of
from quizapp.language.not_amounts import NOT_AMOUNTS
from quizapp.language.numerals import read_numeral
from quizapp.language.rule import Rule, unmark

SAME = [
    ("15 亿", "1500000000", "十五亿", "15亿", "1,500,000,000", "15億"),
    ("15 亿美元", "15亿美金", "十五亿美元", "$15亿", "15 亿 USD"),
    ("1.7 万亿", "17000亿", "一万七千亿", "1700000000000"),
    ("一半", "50%", "百分之五十", "1/2", "五成", "二分之一"),
    ("1 小时", "60分钟", "一个小时", "60 分钟", "一个钟头"),
    ("一年半", "18个月", "十八个月"),
    ("两个半小时", "2.5小时", "150分钟"),
    ("两三百万", "200万到300万", "200-300万", "二到三百万"),
    ("5-7 万亿美元", "5万亿到7万亿美元", "五到七万亿美金"),
    ("一千到一千五百亿元", "1000-1500亿元", "1000亿至1500亿元"),
    ("九、十岁", "9-10岁", "九到十岁"),
    ("五千块或者八千块", "5000或8000元"),
    ("百分之六七十", "60%-70%", "60~70%"),
    ("三万五", "35000", "3.5万"),
    ("一亿零三百", "100000300"),
    ("4000 公尺", "4公里", "四千米"),
]


@pytest.mark.parametrize("forms", SAME, ids=lambda forms: forms[0])
def test_one_amount_however_it_is_written(forms: tuple[str, ...]) -> None:
    first, *others = [read_amount(form) for form in forms]
    assert first is not None
    for form, other in zip(forms[1:], others, strict=True):
        assert other is not None, form
        assert first.same_value(other), (forms[0], form)


DIFFERENT = [
    ("15 亿", "1.5 亿"),
    ("15 亿", "15 万"),
    ("15 亿美元", "15 亿元"),
    ("3%", "3 个百分点"),
    ("10 倍", "10%"),
    ("5 年", "5 个月"),
    ("两三百", "23"),
    ("十几", "几十"),
]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_amounts_that_differ_in_scale_or_unit_are_not_the_same(one: str, other: str) -> None:
    first, second = read_amount(one), read_amount(other)
    assert first is not None
    assert second is not None
    assert not first.same_value(second)


BOUNDS = [
    ("至少3亿美元", Bound.LEAST),
    ("不到八小时", Bound.UNDER),
    ("15%或者以上", Bound.MORE),
    ("5000 多亿", Bound.MORE),
    ("30 多岁", Bound.MORE),
    ("三个多月", Bound.MORE),
    ("10%左右", Bound.ABOUT),
    ("几十张", Bound.ABOUT),
    ("不超过 5 人", Bound.MOST),
    ("将近六成", Bound.UNDER),
    ("15 亿", Bound.EXACT),
]


@pytest.mark.parametrize(("written", "bound"), BOUNDS)
def test_the_bound_belongs_to_the_amount(written: str, bound: Bound) -> None:
    amount = read_amount(written)
    assert amount is not None
    assert amount.bound is bound


FOUND = [
    "去年亏了【3.5 亿美元】。",
    "【至少两千万元】打了水漂,又补了【五块】。",
    "他们训练了【两天到四天】,用了【1000张】卡。",
    "融了【4000多万美金】,估值翻了【10 倍】。",
    "下降了【百分之六七十】,只剩【三分之一】。",
    "前【1%】的人拿走了【一半以上】的收入。",
    "小孩【八岁】,老师【30 多岁】。",
    "训练了【1.7 万亿参数】中的【1.75 亿】。",
    "等了【七八个月】。",
    "一个人在一起做一次。",
    "百度的估值、二次开发、万物互联、第三个、第 12 届。",
    "2022 年七八月,3 月 5 日,上世纪 80 年代。",
    "GPT-3 和 M6、A100、iPhone 14、36氪、3D。",
    "早上八点,10:30 开始。",
    "最近【3年】,签约【20家】。",
    "一个多元化的团队。",
    "在【2000台】里找【三个】。",
]


@pytest.mark.parametrize("sentence", FOUND)
def test_exactly_the_marked_amounts_are_found(sentence: str) -> None:
    text, marked = unmark(sentence)
    assert [amount.span for amount in find_amounts(text)] == marked


@pytest.mark.parametrize(("rule", "sentence"), [(r, s) for r in NOT_AMOUNTS for s in r.hits + r.misses])
def test_a_rule_finds_exactly_what_its_example_marks(rule: Rule, sentence: str) -> None:
    text, marked = unmark(sentence)
    assert list(rule.spans(text)) == marked


NUMERALS = [
    ("十", 10, 10),
    ("十五", 15, 15),
    ("二十七八", 27, 28),
    ("几百万", 2_000_000, 9_900_000),
    ("二〇二二", 2022, 2022),
    ("两亿五", 250_000_000, 250_000_000),
    ("一千零一十", 1010, 1010),
    ("三百五", 350, 350),
    ("一百零五", 105, 105),
    ("3亿5千万", 350_000_000, 350_000_000),
    ("三千万亿", 3 * 10**15, 3 * 10**15),
    ("三点五", Fraction(7, 2), Fraction(7, 2)),
]


@pytest.mark.parametrize(("written", "low", "high"), NUMERALS)
def test_a_number_of_any_script_has_its_value(written: str, low: int, high: int) -> None:
    numeral = read_numeral(written)
    assert numeral is not None
    assert (numeral.low, numeral.high) == (low, high)


@pytest.mark.parametrize("written", ["点", "百百", "", "三三", "abc"])
def test_what_is_no_number_has_no_value(written: str) -> None:
    assert read_numeral(written) is None


def test_spans_index_the_text_as_it_stands() -> None:
    text = "他说，大约　１５ 億美元，没有更多。"  # noqa: RUF001
    (amount,) = find_amounts(text)
    assert amount.span.of(text) == "大约　１５ 億美元"  # noqa: RUF001
    assert amount.figure.of(text) == "１５ 億"  # noqa: RUF001
    assert amount == Amount(amount.span, amount.figure, Fraction(15 * 10**8), Fraction(15 * 10**8), "美元", "美元", Bound.ABOUT)


def test_units_have_one_canonical_name() -> None:
    assert unit_of("小时") == ("秒", 3600)
    assert unit_of("美金") == unit_of("美元") == ("美元", 1)
    assert unit_of("鸡蛋") is None


@pytest.mark.parametrize("text", ["万" * 20_000, "1," * 9_000, "a" * 20_000, "1万 " * 5_000], ids=lambda text: text[:3])
def test_no_text_makes_the_search_slow(text: str) -> None:
    """Patterns without bounds took minutes for the first of these."""
    assert all(amount.span.end <= len(text) for amount in find_amounts(text))


def test_what_repeats_its_scale_is_no_number() -> None:
    assert read_numeral("一万一万") is None
    assert read_numeral("万" * 30) is None
