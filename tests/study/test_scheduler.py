"""Laws of the schedule that need no Anki."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from fsrs import Card as PyCard
from fsrs import Rating as PyRating
from fsrs import Scheduler as PyScheduler
from hypothesis import given
from hypothesis import strategies as st

from quizapp.errors import UsageError
from quizapp.study.card import CardState, Memory, Phase, Rating
from quizapp.study.day import day_start_ms, study_day
from quizapp.study.fsrs import DEFAULT_WEIGHTS, Fsrs
from quizapp.study.fuzz import Load, balanced, fuzz_bounds, fuzz_factor, fuzzed
from quizapp.study.leech import becomes_leech
from quizapp.study.scheduler import Scheduler
from quizapp.study.settings import DeckSettings

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
DAY_MS, MINUTE = 86_400_000, 60_000
NOW = day_start_ms(20_781, SHANGHAI) + 5 * 3_600_000  # nine in the morning
ratings = st.lists(st.sampled_from(Rating), min_size=1, max_size=12)
waits = st.integers(0, 90 * DAY_MS)
settings = st.builds(
    DeckSettings,
    desired_retention=st.sampled_from([0.75, 0.9, 0.97]),
    learning_steps=st.sampled_from([(), (1,), (1, 10), (1, 10, 1440)]),
    relearning_steps=st.sampled_from([(), (10,), (5, 60)]),
    maximum_interval=st.sampled_from([30, 365, 36_500]),
    fuzz=st.booleans(),
)


@st.composite
def states(draw: st.DrawFn) -> tuple[Scheduler, CardState, int]:
    scheduler = Scheduler(draw(settings), SHANGHAI)
    state, at = CardState(), NOW
    for rating in draw(st.lists(st.sampled_from(Rating), max_size=8)):
        state = scheduler.answer(state, rating, at, "seed")
        at += draw(waits)
    return scheduler, state, at


@given(states())
def test_a_preview_is_what_the_answer_does(case: tuple[Scheduler, CardState, int]) -> None:
    scheduler, state, now = case
    for rating, after in scheduler.preview(state, now, "guid").items():
        assert scheduler.answer(state, rating, now, "guid") == after


@given(states())
def test_a_better_rating_never_comes_back_sooner(case: tuple[Scheduler, CardState, int]) -> None:
    scheduler, state, now = case
    after = scheduler.preview(state, now, "guid")
    due = [scheduler.due_after(after[rating], now) for rating in Rating]
    assert due[1:] == sorted(due[1:])
    if scheduler.settings.learning_steps and scheduler.settings.relearning_steps:
        assert due[0] <= due[1]


@given(states())
def test_an_answered_card_is_due_later_and_within_the_cap(case: tuple[Scheduler, CardState, int]) -> None:
    scheduler, state, now = case
    for after in scheduler.preview(state, now, "guid").values():
        assert after.reps == state.reps + 1
        assert (after.due_at or 0) > now or (after.due_day or 0) > study_day(now, SHANGHAI)
        assert 0 <= after.interval <= max(scheduler.settings.maximum_interval, state.interval)
        assert after.memory is not None
        assert 0 < after.memory.stability <= 36_500
        assert 1 <= after.memory.difficulty <= 10


@given(states(), st.sampled_from(Rating))
def test_only_forgetting_in_review_is_a_lapse(case: tuple[Scheduler, CardState, int], rating: Rating) -> None:
    scheduler, state, now = case
    lapsed = state.phase is Phase.REVIEW and rating is Rating.AGAIN
    assert scheduler.answer(state, rating, now, "g").lapses == state.lapses + lapsed


@given(states())
def test_recall_fades_day_by_day(case: tuple[Scheduler, CardState, int]) -> None:
    scheduler, state, _ = case
    if state.last_day is None:
        assert scheduler.retrievability(state, 20_800) is None
        return
    recall = [scheduler.retrievability(state, state.last_day + days) or 0 for days in (0, 1, 10, 100)]
    assert recall[0] == 1
    assert recall == sorted(recall, reverse=True)


def test_recall_has_fallen_to_the_desired_retention_when_a_card_is_due() -> None:
    model = Fsrs()
    for retention in (0.7, 0.9, 0.97):
        assert model.retrievability(25.0, model.interval(25.0, retention)) == pytest.approx(retention)
    assert model.interval(25.0, 0.9) == pytest.approx(25.0)


PY = {Rating.AGAIN: PyRating.Again, Rating.HARD: PyRating.Hard, Rating.GOOD: PyRating.Good, Rating.EASY: PyRating.Easy}


@given(st.lists(st.tuples(st.sampled_from(Rating), st.integers(0, 400)), min_size=1, max_size=15))
def test_the_formulas_are_those_of_py_fsrs(history: list[tuple[Rating, int]]) -> None:
    from datetime import UTC, datetime, timedelta

    model, memory = Fsrs(), None
    oracle, card, at = PyScheduler(enable_fuzzing=False), PyCard(), datetime(2020, 1, 1, 12, tzinfo=UTC)
    for place, (rating, days) in enumerate(history):
        at += timedelta(days=days if place else 0)
        memory = model.after(memory, rating, days if place else 0)
        card, _ = oracle.review_card(card, PY[rating], at)
        if card.stability is None or card.stability > 36_500:  # py-fsrs has no cap
            return
        assert (memory.stability, memory.difficulty) == pytest.approx((card.stability, card.difficulty), rel=1e-9)


def test_a_new_card_goes_through_its_steps_and_then_to_days() -> None:
    scheduler = Scheduler(DeckSettings(fuzz=False), SHANGHAI)
    first = scheduler.answer(CardState(), Rating.GOOD, NOW, "g")
    assert (first.phase, first.step, first.due_at) == (Phase.LEARNING, 1, NOW + 10 * MINUTE)
    second = scheduler.answer(first, Rating.GOOD, NOW + 10 * MINUTE, "g")
    assert (second.phase, second.due_day, second.due_at) == (Phase.REVIEW, 20_783, None)
    assert scheduler.due_after(second, NOW) == 2 * 86_400


def test_forgetting_leads_through_the_relearning_steps_back_to_days() -> None:
    scheduler = Scheduler(DeckSettings(fuzz=False), SHANGHAI)
    known = CardState(Phase.REVIEW, due_day=20_781, memory=Memory(30.0, 5.0), last_at=0, last_day=20_751, interval=30, reps=4)
    lapsed = scheduler.answer(known, Rating.AGAIN, NOW, "g")
    assert (lapsed.phase, lapsed.lapses, lapsed.due_at) == (Phase.RELEARNING, 1, NOW + 10 * MINUTE)
    back = scheduler.answer(lapsed, Rating.GOOD, NOW + 10 * MINUTE, "g")
    assert back.phase is Phase.REVIEW
    assert 1 <= back.interval < 30


def test_a_step_beyond_the_end_of_the_day_waits_for_the_new_day() -> None:
    late = day_start_ms(20_782, SHANGHAI) - 2 * MINUTE
    after = Scheduler(DeckSettings(), SHANGHAI).answer(CardState(), Rating.GOOD, late, "g")
    assert (after.due_at, after.due_day) == (late + 2 * MINUTE, 20_782)


def test_a_day_of_25_hours_is_one_day() -> None:
    """On 25 October 2026 the clocks of Berlin go back; 24 hours after half past four is the same study day's end."""
    before = int(day_start_ms(20_750, BERLIN))  # 24 October, 4:00
    scheduler = Scheduler(DeckSettings(fuzz=False), BERLIN)
    known = scheduler.answer(CardState(), Rating.EASY, before + 30 * MINUTE, "g")
    same_day = scheduler.answer(known, Rating.GOOD, before + 24 * 60 * MINUTE + 40 * MINUTE, "g")
    assert same_day.last_day == known.last_day == 20_750
    assert scheduler.retrievability(known, 20_750) == 1


def test_a_card_scheduled_without_fsrs_gets_a_memory_from_its_interval() -> None:
    old = CardState(Phase.REVIEW, due_day=20_781, last_day=20_731, interval=50, reps=6)
    after = Scheduler(DeckSettings(fuzz=False), SHANGHAI).answer(old, Rating.GOOD, NOW, "g")
    assert after.interval > 50


BOUNDS = [(1.0, 1, 1), (2.49, 2, 2), (2.5, 2, 4), (7.0, 5, 9), (17.0, 14, 20), (37.0, 33, 41), (100.0, 93, 107)]


@pytest.mark.parametrize(("interval", "low", "high"), BOUNDS)
def test_fuzz_has_ankis_ranges(interval: float, low: int, high: int) -> None:
    assert fuzz_bounds(interval, 1, 1000) == (low, high)
    assert (fuzzed(interval, 1, 1000, 0.0), fuzzed(interval, 1, 1000, 0.999)) == (low, high)


@given(st.floats(0.1, 40_000), st.integers(1, 500), st.integers(1, 36_500), st.floats(0, 1, exclude_max=True))
def test_fuzz_respects_its_limits(interval: float, least: int, most: int, factor: float) -> None:
    assert min(least, most) <= fuzzed(interval, least, most, factor) <= most
    assert min(least, most) <= fuzzed(interval, least, most, None) <= most


def test_the_luck_of_a_card_is_its_own_and_stays() -> None:
    assert fuzz_factor("guid", 3) == fuzz_factor("guid", 3)
    assert len({fuzz_factor("guid", reps) for reps in range(50)}) == 50
    assert all(0 <= fuzz_factor(seed, 1) < 1 for seed in range(200))


def test_full_days_and_days_with_a_sibling_are_avoided() -> None:
    today = 20_781
    full = Load(due={today + days: 50 for days in range(1, 40) if days != 16})
    chosen = [balanced(fuzz_bounds(17.0, 1, 1000), fuzz_factor("g", n), full, today) for n in range(200)]
    assert chosen.count(16) > 190
    sibling = Load(siblings=frozenset({today + 16}))
    spread = [balanced(fuzz_bounds(17.0, 1, 1000), fuzz_factor("g", n), sibling, today) for n in range(200)]
    assert spread.count(16) <= 2
    assert set(spread) == {14, 15, 17, 18, 19, 20} | set(spread) & {16}


def test_the_scheduler_balances_only_if_the_deck_wants_it() -> None:
    known = CardState(Phase.REVIEW, due_day=20_781, memory=Memory(20.0, 5.0), last_at=0, last_day=20_761, interval=20, reps=4)
    load = Load(due=dict.fromkeys(range(20782, 20900), 99) | {20_781 + 57: 0})
    plain = DeckSettings(load_balance=False)
    for settings_, same in ((plain, True), (replace(plain, load_balance=True), False)):
        scheduler = Scheduler(settings_, SHANGHAI)
        due = {scheduler.answer(known, Rating.GOOD, NOW, seed, load).due_day for seed in range(30)}
        alone = {scheduler.answer(known, Rating.GOOD, NOW, seed).due_day for seed in range(30)}
        assert (due == alone) is same


@pytest.mark.parametrize(("lapses", "leech"), [(0, False), (3, False), (4, True), (5, False), (6, True), (7, False), (8, True)])
def test_a_leech_is_named_at_the_fourth_lapse_and_every_second_after(lapses: int, leech: bool) -> None:
    assert becomes_leech(lapses, 4) is leech
    assert not becomes_leech(lapses, 0)


WRONG_SETTINGS = [
    ({"desired_retention": 1.0}, "desired_retention: 1 is out of range; choose 0.7 to 0.99"),
    ({"new_per_day": -1}, "new_per_day: -1 is out of range; choose 0 to 9999"),
    ({"learning_steps": (0,)}, "learning_steps: 0 is out of range; choose 0.1 to 43200"),
    ({"weights": (1.0, 2.0)}, "weights: FSRS-6 has 21 weights, not 2; leave them out"),
    ({"new_order": "random"}, "new_order: random is not known; choose mixed, first, last"),
    ({"maximum_interval": 40_000}, "maximum_interval: 40000 is out of range; choose 1 to 36500"),
]


@pytest.mark.parametrize(("wrong", "message"), WRONG_SETTINGS)
def test_a_setting_that_cannot_be_meant_is_refused_with_its_range(wrong: dict[str, object], message: str) -> None:
    with pytest.raises(UsageError) as refused:
        DeckSettings(**wrong)  # type: ignore[arg-type]
    assert str(refused.value) == message


def test_settings_read_from_json_are_the_same() -> None:
    assert DeckSettings(learning_steps=[1, 10], weights=list(DEFAULT_WEIGHTS)) == DeckSettings()  # type: ignore[arg-type]


@given(states(), st.sampled_from(Rating))
def test_an_answer_taken_back_and_given_again_leads_to_the_same_state(
    case: tuple[Scheduler, CardState, int], rating: Rating
) -> None:
    scheduler, before, now = case
    kept = replace(before)
    after = scheduler.answer(before, rating, now, "guid")
    assert before == kept  # an undo puts exactly this back
    assert scheduler.answer(kept, rating, now, "guid") == after
