"""What has just happened, in one sentence for the learner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.interface import text
from quizapp.tui.flow import cut_text
from quizapp.tui.study.ratings import rating_word

if TYPE_CHECKING:
    from quizapp.workflows.undo import Undone


def undone_words(undone: Undone | None, nothing: str = "news.nothing_to_undo") -> str:
    """已撤销：“Jasper.AI…” 良好; the text `nothing` where nothing was undone."""
    return text("news.undone", what=act_words(undone)) if undone else text(nothing)


def redone_words(undone: Undone | None) -> str:
    """已重做：“Jasper.AI…” 良好."""
    return text("news.redone", what=act_words(undone)) if undone else text("news.nothing_to_redo")


def act_words(undone: Undone) -> str:
    """An act by its name: “Jasper.AI…” 良好, “茶馆”（10 题） 导入, “茶馆开在…” 等 3 题 删除."""
    act = rating_word(undone.rating) if undone.rating else text(f"news.act.{undone.kind}")
    name, n = cut_text(undone.question, 24), undone.count
    if n > 1 and name:
        named = text("news.question_many" if undone.guid else "news.deck", question=name, n=n)
    elif n > 1:
        named = text("news.items", n=n)
    else:
        named = text("news.question", question=name) if name else ""
    return f"{named}{act}"
