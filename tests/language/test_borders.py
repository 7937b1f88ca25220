"""Borders of words by jieba's dictionary."""

from __future__ import annotations

import jieba
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.language.borders import cuts_word

jieba.initialize()  # reading its dictionary takes longer than hypothesis lets an example take


@pytest.mark.parametrize(
    "marked", ["工厂看重可|扩展性", "在创作后|半段时", "引用大模|型的结果", "他是计算|机博士", "清华大|学的实验室"]
)
def test_a_border_inside_a_word_cuts_it(marked: str) -> None:
    assert cuts_word(marked.replace("|", ""), marked.index("|"))


@pytest.mark.parametrize(
    "marked", ["工厂看重|可扩展性", "电池的|成本下降", "用了 40| 台机械臂", "iPhone|手机", "工厂|", "|工厂", "他们|，然后呢"]
)
def test_a_border_between_words_or_scripts_or_at_an_end_cuts_nothing(marked: str) -> None:
    assert not cuts_word(marked.replace("|", ""), marked.index("|"))


@given(
    st.lists(st.sampled_from(["电池", "工厂", "计算机", "实验室", "苏州", "上海", "博士", "大学"]), min_size=2, max_size=5),
    st.data(),
)
def test_where_jieba_puts_a_border_no_word_is_cut(words: list[str], data: st.DataObject) -> None:
    text = "".join(words)
    at = data.draw(st.sampled_from([0, *range(1, len(text)), len(text)]))
    borders, end = {0}, 0
    for word in jieba.cut(text, HMM=False):
        end += len(word)
        borders.add(end)
    if at in borders:
        assert not cuts_word(text, at)
