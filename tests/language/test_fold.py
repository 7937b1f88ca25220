"""Folding keeps every offset; writing turns the marks back for show."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.language.fold import fold, looks_traditional, simplify, written

FOLDED = [
    ("好，是吗？（对）；嗯：走！", "好,是吗?(对);嗯:走!"),
    ("\uff21\uff29用了\uff13\uff0e\uff15％。", "AI用了3.5%。"),
    ("“引用”「引用」『书』‘字’", "\"引用\"\"引用\"'书''字'"),
    ("甲、乙、丙。", "甲、乙、丙。"),
    ("《书名》——作者……", "《书名》——作者……"),
    ("2～3　年", "2~3 年"),
    ("安娜•施密特・卡尔", "安娜·施密特·卡尔"),
    ("【注】\u3014二\u3015", "[注][二]"),
]


@pytest.mark.parametrize(("text", "folded"), FOLDED)
def test_marks_letters_and_digits_take_one_width(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("，。：；？！（）“”「」\uff11\uff21\u3000…—ﷺ㍿ﬁ"))))
def test_folding_keeps_the_length_and_is_done_at_once(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(
    st.text(
        alphabet=st.one_of(
            st.characters(exclude_categories=["Cs"]), st.sampled_from("這個們說來時會對後沒實過還讓乾隆著裡面臺灣\n")
        )
    )
)
def test_simplifying_keeps_the_length(text: str) -> None:
    assert len(simplify(text)) == len(text)


def test_simplifying_knows_the_words() -> None:
    assert simplify("這裡的臺灣人說乾隆皇帝") == "这里的台湾人说乾隆皇帝"


@pytest.mark.parametrize(
    ("text", "traditional"), [("這個問題很難", True), ("这个问题很难", False), ("Hello", False), ("山水", False)]
)
def test_the_script_is_told_from_telling_characters(text: str, traditional: bool) -> None:
    assert looks_traditional(text) is traditional


WRITTEN = [
    ("好,是吗?(对);嗯:走!", "好，是吗？（对）；嗯：走！"),
    ('他说:"你好,世界".', "他说：“你好，世界”。"),
    ("增长3.5%,约1,000家", "增长3.5%，约1,000家"),
    ("在12:30见面,地点: A楼", "在12:30见面，地点：A楼"),
    ("Hello, world (really)?", "Hello, world (really)?"),
    ("Super Data(超级数据), Super Talent", "Super Data（超级数据），Super Talent"),
    ("模型(LLM)很大", "模型（LLM）很大"),
    ("v1.0 is out. 好.", "v1.0 is out. 好。"),
    ("https://a.b/c?d=1 好", "https://a.b/c?d=1 好"),
    ("已经是，全角。", "已经是，全角。"),
]


@pytest.mark.parametrize(("text", "shown"), WRITTEN)
def test_marks_beside_han_characters_are_written_in_full_width(text: str, shown: str) -> None:
    assert written(text) == shown


@given(st.text(alphabet=st.sampled_from('好船,.:;?!()"A1 \n，。“”（）')))
def test_writing_changes_marks_only(text: str) -> None:
    bare = [c for c in text if c.isalnum()]
    assert [c for c in written(text) if c.isalnum()] == bare
