"""The scores as lines for a terminal: figures with their sample sizes, the calendar, the days ahead, a table a grouping."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from quizapp.cli.decks import columns
from quizapp.cli.parser import cells
from quizapp.interface import day_text, text
from quizapp.interface.harmless import one_line

if TYPE_CHECKING:
    from quizapp.scores import Group, Scores, Share

SHADES = ("··", "░░", "▒▒", "▓▓", "██")  # characters as well as darkness: nothing is said by colour
WEEKS, AHEAD, MOST_ROWS, BAR = 36, 7, 12, 30
KNOWN_NAMES = {"kinds": "words.kind.", "claims": "words."}  # groups whose names are ids of the catalogue


def score_lines(scores: Scores) -> Iterator[str]:
    """Everything that `quizapp scores` prints."""
    yield text("cli.scores.counts", reviews=scores.reviews, cards=scores.cards, due=scores.due)
    if not scores.reviews:
        yield text("cli.scores.none")
        yield from _forecast(scores)
        return
    yield text("cli.scores.rhythm", days=len(scores.days), current=scores.streak.current, longest=scores.streak.longest)
    yield from _retention(scores)
    yield from _calendar(scores)
    yield from _forecast(scores)
    for name in ("decks", "speakers", "topics", "kinds", "claims", "sources"):
        yield from _groups(name, getattr(scores, name))


def share_text(share: Share) -> str:
    """A share as it may be shown: a percentage only where enough answers stand behind it."""
    if share.value is None:
        return "-"
    if share.few:
        return text("cli.scores.few", ok=share.ok, n=share.n)
    return text("cli.scores.share", percent=round(100 * share.value), n=share.n)


def _retention(scores: Scores) -> Iterator[str]:
    yield ""
    yield text("cli.scores.retention", share=share_text(scores.retention), target=round(100 * scores.target))
    yield text("cli.scores.ages", young=share_text(scores.young), mature=share_text(scores.mature))
    found = scores.calibration
    if found.error is not None and found.reviews >= 30:
        yield text("cli.scores.calibration", n=found.reviews, error=f"{100 * found.error:.1f}")
    if scores.memory.recall is not None:
        yield text("cli.scores.memory", known=round(scores.memory.known), percent=round(100 * scores.memory.recall))


def _calendar(scores: Scores) -> Iterator[str]:
    yield ""
    yield text("cli.scores.calendar", scale=" ".join(SHADES))
    for weekday, row in enumerate(scores.calendar(WEEKS)):
        label = text(f"cli.scores.weekday.{weekday}") if weekday % 2 == 0 else ""
        yield f"{label}{' ' * (4 - cells(label))}{''.join(SHADES[cell.level] for cell in row)}".rstrip()


def _forecast(scores: Scores) -> Iterator[str]:
    if not any(scores.forecast[:AHEAD]):
        return
    yield ""
    yield text("cli.scores.forecast")
    most = max((*scores.forecast[:AHEAD], 1))
    names = [day_text(ahead) for ahead in range(AHEAD)]
    width = max(map(cells, names))
    for name, n in zip(names, scores.forecast, strict=False):
        yield f"  {name}{' ' * (width - cells(name))}  {'█' * round(BAR * n / most)}{' ' if n else ''}{n}"


def _groups(name: str, groups: Iterable[Group]) -> Iterator[str]:
    rows = list(groups)
    if not rows:
        return
    yield ""
    yield text(f"cli.scores.by.{name}")
    shown = [[share_text(group.share), _name(name, group.name)] for group in rows[:MOST_ROWS]]
    yield from (f"  {line}" for line in columns(shown))
    if len(rows) > MOST_ROWS:
        yield text("cli.scores.more", n=len(rows) - MOST_ROWS)


def _name(grouping: str, name: str) -> str:
    known = KNOWN_NAMES.get(grouping)
    return text(f"{known}{name}") if known else one_line(name)
