"""Draws figures as text: shades, bars, curves. Shades are characters as well as colours."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from textual.content import Content

from quizapp.interface import day_text, text
from quizapp.scores import DayFigures, Group, Scores, Share
from quizapp.study.day import date_of
from quizapp.tui.flow import MUTED, columns, join, pack, pad, plain, wrap

SHADES = ("··", "░░", "▒▒", "▓▓", "██")
SHADE_STYLES = ("$foreground 40%", "$success 55%", "$success 70%", "$success 85%", "$success")
_EIGHTHS = " ▏▎▍▌▋▊▉"
BAR = "$primary"


def bar(value: float, largest: float, width: int) -> str:
    """A bar of at most `width` cells, exact to an eighth of a cell."""
    eighths = round(8 * width * value / largest) if largest > 0 else 0
    full, rest = divmod(eighths, 8)
    return "█" * full + (_EIGHTHS[rest] if rest else "")


def weekday(number: int) -> str:
    """一 … 日, 0 is Monday."""
    return text(f"scores.weekday.{number}")


def draw_calendar(scores: Scores, width: int) -> Sequence[Content]:
    """The heat map: one row a weekday, one column a week, as many weeks as fit."""
    weeks = max(4, min(53, (width - 4) // 2))
    calendar = scores.calendar(weeks)
    lines = []
    for number in range(7):
        cells = [plain(SHADES[cell.level], SHADE_STYLES[cell.level]) for cell in calendar[number]]
        lines.append(join(pad(plain(weekday(number), MUTED), 4), *cells))
    return lines


def draw_legend() -> Content:
    """少 ··░░▒▒▓▓██ 多."""
    shades = [plain(shade, style) for shade, style in zip(SHADES, SHADE_STYLES, strict=True)]
    return join(plain(text("scores.few_answers"), MUTED), " ", *shades, " ", plain(text("scores.many_answers"), MUTED))


def percent(share: Share) -> Content:
    """A share as a percentage; of few answers as a number, never in bold."""
    if share.value is None:
        return plain("-", MUTED)
    if share.few:
        return plain(text("scores.small", right=share.ok, n=share.n), MUTED)
    return plain(f"{100 * share.value:.0f}%", "bold")


def draw_retention(scores: Scores, width: int) -> Sequence[Content]:
    """Real against desired retention, young and mature apart, with the number of answers behind them."""
    name_width, cell = (18, -10) if width >= 48 else (17, -7)
    target = plain(f"{100 * scores.target:.0f}%")
    names = ("actual", "target", "answers")
    head = [(plain(text(f"scores.column.{name}"), MUTED), cell) for name in names]
    lines = [columns([(plain(text("scores.retention"), "bold"), name_width), *head])]
    for name, share in (("young", scores.young), ("mature", scores.mature), ("all", scores.retention)):
        cells = [(percent(share), cell), (target, cell), (plain(str(share.n)), cell)]
        lines.append(columns([(plain(text(f"scores.{name}")), name_width), *cells]))
    return lines


def draw_expected(scores: Scores, width: int) -> Sequence[Content]:
    """How much is remembered now; before anything was reviewed that would be what was just answered, so when figures come."""
    if scores.retention.n:
        return list(wrap(plain(known_words(scores)), width)) if scores.memory.recall is not None else []
    first = next((ahead for ahead, n in enumerate(scores.forecast) if ahead and n), None)
    words = text("scores.no_retention") if first is None else text("scores.retention_from", day=day_text(first))
    return list(wrap(plain(words, MUTED), width))


def known_words(scores: Scores) -> str:
    """现在大约记得 31 张（平均可提取 93%）."""
    memory = scores.memory
    return text("scores.known", n=f"{memory.known:.0f}", percent=round(100 * (memory.recall or 0)))


def draw_forecast(scores: Scores, width: int, days: int = 7) -> Sequence[Content]:
    """What falls due on the coming days."""
    counts = scores.forecast[:days]
    most, room = max(counts, default=0), max(6, width - 17)
    names = [pad(plain(day_name(scores.today, ahead)), 5) for ahead in range(len(counts))]
    return [join(name, plain(bar(n, most, room), BAR), f" {n}") for name, n in zip(names, counts, strict=True)]


def day_name(today: int, ahead: int) -> str:
    """今, 明, then the day of the week."""
    if ahead < 2:
        return text(f"scores.day.{ahead}")
    return weekday(date_of(today + ahead).weekday())


def draw_groups(groups: Sequence[Group], width: int, names: str = "") -> Sequence[Content]:
    """One bar a group with its share; `names` is the catalogue section that words them."""
    if not groups:
        return [plain(text("scores.none"), MUTED)]
    name_width = min(24, max(8, width // 3))
    lines = []
    for group in groups:
        label = text(f"{names}.{group.name}") if names else group.name
        drawn = plain(bar(group.share.value or 0, 1, width - name_width - 22), BAR if not group.share.few else MUTED)
        of = plain(text("scores.of", n=group.share.n), MUTED)
        lines.append(join(pad(plain(label), name_width - 1), " ", pad(percent(group.share), 8), pad(of, 12), drawn))
    return lines


def draw_shares(groups: Sequence[Group], width: int, names: str = "", most: int = 6) -> Sequence[Content]:
    """林岚 71%  周南 91%, as many on a line as fit."""
    labels = [text(f"{names}.{group.name}") if names else group.name for group in groups[:most]]
    pieces = [join(f"{label} ", percent(group.share)) for label, group in zip(labels, groups, strict=False)]
    return pack(pieces, width) or [plain(text("scores.none"), MUTED)]


def draw_hours(scores: Scores, width: int) -> Sequence[Content]:
    """Answers and shares by the hour of the day."""
    most = max((share.n for share in scores.hours), default=0)
    shown = [(hour, share) for hour, share in enumerate(scores.hours) if share.n]
    if not shown:
        return [plain(text("scores.none"), MUTED)]
    room = width - 28
    return [
        join(pad(plain(f"{hour:02d}:00"), 8), pad(percent(share), 10), plain(bar(share.n, most, room), BAR), f" {share.n}")
        for hour, share in shown
    ]


def draw_memory(scores: Scores, width: int) -> Sequence[Content]:
    """How many cards are new, learning, young, mature; how stable and how hard they are."""
    memory = scores.memory
    largest = max((n for _, n in memory.phases), default=0)
    lines = [
        join(pad(plain(text(f"scores.phase.{name}")), 14), pad(plain(str(n)), 8), plain(bar(n, largest, width - 24), BAR))
        for name, n in memory.phases
    ]
    if memory.recall is not None:
        lines += [Content(""), plain(known_words(scores))]
    if memory.stability:
        lines += [Content(""), plain(text("scores.stability"), "bold")]
        top = max(n for _, n in memory.stability)
        lines += [
            join(pad(plain(text("scores.up_to", n=days)), 14), pad(plain(str(n)), 8), plain(bar(n, top, width - 24), BAR))
            for days, n in memory.stability
        ]
    return lines


def draw_calibration(scores: Scores, width: int) -> Sequence[Content]:
    """Predicted against real recall."""
    found = scores.calibration
    if not found.reviews:
        return [plain(text("scores.none"), MUTED)]
    lines = [plain(text("scores.calibration"), "bold")]
    for one in found.bins:
        real = percent(one.real)
        drawn = plain(bar(one.real.value or 0, 1, width - 36), BAR)
        predicted = plain(predicted_words(one.predicted))
        lines.append(join(pad(predicted, 14), pad(real, 10), pad(plain(text("scores.of", n=one.real.n), MUTED), 12), drawn))
    if found.error is not None:
        lines.append(plain(text("scores.calibration_error", percent=f"{100 * found.error:.1f}"), MUTED))
    return lines


def predicted_words(chance: float) -> str:
    """预测 90%."""
    return text("scores.predicted", percent=f"{100 * chance:.0f}")


def draw_curve(scores: Scores, width: int, height: int = 8) -> Sequence[Content]:
    """The share of right answers over the last 90 days, as a curve of seven-day means."""
    import plotext

    days = [figures for figures in scores.days if figures.day > scores.today - 90]
    if len(days) < 3:
        return [plain(text("scores.curve_later"), MUTED)]
    plotext.clear_figure()
    plotext.theme("clear")
    plotext.plotsize(width, height)
    plotext.ylim(0, 100)
    plotext.yticks([0, 50, 100], ["0%", "50%", "100%"])
    first = days[0].day - scores.today
    plotext.xticks([first, first / 2, 0], [f"{first}", f"{first // 2}", "0"])
    plotext.plot([figures.day - scores.today for figures in days], _smoothed(days), marker="hd")
    drawn = plotext.uncolorize(plotext.build())
    return [plain(line.rstrip(), BAR) for line in drawn.splitlines()]


def _smoothed(days: Sequence[DayFigures]) -> list[float]:
    """The share of right answers in percent, over each day and the six before it that have answers."""
    shares = [figures.share for figures in days]
    sums = [sum(shares[max(0, n - 6) : n + 1], Share()) for n in range(len(shares))]
    return [100 * (share.value or 0) for share in sums]


def date_text(day: int) -> str:
    """A study day as a date: 2026-11-24."""
    return date_of(day).isoformat()


def later_date(today: int, ahead: int) -> str:
    """The date so many days after a study day."""
    return (date_of(today) + timedelta(days=ahead)).isoformat()
