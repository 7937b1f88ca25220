"""Charts as SVG: shapes in the colours of the page (CSS classes), each mark with its figure as a tooltip. No script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizapp.scores.rhythm import Cell

WIDTH = 720
LEFT, RIGHT, TOP, BOTTOM = 44, 12, 14, 26  # room for the axes
CELL = 12  # of the calendar, pixels, gap included


@dataclass(frozen=True, slots=True)
class Mark:
    """One bar or point: where it stands, what its label says, what its tooltip says; `size` is the number behind it."""

    label: str
    value: float
    tip: str
    size: int = 0


def svg(width: int, height: int, name: str, shapes: Iterator[str]) -> str:
    """A drawing with a name that a screen reader says."""
    inside = "".join(shapes)
    return f'<svg viewBox="0 0 {width} {height}" role="img" aria-label="{escape(name)}">{inside}</svg>'


def bars(name: str, marks: Sequence[Mark], height: int = 180) -> str:
    """Upright bars from 0 to the highest, every label that has room shown."""
    return svg(WIDTH, height, name, _bars(marks, height))


def lying_bars(name: str, marks: Sequence[Mark], label_width: int = 180) -> str:
    """Bars from left to right, 0..1, one a line, with the label before and the tooltip's text behind."""
    return svg(WIDTH, 26 * len(marks) + 4, name, _lying_bars(marks, label_width))


def line(name: str, marks: Sequence[Mark], target: float, height: int = 200) -> str:
    """Shares over time, 0..1, with the desired one as a dashed line; the scale begins where something is to be seen."""
    return svg(WIDTH, height, name, _line(marks, target, height))


def scatter(name: str, marks: Sequence[tuple[float, Mark]], size: int = 320) -> str:
    """Real against predicted shares: points as large as the number of answers behind them, and the line where both agree."""
    return svg(size, size, name, _scatter(marks, size))


def calendar(name: str, rows: Sequence[Sequence[Cell]], days: Sequence[str], tips: dict[int, str]) -> str:
    """A row for each weekday, a column for each week, five shades."""
    weeks = max(map(len, rows))
    return svg(LEFT + CELL * weeks + RIGHT, CELL * 7 + 4, name, _calendar(rows, days, tips))


def _bars(marks: Sequence[Mark], height: int) -> Iterator[str]:
    most = max((mark.value for mark in marks), default=0) or 1
    step = (WIDTH - LEFT - RIGHT) / max(len(marks), 1)
    yield from _rule(height - BOTTOM, "0")
    yield from _rule(TOP, f"{most:g}")
    for place, mark in enumerate(marks):
        high = (height - TOP - BOTTOM) * mark.value / most
        x = LEFT + place * step
        shape = f'x="{x + 1:.1f}" y="{height - BOTTOM - high:.1f}" width="{step - 2:.1f}" height="{high:.1f}"'
        yield f'<rect class="bar" {shape} rx="2"><title>{escape(mark.tip)}</title></rect>'
        if step >= 28 or place % max(1, round(28 / step)) == 0:
            yield _text(x + step / 2, height - 8, mark.label, "middle")


def _lying_bars(marks: Sequence[Mark], label_width: int) -> Iterator[str]:
    room = WIDTH - label_width - 130
    for place, mark in enumerate(marks):
        y = 26 * place + 4
        yield _text(label_width - 8, y + 14, mark.label, "end")
        yield f'<rect class="track" x="{label_width}" y="{y}" width="{room}" height="18" rx="3"/>'
        yield f'<rect class="bar" x="{label_width}" y="{y}" width="{room * mark.value:.1f}" height="18" rx="3"/>'
        yield _text(label_width + room + 8, y + 14, mark.tip, "start")


def _line(marks: Sequence[Mark], target: float, height: int) -> Iterator[str]:
    low = max(0.0, min([target, *(mark.value for mark in marks)]) - 0.1)
    step = (WIDTH - LEFT - RIGHT) / max(len(marks) - 1, 1)

    def y(share: float) -> float:
        return TOP + (height - TOP - BOTTOM) * (1 - share) / (1 - low)

    for share in (1.0, target, low):
        yield from _rule(y(share), f"{100 * share:.0f}%", "target" if share == target else "grid")
    points = [(LEFT + place * step, y(mark.value), mark) for place, mark in enumerate(marks)]
    yield f'<polyline class="curve" points="{" ".join(f"{x:.1f},{at:.1f}" for x, at, _ in points)}"/>'
    for place, (x, at, mark) in enumerate(points):
        yield f'<circle class="point" cx="{x:.1f}" cy="{at:.1f}" r="3"><title>{escape(mark.tip)}</title></circle>'
        if place % max(1, len(points) // 8) == 0:
            yield _text(x, height - 8, mark.label, "middle")


def _scatter(marks: Sequence[tuple[float, Mark]], size: int) -> Iterator[str]:
    side = size - LEFT - 2 * RIGHT
    most = max((mark.size for _, mark in marks), default=1)
    yield f'<line class="target" x1="{LEFT}" y1="{size - LEFT}" x2="{LEFT + side}" y2="{size - LEFT - side}"/>'
    for share in (0, 0.5, 1):
        yield _text(LEFT + side * share, size - LEFT + 18, f"{share:.0%}", "middle")
        yield _text(LEFT - 6, size - LEFT - side * share + 4, f"{share:.0%}", "end")
    for predicted, mark in marks:
        radius = 3 + 9 * (mark.size / most) ** 0.5
        place = f'cx="{LEFT + side * predicted:.1f}" cy="{size - LEFT - side * mark.value:.1f}" r="{radius:.1f}"'
        yield f'<circle class="bubble" {place}><title>{escape(mark.tip)}</title></circle>'


def _calendar(rows: Sequence[Sequence[Cell]], days: Sequence[str], tips: dict[int, str]) -> Iterator[str]:
    for weekday, row in enumerate(rows):
        if weekday % 2 == 0:
            yield _text(LEFT - 8, CELL * weekday + 10, days[weekday], "end")
        for week, cell in enumerate(row):
            place = f'x="{LEFT + CELL * week}" y="{CELL * weekday}" width="{CELL - 2}" height="{CELL - 2}"'
            yield f'<rect class="day{cell.level}" {place} rx="2"><title>{escape(tips[cell.day])}</title></rect>'


def _rule(y: float, label: str, kind: str = "grid") -> Iterator[str]:
    yield f'<line class="{kind}" x1="{LEFT}" y1="{y:.1f}" x2="{WIDTH - RIGHT}" y2="{y:.1f}"/>'
    yield _text(LEFT - 6, y + 4, label, "end")


def _text(x: float, y: float, words: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'
