"""What an item must not be beside the items before it."""

from __future__ import annotations

from dataclasses import replace

from quizapp.claims.claim import Claim, ClaimKind
from quizapp.items.draft import Draft
from quizapp.items.gate.deck import Deck
from quizapp.items.item import FALSE, TRUE, ItemKind
from quizapp.language.span import Span


def draft(question: str, answer: str, at: int = 0, kind: ItemKind = ItemKind.SHORT_ANSWER) -> Draft:
    claim = Claim(ClaimKind.FACT, "陈岚", "", (), Span(at, at + 30), 0.6)
    return Draft(
        kind, claim, question, answer, Span(at, at + 2), 0.7, "test", guid=question, claim_id=question, quote="工厂搬到了苏州"
    )


def objections(first: Draft, second: Draft) -> list[str]:
    deck = Deck()
    deck.add(first)
    return deck.objections(second)


def test_the_same_question_in_other_words_is_a_twin() -> None:
    first = draft("陈岚的工厂搬到了哪座城市？", "苏州")
    assert objections(first, draft("陈岚的工厂搬到哪座城市？", "苏州", at=500)) == ["not a twin of an earlier item"]
    assert objections(first, draft("王平的夜校开在哪座城市？", "无锡", at=500)) == []


def test_two_clozes_of_one_sentence_are_twins() -> None:
    first = draft("工厂 2019 年搬到了____。", "苏州", kind=ItemKind.CLOZE)
    second = draft("工厂____年搬到了苏州。", "2019", kind=ItemKind.CLOZE)
    assert "not a twin of an earlier item" in objections(first, second)


def test_an_item_that_shows_the_answer_of_another_is_refused_in_either_order() -> None:
    asks, shows = (
        draft("陈岚的工厂在 2019 年搬到了哪座城市？", "苏州"),
        draft("陈岚的工厂在 2019 年搬到苏州花了多少亿元？", "3.2 亿元"),
    )
    assert "gives no other item's answer away" in objections(asks, shows)
    assert "gives no other item's answer away" in objections(shows, asks)


def test_a_short_answer_comes_twice_at_most() -> None:
    deck = Deck()
    for question, at in (("陈岚的工厂搬到了哪座城市？", 0), ("最大的客户在什么地方？", 200)):
        deck.add(draft(question, "苏州", at))
    assert deck.objections(draft("王平是从哪里来的人？", "苏州", 400)) == ["the same short answer twice at most"]


def test_verdicts_are_few_and_mixed() -> None:
    deck = Deck()
    for n in range(3):
        deck.add(draft(f"第{n}条关于工厂的话题{n * 'x'}是错的。", FALSE, n * 100, ItemKind.TRUE_FALSE))
    found = deck.objections(draft("运费一年能省四百万元。", FALSE, 900, ItemKind.TRUE_FALSE))
    assert "true and false are mixed" in found
    assert "true/false is a fifth of the deck at most, who-said a quarter" in found
    assert "true and false are mixed" not in deck.objections(draft("运费一年能省四百万元。", TRUE, 900, ItemKind.TRUE_FALSE))


def test_a_stencil_is_refused_the_fifth_time() -> None:
    deck, quote = Deck(), "租金运费工资税收利息"
    for n, word in enumerate(("租金", "运费", "工资", "税收")):
        one = draft(f"{word}在这位老板的账本里大约是怎么写的？", f"答案{word}", n * 100)
        deck.drafts.append(replace(one, quote=quote))
        deck.places.append(one.claim.quote)
    fifth = replace(draft("利息在这位老板的账本里大约是怎么写的？", "答案利息", 900), quote=quote)
    assert "not one stencil for many questions" not in deck.objections(replace(fifth, question="王平为什么担心速度？"))
