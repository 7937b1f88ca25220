"""What may help with a card that is forgotten again and again."""

from __future__ import annotations

from quizapp.items.item import ItemKind
from quizapp.study.leech import Help, Remedy, confused_with, remedies

from .test_grading import item

LEECH = item("Stability", guid="leech", claim_id="c1")
TWIN = item("Jasper.AI", guid="twin", claim_id="c2")
OTHER = item("Midjourney", guid="other", claim_id="c3")
CHOICE = item("Stability", kind=ItemKind.MULTIPLE_CHOICE, guid="choice", claim_id="c1")
CLOZE = item("Stability", kind=ItemKind.CLOZE, guid="cloze", claim_id="c1")


def test_the_one_that_is_taken_for_it_is_found_by_what_was_answered() -> None:
    assert confused_with(LEECH, [OTHER, TWIN], ["jasper ai", "不知道", "Jasper.AI", "midjourney"]) is TWIN
    assert confused_with(LEECH, [OTHER, TWIN], ["不知道"]) is None


def test_an_item_with_the_same_answer_is_no_twin() -> None:
    assert confused_with(LEECH, [item("Stability", guid="same", claim_id="c9")], ["Stability"]) is None


def test_the_likeliest_help_comes_first() -> None:
    found = remedies(LEECH, [CHOICE, CLOZE], [TWIN, OTHER], ["Jasper.AI"])
    assert found[:3] == [Help(Remedy.TWIN, "twin"), Help(Remedy.OTHER_KIND, "cloze"), Help(Remedy.PASSAGE)]


def test_without_siblings_or_twins_the_passage_is_left_and_the_last_resorts() -> None:
    assert [one.remedy for one in remedies(LEECH, [], [OTHER], [])] == [Remedy.PASSAGE, Remedy.EDIT, Remedy.SUSPEND]
