"""Which drafts make the deck: sure ones first, doubtful ones only where there would be too few."""

from __future__ import annotations

from dataclasses import replace

from quizapp.claims.claim import Claim, ClaimKind
from quizapp.items.draft import Draft
from quizapp.items.item import ItemKind
from quizapp.items.ranking import best_deck, certainties
from quizapp.language.span import Span

CITIES = [f"{name}州" for name in "苏常杭湖温台衢徐扬泰福广惠潮柳郑兰贵赣永"]
LONG, SHORT = 8_000, 800


def draft(number: int, *, stands: float = 0.9, by_hand: bool = False) -> Draft:
    city = CITIES[number]
    claim = Claim(
        ClaimKind.FACT, "", city, (), Span(number * 700, number * 700 + 30), 0.6, by_hand=by_hand, scores=(("stands", stands),)
    )
    quote = f"第{number}座工厂搬到了{city}"
    question = f"{'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地'[number] * 6}厂搬到了____。"
    return Draft(ItemKind.CLOZE, claim, question, city, Span(0, 2), 0.9, "test", guid=city, claim_id=city, quote=quote)


def test_doubtful_items_come_only_where_there_would_be_too_few() -> None:
    doubtful = [draft(n, stands=0.02) for n in range(20)]
    assert len(best_deck(doubtful, 60, LONG)) == 15
    assert len(best_deck(doubtful, 60, SHORT)) == 5
    assert len(best_deck(doubtful, 80, LONG)) == 20


def test_sure_items_all_come_in() -> None:
    assert len(best_deck([draft(n) for n in range(20)], 60, SHORT)) == 20


def test_what_a_person_wrote_is_never_doubtful() -> None:
    assert len(best_deck([draft(n, by_hand=True, stands=0.02) for n in range(20)], 60, SHORT)) == 20


def test_of_two_forms_of_a_claim_the_likelier_comes() -> None:
    likelier = replace(draft(3), chance=0.9)
    other = replace(likelier, guid="other", question="戊戊戊戊戊戊厂搬去____。", chance=0.01)
    assert best_deck([other, likelier], 60, LONG) == [likelier]


def test_items_that_readers_nearly_always_refuse_come_last_and_only_where_there_would_be_too_few() -> None:
    unlikely = [replace(draft(n), unlikely=True) for n in range(19)]
    assert len(best_deck(unlikely, 60, LONG)) == 15
    assert len(best_deck(unlikely, 80, LONG)) == 15
    doubtful = draft(19, stands=0.02)
    assert doubtful in best_deck([*unlikely, doubtful], 60, SHORT)


def test_of_two_items_as_likely_the_one_without_a_doubt_comes_first() -> None:
    doubted, plain = replace(draft(3), doubts=("written, not spoken",)), draft(9)
    assert best_deck([doubted, plain], 60, LONG) == [plain, doubted]
    less, more = certainties([doubted, plain])
    assert less < more
