"""Plain study, from values and from a real store: what the lines say beyond the protocol of two lines of input a card."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from quizapp.cli.plain import part_lines
from quizapp.interface import language, set_language
from quizapp.items.item import ItemKind
from quizapp.study.grading import grade
from tests.tui.fakes import item


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    before = language()
    set_language("zh")
    yield
    set_language(before)


FACTORS = item(ItemKind.LIST, "做到无人化取决于哪三个要素？", "算法、设备、人才", parts=("算法", "设备", "人才"))


@pytest.mark.parametrize(
    ("given", "lines"),
    [
        ("人才、算法、设备", ["  对 算法", "  对 设备", "  对 人才"]),
        ("算法、设备员", ["  对 算法", "  差一点 设备（你写的：设备员）", "  漏 人才"]),
        ("算法、天气", ["  对 算法", "  漏 设备", "  漏 人才", "  多 天气"]),
    ],
)
def test_each_part_of_a_list_is_told_apart(given: str, lines: list[str]) -> None:
    assert part_lines(grade(FACTORS, given)) == lines
