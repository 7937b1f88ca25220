"""How regularly someone studies: streaks, the calendar of answers, what is due on the coming days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_LEVELS = 4  # shades beside the empty one


@dataclass(frozen=True, slots=True)
class Streak:
    """Days in a row with at least one answer."""

    current: int = 0  # up to today, or up to yesterday if today has none yet
    longest: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """One day of the calendar. `level` is 0 for none, 1..4 for few to many."""

    day: int
    answers: int
    level: int


def streak(days: Iterable[int], today: int) -> Streak:
    """The streaks of the study days with an answer, in any order; days after today do not count."""
    known = {day for day in days if day <= today}
    longest, run = 0, 0
    for day in sorted(known):
        run = run + 1 if day - 1 in known else 1
        longest = max(longest, run)
    last = today if today in known else today - 1
    current = 0
    while last - current in known:
        current += 1
    return Streak(current, longest)


def calendar(answers: Mapping[int, int], today: int, weeks: int) -> tuple[tuple[Cell, ...], ...]:
    """Seven rows, Monday first, of `weeks` cells each, the last column being the week of today; days to come have no cell.

    The shades split the days that have answers into four parts of equal size, so that one very long day does not pale the rest.
    """
    monday = today - (today + 3) % 7  # 1970-01-01 was a Thursday
    first = monday - 7 * (weeks - 1)
    counts = sorted(n for day, n in answers.items() if n > 0 and first <= day <= today)
    rows = []
    for weekday in range(7):
        days = (first + 7 * week + weekday for week in range(weeks))
        rows.append(tuple(Cell(day, answers.get(day, 0), _level(answers.get(day, 0), counts)) for day in days if day <= today))
    return tuple(rows)


def forecast(due: Mapping[int, int], today: int, days: int) -> tuple[int, ...]:
    """Cards due on each of the coming study days, today first; what is overdue counts as due today.

    Raises ValueError if `days` is less than 1. Source: Anki's graph of future due cards, backlog included.
    """
    if days < 1:
        raise ValueError(f"a forecast looks at least 1 day ahead, got {days}")
    counts = [0] * days
    for day, n in due.items():
        ahead = max(day - today, 0)
        if ahead < days:
            counts[ahead] += n
    return tuple(counts)


def _level(n: int, counts: list[int]) -> int:
    if n <= 0 or not counts:
        return 0
    below = sum(other < n for other in counts)
    return min(_LEVELS, 1 + below * _LEVELS // len(counts))
