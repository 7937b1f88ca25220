"""Intervals, durations and days in words, by the rules of the current language."""

from __future__ import annotations

from math import ceil

from quizapp.interface.catalogue import text

MINUTE, HOUR, DAY, WEEK, MONTH, YEAR = 60, 3_600, 86_400, 604_800, 2_629_800, 31_557_600

# Where a unit begins to be used, as on Anki's buttons, but with weeks: 30 分钟, 3 时, 6 天, 3 周, 5 月, 1.2 年.
_UNITS = ((YEAR, YEAR, "year"), (2 * MONTH, MONTH, "month"), (2 * WEEK, WEEK, "week"), (DAY, DAY, "day"), (HOUR, HOUR, "hour"))


def interval_text(seconds: float) -> str:
    """How long until a card comes again, short enough for a button: <1分钟, 10分钟, 2天, 3周, 5月, 1.2年."""
    if seconds < MINUTE:
        return text("times.interval.under_a_minute")
    for least, unit, name in _UNITS:
        if seconds >= least:
            return text(f"times.interval.{name}", n=_figure(seconds / unit, name == "year"))
    return text("times.interval.minute", n=_figure(seconds / MINUTE, fraction=False))


def duration_text(seconds: float) -> str:
    """How long something took: 12 秒, 6 分钟 12 秒, 1 小时 5 分钟."""
    whole = round(seconds)
    if whole < MINUTE:
        return text("times.duration.seconds", n=whole)
    if whole < HOUR and whole % MINUTE == 0:
        return text("times.duration.whole_minutes", n=whole // MINUTE)
    if whole < HOUR:
        return text("times.duration.minutes", n=whole // MINUTE, seconds=whole % MINUTE)
    return text("times.duration.hours", n=whole // HOUR, minutes=whole % HOUR // MINUTE)


def coming_back_text(n: int, first: float, last: float) -> str:
    """When cards come back: 3 张还会再来：第一张 8 分钟后，最后一张 10 分钟后.

    n            how many, 1 or more
    first, last  seconds until the first and the last of them; whole minutes are said from one minute on
    """
    times = [_in(seconds) for seconds in (first, last)]
    if times[0] == times[1]:
        return text("times.back.together", n=n, time=times[0])
    return text("times.back.apart", n=n, first=times[0], last=times[1])


def _in(seconds: float) -> str:
    if seconds < 1:
        return text("times.back.now")
    return text("times.back.in", time=duration_text(seconds if seconds < MINUTE else MINUTE * ceil(seconds / MINUTE)))


def clock_text(seconds: float) -> str:
    """A running clock: 1:48, 12:03, 1:02:03."""
    minutes, second = divmod(int(seconds), MINUTE)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02d}:{second:02d}" if hours else f"{minute}:{second:02d}"


def day_text(offset: int) -> str:
    """A day by its distance from today: 昨天, 今天, 明天, 后天, 3 天后, 5 天前."""
    named = {-1: "yesterday", 0: "today", 1: "tomorrow", 2: "after_tomorrow"}
    if offset in named:
        return text(f"times.day.{named[offset]}")
    return text("times.day.ahead", n=offset) if offset > 0 else text("times.day.ago", n=-offset)


def _figure(value: float, fraction: bool) -> str:
    return f"{value:.1f}".removesuffix(".0") if fraction else f"{value:.0f}"
