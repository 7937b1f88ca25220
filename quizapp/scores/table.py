"""The scores as a table: one row a figure, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from quizapp.scores.scores import Scores
from quizapp.scores.share import Group, Share
from quizapp.study.day import date_of

HEADER = ("section", "name", "reviews", "right", "retention", "few")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would calculate what begins so
Row = tuple[str, str, str, str, str, str]


def rows(scores: Scores) -> Iterator[Row]:
    """The header, then each figure as text; names that a spreadsheet would take for a formula get an apostrophe in front."""
    yield HEADER
    for name, share in (("all", scores.retention), ("young", scores.young), ("mature", scores.mature)):
        yield _row("retention", name, share)
    yield from _group_rows("deck", scores.decks)
    yield from _group_rows("speaker", scores.speakers)
    yield from _group_rows("topic", scores.topics)
    yield from _group_rows("kind", scores.kinds)
    yield from _group_rows("claim", scores.claims)
    yield from _group_rows("source", scores.sources)
    for figures in scores.days:
        yield _row("day", date_of(figures.day).isoformat(), figures.share)
    for hour, share in enumerate(scores.hours):
        yield _row("hour", f"{hour:02}", share)
    for one in scores.calibration.bins:
        yield _row("predicted", f"{one.predicted:.3f}", one.real)
    for ahead, n in enumerate(scores.forecast):
        yield "due", date_of(scores.today + ahead).isoformat(), str(n), "", "", ""


def to_csv(scores: Scores) -> str:
    """The rows as CSV."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows(scores))
    return text.getvalue()


def _group_rows(section: str, groups: Iterable[Group]) -> Iterator[Row]:
    for group in groups:
        yield _row(section, group.name, group.share)


def _row(section: str, name: str, share: Share) -> Row:
    safe = f"'{name}" if name.startswith(_FORMULA) else name
    value = "" if share.value is None else f"{share.value:.4f}"
    return section, safe, str(share.n), str(share.ok), value, "yes" if share.few else "no"
