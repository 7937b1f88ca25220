"""Reviews → figures: retention, groups, streaks, calendar, forecast, calibration. Pure sums over plain rows."""

from __future__ import annotations

from quizapp.scores.gather import Answers, Cards, DayCount, gather_answers, gather_cards
from quizapp.scores.rows import CardRow, ReviewRow
from quizapp.scores.scores import DayFigures, Scores, from_counts, scores
from quizapp.scores.share import Group, Share

__all__ = [
    "Answers",
    "CardRow",
    "Cards",
    "DayCount",
    "DayFigures",
    "Group",
    "ReviewRow",
    "Scores",
    "Share",
    "from_counts",
    "gather_answers",
    "gather_cards",
    "scores",
]
