"""Lines of Chinese break where they may."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content

from quizapp.tui import kinsoku
from quizapp.tui.flow import plain, wrap
from quizapp.tui.kinsoku import NO_END, NO_START, divide_line

TEXTS = st.text(st.sampled_from("港口的调度员，。、：？！（）《》“”…—abcXYZ019.,- ____\u3000％"), max_size=60)


def lines(text: str, width: int) -> list[str]:
    """The lines that `text` is broken into."""
    places = [0, *divide_line(text, width), len(text)]
    return [text[start:end] for start, end in itertools.pairwise(places)]


@given(TEXTS, st.integers(4, 40))
def test_the_lines_together_are_the_text(text: str, width: int) -> None:
    assert "".join(lines(text, width)) == text


@given(TEXTS, st.integers(4, 40))
def test_no_line_is_too_wide(text: str, width: int) -> None:
    assert all(cell_len(line.rstrip()) <= width for line in lines(text, width))


@given(TEXTS, st.integers(24, 40))
def test_no_line_begins_or_ends_against_the_rule(text: str, width: int) -> None:
    broken = lines(text, width)
    for before, after in itertools.pairwise(broken):
        if _longest_atom(text) > width or before[-1:].isspace() or not before or not after:
            continue
        assert after[0] not in NO_START
        assert before[-1] not in NO_END


def _longest_atom(text: str) -> int:
    return max((atom.width for atom in kinsoku._atoms(text)), default=0)


@pytest.mark.parametrize("width", range(12, 40))
def test_the_blank_of_a_cloze_is_never_broken(width: int) -> None:
    broken = lines("国内最早用上自动岸桥的，是____的全自动化码头，后来别的港口也跟着用了。", width)
    assert sum("____" in line for line in broken) == 1


def test_textual_still_asks_for_our_line_breaks() -> None:
    """Fails when a new Textual no longer calls `textual.content.divide_line`."""
    kinsoku.install()
    text = "这座港口现在没有人，只有机器。"
    drawn = Content(text).render_strips(18, None, _style(), _options())
    assert [strip.text.rstrip() for strip in drawn] == [line.plain for line in wrap(plain(text), 18)]
    assert drawn[1].text.startswith("人，")


def _style():
    from textual.style import Style

    return Style.null()


def _options():
    from textual.css.styles import Styles
    from textual.visual import RenderOptions

    return RenderOptions(lambda _: _style(), Styles())


def test_a_word_longer_than_a_line_is_cut() -> None:
    assert lines("abcdefghij", 4) == ["abcd", "efgh", "ij"]


def test_a_latin_word_goes_to_the_next_line_whole() -> None:
    assert lines("他们用的是Stable的模型", 14) == ["他们用的是", "Stable的模型"]
