"""Draws what a wide window shows beside the decks: the coming days, the speakers, the sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from quizapp.interface import day_text, text
from quizapp.tui.flow import MUTED, cut_text, join, pad, plain, wrap

if TYPE_CHECKING:
    from quizapp.scores import DayFigures, Share


@dataclass(frozen=True, slots=True)
class Beside:
    """Of one deck, or of all: cards due on the coming days, the shares of its speakers, its sources, when it was studied last."""

    forecast: tuple[int, ...]
    speakers: tuple[tuple[str, Share], ...]
    sources: tuple[str, ...]
    last: DayFigures | None = None  # of the last study day


def draw_beside(beside: Beside, today: int, width: int) -> Sequence[Content]:
    """All lines of the second pane."""
    from quizapp.tui.scores.charts import bar, day_name, percent

    lines = [Content(""), plain(text("home.forecast"), "bold")]
    most = max(beside.forecast, default=0)
    if not most:
        lines += wrap(plain(text("home.no_forecast"), MUTED), width)
    for ahead, number in enumerate(beside.forecast if most else ()):
        drawn = plain(bar(number, most, max(6, width - 12)), "$primary")
        lines.append(join(pad(plain(day_name(today, ahead), MUTED), 5), drawn, f" {number}"))
    if beside.last:
        share = beside.last.share
        words = text("home.last_value", day=day_text(beside.last.day - today), n=share.n, right=share.ok)
        lines += [Content(""), plain(text("home.last"), "bold"), *wrap(plain(words), width)]
    if beside.speakers:
        lines += [Content(""), plain(text("home.speakers"), "bold")]
        lines += [join(pad(plain(cut_text(name, width - 10)), width - 9), percent(share)) for name, share in beside.speakers]
    if beside.sources:
        lines += [Content(""), plain(text("home.sources"), "bold"), *(plain(cut_text(each, width)) for each in beside.sources)]
    return lines
