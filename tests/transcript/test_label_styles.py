"""In every style that interviews are printed in, the reader finds who speaks, who asks, and what each says."""

from __future__ import annotations

import pytest

from tests.transcript.reading import guests, hosts, read_text, said

TURNS = [
    ("海风周刊", "您什么时候开始造船？"),
    ("林海生", "我十二岁开始学。"),
    ("海风周刊", "现在还造吗？"),
    ("林海生", "每年造一条。"),
]

STYLES = {  # one turn of each style: {0} says {1}
    "plain, full width": "{0}：{1}\n\n",
    "plain, half width": "{0}: {1}\n\n",
    "no blank lines": "{0}：{1}\n",
    "book marks": "《{0}》：{1}\n\n",
    "bold, colon inside": "**{0}：** {1}\n\n",
    "bold, colon outside": "**{0}**：{1}\n\n",
    "bold, blank before the colon": "**{0}** ：{1}\n\n",
    "bold over the words": "**{0}：{1}**\n\n",
    "headings": "### {0}：\n{1}\n\n",
    "headings and quotes": "#### {0}：\n\n> {1}\n\n",
    "alone on the line": "{0}：\n\n{1}\n\n",
    "bold and alone": "**{0}:**\n\n{1}\n\n",
    "square brackets": "[{0}]: {1}\n\n",
    "bold square brackets": "**[{0}]**: {1}\n\n",
    "lenticular brackets": "【{0}】{1}\n",
    "escaped brackets": "\\[{0}\\]: {1}\n\n",
    "time codes before": "[00:01] {0}：{1}\n",
    "time codes behind": "{0} 00:01\n{1}\n",
    "a list": "* {0}：{1}\n\n",
    "names without a colon": "{0}\n{1}\n\n",
}


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_a_style_gives_the_same_four_turns(style: str) -> None:
    transcript = read_text("".join(style.format(*turn) for turn in TURNS))
    assert said(transcript) == TURNS
    assert (hosts(transcript), guests(transcript), transcript.turns) == (["海风周刊"], ["林海生"], 4)


def test_styles_may_be_mixed_in_one_text() -> None:
    styles = ["**{0}** ：{1}\n\n", "**{0}：**{1}\n\n", "**{0}：{1}**\n\n", "{0}: {1}\n\n"]
    transcript = read_text("".join(style.format(*turn) for style, turn in zip(styles, TURNS, strict=True)))
    assert said(transcript) == TURNS


GENERIC = {
    "Q and A": "Q：茶树有多少年？\nA：最老的有三百年。\nQ：一年采几次？\nA：一年采两次。",
    "numbered": "Q1. 茶树有多少年？\n\nA1. 最老的有三百年。\n\nQ2. 一年采几次？\n\nA2. 一年采两次。",
    "问 and 答": "问：茶树有多少年？\n\n答：最老的有三百年。\n\n问：一年采几次？\n\n答：一年采两次。",
    "bold": "**问：茶树有多少年？**\n\n**答：** 最老的有三百年。\n\n**问：一年采几次？**\n\n**答** **：** 一年采两次。",
    "headings": "## Q：茶树有多少年？\n\n**A：** 最老的有三百年。\n\n## Q：一年采几次？\n\n**A：** 一年采两次。",
}


@pytest.mark.parametrize("text", GENERIC.values(), ids=GENERIC)
def test_letters_for_the_parts_get_readable_names(text: str) -> None:
    transcript = read_text(f"# 对话茶农何小燕\n\n{text}")
    assert said(transcript)[:2] == [("记者", "茶树有多少年？"), ("何小燕", "最老的有三百年。")]
    assert (hosts(transcript), guests(transcript), transcript.turns) == (["记者"], ["何小燕"], 4)


def test_numbered_speakers_stay_numbered_unless_they_say_their_name() -> None:
    transcript = read_text(
        "说话人1 00:00\n大家好，我是主持人何帆，欢迎收听。\n说话人2 00:07\n谢谢邀请。\n说话人1 00:12\n书卖了多少？\n"
        "说话人2 00:15\n两万册。"
    )
    assert (hosts(transcript), guests(transcript)) == (["何帆"], ["说话人 2"])


def test_questions_in_bold_without_a_label_are_the_hosts() -> None:
    transcript = read_text(
        "# 与陶艺家苏梅的谈话\n\n苏梅，陶艺家，1980年生。\n\n**你最早是怎么接触陶艺的？**\n\n我父亲是窑工。\n\n"
        "**第一件作品是什么？**\n\n一只歪的碗。\n\n现在还在。\n\n**你怎么看机器？**\n\n机器更规整。"
    )
    assert (hosts(transcript), guests(transcript), transcript.turns) == (["记者"], ["苏梅"], 6)
    assert said(transcript)[3:5] == [("苏梅", "一只歪的碗。"), ("苏梅", "现在还在。")]


def test_numbered_headings_that_ask_are_the_hosts() -> None:
    transcript = read_text(
        "### 1. 您如何定义好面包？\n\n只需要四样东西。\n\n### 2. 一天烤多少？\n\n两百个。\n\n### 3. 最想去哪里？\n\n"
        "想去法国学习。"
    )
    assert said(transcript)[:2] == [("记者", "您如何定义好面包？"), ("嘉宾", "只需要四样东西。")]


def test_a_label_within_a_paragraph_opens_the_next_turn() -> None:
    transcript = read_text(
        "王芳：\n\n书名叫什么？ 高远：\n\n《远山》。\n\n王芳：\n\n卖得好吗？\n\n高远：\n\n还可以。\n\n王芳：\n\n"
        "谢谢。\n\n高远：\n\n不客气。"
    )
    assert said(transcript)[:2] == [("王芳", "书名叫什么？"), ("高远", "《远山》。")]


def test_paragraphs_without_a_label_belong_to_the_last_speaker() -> None:
    transcript = read_text("王芳：为什么离开？\n\n高远：因为想做自己的事。\n\n收入少了一半。\n\n王芳：后悔吗？\n\n高远：不后悔。")
    assert ("高远", "收入少了一半。") in said(transcript)
    assert [block.turn for block in transcript.blocks] == [0, 1, 1, 2, 3]


def test_the_same_label_twice_in_a_row_is_one_turn() -> None:
    transcript = read_text(
        "### 王芳：\n为什么？\n\n### 高远：\n因为远。\n\n### 高远：\n也因为贵。\n\n### 王芳：\n多贵？\n\n### 高远：\n三千元。"
    )
    assert [block.turn for block in transcript.blocks] == [0, 1, 1, 2, 3]


def test_names_that_no_list_knows_are_found_where_a_text_asks_and_answers() -> None:
    turns = "36氪：第{0}年怎么样？\n\n泓翼：第{0}年还不错。\n\n羽里：也有难处。\n\n"
    transcript = read_text("".join(turns.format(year) for year in "一二三四"))
    assert (hosts(transcript), guests(transcript)) == (["36氪"], ["泓翼", "羽里"])


PROSE = {
    "features that recur": "硬件：很好。\n\n软件：一般。\n\n硬件：结实。\n\n软件：慢。\n\n硬件：便宜。\n\n软件：旧。",
    "words that introduce": "论植树\n\n植树有好处。\n\n原因：树能固定土壤。\n\n原因：树能调节温度。\n\n"
    "注意：不要在夏天种树。\n\n例如：去年死了一半。",
    "a manual": "# 手册\n\n优点：便宜。\n\n缺点：慢。\n\n优点：可靠。\n\n缺点：重。\n\n优点：耐用。",
    "reported speech": "老王说：今年雨水多，收成好。\n\n大家都同意。\n\n老王说：明年会更好，因为新修了水渠。\n\n"
    "村长笑了。\n\n老王说：走着看吧。",
    "numbers and lists": "第一：便宜。\n\n第二：快。\n\n第三：安静。\n\n第一：便宜最要紧。",
    "one name": "前言\n\n张三：这句话出自一本旧书，流传很广。\n\n后来的人都这样写。\n\n书里的故事发生在1930年的北平。",
}


@pytest.mark.parametrize("text", PROSE.values(), ids=PROSE)
def test_nobody_speaks_in_prose(text: str) -> None:
    transcript = read_text(text)
    assert transcript.speakers == ()
    assert transcript.turns == 0


def test_words_before_a_colon_within_speech_are_no_labels() -> None:
    transcript = read_text(
        "王芳：有两个问题：价格和重量。\n\n记者：为什么？\n\n王芳：原因：成本高。\n\n还有：材料贵。\n\n记者：好的，谢谢。"
    )
    assert guests(transcript) == ["王芳"]
    assert ("王芳", "还有：材料贵。") in said(transcript)
