"""Charts as inline SVG: no script, no font, no request; colours come from the page's light or dark theme.

Every function takes plain figures and finished labels and returns one `<svg>`; labels are escaped here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

# The fill of what stands on few answers; it has to be somewhere on the page, once.
HATCH = (
    '<svg width="0" height="0" aria-hidden="true" style="position:absolute"><defs>'
    '<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect class="hatch" width="3" height="6"/></pattern></defs></svg>'
)
_WIDTH = 640
NARROW = 320  # of a chart that shares its row with another


@dataclass(frozen=True, slots=True)
class Mark:
    """One bar, column or point. `share` is its height or length, 0..1; `faint` says that little stands behind it."""

    label: str
    share: float
    value: str = ""  # written at its end
    note: str = ""  # told when pointed at
    faint: bool = False


def bars(marks: Sequence[Mark], name: str, target: float | None = None, width: int = _WIDTH) -> str:
    """Horizontal bars with their labels on the left and values on the right; the target is a line through all of them."""
    row, left, right = 28, 168 if width == _WIDTH else 64, 96
    span = width - left - right
    drawn = []
    for place, mark in enumerate(marks):
        top = place * row + 6
        label = _text(left - 10, top + 12, _cut(mark.label), "end")
        bar = _bar(left, top, max(span * mark.share, 2), 16, mark)
        drawn += [label, f'<rect class="track" x="{left}" y="{top}" width="{span}" height="16" rx="4"/>', bar]
        drawn.append(_text(left + span + 10, top + 12, mark.value, "start", "muted" if mark.faint else "ink"))
    height = len(marks) * row + 8
    if target is not None:
        at = left + span * target
        drawn.append(f'<line class="target" x1="{at:.1f}" y1="2" x2="{at:.1f}" y2="{height - 4}"/>')
    return _svg(height, name, drawn, width)


def columns(marks: Sequence[Mark], name: str, every: int = 1, top_label: str = "", width: int = _WIDTH) -> str:
    """Vertical columns; every so many of them has its label below. `top_label` says what the highest one means."""
    height, bottom, top = 180, 24, 18
    if not marks:
        return _svg(height, name, [], width)
    step = width / len(marks)
    wide, room = min(max(step - 3, 2), 40), height - bottom - top
    drawn = [_grid(height - bottom), _text(0, top - 6, top_label, "start", "muted")]
    for place, mark in enumerate(marks):
        tall = max(room * mark.share, 2)
        x = place * step + (step - wide) / 2
        if mark.share > 0:
            drawn.append(_bar(x, height - bottom - tall, wide, tall, mark))
        if place % every == 0:
            drawn.append(_text(x + wide / 2, height - 6, mark.label, "middle", "muted"))
    return _svg(height, name, drawn, width)


def curve(marks: Sequence[Mark], name: str, target: float, low: float) -> str:
    """A line through shares between `low` and 1, with the target as a line across; faint points stand on few answers."""
    height, left, bottom, top = 190, 40, 24, 12
    span, room = _WIDTH - left - 16, height - bottom - top

    def y(share: float) -> float:
        return top + room * (1 - (max(share, low) - low) / (1 - low))

    step = span / max(len(marks) - 1, 1)
    spots = [(left + 8 + place * step, y(mark.share)) for place, mark in enumerate(marks)]
    drawn = [_grid(y(share), left) + _text(left - 6, y(share) + 4, f"{share:.0%}", "end", "muted") for share in _ticks(low)]
    drawn.append(f'<line class="target" x1="{left}" y1="{y(target):.1f}" x2="{_WIDTH}" y2="{y(target):.1f}"/>')
    drawn.append(f'<polyline class="line" points="{" ".join(f"{a:.1f},{b:.1f}" for a, b in spots)}"/>')
    for (a, b), mark in zip(spots, marks, strict=True):
        drawn.append(f'<circle class="{_class(mark)}" cx="{a:.1f}" cy="{b:.1f}" r="4">{_title(mark)}</circle>')
    every = max(1, len(marks) // 8)
    drawn += [
        _text(a, height - 6, mark.label, "middle", "muted") for (a, _), mark in list(zip(spots, marks, strict=True))[::every]
    ]
    return _svg(height, name, drawn)


@dataclass(frozen=True, slots=True)
class Spot:
    """A point of a comparison: both 0..1, `weight` 0..1 its size."""

    x: float
    y: float
    weight: float
    note: str
    faint: bool = False


def comparison(spots: Sequence[Spot], name: str, x_name: str, y_name: str) -> str:
    """Points in a square with its diagonal: above it, more came true than was predicted."""
    size, left, bottom = 300, 44, 36

    def at(x: float, y: float) -> tuple[float, float]:
        return left + x * (size - left - 22), 10 + (1 - y) * (size - bottom - 10)

    drawn = []
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        (x, _), (_, y) = at(share, 0), at(0, share)
        drawn.append(f'<line class="grid" x1="{left}" y1="{y:.1f}" x2="{size - 22}" y2="{y:.1f}"/>')
        drawn += [
            _text(left - 6, y + 4, f"{share:.0%}", "end", "muted"),
            _text(x, size - bottom + 16, f"{share:.0%}", "middle", "muted"),
        ]
    (a, b), (c, d) = at(0, 0), at(1, 1)
    drawn.append(f'<line class="target" x1="{a:.1f}" y1="{b:.1f}" x2="{c:.1f}" y2="{d:.1f}"/>')
    for spot in spots:
        x, y = at(spot.x, spot.y)
        faint = " faint" if spot.faint else ""
        place = f'cx="{x:.1f}" cy="{y:.1f}" r="{4 + 8 * spot.weight:.1f}"'
        drawn.append(f'<circle class="mark{faint}" {place}><title>{escape(spot.note)}</title></circle>')
    drawn += [_text(size - 10, size - 4, x_name, "end", "muted"), _text(left + 4, 22, y_name, "start", "muted")]
    return _svg(size, name, drawn, width=size)


@dataclass(frozen=True, slots=True)
class Square:
    """One day of the calendar."""

    week: int
    weekday: int
    level: int  # 0..4
    note: str


def calendar(squares: Iterable[Square], weekdays: Sequence[str], months: Sequence[tuple[int, str]], name: str) -> str:
    """Weeks as columns, weekdays as rows, Monday on top, the more answers the stronger the colour."""
    cell, left, top = 12, 34, 18
    drawn = [_text(left - 8, top + row * cell + 10, word, "end", "muted") for row, word in enumerate(weekdays)]
    drawn += [_text(left + week * cell, 11, word, "start", "muted") for week, word in months]
    last = 0
    for square in squares:
        x, y = left + square.week * cell, top + square.weekday * cell
        place = f'x="{x}" y="{y}" width="10" height="10" rx="2"'
        drawn.append(f'<rect class="level{square.level}" {place}><title>{escape(square.note)}</title></rect>')
        last = max(last, x)
    return _svg(top + 7 * cell + 2, name, drawn, width=last + cell + 2)


def stack(parts: Sequence[tuple[str, int, str]], name: str) -> str:
    """One bar cut into (class, number, note) pieces, two pixels apart."""
    total = sum(n for _, n, _ in parts)
    x, drawn = 0.0, []
    for kind, n, note in parts:
        wide = (_WIDTH - 2 * len(parts)) * n / total if total else 0
        if n:
            place = f'x="{x:.1f}" y="2" width="{wide:.1f}" height="22" rx="4"'
            drawn.append(f'<rect class="{escape(kind)}" {place}><title>{escape(note)}</title></rect>')
            x += wide + 2
    return _svg(26, name, drawn)


def _svg(height: float, name: str, drawn: Sequence[str], width: int = _WIDTH) -> str:
    frame = f'viewBox="0 0 {width} {height:.0f}" style="max-width:{width}px" role="img"'
    return f'<svg {frame} aria-label="{escape(name, quote=True)}">{"".join(drawn)}</svg>'


def _bar(x: float, y: float, width: float, height: float, mark: Mark) -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="{min(4, width / 2, height / 2):.1f}"'
    return f'<rect class="{_class(mark)}" {place}>{_title(mark)}</rect>'


def _class(mark: Mark) -> str:
    return "mark faint" if mark.faint else "mark"


def _title(mark: Mark) -> str:
    return f"<title>{escape(mark.note or f'{mark.label} {mark.value}')}</title>"


def _text(x: float, y: float, words: str, anchor: str, kind: str = "ink") -> str:
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>' if words else ""


def _grid(y: float, x: float = 0) -> str:
    return f'<line class="grid" x1="{x:.1f}" y1="{y:.1f}" x2="{_WIDTH}" y2="{y:.1f}"/>'


def _ticks(low: float) -> list[float]:
    step = 0.1 if low >= 0.5 else 0.25
    return [tick / 100 for tick in range(round(low * 100), 101, round(step * 100))]


def _cut(label: str, cells: int = 20) -> str:
    """A label that fits: a Chinese character is as wide as two letters."""
    width, kept = 0, ""
    for char in label:
        width += 2 if ord(char) > 0x2E7F else 1
        if width > cells:
            return kept + "…"
        kept += char
    return kept
