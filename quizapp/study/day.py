"""Study days: the learner's calendar days, which begin at 4:00 rather than at midnight, as Anki counts them.

A day is a number: days since 1970-01-01 of the learner's own calendar. 3:59 still belongs to the evening before.
Times are UTC epoch milliseconds. A day is 23 or 25 hours long where the clocks change; its number still grows by one.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, tzinfo

EPOCH = date(1970, 1, 1)


def study_day(at_ms: int, zone: tzinfo, rollover_hour: int = 4) -> int:
    """The number of the study day to which the moment `at_ms` (epoch ms) belongs, in the learner's `zone`.

    `rollover_hour` is the local hour, 0..23, at which a new day begins.
    Source: Anki's day rule, rslib/src/scheduler/timing.rs; whole 24-hour periods would differ by up to 72 % in stability.
    """
    day = day_of(datetime.fromtimestamp(at_ms / 1000, zone).date())
    # Compared as moments, not as wall clocks: the numbers then never fall, whatever the clocks do around the rollover.
    if at_ms < day_start_ms(day, zone, rollover_hour):
        return day - 1
    return day


def day_start_ms(day: int, zone: tzinfo, rollover_hour: int = 4) -> int:
    """The first moment (epoch ms) of a study day. Where the clocks skip the rollover hour, the moment of the skip."""
    return int(datetime.combine(date_of(day), time(rollover_hour), zone).timestamp() * 1000)


def date_of(day: int) -> date:
    """The calendar date of a study day."""
    return EPOCH + timedelta(days=day)


def day_of(calendar_date: date) -> int:
    """The study day of a calendar date."""
    return (calendar_date - EPOCH).days


def hour_of(at_ms: int, zone: tzinfo) -> int:
    """The hour of the learner's clock, 0..23, at the moment `at_ms`."""
    return datetime.fromtimestamp(at_ms / 1000, zone).hour
