"""What a source text holds is shown, never obeyed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.interface.harmless import harmless, one_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31m红\x1b[0m", "␛[31m红␛[0m"),  # colours
        ("\x1b]0;标题\x07", "␛]0;标题␇"),  # the window's title
        ("\x9b2J", "\ufffd2J"),  # the same in one byte of Latin-1
        ("答案\u202e错", "答案\ufffd错"),  # right to left override
        ("\u2066x\u2069", "\ufffdx\ufffd"),
        ("a\tb", "a b"),
        ("一\r二", "一␍二"),  # would overwrite the line
        ("删\x7f", "删␡"),
        ("行\u2028行", "行\ufffd行"),
        ("半\ud83d个", "半\ufffd个"),
        ("[bold]不是标记[/bold]", "[bold]不是标记[/bold]"),
        ("👨\u200d👩\u200d👧 喵", "👨\u200d👩\u200d👧 喵"),  # joined emoji stay joined
    ],
)
def test_what_a_terminal_would_obey_is_made_visible(text: str, shown: str) -> None:
    assert harmless(text) == shown


@given(st.text(st.characters(codec=None)))
def test_nothing_is_left_that_a_terminal_obeys_and_no_place_moves(text: str) -> None:
    shown = harmless(text)
    assert len(shown) == len(text)
    assert [c for c in shown if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} and c != "\n"] == []
    assert [
        c for c in shown if unicodedata.bidirectional(c) in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    ] == []
    assert "\n" not in one_line(text)
