"""How a statement is worded for questions: by which name the one who holds it is called."""

from __future__ import annotations

import pytest

from quizapp.claims.claim import Answer, AnswerType, Claim, ClaimKind
from quizapp.items.worded import Worded, word_statements
from quizapp.language.span import Span
from tests.items.interview import interview

WORDS = "发酵最怕夜里升温。"


def worded(statement: str, *guests: str) -> Worded:
    """A statement of the first of the guests, in a talk of the host with all of them."""
    transcript = interview([("", "老面"), *(line for guest in guests for line in (("记者", "您怎么看?"), (guest, WORDS)))])
    at = statement.index("夜里升温")
    place = Span(at, at + 4)
    answers = (Answer("夜里升温", place, place, AnswerType.PHRASE),)
    named = guests[0] in statement
    claim = Claim(ClaimKind.POSITION, guests[0], statement, answers, Span(0, 9), 0.5, attributed=named, by_hand=True)
    return word_statements(transcript, [claim])[0]


@pytest.mark.parametrize("statement", ["说话人 1认为，发酵最怕夜里升温。", WORDS])
def test_the_only_guest_without_a_name_is_called_the_guest(statement: str) -> None:
    told = worded(statement, "说话人 1")
    assert told.text == "嘉宾认为，发酵最怕夜里升温"
    assert [answer.at.of(told.text) for answer in told.answers if answer.at] == ["夜里升温"]


def test_a_guest_with_a_name_keeps_it() -> None:
    assert worded(WORDS, "陈岚").text.startswith("陈岚认为，")


def test_of_two_guests_without_names_each_keeps_the_number() -> None:
    assert worded(WORDS, "说话人 1", "说话人 2").text.startswith("说话人 1认为，")
