"""The figures add up, say how many answers they stand on, and count days as the learner does."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.scores import CardRow, ReviewRow, Share, gather_answers, scores
from quizapp.scores.calibration import Forecasts, calibrate, predicted
from quizapp.scores.rhythm import calendar, forecast, streak
from quizapp.scores.table import HEADER, to_csv
from quizapp.study.card import Phase, Rating
from quizapp.study.day import day_start_ms
from quizapp.study.fsrs import DEFAULT_WEIGHTS, Fsrs

TODAY = 20_781  # Tuesday, 24 November 2026
SHANGHAI = ZoneInfo("Asia/Shanghai")
DECAY = DEFAULT_WEIGHTS[20]


def row(day: int = TODAY, rating: Rating = Rating.GOOD, **more: object) -> ReviewRow:
    at = day_start_ms(day, SHANGHAI) + 5 * 3_600_000
    return replace(ReviewRow(at, day, rating, 6_000), **more)  # type: ignore[arg-type]


known = {"phase_before": Phase.REVIEW, "interval_before": 10, "stability_before": 10.0, "last_day_before": TODAY - 10}
review_rows = st.lists(
    st.builds(
        row,
        day=st.integers(TODAY - 40, TODAY),
        rating=st.sampled_from(Rating),
        speaker=st.sampled_from(["", "甲", "乙"]),
        deck=st.sampled_from(["一", "二"]),
        kind=st.sampled_from(["cloze", "list"]),
        phase_before=st.sampled_from(Phase),
        interval_before=st.integers(0, 60),
        stability_before=st.floats(0.1, 100),
        last_day_before=st.integers(TODAY - 60, TODAY - 41),
    ),
    max_size=40,
)
card_rows = st.lists(
    st.builds(
        CardRow,
        phase=st.sampled_from(Phase),
        due_day=st.none() | st.integers(TODAY - 50, TODAY + 50),
        interval=st.integers(0, 60),
        stability=st.none() | st.floats(0.01, 36_500),
        difficulty=st.none() | st.floats(1, 10),
        last_day=st.none() | st.integers(TODAY - 60, TODAY),
        suspended=st.booleans(),
    ),
    max_size=40,
)


@given(st.dictionaries(st.integers(TODAY - 400, TODAY + 400), st.integers(0, 50)), st.integers(1, 60))
def test_a_forecast_loses_no_card_within_its_horizon(due: dict[int, int], days: int) -> None:
    assert sum(forecast(due, TODAY, days)) == sum(n for day, n in due.items() if day < TODAY + days)


def test_a_forecast_looks_ahead() -> None:
    assert forecast({TODAY - 3: 2, TODAY: 1, TODAY + 1: 4, TODAY + 5: 9}, TODAY, 3) == (3, 4, 0)
    with pytest.raises(ValueError, match="at least 1 day"):
        forecast({}, TODAY, 0)


@given(review_rows, card_rows)
def test_every_answer_and_card_is_counted_once(reviews: list[ReviewRow], cards: list[CardRow]) -> None:
    figures = scores(reviews, cards, TODAY, SHANGHAI)
    assert figures.reviews == len(reviews)
    assert sum(group.share.n for group in figures.decks) == len(reviews)
    assert sum(share.n for share in figures.hours) == len(reviews)
    assert sum(group.share.n for group in figures.speakers) == sum(bool(one.speaker) for one in reviews)
    assert figures.retention.n == sum(one.phase_before is Phase.REVIEW for one in reviews)
    assert figures.cards == len(cards) == sum(n for _, n in figures.memory.phases)
    assert figures.due == figures.forecast[0]


@given(review_rows, st.randoms())
def test_the_order_of_the_log_does_not_matter(reviews: list[ReviewRow], luck: object) -> None:
    shuffled = list(reviews)
    luck.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = (scores(some, [], TODAY, SHANGHAI).to_json() for some in (reviews, shuffled))
    assert one.pop("calibration")["reviews"] == other.pop("calibration")["reviews"]
    assert one == other


@given(review_rows, card_rows)
def test_the_json_has_all_that_scripts_rely_on(reviews: list[ReviewRow], cards: list[CardRow]) -> None:
    told = json.loads(json.dumps(scores(reviews, cards, TODAY, SHANGHAI).to_json(), allow_nan=False))
    assert told["version"] == 1
    assert {"reviews", "cards", "due", "retention", "decks", "speakers", "topics", "kinds", "days"} <= told.keys()
    assert told["retention"] is None or 0 <= told["retention"] <= 1


def test_an_empty_log_has_no_percentages() -> None:
    figures = scores([], [], TODAY, SHANGHAI)
    assert (figures.reviews, figures.retention.value, figures.streak.current, figures.time.median_s) == (0, None, 0, None)
    assert figures.calibration.log_loss is None


def test_retention_is_of_cards_in_review_young_and_mature_apart() -> None:
    reviews = [
        row(phase_before=Phase.NEW, rating=Rating.AGAIN),
        row(**known),
        row(**known | {"interval_before": 20}, rating=Rating.AGAIN),
        row(**known | {"interval_before": 21}, rating=Rating.HARD),
    ]
    figures = scores(reviews, [], TODAY, SHANGHAI)
    assert (figures.young, figures.mature) == (Share(2, 1), Share(1, 1))
    assert figures.to_json()["retention"] == pytest.approx(2 / 3)


def test_a_share_of_few_answers_says_so() -> None:
    assert Share(29, 29).few
    assert not Share(30, 30).few


def test_groups_come_with_most_answers_first_and_those_without_a_name_are_left_out() -> None:
    reviews = [row(speaker="甲"), row(speaker="乙", rating=Rating.AGAIN), row(speaker="乙"), row()]
    told = scores(reviews, [], TODAY, SHANGHAI).to_json()["speakers"]
    assert told == [
        {"name": "乙", "reviews": 2, "right": 1, "retention": 0.5, "few": True},
        {"name": "甲", "reviews": 1, "right": 1, "retention": 1.0, "few": True},
    ]


STREAKS = [
    ([], 0, 0),
    ([TODAY], 1, 1),
    ([TODAY - 1], 1, 1),
    ([TODAY - 2], 0, 1),
    ([TODAY, TODAY - 1, TODAY - 2, TODAY - 4], 3, 3),
    ([TODAY - 1, TODAY - 2, TODAY - 9, TODAY - 8, TODAY - 7], 2, 3),
    ([TODAY + 1], 0, 0),
]


@pytest.mark.parametrize(("days", "current", "longest"), STREAKS)
def test_a_streak_lives_until_a_whole_day_was_missed(days: list[int], current: int, longest: int) -> None:
    found = streak(days, TODAY)
    assert (found.current, found.longest) == (current, longest)


@given(st.sets(st.integers(TODAY - 60, TODAY)))
def test_no_streak_is_longer_than_the_longest(days: set[int]) -> None:
    found = streak(days, TODAY)
    assert found.current <= found.longest <= len(days)


def test_the_calendar_ends_with_the_week_of_today_and_begins_on_mondays() -> None:
    rows = calendar({TODAY: 4, TODAY - 7: 1}, TODAY, 3)
    assert [len(cells) for cells in rows] == [3, 3, 2, 2, 2, 2, 2]  # today is a Tuesday
    assert rows[1][-1].day == TODAY
    assert [cell.answers for cell in rows[1]] == [0, 1, 4]
    assert [cell.level for cell in rows[1]] == [0, 1, 3]


@given(st.dictionaries(st.integers(TODAY - 300, TODAY), st.integers(1, 500), max_size=60))
def test_more_answers_are_never_paler(answers: dict[int, int]) -> None:
    cells = sorted((cell.answers, cell.level) for cells in calendar(answers, TODAY, 20) for cell in cells)
    levels = [level for _, level in cells]
    assert levels == sorted(levels)
    assert all((level == 0) == (n == 0) for n, level in cells)


def test_predictions_are_those_of_the_scheduler() -> None:
    for days in (0, 1, 10, 200):
        assert predicted(12.0, days, DECAY) == pytest.approx(Fsrs().retrievability(12.0, days))


def test_calibration_compares_what_was_predicted_with_what_came() -> None:
    forecasts = Forecasts()
    forecasts.add((0.9, place < 80) for place in range(60))
    forecasts.add((0.9, place < 80) for place in range(60, 100))
    found = calibrate(forecasts)
    assert [(one.predicted, one.real) for one in found.bins] == [(pytest.approx(0.9), Share(100, 80))]
    assert found.error == pytest.approx(0.1)
    assert found.reviews == 100


def test_only_reviews_are_forecast() -> None:
    counted = gather_answers([row(), row(**known)], SHANGHAI, DECAY)
    assert sum(share.n for share in counted.forecasts.shares) == 1


def test_pauses_count_as_a_minute() -> None:
    figures = scores([row(took_ms=3_600_000), row(took_ms=2_000), row(took_ms=2_000)], [], TODAY, SHANGHAI)
    assert figures.time.total_ms == 64_000
    assert figures.time.median_s == 2.5


def test_the_hour_is_the_learners() -> None:
    figures = scores([row()], [], TODAY, SHANGHAI)
    assert [hour for hour, share in enumerate(figures.hours) if share.n] == [9]


def test_what_is_known_now_is_the_sum_of_the_chances() -> None:
    cards = [CardRow(Phase.REVIEW, TODAY, 10, 10.0, 5.0, TODAY - 10)] * 3 + [CardRow(Phase.NEW)]
    memory = scores([], cards, TODAY, SHANGHAI).memory
    assert memory.known == pytest.approx(2.7)
    assert memory.recall == pytest.approx(0.9)
    assert memory.stability == ((16, 3),)


@given(review_rows)
def test_the_table_has_a_row_for_every_figure(reviews: list[ReviewRow]) -> None:
    table = list(csv.reader(io.StringIO(to_csv(scores(reviews, [], TODAY, SHANGHAI)))))
    assert tuple(table[0]) == HEADER
    assert {len(cells) for cells in table} == {len(HEADER)}
    sections = Counter(cells[0] for cells in table)
    assert sections["hour"] == 24
    assert sections["day"] == len({one.day for one in reviews})


def test_a_name_in_the_table_is_never_a_formula() -> None:
    table = to_csv(scores([row(deck="=1+1", topic='a,"b"')], [], TODAY, SHANGHAI))
    cells = list(csv.reader(io.StringIO(table)))
    assert ["deck", "'=1+1", "1", "1", "1.0000", "yes"] in cells
    assert ["topic", 'a,"b"', "1", "1", "1.0000", "yes"] in cells
