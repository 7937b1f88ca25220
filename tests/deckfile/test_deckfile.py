"""Deck files as people read, write and break them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from market import LIST, NOTE

from quizapp.claims.claim import ClaimKind
from quizapp.deckfile import ExportDeck, csv_text, markdown_text, read_csv, read_deck, read_markdown, write_deck
from quizapp.errors import UnreadableSource, UsageError
from quizapp.items.item import ItemKind
from quizapp.language.span import Span

DECK = ExportDeck("夜市", (NOTE,))

AS_MARKDOWN = """# 夜市

每个“##”是一道题，可以直接改字。进度认的是“编号”，不要动它；新写的题不用编号，只要题目和答案。

## 林小满认为，夜市靠哪两样留住客人？

- 答案：味道、人情
- 也算对：
  - 口味、人情
- 各项：
  - 味道
  - 人情
- 解释：她把租金排在最后。
- 原句：留人靠两样，味道和人情。
- 说话人：林小满
- 主题：夜市
- 来源：夜市谈话录
- 日期：2025-08-01
- 标签：考试
- 题型：列举
- 论断：看法
- 重要度：0.75
- 名次：1
- 位置：40–52
- 参照：2–8
- 规则：announced-list
- 得分：worth=0.5
- 同源：c-1
- 编号：m-1
"""


def test_an_item_is_a_block_with_a_line_for_each_entry() -> None:
    assert markdown_text(DECK) == AS_MARKDOWN


def test_a_changed_word_changes_one_line() -> None:
    better = ExportDeck("夜市", (replace(NOTE, item=replace(LIST, explanation="她说租金不要紧。")),))
    lines = zip(markdown_text(DECK).split("\n"), markdown_text(better).split("\n"), strict=True)
    assert [pair for pair in lines if pair[0] != pair[1]] == [("- 解释：她把租金排在最后。", "- 解释：她说租金不要紧。")]


def test_what_would_be_markup_in_a_viewer_is_escaped() -> None:
    hostile = replace(LIST, question="<script>x</script> `a` [b](c) &amp;")
    heading = markdown_text(ExportDeck("夜市", (replace(NOTE, item=hostile),))).split("\n")[4]
    assert heading == r"## \<script>x\</script> \`a\` \[b](c) \&amp;"


def test_a_question_and_an_answer_are_enough_for_an_item_of_ones_own() -> None:
    written = "# 我的题\n\n## 夜市几点收摊？\n\n- 答案：凌晨两点\n\n## 夜市开在____。\n- 答案: 河边\n"
    deck = read_markdown(written, "my.md", "my")
    first, second = (note.item for note in deck.notes)
    assert (deck.name, first.kind, first.claim, first.rank) == ("我的题", ItemKind.SHORT_ANSWER, ClaimKind.FACT, 1)
    assert (first.quote, first.span, first.by_hand) == ("凌晨两点", Span(0, 4), True)
    assert (second.kind, second.rank) == (ItemKind.CLOZE, 2)
    assert first.guid != second.guid
    assert read_markdown(written, "my.md", "my") == deck


def test_choices_can_stand_on_one_line() -> None:
    deck = read_markdown("## 夜市开在哪里？\n- 答案：河边\n- 选项：河边 | 山上 | 桥下\n", "my.md", "my")
    assert deck.notes[0].item.choices == ("河边", "山上", "桥下")
    assert deck.notes[0].item.kind is ItemKind.MULTIPLE_CHOICE


def test_english_names_and_kinds_are_read_too() -> None:
    written = "## q?\n* answer: a\n* kind: short_answer\n* claim: position\n* quote: it is a\n"
    item = read_markdown(written, "my.md", "my").notes[0].item
    assert (item.answer, item.claim, item.quote) == ("a", ClaimKind.POSITION, "it is a")


def test_comments_and_quotations_are_left_alone() -> None:
    written = "words for people\n\n## q?\n> think of the river\n- 答案：a\n<!-- ask again in May -->\n"
    assert read_markdown(written, "my.md", "my").notes[0].item.answer == "a"


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("## q?\n\n- 说话人：甲\n", "d.md:1: an item without its 答案; add its 答案, or delete the item"),
        ("## q?\n- 答按：a\n", "d.md:2: “答按” is no entry of a deck; did you mean 答案?"),
        ("## q?\n- 答案：a\n- 答案：b\n", "d.md:3: 答案 stands here a second time; delete one; the first is on line 2"),
        (
            "## q?\n- 答案：a\n这里没有横线\n",
            "d.md:3: “这里没有横线” is no entry; write it as “- 解释：…”, or as “<!-- … -->” to have it left alone",
        ),
        ("## q?\n  - b\n", "d.md:2: a part that belongs to no entry; put a line such as “- 选项：” before it"),
        ("## q?\n- 答案：C:\\x\n", "d.md:2: “\\x” is no escape; write two backslashes where you mean one"),
        (
            "## q?\n- 答案：a\n- 题型：拼图\n",
            "d.md:3: “拼图” is no kind of question; write one of 填空、简答、单选、判断、谁说的、列举",
        ),
        ("## q?\n- 答案：a\n- 论断：传闻\n", "d.md:3: “传闻” is no kind of claim; write one of 事实、看法"),
        ("## q?\n- 答案：a\n- 名次：首\n", "d.md:3: “首” is no number; write digits, or delete the line"),
        ("## q?\n- 答案：a\n- 位置：9-3\n", "d.md:3: “9-3” is no place in a text; write it as 120–137, or delete the line"),
        ("## q?\n- 答案：a\n- 得分：好\n", "d.md:3: “好” is no score; write it as worth=0.5, or delete the line"),
        ("## q?\n- 答案：a\n- 选项：b | c\n", "d.md:3: the answer “a” is not among the choices; add it, or correct the answer"),
        (
            "## q?\n- 答案：a\n- 题型：填空\n",
            "d.md:1: a cloze without its gap; write ____ where the answer belongs, or another 题型",
        ),
        ("## q?\n- 答案：是\n- 题型：判断\n", "d.md:2: “是” is neither 对 nor 错; write one of them, or another 题型"),
        ("## q?\n- 答案：a\n- 题型：单选\n", "d.md:3: a multiple choice needs two choices or more; add them under 选项"),
        (
            "## q?\n- 答案：a\n- 编号：x\n## p?\n- 答案：a\n- 编号：x\n",
            "d.md:6: 编号 x stands here a second time, first on line 3; delete it in the newer item, which gets one of its own",
        ),
    ],
)
def test_what_cannot_be_meant_is_named_with_its_line_and_a_remedy(written: str, message: str) -> None:
    with pytest.raises(UnreadableSource) as raised:
        read_markdown(written, "d.md", "d")
    assert str(raised.value) == message


@pytest.mark.parametrize("suffix", [".md", ".csv"])
def test_a_deck_goes_to_disk_and_comes_back(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"夜市{suffix}"
    write_deck(DECK, path)
    assert read_deck(path).name == "夜市"
    assert read_deck(path).notes == DECK.notes
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8"])
def test_a_table_that_a_spreadsheet_saved_its_own_way_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "夜市.csv"
    path.write_bytes(_as_saved(encoding))
    assert [note.item.answer for note in read_deck(path).notes] == ["凌晨两点收摊", "河边的老街上"]


def _as_saved(encoding: str) -> bytes:
    return "题目;答案\r\n夜市一般开到几点钟才收摊？;凌晨两点收摊\r\n这个夜市开在什么地方？;河边的老街上\r\n".encode(encoding)


def test_csv_opens_in_a_spreadsheet_as_utf_8(tmp_path: Path) -> None:
    write_deck(DECK, tmp_path / "d.csv")
    assert (tmp_path / "d.csv").read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("题目,价钱,答案\nq,1,a\n", "“价钱” is no column of a deck; name it one of 题目、答案、"),
        ("题目\nq\n", "there is no column 答案; add it; the first row names the columns"),
        ("题目,答案\nq,a\nq2,\n", ":3: an item without its 答案; add its 答案, or delete the item"),
        (
            "题目,答案,编号\nq,a,x\np,a,x\n",
            ":3: 编号 x stands here a second time, first on line 2; empty the cell in the newer row",
        ),
        ('题目,答案\nq,"a\n', "this is no CSV"),
    ],
)
def test_a_table_that_cannot_be_meant_is_named_with_its_row(tmp_path: Path, written: str, message: str) -> None:
    path = tmp_path / "d.csv"
    path.write_text(written, "utf-8")
    with pytest.raises(UnreadableSource) as raised:
        read_deck(path)
    assert message in str(raised.value)


def test_a_spreadsheet_cannot_make_dates_or_numbers_of_texts() -> None:
    tricky = replace(NOTE, item=replace(LIST, answer="3-9", guid="123456789e10", unit="'x"), source_date="2025-09-30")
    deck = ExportDeck("夜市", (tricky,))
    cells = csv_text(deck).split("\r\n")[1].split(",")
    assert {'"\'3-9"', '"\'123456789e10"', '"\'2025-09-30"', '"\'x"'} <= set(cells)
    assert read_csv(csv_text(deck), "d.csv", "夜市").notes == deck.notes


def test_another_suffix_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"a deck file ends in \.md or \.csv; rename it"):
        write_deck(DECK, tmp_path / "deck.docx")
    with pytest.raises(UnreadableSource, match=r"cannot be read \(No such file or directory\); check the name"):
        read_deck(tmp_path / "missing.md")
