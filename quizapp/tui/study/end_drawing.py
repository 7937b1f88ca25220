"""Draws the end of a session: one line of figures, how each group went, what was forgotten, what comes next."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from quizapp.interface import coming_back_text, duration_text, text
from quizapp.interface.harmless import one_line
from quizapp.tui.flow import MUTED, WARN, cut_text, hang, pack, plain, spread, wrap
from quizapp.workflows.shown import Forgotten, SessionSummary, Share

SHOWN = 6  # forgotten questions on the screen
MORE_NEW = 10  # cards that more of them are


def draw_end(summary: SessionSummary, first_run: bool, now: int, width: int) -> Sequence[Content]:
    """All lines of the end screen. `now` is in ms, for how long the waiting cards still take."""
    if not summary.answers:
        return [Content(""), *wrap(plain(text("end.nothing")), width)]
    lines = [Content(""), *wrap(plain(headline(summary), "bold"), width), Content(""), *_groups(summary, width)]
    if summary.forgotten:
        lines += [Content(""), plain(text("end.forgotten", n=len(summary.forgotten)), "bold")]
        for number, forgotten in enumerate(summary.forgotten[:SHOWN], 1):
            lines += _forgotten(number, forgotten, width)
    lines += [Content(""), *wrap(plain(outlook(summary, now)), width)]
    if first_run:
        lines += [Content(""), *wrap(plain(text("end.first_run", n=MORE_NEW), "bold"), width)]
    return lines


def headline(summary: SessionSummary) -> str:
    """37 张（作答 45 次） · 6 分 12 秒 · 一次答对 31/37（84%），部分对 2 · 目标 90%."""
    percent = round(100 * summary.right / summary.first) if summary.first else 0
    return text(
        "end.line_partly" if summary.partly else "end.line",
        n=summary.first,
        answers=summary.answers,
        partly=summary.partly,
        duration=duration_text(summary.took_ms / 1000),
        right=summary.right,
        first=summary.first,
        percent=percent,
        target=round(100 * summary.target),
    )


def _groups(summary: SessionSummary, width: int) -> list[Content]:
    rows = [
        [_share(share, text(f"words.kind.{share.name}")) for share in summary.kinds],
        [_share(share, text(f"words.{share.name}")) for share in summary.claims],
        [_share(share, share.name) for share in summary.speakers if share.name],
    ]
    return [line for row in rows for line in pack((plain(share) for share in row), width)]


def _share(share: Share, name: str) -> str:
    partial = abs(share.score * share.answered - share.right) > 0.01 and share.name == "list"
    if partial:
        return text("end.share_partial", name=name, right=share.right, n=share.answered, percent=round(100 * share.score))
    return text("end.share", name=name, right=share.right, n=share.answered)


def _forgotten(number: int, forgotten: Forgotten, width: int) -> list[Content]:
    often = ""
    if forgotten.leech:
        often = text("end.leech", n=forgotten.lapses)
    elif forgotten.lapses > 1:
        often = text("end.lapse", n=forgotten.lapses)
    note = plain(often, WARN if forgotten.leech else MUTED)
    room = width - 3 - (note.cell_length + 2 if often else 0)
    question = plain(f"{number}  {cut_text(forgotten.question, max(20, room))}")
    lines = spread(question, note, width) if often else [question]
    return lines + (_remedy(forgotten, width) if forgotten.remedy else [])


def _remedy(forgotten: Forgotten, width: int) -> list[Content]:
    """Below a leech: the item it is taken for with both answers, another item of its claim, or its passage."""
    remedy = forgotten.remedy
    assert remedy is not None
    words = text(
        f"end.remedy.{remedy.kind}",
        question=one_line(remedy.question),
        answer=one_line(remedy.answer),
        right=one_line(forgotten.answer),
        quote=one_line(remedy.quote),
    )
    return hang(Content(""), plain(words), 3, width)


def outlook(summary: SessionSummary, now: int) -> str:
    """What comes back when, which limit ended the session, and the streak."""
    parts: list[str] = []
    if summary.next_at is not None and summary.last_at is not None:
        first, last = (summary.next_at - now) / 1000, (summary.last_at - now) / 1000
        parts.append(coming_back_text(summary.learning_left, first, last))
    parts.append(text("end.tomorrow", tomorrow=summary.tomorrow, after=summary.day_after))
    parts += [text("end.limit_new", n=summary.limit_new)] if "new" in summary.limits and summary.limit_new else []
    parts += [text("end.limit_review")] if "review" in summary.limits else []
    parts += [text("end.buried", n=summary.buried)] if summary.buried else []
    parts += [text("end.streak", n=summary.streak)] if summary.streak else []
    return text("end.between").join(parts)
