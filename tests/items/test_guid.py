"""An item keeps its name whatever later rules word better."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from quizapp.claims.sheets import read_sheet
from quizapp.items import ItemKind, make_items
from quizapp.items.guid import claim_id, fixed_number, item_guid
from quizapp.language.span import Span
from tests.items.interview import SHEET, interview

SOURCE = interview()
ANSWER = Span(SOURCE.text.index("苏州,一共"), SOURCE.text.index("苏州,一共") + 2)


def test_the_wording_of_a_statement_has_no_part_in_the_guid() -> None:
    claims = read_sheet(SHEET, "factory.yaml", SOURCE).claims
    reworded = [replace(c, statement=c.statement.replace("一共花了", "总共花了")) for c in claims]
    before, after = make_items(SOURCE, claims), make_items(SOURCE, reworded)
    assert [i.question for i in before] != [i.question for i in after]
    assert {i.guid for i in before} == {i.guid for i in after}


def test_blanks_and_marks_around_the_answer_do_not_change_it() -> None:
    spaced = replace(SOURCE, text=SOURCE.text.replace("2019 年", "2019年").replace("苏州,一共", "苏州，一共"))
    at = spaced.text.index("苏州，一共")
    assert item_guid(SOURCE, ItemKind.CLOZE, ANSWER) == item_guid(spaced, ItemKind.CLOZE, Span(at, at + 2))


def test_kind_source_answer_and_surroundings_tell_items_apart() -> None:
    other_place = Span(SOURCE.text.index("苏州?"), SOURCE.text.index("苏州?") + 2)
    names = {
        item_guid(SOURCE, ItemKind.CLOZE, ANSWER),
        item_guid(SOURCE, ItemKind.SHORT_ANSWER, ANSWER),
        item_guid(replace(SOURCE, identity="another"), ItemKind.CLOZE, ANSWER),
        item_guid(SOURCE, ItemKind.CLOZE, other_place),
    }
    assert len(names) == 4


def test_siblings_share_their_claim_and_no_two_claims_of_other_words_do() -> None:
    quote, other = Span(50, 80), Span(60, 80)
    assert claim_id(SOURCE, quote) == claim_id(SOURCE, quote)
    assert claim_id(SOURCE, quote) != claim_id(SOURCE, other)


@given(st.text(max_size=20), st.text(max_size=20))
def test_what_stands_for_chance_is_fixed(guid: str, purpose: str) -> None:
    assert fixed_number(guid, purpose) == fixed_number(guid, purpose) >= 0
