"""What has just happened, in one sentence for the learner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.interface import text
from quizapp.tui.flow import cut_text
from quizapp.tui.study.ratings import rating_word

if TYPE_CHECKING:
    from quizapp.workflows.undo import Undone


def undone_words(undone: Undone | None) -> str:
    """已撤销：“Jasper.AI…” 良好."""
    return _words("news.undone", undone) if undone else text("news.nothing_to_undo")


def redone_words(undone: Undone | None) -> str:
    """已重做：“Jasper.AI…” 良好."""
    return _words("news.redone", undone) if undone else text("news.nothing_to_redo")


def _words(name: str, undone: Undone) -> str:
    act = rating_word(undone.rating) if undone.rating else text(f"news.act.{undone.kind}")
    many = text("news.items", n=undone.count) if undone.count > 1 else ""
    what = text("news.question", question=cut_text(undone.question, 24)) if undone.question and not many else many
    return text(name, what=f"{what}{act}")
