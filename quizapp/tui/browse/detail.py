"""Draws one item with its memory and history: beside the list on a wide screen, and as card details in study."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from textual.content import Content

from quizapp.interface import text
from quizapp.study.card import CardState, Rating
from quizapp.tui.flow import MUTED, columns, hang, plain, wrap
from quizapp.tui.passage import draw_passage, rule
from quizapp.tui.study.question import question_text
from quizapp.tui.study.ratings import rating_word
from quizapp.workflows.browse import ItemDetail, PastReview

LABEL = 12


def draw_detail(detail: ItemDetail, zone: ZoneInfo, width: int) -> Sequence[Content]:
    """Question, answer, passage, memory, reviews."""
    item = detail.item
    lines = [Content(""), *wrap(question_text(item), width), *wrap(plain(item.answer, "bold"), width)]
    if item.accepted:
        lines += hang(plain(text("triage.accepted"), MUTED), plain("；".join(item.accepted)), LABEL, width)
    if detail.passage.quote:
        lines += [rule(width), *draw_passage(item, detail.passage, width)]
    lines += [rule(width), *draw_memory(detail, width)]
    if detail.reviews:
        lines += [Content(""), *(draw_review(review, zone) for review in reversed(detail.reviews[-12:]))]
    return lines


def draw_unseen(detail: ItemDetail, width: int) -> Sequence[Content]:
    """An item that was never studied, without its answer and the passage that holds it."""
    lines = [Content(""), *wrap(question_text(detail.item), width), Content("")]
    return [*lines, *wrap(plain(text("detail.unseen"), MUTED), width), rule(width), *draw_memory(detail, width)]


def draw_memory(detail: ItemDetail, width: int) -> Sequence[Content]:
    """State, retrievability, stability, difficulty, lapses."""
    state = detail.state
    facts = [(text("detail.deck"), detail.deck), (text("detail.kind"), text(f"words.kind.{detail.item.kind}"))]
    facts.append((text("detail.state"), text("browse.suspended") if detail.suspended else text(f"browse.phase.{state.phase}")))
    facts += _memory_facts(state, detail.retrievability)
    again = sum(not review.voided and review.rating is Rating.AGAIN for review in detail.reviews)
    facts.append((text("detail.reps"), text("detail.reps_value", n=state.reps, again=again, lapses=state.lapses)))
    if detail.edited:
        facts.append((text("detail.edited"), text("detail.edited_value")))
    return [line for label, value in facts for line in hang(plain(label, MUTED), plain(value), LABEL, width)]


def _memory_facts(state: CardState, retrievability: float | None) -> list[tuple[str, str]]:
    facts: list[tuple[str, str]] = []
    if state.memory:
        known = text("detail.percent", n=f"{100 * retrievability:.0f}") if retrievability is not None else "–"
        facts.append((text("detail.retrievability"), known))
        facts.append((text("detail.stability"), text("detail.days", n=f"{state.memory.stability:.1f}")))
        facts.append((text("detail.difficulty"), text("detail.difficulty_value", n=f"{state.memory.difficulty:.1f}")))
    return facts


def draw_review(review: PastReview, zone: ZoneInfo) -> Content:
    """2026-11-24 09:15  良好  2 天  12 秒  “1.5 亿”."""
    when = datetime.fromtimestamp(review.at / 1000, zone).strftime("%Y-%m-%d %H:%M")
    rating = text("detail.voided") if review.voided else rating_word(review.rating)
    interval = text("times.interval.day", n=review.interval) if review.interval else ""
    given = f"“{review.given}”" if review.given else ""
    took = text("times.duration.seconds", n=round(review.took_ms / 1000))
    cells = [(plain(when, MUTED), 18), (plain(rating), 8), (plain(interval), 7), (plain(took, MUTED), 8), (plain(given), 30)]
    return columns(cells)
