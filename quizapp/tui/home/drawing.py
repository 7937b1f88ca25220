"""Draws the home screen: the table of decks, and the sentences above and below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content

from quizapp.interface import day_text, text
from quizapp.interface.harmless import one_line
from quizapp.study.day import date_of
from quizapp.tui.flow import MUTED, columns, cut_text, hang, join, plain
from quizapp.workflows.decks import DeckRow, Home, Yesterday
from quizapp.workflows.plans import Return

COUNT = 7  # cells of a column of counts
LATER = 14
NARROW = 66  # cells; below, the column of later reviews is left out
MOST_EXAMS = 2  # that a sentence is said about
CHOSEN = "bold reverse"
_IN_BRACKETS = re.compile(r"(?:（[^（）]*）|\([^()]*\))$")


def today_line(home: Home) -> str:
    """今天 45 张，约 6 分钟 · 连续 12 天; once something was studied today: 今天学了 5 张，还有 40 张，约 6 分钟."""
    parts = [_today(home)]
    if home.streak:
        parts.append(text("home.streak", n=home.streak))
    return " · ".join(parts)


def _today(home: Home) -> str:
    if home.done:
        return text("home.today_left" if home.due else "home.today_done", done=home.done, n=home.due, minutes=home.minutes)
    return text("home.today", n=home.due, minutes=home.minutes) if home.due else text("home.nothing_today")


def draw_heading(width: int, later: int = 0) -> Content:
    """The names of the columns; `later` is the width of the last one, which has none."""
    names = [plain(text(f"home.column.{name}"), MUTED) for name in ("new", "learning", "review", "total")]
    deck = (plain(text("home.column.deck"), MUTED), _name_width(width, later))
    return join("  ", columns([deck, *((n, -COUNT) for n in names)]))


def draw_deck(row: DeckRow, today: int, width: int, later: int = 0, *, highlighted: bool) -> Content:
    """One deck in one line: name, counts, when the next review or the exam comes, where there is room for it."""
    muted = "" if highlighted else MUTED
    counts = [plain(str(n), "" if n else muted) for n in (row.new, row.learning, row.review)]
    room = _name_width(width, later)
    cells = [(plain(short_name(row.name, room - 1)), room), *((n, -COUNT) for n in counts), (plain(str(row.total)), -COUNT)]
    words = plain(f"  {_later(row, today)}", muted)
    line = join("[ " if highlighted else "  ", columns([*cells, (words, later)]), " ]" if highlighted else "  ")
    return line.stylize(CHOSEN) if highlighted else line


def draw_name(name: str, width: int) -> Content:
    """A deck of which only the name is known yet."""
    dots = [(plain("…", MUTED), -COUNT)] * 4
    room = _name_width(width, 0)
    return join("  ", columns([(plain(short_name(name, room - 1)), room), *dots]))


def short_name(name: str, width: int) -> str:
    """A deck's name in at most `width` cells; what stands in brackets at its end is kept: it tells decks of one text apart."""
    line = one_line(name)
    match = _IN_BRACKETS.search(line)
    if cell_len(line) <= width or match is None or cell_len(match[0]) > 2 * width // 3:
        return cut_text(line, width)
    return cut_text(line[: match.start()], width - cell_len(match[0])) + match[0]


def later_width(rows: Sequence[DeckRow], today: int, width: int) -> int:
    """The cells of the last column: none where nothing stands in it, where it would cut a name, or where the window is narrow."""
    words = [_later(row, today) for row in rows]
    if width < NARROW or not any(words):
        return 0
    room, without = _name_width(width, LATER) - 1, _name_width(width, 0) - 1
    cuts = any(room < cell_len(one_line(row.name)) <= without for row in rows)
    return 0 if cuts else LATER


def _name_width(width: int, later: int) -> int:
    return max(12, width - 4 - 4 * COUNT - later)


def _later(row: DeckRow, today: int) -> str:
    if row.exam_day is not None:
        return text("home.exam.short", day=day_text(row.exam_day - today))
    if row.due or row.next_day is None:
        return ""
    return text("home.next", day=day_text(row.next_day - today), n=row.next_count)


def draw_below(home: Home, today: int, width: int) -> Sequence[Content]:
    """What stands below the decks: the first run's sentence, what waits in triage, how the last day went."""
    lines: list[Content] = []
    for words in _sentences(home, today):
        lines += [Content(""), *hang(Content(""), words, 2, width)]
    return lines


def _sentences(home: Home, today: int) -> list[Content]:
    if not home.decks:
        return [plain(text("home.no_decks"))]
    sentences: list[Content] = []
    if home.first_run:
        total = sum(row.total for row in home.decks)
        words = "home.first_run" if home.triage_sources < 2 else "home.first_run_many"
        sentences.append(plain(text(words, n=total, sources=home.triage_sources), "bold"))
        sentences.append(plain(text("home.other_language"), MUTED))
    elif not home.due:
        sentences.append(plain(_done(home, today), "bold"))
    elif home.back:
        sentences.append(plain(_back(home.back), "bold"))
    elif home.days_away > 1:
        sentences.append(plain(text("home.welcome_back", n=min(30, home.due)), "bold"))
    exams = sorted((row.exam_day, row.name, row.new) for row in home.decks if row.exam_day is not None)
    sentences += [plain(_exam(*exam, today)) for exam in exams[:MOST_EXAMS]]
    if home.triage:
        words = "home.triage_first" if home.triage_first else "home.triage"
        sentences.append(plain(text(words, n=home.triage, sources=home.triage_sources)))
    if home.yesterday and home.yesterday.answered:
        sentences.append(plain(_yesterday(home.yesterday), MUTED))
    return sentences


def _back(plan: Return) -> str:
    """The plan after a break: how much there is, honestly, and over how many days it is spread."""
    words = "home.back" if plan.today else "home.back_done"
    return text(
        words,
        n=plan.overdue,
        minutes=plan.minutes,
        days=plan.days,
        per_day=plan.per_day,
        minutes_per_day=plan.minutes_per_day,
    )


def _exam(day: int, deck: str, new: int, today: int) -> str:
    date, now = date_of(day), date_of(today)
    shown = date.strftime("%m-%d") if date.year == now.year else date.isoformat()
    return text("home.exam.ahead", deck=short_name(deck, 22), day=day_text(day - today), date=shown, new=new)


def _done(home: Home, today: int) -> str:
    days = [row.next_day for row in home.decks if row.next_day is not None]
    if not days:
        return text("home.done")
    day = min(days)
    number = sum(row.next_count for row in home.decks if row.next_day == day)
    return text("home.done") + text("home.done_next", day=day_text(day - today), n=number)


def _yesterday(last: Yesterday) -> str:
    percent = round(100 * last.right / last.answered)
    words = text("home.yesterday", answered=last.answered, percent=percent, target=round(100 * last.target))
    if last.hardest:
        wrong = last.hardest.answered - last.hardest.right
        words += "  " + text("home.hardest", speaker=last.hardest.speaker, answered=last.hardest.answered, wrong=wrong)
    return words
