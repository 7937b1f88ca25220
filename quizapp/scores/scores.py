"""The scores of one learner: every figure that the screens, the JSON, the table and the page show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from quizapp.scores.calibration import Calibration, calibrate
from quizapp.scores.gather import Answers, Cards, gather_answers, gather_cards
from quizapp.scores.rhythm import Cell, Streak, calendar, forecast, streak
from quizapp.scores.rows import CardRow, ReviewRow
from quizapp.scores.share import Group, Share, ranked
from quizapp.study.day import date_of
from quizapp.study.pace import median_seconds
from quizapp.study.settings import DeckSettings

_AHEAD = 30  # days of forecast
_WEEKS = 53


@dataclass(frozen=True, slots=True)
class DayFigures:
    """The answers of one study day."""

    day: int
    share: Share
    new: int
    took_ms: int


@dataclass(frozen=True, slots=True)
class AnswerTime:
    """How long answers take. Pauses count as one minute."""

    total_ms: int = 0
    median_s: float | None = None
    mean_s: float | None = None


@dataclass(frozen=True, slots=True)
class Memory:
    """What is in memory now."""

    phases: tuple[tuple[str, int], ...] = ()  # new, learning, young, mature, suspended
    stability: tuple[tuple[int, int], ...] = ()  # (up to so many days, cards)
    difficulty: tuple[tuple[int, int], ...] = ()  # (1..10, cards)
    known: float = 0.0  # about so many cards would be recalled now
    recall: float | None = None  # the mean chance to recall a card that was learnt


@dataclass(frozen=True, slots=True)
class Scores:
    """All figures. Shares of groups, days and hours are of all answers; `retention`, `young`, `mature` of cards in review."""

    today: int
    target: float  # the desired retention
    reviews: int
    cards: int
    due: int
    retention: Share
    young: Share
    mature: Share
    decks: tuple[Group, ...]
    speakers: tuple[Group, ...]
    topics: tuple[Group, ...]
    kinds: tuple[Group, ...]
    claims: tuple[Group, ...]
    sources: tuple[Group, ...]
    days: tuple[DayFigures, ...]  # oldest first, those with answers
    hours: tuple[Share, ...]  # 24, by the learner's clock
    streak: Streak
    forecast: tuple[int, ...]  # today first
    calibration: Calibration
    time: AnswerTime
    memory: Memory

    def calendar(self, weeks: int = _WEEKS) -> tuple[tuple[Cell, ...], ...]:
        """The calendar of answers: seven rows, Monday first, the last column the week of today."""
        return calendar({figures.day: figures.share.n for figures in self.days}, self.today, weeks)

    def to_json(self) -> dict[str, Any]:
        """The object of `quizapp scores --json`."""
        return {
            "version": 1,
            "reviews": self.reviews,
            "cards": self.cards,
            "due": self.due,
            "retention": self.retention.value,
            "retention_reviews": self.retention.n,
            "target": self.target,
            "young": _share(self.young),
            "mature": _share(self.mature),
            "decks": _groups(self.decks),
            "speakers": _groups(self.speakers),
            "topics": _groups(self.topics),
            "kinds": _groups(self.kinds),
            "claims": _groups(self.claims),
            "sources": _groups(self.sources),
            "days": [_day(figures) for figures in self.days],
            "hours": [{"hour": hour} | _share(share) for hour, share in enumerate(self.hours) if share.n],
            "streak": {"current": self.streak.current, "longest": self.streak.longest, "days": len(self.days)},
            "forecast": list(self.forecast),
            "calibration": _calibration(self.calibration),
            "time": {
                "minutes": round(self.time.total_ms / 60_000, 1),
                "median_s": self.time.median_s,
                "mean_s": self.time.mean_s,
            },
            "memory": _memory(self.memory),
        }


def scores(
    reviews: Iterable[ReviewRow], cards: Iterable[CardRow], today: int, zone: ZoneInfo, settings: DeckSettings | None = None
) -> Scores:
    """All figures from the log and the cards; each is read once.

    `settings` gives the desired retention and the weights by which recall was predicted; FSRS's own if left out.
    """
    by = settings or DeckSettings()
    decay = by.weights[20]
    return from_counts(gather_answers(reviews, zone, decay), gather_cards(cards, today, decay), today, by.desired_retention)


def from_counts(answers: Answers, cards: Cards, today: int, target: float = 0.9) -> Scores:
    """All figures from sums, for a store that keeps them: the log need not be read."""
    groups = {name: ranked(group) for name, group in answers.groups.items()}
    days = tuple(
        DayFigures(day, count.share, count.new, count.took_ms) for day, count in sorted(answers.days.items()) if count.share.n
    )
    return Scores(
        today=today,
        target=target,
        reviews=sum(figures.share.n for figures in days),
        cards=sum(cards.phases.values()),
        due=sum(n for day, n in cards.due.items() if day <= today),
        retention=answers.young + answers.mature,
        young=answers.young,
        mature=answers.mature,
        decks=groups["deck"],
        speakers=groups["speaker"],
        topics=groups["topic"],
        kinds=groups["kind"],
        claims=groups["claim"],
        sources=groups["source"],
        days=days,
        hours=tuple(answers.hours.get(hour, Share()) for hour in range(24)),
        streak=streak((figures.day for figures in days), today),
        forecast=forecast(cards.due, today, _AHEAD),
        calibration=calibrate(answers.forecasts),
        time=_time(answers),
        memory=_in_memory(cards),
    )


def _time(answers: Answers) -> AnswerTime:
    total = sum(count.took_ms for count in answers.days.values())
    n = sum(answers.seconds.values())
    if not n:
        return AnswerTime(total)
    return AnswerTime(total, median_seconds(answers.seconds), round(sum(s * k for s, k in answers.seconds.items()) / n + 0.5, 1))


def _in_memory(cards: Cards) -> Memory:
    order = ("new", "learning", "young", "mature", "suspended")
    return Memory(
        phases=tuple((name, cards.phases[name]) for name in order),
        stability=tuple((2**place, cards.stability[place]) for place in sorted(cards.stability)),
        difficulty=tuple((level, cards.difficulty[level]) for level in range(1, 11) if cards.difficulty[level]),
        known=cards.recall,
        recall=cards.recall / cards.with_memory if cards.with_memory else None,
    )


def _share(share: Share) -> dict[str, Any]:
    return {"reviews": share.n, "right": share.ok, "retention": share.value, "few": share.few}


def _groups(groups: Iterable[Group]) -> list[dict[str, Any]]:
    return [{"name": group.name} | _share(group.share) for group in groups]


def _day(figures: DayFigures) -> dict[str, Any]:
    minutes = round(figures.took_ms / 60_000, 1)
    return {"day": date_of(figures.day).isoformat()} | _share(figures.share) | {"new": figures.new, "minutes": minutes}


def _calibration(found: Calibration) -> dict[str, Any]:
    bins = [{"predicted": one.predicted} | _share(one.real) for one in found.bins]
    return {"reviews": found.reviews, "log_loss": found.log_loss, "error": found.error, "bins": bins}


def _memory(memory: Memory) -> dict[str, Any]:
    return {
        "phases": dict(memory.phases),
        "stability": [{"days": days, "cards": n} for days, n in memory.stability],
        "difficulty": [{"level": level, "cards": n} for level, n in memory.difficulty],
        "known": round(memory.known, 1),
        "recall": memory.recall,
    }
