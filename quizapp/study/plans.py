"""Plans over several days: coming back after a break."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.study.card import Phase
from quizapp.study.due import DueCard
from quizapp.study.pace import whole_minutes
from quizapp.study.queue import risk

_BREAK = 3  # days without study after which a backlog is a return, not a busy day
_REMEMBERED = 14  # study days since a break during which what it left behind may still be worked off
_FEWEST = 30  # cards; fewer are no burden on any day


@dataclass(frozen=True, slots=True)
class ReturnPlan:
    """How a backlog is worked off. Nothing is written down anywhere: tomorrow's plan is made from what is due tomorrow."""

    overdue: int
    minutes: int  # for all of it, honestly
    days: int  # over which it is spread
    per_day: int
    minutes_per_day: int
    today: tuple[int, ...]  # card ids, most at risk first


def last_before_break(studied: Sequence[int], day: int) -> int | None:
    """The study day after which the latest break began, if it is not long over; None without one.

    `studied` are the days with answers before `day`, newest first.
    """
    after = day
    for before in studied[:_REMEMBERED]:
        if after - before > _BREAK:
            return before
        after = before
    return None


def return_plan(  # noqa: PLR0913, PLR0917
    cards: Sequence[DueCard], day: int, last_day: int | None, usual: int, seconds: float, done: int = 0
) -> ReturnPlan | None:
    """A plan for coming back after a break; None if there was no break, or there is no more due than on any day.

    cards     due for review
    last_day  the study day on which the learner studied last before the break (`last_before_break`)
    usual     reviews that the learner does on an ordinary day
    seconds   that a card takes on its day, its repetitions included
    done      reviews of today that are done already; they count towards today's portion
    """
    due = [card for card in cards if card.phase is Phase.REVIEW and card.due <= day]
    portion = max(usual, _FEWEST)
    if last_day is None or day - last_day <= _BREAK or len(due) + done <= portion:
        return None
    days = math.ceil((len(due) + done) / portion)
    per_day = math.ceil((len(due) + done) / days)
    ranked = sorted(due, key=lambda card: (-risk(card, day), card.due, card.card_id))
    return ReturnPlan(
        overdue=len(due),
        minutes=whole_minutes(len(due), seconds),
        days=days,
        per_day=per_day,
        minutes_per_day=whole_minutes(per_day, seconds),
        today=tuple(card.card_id for card in ranked[: max(per_day - done, 0)]),
    )
