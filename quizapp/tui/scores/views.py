"""The groups of the statistics screen: each as a chart, as a table, and with what its figures mean."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content

from quizapp.interface import text
from quizapp.scores import Group, Scores, Share
from quizapp.tui.flow import MUTED, columns, hang_lines, plain, spread, wrap
from quizapp.tui.scores import charts

VIEWS = ("overview", "calendar", "retention", "forecast", "memory", "speakers", "topics", "kinds", "sources", "hours")
LEFT = 52  # cells of the left half of the first page
Table = tuple[Sequence[str], Sequence[Sequence[str]]]


def draw_view(name: str, scores: Scores, width: int, *, as_table: bool) -> Sequence[Content]:
    """One group with its heading and, below, what its figures mean."""
    heading = [Content(""), plain(text(f"scores.view.{name}"), "bold"), Content("")]
    if name == "retention" and not as_table:
        heading = [Content("")]  # the table of figures names itself
    if name == "overview" and not as_table:
        return draw_overview(scores, width)
    body = draw_table(*table_of(name, scores)) if as_table else _CHARTS[name](scores, width)
    meaning = wrap(plain(text(f"scores.meaning.{name}"), MUTED), width)
    return [*heading, *body, Content(""), *meaning]


def draw_overview(scores: Scores, width: int) -> Sequence[Content]:
    """The first page: calendar, retention, forecast, speakers, kinds."""
    streak = text("scores.streak", n=scores.streak.current, longest=scores.streak.longest)
    title = plain(text("scores.view.calendar"), "bold")
    return [
        *_first_day(scores, width),
        Content(""),
        *spread(title, plain(streak, MUTED), width),
        *charts.draw_calendar(scores, width),
        charts.draw_legend(),
        Content(""),
        *_retention_and_forecast(scores, width),
        Content(""),
        *_lines("speakers", scores.speakers, "", width),
        *_lines("topics", scores.topics, "", width),
        *_lines("kinds", scores.kinds, "words.kind", width),
        Content(""),
        *wrap(plain(text("scores.terms"), MUTED), width),
    ]


def _retention_and_forecast(scores: Scores, width: int) -> Sequence[Content]:
    """Side by side where there is room, else one below the other; the forecast tells a whole week."""
    beside = width >= LEFT + 20
    left = [*charts.draw_retention(scores, LEFT - 4), Content(""), *charts.draw_expected(scores, LEFT - 4 if beside else width)]
    right = [plain(text("scores.view.forecast"), "bold"), *charts.draw_forecast(scores, width - LEFT if beside else width)]
    if not beside:
        return [*left, Content(""), *right]
    rows = max(len(left), len(right))
    pairs = zip(*([*side, *[Content("")] * (rows - len(side))] for side in (left, right)), strict=True)
    return [columns([(a, LEFT), (b, width - LEFT)]) for a, b in pairs]


def _first_day(scores: Scores, width: int) -> Sequence[Content]:
    """On the first day of study: what was done; all cards that were answered are new ones then."""
    if len(scores.days) != 1:
        return ()
    day = scores.days[0]
    words = text("scores.first_day", cards=day.new, n=day.share.n, right=day.share.ok)
    return [Content(""), *wrap(plain(words, "bold"), width)]


def _lines(name: str, groups: Sequence[Group], words: str, width: int) -> Sequence[Content]:
    return hang_lines(plain(text(f"scores.view.{name}"), MUTED), charts.draw_shares(groups, width - 10, words), 10)


def table_of(name: str, scores: Scores) -> Table:
    """The figures of a group as a table: heads and rows."""
    return _TABLES[name](scores)


def draw_table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Sequence[Content]:
    """A table, the first column left, the others right."""
    if not rows:
        return [plain(text("scores.none"), MUTED)]
    widths = [max(plain(row[n]).cell_length for row in (heads, *rows)) + 3 for n in range(len(heads))]

    def line(row: Sequence[str], style: str) -> Content:
        cells = [(plain(cell, style), widths[n] if n == 0 else -widths[n]) for n, cell in enumerate(row)]
        return columns(cells)

    return [line(heads, MUTED), *(line(row, "") for row in rows)]


def _share_row(name: str, share: Share) -> Sequence[str]:
    return name, str(share.n), str(share.ok), f"{100 * share.value:.0f}%" if share.value is not None else "-"


def _share_heads(first: str) -> Sequence[str]:
    return text(f"scores.column.{first}"), *(text(f"scores.column.{name}") for name in ("answers", "right", "actual"))


def _group_table(groups: Sequence[Group], words: str = "") -> Table:
    rows = [_share_row(text(f"{words}.{g.name}") if words else g.name, g.share) for g in groups]
    return _share_heads("name"), rows


def _calendar_table(scores: Scores) -> Table:
    rows = [_share_row(charts.date_text(figures.day), figures.share) for figures in reversed(scores.days)]
    return _share_heads("day"), rows


def _retention_table(scores: Scores) -> Table:
    parts = (("young", scores.young), ("mature", scores.mature), ("all", scores.retention))
    bins = [
        _share_row(text("scores.predicted", percent=f"{100 * one.predicted:.0f}"), one.real) for one in scores.calibration.bins
    ]
    return _share_heads("name"), [*(_share_row(text(f"scores.{name}"), share) for name, share in parts), *bins]


def _forecast_table(scores: Scores) -> Table:
    heads = (text("scores.column.day"), text("scores.column.cards"))
    return heads, [(charts.later_date(scores.today, ahead), str(n)) for ahead, n in enumerate(scores.forecast)]


def _memory_table(scores: Scores) -> Table:
    heads = (text("scores.column.name"), text("scores.column.cards"))
    phases = [(text(f"scores.phase.{name}"), str(n)) for name, n in scores.memory.phases]
    stability = [(text("scores.up_to", n=days), str(n)) for days, n in scores.memory.stability]
    difficulty = [(text("scores.difficulty", n=level), str(n)) for level, n in scores.memory.difficulty]
    return heads, [*phases, *stability, *difficulty]


def _hours_table(scores: Scores) -> Table:
    return _share_heads("hour"), [_share_row(f"{hour:02d}:00", share) for hour, share in enumerate(scores.hours) if share.n]


def _draw_calendar(scores: Scores, width: int) -> Sequence[Content]:
    streak = text("scores.streak", n=scores.streak.current, longest=scores.streak.longest)
    time = text("scores.time", n=round(scores.time.total_ms / 60_000), seconds=f"{scores.time.median_s or 0:.0f}")
    return [*charts.draw_calendar(scores, width), charts.draw_legend(), Content(""), plain(streak), plain(time)]


def _draw_retention(scores: Scores, width: int) -> Sequence[Content]:
    curve = [plain(text("scores.curve"), "bold"), *charts.draw_curve(scores, width)]
    calibration = charts.draw_calibration(scores, width)
    expected = charts.draw_expected(scores, width)
    return [*charts.draw_retention(scores, width), Content(""), *expected, Content(""), *curve, Content(""), *calibration]


_CHARTS: dict[str, Callable[[Scores, int], Sequence[Content]]] = {
    "calendar": _draw_calendar,
    "retention": _draw_retention,
    "forecast": lambda scores, width: charts.draw_forecast(scores, width, 30),
    "memory": charts.draw_memory,
    "speakers": lambda scores, width: charts.draw_groups(scores.speakers, width),
    "topics": lambda scores, width: charts.draw_groups(scores.topics, width),
    "kinds": lambda scores, width: [
        *charts.draw_groups(scores.kinds, width, "words.kind"),
        Content(""),
        *charts.draw_groups(scores.claims, width, "words"),
    ],
    "sources": lambda scores, width: charts.draw_groups(scores.sources, width),
    "hours": charts.draw_hours,
}
_TABLES: dict[str, Callable[[Scores], Table]] = {
    "overview": lambda scores: _group_table(scores.decks),
    "calendar": _calendar_table,
    "retention": _retention_table,
    "forecast": _forecast_table,
    "memory": _memory_table,
    "speakers": lambda scores: _group_table(scores.speakers),
    "topics": lambda scores: _group_table(scores.topics),
    "kinds": lambda scores: _group_table(scores.kinds, "words.kind"),
    "sources": lambda scores: _group_table(scores.sources),
    "hours": _hours_table,
}
