"""The scores as one page that can be kept or sent: HTML with inline charts, light and dark, nothing fetched, nothing run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from quizapp.scores import charts
from quizapp.scores.charts import Mark, Spot, Square
from quizapp.scores.page_words import EN, ZH, PageWords
from quizapp.scores.scores import Scores
from quizapp.scores.share import Group, Share
from quizapp.scores.style import STYLE
from quizapp.study.day import date_of

__all__ = ["EN", "ZH", "write_page"]

_MOST = 12  # bars of one group; the table has all
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def write_page(scores: Scores, words: PageWords = ZH, learner: str = "") -> str:
    """The whole page. Names from sources are escaped; the policy forbids scripts and requests besides.

    words    `ZH` or `EN`
    learner  a name for the heading; may be empty
    """
    heading = f"{words.title} · {learner}" if learner else words.title
    made = words.made.format(day=date_of(scores.today).isoformat())
    sections = _sections(scores, words) if scores.reviews else [f'<p class="empty">{escape(words.none_yet)}</p>']
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{words.lang}"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">',
            f"<title>{escape(heading)}</title><style>{STYLE}</style></head><body>{charts.HATCH}<main>",
            f"<header><h1>{escape(heading)}</h1><p>{escape(made)}</p></header>",
            _tiles(scores, words),
            *sections,
            "</main></body></html>\n",
        ]
    )


def _sections(scores: Scores, words: PageWords) -> list[str]:
    groups = (
        ("speaker", scores.speakers),
        ("kind", scores.kinds),
        ("topic", scores.topics),
        ("claim", scores.claims),
        ("deck", scores.decks),
        ("source", scores.sources),
    )
    return [
        _calendar(scores, words),
        '<div class="pair">',
        _retention(scores, words),
        _memory_now(scores, words),
        "</div>",
        _weeks(scores, words),
        _forecast(scores, words),
        *(_group(name, some, words) for name, some in groups if len(some) > (name in {"deck", "source"})),
        '<div class="pair">',
        _calibration(scores, words),
        _stability(scores, words),
        "</div>",
        _hours(scores, words),
    ]


def _tiles(scores: Scores, words: PageWords) -> str:
    notes = words.notes
    tiles = [
        ("retention", _percent(scores.retention, words), words.sample.format(n=scores.retention.n)),
        ("reviews", f"{scores.reviews:,}", ""),
        ("streak", str(scores.streak.current), notes["longest"].format(n=scores.streak.longest)),
        ("due", f"{scores.due:,}", ""),
        ("known", f"{scores.memory.known:,.0f}", f"/ {scores.cards:,}"),
        ("time", *_duration(scores.time.total_ms, words)),
    ]
    return '<div class="tiles">' + "".join(_tile(words.tiles[name], value, note) for name, value, note in tiles) + "</div>"


def _tile(name: str, value: str, note: str) -> str:
    return f'<div class="tile"><span>{escape(name)}</span><b>{escape(value)}</b><small>{escape(note)}</small></div>'


def _section(name: str, words: PageWords, chart: str, note: str, table: str) -> str:
    told = f'<p class="note">{escape(note)}</p>' if note else ""
    more = f"<details><summary>{escape(words.table)}</summary>{table}</details>" if table else ""
    return f'<section id="{name}"><h2>{escape(words.sections[name])}</h2>{told}{chart}{more}</section>'


def _calendar(scores: Scores, words: PageWords) -> str:
    rows = scores.calendar()
    squares, months = [], list[tuple[int, str]]()
    for weekday, cells in enumerate(rows):
        for week, cell in enumerate(cells):
            when = date_of(cell.day)
            squares.append(Square(week, weekday, cell.level, words.cell.format(day=when.isoformat(), n=cell.answers)))
            if weekday == 0 and when.day <= 7 and (not months or week - months[-1][0] > 2):
                months.append((week, f"{when.month}" + ("月" if words.lang.startswith("zh") else f"/{when.year % 100}")))
    chart = charts.calendar(squares, words.weekdays, months, words.sections["calendar"])
    key = "".join(f'<i class="key level{level}"></i>' for level in range(5))
    legend = f'<p class="note">{escape(words.fewer)} {key} {escape(words.more)}</p>'
    table = _table((words.day, words.answers, words.right), _day_rows(scores))
    return _section("calendar", words, f'<div class="wide">{chart}</div>{legend}', "", table)


def _day_rows(scores: Scores) -> Iterable[tuple[str, ...]]:
    return ((date_of(day.day).isoformat(), str(day.share.n), str(day.share.ok)) for day in reversed(scores.days))


def _retention(scores: Scores, words: PageWords) -> str:
    shares = ((words.phases["young"], scores.young), (words.phases["mature"], scores.mature))
    marks = [_mark(name, share, words) for name, share in shares]
    note = words.notes["retention"].format(target=f"{scores.target:.0%}")
    chart = charts.bars(marks, words.sections["retention"], scores.target, charts.NARROW)
    table = _share_table(shares, words)
    return _section("retention", words, chart, note, table)


def _memory_now(scores: Scores, words: PageWords) -> str:
    parts = [(f"phase {name}", n, f"{words.phases[name]} {n}") for name, n in scores.memory.phases]
    legend = "".join(
        f'<span><i class="key phase {name}"></i>{escape(words.phases[name])} {n:,}</span>'
        for name, n in scores.memory.phases
        if n
    )
    chart = charts.stack(parts, words.sections["phases"]) + f'<p class="legend">{legend}</p>'
    note = words.notes["known"].format(n=f"{scores.memory.known:,.0f}")
    return _section("phases", words, chart, note, "")


def _weeks(scores: Scores, words: PageWords) -> str:
    weeks: dict[int, Share] = {}
    for day in scores.days:
        monday = day.day - (day.day + 3) % 7
        weeks[monday] = weeks.get(monday, Share()) + day.share
    shown = sorted(weeks.items())[-53:]
    marks = [_mark(f"{date_of(day):%m-%d}", share, words) for day, share in shown]
    low = 0.5 if all(mark.share >= 0.5 for mark in marks) else 0.0
    table = _share_table(((date_of(day).isoformat(), share) for day, share in shown), words)
    return _section("weeks", words, charts.curve(marks, words.sections["weeks"], scores.target, low), words.notes["weeks"], table)


def _forecast(scores: Scores, words: PageWords) -> str:
    most = max(scores.forecast, default=0)
    labels = [words.today if ahead == 0 else f"{date_of(scores.today + ahead):%m-%d}" for ahead in range(len(scores.forecast))]
    marks = [Mark(label, n / most if most else 0, note=f"{label}: {n}") for label, n in zip(labels, scores.forecast, strict=True)]
    chart = charts.columns(marks, words.sections["forecast"], every=5, top_label=f"{most} {words.cards}")
    table = _table((words.day, words.cards), ((label, str(n)) for label, n in zip(labels, scores.forecast, strict=True)))
    return _section("forecast", words, chart, words.notes["forecast"], table)


def _group(name: str, groups: Sequence[Group], words: PageWords) -> str:
    named = [(words.names.get(group.name, group.name), group.share) for group in groups]
    marks = [_mark(label, share, words) for label, share in named[:_MOST]]
    return _section(name, words, charts.bars(marks, words.sections[name]), words.notes["groups"], _share_table(named, words))


def _calibration(scores: Scores, words: PageWords) -> str:
    found = scores.calibration
    most = max((one.real.n for one in found.bins), default=1)
    spots = [
        Spot(
            one.predicted, one.real.value or 0, one.real.n / most, f"{one.predicted:.0%} → {_told(one.real, words)}", one.real.few
        )
        for one in found.bins
    ]
    chart = charts.comparison(spots, words.sections["calibration"], words.predicted, words.real)
    error = "–" if found.error is None else f"{found.error:.1%}"
    table = _share_table(((f"{one.predicted:.0%}", one.real) for one in found.bins), words)
    return _section("calibration", words, chart, words.notes["calibration"].format(error=error), table)


def _stability(scores: Scores, words: PageWords) -> str:
    known = dict(scores.memory.stability)
    most = max(known.values(), default=1)
    steps = [2**place for place in range(len(bin(max(known, default=1))) - 2)]
    marks = [
        Mark(
            words.up_to_days.format(n=days),
            known.get(days, 0) / most,
            note=f"≤ {words.up_to_days.format(n=days)}: {known.get(days, 0)}",
        )
        for days in steps
    ]
    every = max(1, len(marks) // 5)
    chart = charts.columns(marks, words.sections["memory"], every, f"{most} {words.cards}", charts.NARROW)
    table = _table((words.day, words.cards), ((words.up_to_days.format(n=days), str(n)) for days, n in known.items()))
    return _section("memory", words, chart, words.notes["memory"], table)


def _hours(scores: Scores, words: PageWords) -> str:
    most = max((share.n for share in scores.hours), default=0)
    marks = [
        Mark(f"{hour:02}", share.n / most if most else 0, note=f"{hour:02}:00 {_told(share, words)}", faint=share.few)
        for hour, share in enumerate(scores.hours)
    ]
    chart = charts.columns(marks, words.sections["hours"], every=3, top_label=f"{most} {words.answers}")
    table = _share_table(((f"{hour:02}:00", share) for hour, share in enumerate(scores.hours) if share.n), words)
    return _section("hours", words, chart, words.notes["hours"], table)


def _mark(label: str, share: Share, words: PageWords) -> Mark:
    return Mark(label, share.value or 0.0, _short(share), f"{label}: {_told(share, words)}", share.few)


def _short(share: Share) -> str:
    """85% · 412, or 6/8 where a percentage would look surer than it is."""
    if share.value is None:
        return "–"
    return f"{share.ok}/{share.n}" if share.few else f"{share.value:.0%} · {share.n:,}"


def _told(share: Share, words: PageWords) -> str:
    if share.value is None:
        return "–"
    few = f" ({words.few})" if share.few else ""
    return f"{share.value:.0%}, {share.ok}/{share.n}{few}"


def _percent(share: Share, words: PageWords) -> str:
    if share.value is None:
        return "–"
    return f"{share.ok}/{share.n} ({words.few})" if share.few else f"{share.value:.0%}"


def _duration(ms: int, words: PageWords) -> tuple[str, str]:
    """A number and its unit: minutes, and from 100 of them on hours."""
    minutes = round(ms / 60_000)
    if minutes < 100:
        return str(minutes), words.notes["minutes"]
    return f"{minutes / 60:,.1f}", words.notes["hours_long"]


def _share_table(shares: Iterable[tuple[str, Share]], words: PageWords) -> str:
    cells = ((name, str(share.n), str(share.ok), _told(share, words)) for name, share in shares)
    return _table(("", words.answers, words.right, words.share), cells)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    first = "".join(f"<th>{escape(cell)}</th>" for cell in head)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{first}</tr></thead><tbody>{body}</tbody></table>"
