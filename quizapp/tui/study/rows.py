"""The first and the last row of a card: how many cards are left, which keys matter now."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from quizapp.interface import text
from quizapp.study.card import Phase, Rating
from quizapp.tui.flow import join, plain
from quizapp.tui.study.asking import Asking
from quizapp.tui.study.ratings import rating_word
from quizapp.tui.widgets.hint import Hint, hint
from quizapp.workflows.shown import Counts, ShownCard

CURRENT = "underline bold"


def counts_line(counts: Counts, card: ShownCard | None) -> Content:
    """新 20  学习 3  复习 14, with the current card's own count underlined."""
    pairs = (("new", counts.new), ("learning", counts.learning), ("review", counts.review))
    current = _group(card.state.phase) if card else ""
    words = [plain(f"{text(f'study.counts.{name}')} {n}", CURRENT if name == current else "") for name, n in pairs]
    return join(words[0], "  ", words[1], "  ", words[2])


def _group(phase: Phase) -> str:
    return {Phase.NEW: "new", Phase.REVIEW: "review"}.get(phase, "learning")


def asking_hints(asking: Asking, choices: int) -> Sequence[Hint]:
    """The hints while a question waits for its answer."""
    source = hint("study.source", words="study.hint.source_before", worth=2)
    return (*_answering(asking, choices), hint("app.undo", worth=4), source, hint("app.back", worth=6))


def _answering(asking: Asking, choices: int) -> Sequence[Hint]:
    unknown = hint("study.unknown", worth=8)
    if asking is Asking.CHOOSE:
        choose = hint("study.choose_1", f"study.choose_{choices}", words="study.hint.choose", worth=9)
        return (choose, hint("study.enter", words="study.hint.arrows", worth=3), unknown)
    if asking is Asking.PARTS:
        following = hint("study.enter", words="study.hint.list_next", worth=9)
        return (following, hint("study.enter", words="study.hint.list_end", worth=8))
    if asking is Asking.TYPE:
        submit = hint("study.enter", words="study.hint.submit", worth=9)
        return (submit, hint("study.enter", words="study.hint.empty_unknown", worth=8))
    return (hint("study.go", words="study.hint.show", worth=9), unknown)


def revealed_hints(proposed: Rating) -> Sequence[Hint]:
    """The hints beside an answer: what Space does comes first."""
    return (
        hint("study.go", words="study.hint.accept", worth=9, n=int(proposed), rating=rating_word(proposed)),
        hint("study.choose_1", "study.choose_4", words="study.hint.rate", worth=8),
        hint("study.source", words="study.hint.source", worth=6),
        hint("study.edit", worth=5),
        hint("study.flag", worth=2),
        hint("study.bury", worth=3),
        hint("study.suspend", worth=3),
        hint("app.undo", worth=7),
    )
