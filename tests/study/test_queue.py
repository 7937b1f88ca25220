"""A day's queue: limits, siblings, nothing given away, variety, and the same order for the same seed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.arrange import APART, arrange, gives_away
from quizapp.study.card import Phase
from quizapp.study.due import DayLimits
from quizapp.study.plans import last_before_break, return_plan
from quizapp.study.queue import Circumstances, build_day, learning_now, risk
from quizapp.study.settings import NewOrder

TODAY = 20_000


@dataclass(frozen=True)
class Card:
    card_id: int
    claim_id: int
    deck_id: int = 1
    phase: Phase = Phase.REVIEW
    due: int = TODAY
    kind: str = "short_answer"
    speaker: str = ""
    topic: str = ""
    question: str = "？"
    answer: str = ""
    accepted: tuple[str, ...] = ()
    stability: float | None = 10.0
    last_day: int | None = TODAY - 10


def new(card_id: int, **more: object) -> Card:
    fresh = Card(card_id, card_id, phase=Phase.NEW, due=card_id, stability=None, last_day=None)
    return replace(fresh, **more)  # type: ignore[arg-type]


def review(card_id: int, **more: object) -> Card:
    return replace(Card(card_id, card_id), **more)  # type: ignore[arg-type]


ROOMY = DayLimits(1, new=1000, review=1000)
NOW = Circumstances(TODAY, seed=7)

cards = st.lists(
    st.builds(
        Card,
        card_id=st.integers(0, 10_000),
        claim_id=st.integers(0, 6),
        deck_id=st.integers(1, 2),
        phase=st.sampled_from([Phase.NEW, Phase.REVIEW]),
        due=st.integers(TODAY - 50, TODAY),
        speaker=st.sampled_from(["", "甲", "乙"]),
        topic=st.sampled_from(["", "算力", "融资"]),
    ),
    max_size=25,
    unique_by=lambda card: card.card_id,
)
limits = st.tuples(
    *(
        st.builds(DayLimits, st.just(n), st.integers(0, 12), st.integers(0, 12), st.sampled_from(NewOrder), st.booleans())
        for n in (1, 2)
    )
)


@given(cards)
def test_arranging_loses_and_doubles_no_card(some: list[Card]) -> None:
    assert sorted(card.card_id for card in arrange(some)) == sorted(card.card_id for card in some)


@given(cards)
def test_siblings_never_follow_each_other_when_it_can_be_avoided(some: list[Card]) -> None:
    most = max(Counter(card.claim_id for card in some).values(), default=0)
    together = sum(one.claim_id == other.claim_id for one, other in pairwise(arrange(some)))
    assert together == max(0, 2 * most - len(some) - 1)


@given(cards, limits, st.integers())
def test_a_day_keeps_to_the_limits_and_asks_a_claim_once_where_siblings_are_buried(
    some: list[Card], both: tuple[DayLimits, ...], seed: int
) -> None:
    by_id = {card.card_id: card for card in some}
    day = build_day(some, both, Circumstances(TODAY, seed))
    asked = [by_id[card_id] for card_id in day.order]
    assert len(set(day.order)) == len(day.order)
    for limit in both:
        mine = [card for card in asked if card.deck_id == limit.deck_id]
        assert sum(card.phase is Phase.NEW for card in mine) <= limit.new
        assert sum(card.phase is Phase.REVIEW for card in mine) <= limit.review
        if limit.bury_siblings:
            assert max(Counter(card.claim_id for card in mine).values(), default=0) <= 1
    assert len(asked) + len(day.buried) + day.new_over_limit + day.reviews_over_limit == len(some)


@given(cards, limits, st.integers())
def test_the_same_seed_gives_the_same_day(some: list[Card], both: tuple[DayLimits, ...], seed: int) -> None:
    now = Circumstances(TODAY, seed)
    assert build_day(some, both, now) == build_day(list(reversed(some)), both, now)


def test_what_was_asked_today_keeps_its_siblings_for_tomorrow() -> None:
    day = build_day([review(1), review(2)], [ROOMY], replace(NOW, seen=[1]))
    assert day.order == (2,)
    assert day.buried == (1,)


def test_when_the_limit_cuts_the_most_at_risk_stay() -> None:
    some = [review(n, stability=float(n)) for n in (40, 5, 20, 80)]
    day = build_day(some, [DayLimits(1, 0, 2)], NOW)
    assert sorted(day.order) == [5, 20]
    assert day.reviews_over_limit == 2


def test_new_cards_come_best_first_and_the_decks_in_turn() -> None:
    some = [new(1), new(2), new(3, deck_id=2), new(4, deck_id=2)]
    day = build_day(some, [DayLimits(1, 2, 0), DayLimits(2, 2, 0)], NOW)
    assert day.order == (1, 3, 2, 4)


@pytest.mark.parametrize(
    ("order", "phases"),
    [(NewOrder.FIRST, "NNRRRR"), (NewOrder.LAST, "RRRRNN"), (NewOrder.MIXED, "RNRRNR")],
)
def test_new_cards_stand_where_the_deck_wants_them(order: NewOrder, phases: str) -> None:
    some = [new(1), new(2), *(review(n) for n in range(3, 7))]
    day = build_day(some, [DayLimits(1, 9, 9, order)], NOW)
    assert "".join("N" if card_id < 3 else "R" for card_id in day.order) == phases


def test_no_card_comes_right_after_one_that_shows_its_answer() -> None:
    shows = review(1, question="Stability 的估值是多少？", answer="10 亿美元")
    asks = review(2, question="哪家公司估值 10 亿美元？", answer="Stability")
    other = review(3, question="谁说的？", answer="胡家康")
    assert gives_away(shows, asks, {})
    assert not gives_away(other, asks, {})
    assert [card.card_id for card in arrange([shows, asks, other])] == [1, 3, 2]


def test_the_passage_of_a_card_counts_as_seen() -> None:
    first, asks, other = review(1, question="何时？", answer="去年"), review(2, answer="清华大学"), review(3, answer="五家")
    assert [card.card_id for card in arrange([first, asks, other], {1: "清华大学的团队去年做的"})] == [2, 1, 3]


@given(st.lists(st.sets(st.integers(0, 24), max_size=4), max_size=25), st.randoms(use_true_random=False))
def test_a_card_comes_before_all_that_give_its_answer_away(named: list[set[int]], luck: Random) -> None:
    """Each card's question may name the answers of cards with smaller numbers, so that some order keeps every secret."""
    some = [
        new(n, answer=f"答案{n:02}", question=" ".join(f"答案{other:02}" for other in sorted(others) if other < n))
        for n, others in enumerate(named)
    ]
    luck.shuffle(some)
    ordered = arrange(some)
    assert not [(x.card_id, y.card_id) for n, x in enumerate(ordered) for y in ordered[n:] if y is not x and gives_away(x, y, {})]


@given(st.integers(2, 30), st.integers(0, 29), st.integers(0, 29))
def test_two_cards_that_show_the_same_words_stand_as_far_apart_as_the_day_allows(many: int, one: int, other: int) -> None:
    pair = {one % many, other % many}
    some = [new(n, answer=f"答案{n:02}") for n in range(many)]
    ordered = [card.card_id for card in arrange(some, {n: "同一段话" if n in pair else f"第{n:02}段话" for n in range(many)})]
    places = [place for place, card_id in enumerate(ordered) if card_id in pair]
    assert len(pair) == 1 or places[1] - places[0] >= min(APART, many - 1)


def test_what_was_asked_before_counts_too() -> None:
    earlier = review(1, question="清华大学的团队做了什么？", answer="模型")
    some = [new(2, answer="清华大学"), *(new(n, answer=f"答案{n:02}") for n in range(3, 12))]
    order = build_day(some, [ROOMY], replace(NOW, asked=(earlier,))).order
    assert order.index(2) == APART - 1


def test_of_two_new_cards_that_give_each_other_away_the_second_waits_if_there_are_others() -> None:
    some = [new(1, answer="清华", question="哪所在北京？"), new(2, answer="北京", question="清华在哪？"), new(3, answer="五家")]
    assert build_day(some, [DayLimits(1, 2, 0)], NOW).order == (1, 3)
    assert sorted(build_day(some, [DayLimits(1, 3, 0)], NOW).order) == [1, 2, 3]


def test_true_and_false_give_nothing_away() -> None:
    assert not gives_away(review(1, question="对吗？", answer="对"), review(2, answer="对"), {})


def test_speakers_and_topics_are_interleaved() -> None:
    some = [review(n, speaker="甲" if n < 4 else "乙") for n in range(1, 7)]
    speakers = [card.speaker for card in arrange(some)]
    assert all(one != other for one, other in pairwise(speakers))


def test_a_first_run_begins_with_a_choice_a_true_false_and_a_who_said() -> None:
    kinds = ["cloze", "who_said", "short_answer", "true_false", "multiple_choice", "multiple_choice"]
    some = [new(n, kind=kind) for n, kind in enumerate(kinds)]
    day = build_day(some, [ROOMY], replace(NOW, first_run=True))
    assert day.order[:3] == (4, 3, 1)
    assert sorted(day.order) == list(range(6))


def test_a_first_run_without_such_cards_begins_with_the_best() -> None:
    day = build_day([new(1, kind="cloze"), new(2, kind="list")], [ROOMY], replace(NOW, first_run=True))
    assert day.order == (1, 2)


def test_learning_cards_come_when_their_minutes_are_over_or_ahead_of_time() -> None:
    due = [(90_000, 1), (30_000, 2), (700_000, 3)]
    assert learning_now(due, 60_000) == [2]
    assert learning_now(due, 60_000, ahead_minutes=1) == [2, 1]


def test_risk_grows_with_the_days_and_is_whole_where_nothing_is_known() -> None:
    card = review(1)
    assert risk(card, TODAY) == pytest.approx(0.1)
    assert risk(card, TODAY + 30) > risk(card, TODAY)
    assert risk(new(1), TODAY) == 1


def test_a_return_is_spread_over_days_with_the_most_at_risk_first() -> None:
    due = [review(n, due=TODAY - 20, stability=1.0 + n) for n in range(100)]
    plan = return_plan(due, TODAY, last_day=TODAY - 20, usual=40, seconds=9)
    assert plan is not None
    assert (plan.overdue, plan.minutes, plan.days, plan.per_day, plan.minutes_per_day) == (100, 15, 3, 34, 5)
    assert plan.today == tuple(range(34))


@pytest.mark.parametrize(("last_day", "due"), [(TODAY - 1, 100), (TODAY - 20, 30), (None, 100)])
def test_without_a_break_or_a_backlog_there_is_no_return_plan(last_day: int | None, due: int) -> None:
    assert return_plan([review(n) for n in range(due)], TODAY, last_day, usual=20, seconds=9) is None


def test_what_was_done_today_counts_towards_the_portion_of_a_return() -> None:
    left = [review(n, due=TODAY - 20, stability=1.0 + n) for n in range(80)]
    plan = return_plan(left, TODAY, last_day=TODAY - 20, usual=40, seconds=9, done=20)
    assert plan is not None
    assert (plan.overdue, plan.days, plan.per_day, len(plan.today)) == (80, 3, 34, 14)


@pytest.mark.parametrize(
    ("studied", "last"),
    [
        ([TODAY - 1, TODAY - 2], None),
        ([TODAY - 3, TODAY - 4], None),  # a weekend is no break
        ([TODAY - 4, TODAY - 5], TODAY - 4),  # three whole days without an answer
        ([TODAY - 1, TODAY - 2, TODAY - 30], TODAY - 30),  # the second day after the return
        ([], None),
    ],
)
def test_a_break_is_three_whole_days_and_is_remembered_while_its_backlog_lasts(studied: list[int], last: int | None) -> None:
    assert last_before_break(studied, TODAY) == last
