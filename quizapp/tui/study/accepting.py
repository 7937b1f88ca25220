"""The offer to let an answer count as right that was judged wrong and rated as known: beside a question, or at the end."""

from __future__ import annotations

from collections.abc import Mapping

from textual.binding import ActiveBinding

from quizapp.interface import text
from quizapp.tui.flow import cut_text
from quizapp.tui.widgets.hint import keys_by_id
from quizapp.tui.widgets.key_names import key_name

OFFERED = 24  # cells of an answer that may be accepted


def offer_words(given: str, active: Mapping[str, ActiveBinding]) -> str:
    """上一题：把“胶州湾”加入可接受的答案？  F9 加入."""
    key = key_name(keys_by_id(active)["study.accept"])
    return text("study.accept_offer", answer=cut_text(given, OFFERED), key=key)


def accepted_words(given: str) -> str:
    """已加入：“胶州湾”."""
    return text("study.accepted", answer=cut_text(given, OFFERED))
