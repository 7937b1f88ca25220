"""Study days begin at 4:00 of the learner's clock, also where the clocks change."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.day import date_of, day_of, day_start_ms, hour_of, study_day

HOUR = 3_600_000
ZONES = [
    "UTC",
    "Asia/Shanghai",
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Pacific/Kiritimati",
    "America/Havana",
]
zones = st.sampled_from(ZONES).map(ZoneInfo)
days = st.integers(day_of(date(1990, 1, 1)), day_of(date(2080, 1, 1)))
hours = st.integers(0, 23)


def ms(zone: str, *local: int) -> int:
    return int(datetime(*local, tzinfo=ZoneInfo(zone)).timestamp() * 1000)  # type: ignore[misc, arg-type]


def test_the_evening_lasts_until_four() -> None:
    shanghai = ZoneInfo("Asia/Shanghai")
    assert date_of(study_day(ms("Asia/Shanghai", 2026, 11, 24, 3, 59), shanghai)) == date(2026, 11, 23)
    assert date_of(study_day(ms("Asia/Shanghai", 2026, 11, 24, 4, 0), shanghai)) == date(2026, 11, 24)


def test_the_zone_decides_which_day_it_is() -> None:
    moment = int(datetime(2026, 11, 24, 15, tzinfo=UTC).timestamp() * 1000)
    assert study_day(moment, ZoneInfo("Pacific/Kiritimati")) == study_day(moment, ZoneInfo("UTC")) + 1


@given(days, zones, hours)
def test_a_day_begins_where_the_one_before_ends(day: int, zone: ZoneInfo, hour: int) -> None:
    start = day_start_ms(day, zone, hour)
    assert study_day(start, zone, hour) == day
    assert study_day(start - 1, zone, hour) == day - 1


@given(st.integers(631_152_000_000, 3_471_292_800_000), st.integers(0, 40 * 24 * HOUR), zones, hours)
def test_days_never_run_backwards(at: int, later: int, zone: ZoneInfo, hour: int) -> None:
    assert study_day(at, zone, hour) <= study_day(at + later, zone, hour)


@pytest.mark.parametrize(("day", "length"), [(date(2026, 3, 28), 23), (date(2026, 10, 24), 25), (date(2026, 6, 1), 24)])
def test_a_day_is_an_hour_shorter_or_longer_where_the_clocks_change(day: date, length: int) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    start, end = (day_start_ms(day_of(day) + n, berlin) for n in (0, 1))
    assert end - start == length * HOUR
    assert study_day(end, berlin) - study_day(start, berlin) == 1


def test_the_hour_is_that_of_the_learners_clock() -> None:
    assert hour_of(ms("Asia/Shanghai", 2026, 11, 24, 21, 30), ZoneInfo("Asia/Shanghai")) == 21


@given(days)
def test_day_numbers_and_dates_are_each_others_inverse(day: int) -> None:
    assert day_of(date_of(day)) == day
