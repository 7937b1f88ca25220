"""From claims to a deck: the promises of make_items."""

from __future__ import annotations

import pytest

from quizapp.claims.claim import Claim
from quizapp.claims.sheets import read_sheet
from quizapp.items import FALSE, GAP, TRUE, Item, ItemKind, make_items
from tests.items.interview import SHEET, interview

SOURCE = interview()


@pytest.fixture(scope="module")
def claims() -> tuple[Claim, ...]:
    return read_sheet(SHEET, "factory.yaml", SOURCE).claims


@pytest.fixture(scope="module")
def items(claims: tuple[Claim, ...]) -> list[Item]:
    return make_items(SOURCE, claims)


def asked(items: list[Item], words: str) -> Item:
    return next(item for item in items if words in item.question)


def test_each_claim_gives_one_item_at_most_and_ranks_count_from_one(items: list[Item]) -> None:
    assert [item.rank for item in items] == list(range(1, len(items) + 1))
    assert len({item.claim_id for item in items}) == len(items) >= 5


def test_the_order_of_the_claims_does_not_matter(claims: tuple[Claim, ...], items: list[Item]) -> None:
    assert make_items(SOURCE, list(reversed(claims))) == items


def test_fewer_are_the_first_of_many(claims: tuple[Claim, ...], items: list[Item]) -> None:
    assert make_items(SOURCE, claims, most=2) == items[:2]


def test_every_item_shows_the_words_that_prove_it(items: list[Item]) -> None:
    assert all(item.quote == SOURCE.text[item.span.start : item.span.end] for item in items)


def test_a_cause_is_asked_for_with_why(items: list[Item]) -> None:
    item = asked(items, "为什么")
    assert item.question == "陈岚为什么认为自动化不会让工人失业？"
    assert item.answer == "新岗位会比旧岗位多"


def test_a_contrast_asks_for_its_second_half_and_explains_with_what_stands_beside_it(items: list[Item]) -> None:
    item = asked(items, "买机器")
    assert item.question.startswith("陈岚认为，用视觉模型做质检最难的不是买机器，而是")
    assert item.answer == "培训老师傅"
    assert "新岗位会比旧岗位多" in item.explanation


def test_a_list_says_how_many_and_of_what(items: list[Item]) -> None:
    item = next(item for item in items if item.kind is ItemKind.LIST)
    assert "三种办法" in item.question
    assert item.parts == ("轮岗", "师徒制", "夜校")
    assert item.answer == "轮岗；师徒制；夜校"


def test_the_unit_of_a_number_stays_outside_the_gap(claims: tuple[Claim, ...]) -> None:
    only = [c for c in claims if c.answers[0].text == "3.2 亿元"]
    item = make_items(SOURCE, only)[0]
    assert "亿元" in item.question
    assert item.answer in ("3.2", "3.2 亿元")
    if item.kind is ItemKind.CLOZE:
        assert item.unit == "亿元"
        assert item.question.count(GAP) == 1


def test_choices_are_three_or_four_and_hold_the_answer(items: list[Item]) -> None:
    for item in items:
        if item.kind in (ItemKind.MULTIPLE_CHOICE, ItemKind.WHO_SAID):
            assert 3 <= len(item.choices) <= 4
            assert item.answer in item.choices


def test_a_false_statement_comes_with_the_true_one(items: list[Item]) -> None:
    for item in items:
        if item.kind is ItemKind.TRUE_FALSE:
            assert item.answer in (TRUE, FALSE)
            assert bool(item.correction) == (item.answer == FALSE)


def test_a_position_is_asked_with_its_holder(items: list[Item]) -> None:
    positions = [item for item in items if item.claim == "position"]
    assert positions
    assert all(item.speaker in item.question + item.answer for item in positions)


def test_siblings_come_only_when_more_is_asked_for_and_last(claims: tuple[Claim, ...], items: list[Item]) -> None:
    more = make_items(SOURCE, claims, most=200)
    assert more[: len(items)] == items
    added = more[len(items) :]
    assert added
    asked = {item.claim_id: item for item in items}
    assert all(item.kind is not asked[item.claim_id].kind and item.answer != asked[item.claim_id].answer for item in added)
