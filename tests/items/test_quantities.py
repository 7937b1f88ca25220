"""Other values for an amount: in its style, within the bounds of its unit, never the right one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.items.quantities import han_numeral, in_fixed_order, other_amounts, parse_amount
from quizapp.language.figures import digit_figures, han_value


@pytest.mark.parametrize(
    ("text", "numeral", "unit"),
    [
        ("4000 张", "4000", "张"),
        ("15 亿美元", "15", "亿美元"),
        ("三到四次", "三到四", "次"),
        ("至少30分钟", "30", "分钟"),
        ("2%~5%", "2%~5", "%"),
        ("百分之三十", "三十", ""),
        ("1,200 人", "1,200", "人"),
    ],
)
def test_an_amount_is_numeral_and_unit(text: str, numeral: str, unit: str) -> None:
    amount = parse_amount(text)
    assert amount is not None
    assert (amount.numeral, amount.unit) == (numeral, unit)


@pytest.mark.parametrize("text", ["很多人", "上海", "第二"[1:] and "大概吧"])
def test_what_has_no_numeral_is_no_amount(text: str) -> None:
    assert parse_amount(text) is None


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("70%", lambda n: 0 < n < 100),
        ("35 岁", lambda n: 0 < n < 100),
        ("11 月", lambda n: 0 < n <= 12),
        ("2020 年", lambda n: n <= 2022),
        ("三个", lambda n: 0 < n < 10),
        ("9.9 元", lambda n: n > 0),
    ],
)
def test_other_values_stay_within_the_bounds_of_the_unit(text: str, allowed: object) -> None:
    amount = parse_amount(text)
    assert amount is not None
    for guid in "abcdef":
        others = other_amounts(amount, guid, latest_year=2022)
        assert len(others) == 3
        numbers = [float(n) for other in others for n in digit_figures(other)] or [float(han_value(o[0])) for o in others]
        assert all(allowed(n) for n in numbers), others  # type: ignore[operator]


def test_ranges_move_as_a_whole_and_pairs_of_digits_to_the_next_pair() -> None:
    ranged, about = parse_amount("三到四次"), parse_amount("五六百人")
    assert ranged is not None
    assert about is not None
    assert "四到五次" in other_amounts(ranged, "a") + other_amounts(ranged, "b")
    assert set(other_amounts(about, "a")) <= {"四五百人", "六七百人", "三四百人", "七八百人", "两三百人", "八九百人"}


@given(st.integers(1, 9999), st.sampled_from(["张", "亿元", "%", "岁", "人"]), st.text(max_size=5))
def test_the_right_value_is_never_among_the_others(value: int, unit: str, guid: str) -> None:
    amount = parse_amount(f"{value}{unit}")
    assert amount is not None
    others = other_amounts(amount, guid)
    assert f"{value}{unit}" not in others
    assert len(set(others)) == len(others)


@given(st.integers(0, 9999))
def test_han_numerals_say_their_value(value: int) -> None:
    assert int(han_value(han_numeral(value)) or 0) == value


def test_the_order_of_choices_depends_on_the_item_alone() -> None:
    choices = ["苏州", "长春", "无锡", "常州"]
    assert in_fixed_order(choices, "guid") == in_fixed_order(reversed(choices), "guid")
    assert len({in_fixed_order(choices, f"guid {n}").index("苏州") for n in range(40)}) == 4
