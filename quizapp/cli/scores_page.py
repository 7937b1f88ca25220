"""`quizapp scores --html`: one page that stands alone, to keep or to send; charts in SVG, each with its figures as a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from quizapp.cli import charts
from quizapp.cli.charts import Mark
from quizapp.cli.scores_lines import KNOWN_NAMES, share_text
from quizapp.interface import language, text
from quizapp.interface.harmless import one_line
from quizapp.study.day import date_of

if TYPE_CHECKING:
    from quizapp.scores import Group, Scores, Share

GROUPINGS = ("speakers", "topics", "kinds", "claims", "decks", "sources")
MOST_BARS = 15
WEEKS = 53


def page(scores: Scores, deck: str | None) -> str:
    """The whole page as HTML."""
    title = one_line(f"{text('cli.scores.title')} · {deck}" if deck else text("cli.scores.title"))
    style = files(__package__).joinpath("scores.css").read_text(encoding="utf-8")
    body = "\n".join(section for section in _sections(scores) if section)
    return (
        f'<!DOCTYPE html>\n<html lang="{"zh-CN" if language() == "zh" else "en"}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>quizapp: {escape(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        f"<h1>{escape(title)}</h1>\n<p>{date_of(scores.today).isoformat()}</p>\n{body}\n</body>\n</html>\n"
    )


def _sections(scores: Scores) -> Iterator[str]:
    yield _tiles(scores)
    if not scores.reviews:
        yield f"<p>{escape(text('cli.scores.none'))}</p>"
        return
    yield _calendar(scores)
    yield _over_time(scores)
    yield _calibration(scores)
    yield from (_grouping(name, getattr(scores, name)) for name in GROUPINGS)
    yield _hours(scores)
    yield _ahead(scores)


def _tiles(scores: Scores) -> str:
    shown = (
        ("reviews", f"{scores.reviews:,}"),
        ("cards", f"{scores.cards:,}"),
        ("due", f"{scores.due:,}"),
        ("retention", share_text(scores.retention)),
        ("young", share_text(scores.young)),
        ("mature", share_text(scores.mature)),
        ("streak", f"{scores.streak.current} / {scores.streak.longest}"),
        ("minutes", f"{scores.time.total_ms / 60_000:.0f}"),
    )
    tiles = (f"<div><b>{escape(value)}</b><span>{escape(text(f'cli.page.{name}'))}</span></div>" for name, value in shown)
    return f'<div class="tiles">{"".join(tiles)}</div>'


def _calendar(scores: Scores) -> str:
    rows = scores.calendar(WEEKS)
    tips = {cell.day: text("cli.page.on_day", day=date_of(cell.day).isoformat(), n=cell.answers) for row in rows for cell in row}
    days = [text(f"cli.scores.weekday.{weekday}") for weekday in range(7)]
    name = text("cli.page.calendar")
    table = [(date_of(one.day).isoformat(), str(one.share.n), share_text(one.share)) for one in scores.days]
    return _section(name, charts.calendar(name, rows, days, tips), _columns("day", "reviews", "right"), table)


def _over_time(scores: Scores) -> str:
    """Right answers by week: days have too few answers for a line."""
    weeks: dict[int, Share] = {}
    for one in scores.days:
        monday = one.day - (one.day + 3) % 7  # 1970-01-01 was a Thursday
        weeks[monday] = weeks[monday] + one.share if monday in weeks else one.share
    shown = [(date_of(monday).isoformat(), share) for monday, share in sorted(weeks.items())][-WEEKS:]
    if len(shown) < 2:
        return ""
    marks = [Mark(day[5:], share.value or 0, f"{day}: {share_text(share)}") for day, share in shown]
    name = text("cli.page.over_time")
    table = [(day, str(share.n), share_text(share)) for day, share in shown]
    return _section(name, charts.line(name, marks, scores.target), _columns("week", "reviews", "right"), table)


def _calibration(scores: Scores) -> str:
    bins = scores.calibration.bins
    if not bins:
        return ""
    marks = [
        (one.predicted, Mark("", one.real.value or 0, f"{one.predicted:.0%} → {share_text(one.real)}", one.real.n))
        for one in bins
    ]
    name = text("cli.page.calibration")
    table = [(f"{one.predicted:.0%}", str(one.real.n), share_text(one.real)) for one in bins]
    return _section(
        name, charts.scatter(name, marks), _columns("predicted", "reviews", "right"), table, text("cli.page.calibration_help")
    )


def _grouping(grouping: str, groups: Sequence[Group]) -> str:
    if not groups:
        return ""
    known = KNOWN_NAMES.get(grouping)
    named = [(text(f"{known}{group.name}") if known else one_line(group.name), group.share) for group in groups]
    marks = [Mark(_short(name), share.value or 0, share_text(share)) for name, share in named[:MOST_BARS]]
    name = text(f"cli.scores.by.{grouping}")
    table = [(name_, str(share.n), share_text(share)) for name_, share in named]
    return _section(name, charts.lying_bars(name, marks), _columns("name", "reviews", "right"), table)


def _hours(scores: Scores) -> str:
    marks = [
        Mark(str(hour), share.n, text("cli.page.at_hour", hour=hour, n=share.n, share=share_text(share)))
        for hour, share in enumerate(scores.hours)
    ]
    name = text("cli.page.hours")
    table = [(f"{hour}:00", str(share.n), share_text(share)) for hour, share in enumerate(scores.hours) if share.n]
    return _section(name, charts.bars(name, marks), _columns("hour", "reviews", "right"), table)


def _ahead(scores: Scores) -> str:
    days = [date_of(scores.today) + timedelta(ahead) for ahead in range(len(scores.forecast))]
    marks = [
        Mark(f"{day.month}-{day.day}", n, text("cli.page.on_day", day=day.isoformat(), n=n))
        for day, n in zip(days, scores.forecast, strict=True)
    ]
    name = text("cli.page.ahead")
    table = [(day.isoformat(), str(n)) for day, n in zip(days, scores.forecast, strict=True)]
    return _section(name, charts.bars(name, marks), _columns("day", "cards"), table)


def _section(name: str, chart: str, heads: Sequence[str], rows: Iterable[Sequence[str]], about: str = "") -> str:
    told = f"<p>{escape(about)}</p>" if about else ""
    head = "".join(f"<th>{escape(cell)}</th>" for cell in heads)
    lines = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    table = f"<details><summary>{escape(text('cli.page.table'))}</summary><table><tr>{head}</tr>{lines}</table></details>"
    return f"<section><h2>{escape(name)}</h2>{told}{chart}{table}</section>"


def _columns(*names: str) -> list[str]:
    return [text(f"cli.page.{name}") for name in names]


def _short(name: str, most: int = 12) -> str:
    return name if len(name) <= most else f"{name[: most - 1]}…"
