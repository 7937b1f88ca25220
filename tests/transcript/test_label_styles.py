"""In every style that interviews are printed in, the reader finds who speaks, who asks, and what each says."""

from __future__ import annotations

import pytest

from tests.transcript.reading import guests, hosts, read_text, said

FOUR = {
    "plain, full width": "海风周刊：您什么时候开始造船？\n\n林海生：我十二岁开始学。\n\n海风周刊：现在还造吗？\n\n林海生：每年造一条。",
    "plain, half width": "海风周刊:您什么时候开始造船?\n\n林海生:我十二岁开始学。\n\n海风周刊:现在还造吗?\n\n林海生:每年造一条。",
    "no blank lines": "海风周刊：您什么时候开始造船？\n林海生：我十二岁开始学。\n海风周刊：现在还造吗？\n林海生：每年造一条。",
    "book marks": "《海风周刊》：您什么时候开始造船？\n\n林海生:我十二岁开始学。\n\n《海风周刊》:现在还造吗？\n\n林海生：每年造一条。",
    "bold, colon inside": "**海风周刊：**您什么时候开始造船？\n\n**林海生：** 我十二岁开始学。\n\n**海风周刊：**现在还造吗？\n\n"
    "**林海生：**每年造一条。",
    "bold, colon outside": "**海风周刊**：您什么时候开始造船？\n\n**林海生** ：我十二岁开始学。\n\n**海风周刊** : 现在还造吗？\n\n"
    "**林海生**: 每年造一条。",
    "bold over the whole question": "**海风周刊：您什么时候开始造船？**\n\n**林海生：** 我十二岁开始学。\n\n**海风周刊：现在还造吗？**\n\n"
    "林海生：每年造一条。",
    "headings": "### 海风周刊：\n您什么时候开始造船？\n\n### 林海生：\n我十二岁开始学。\n\n### 海风周刊：\n现在还造吗？\n\n"
    "### 林海生：\n每年造一条。",
    "headings and quotes": "#### 海风周刊：\n\n> 您什么时候开始造船？\n\n#### 林海生:\n\n> 我十二岁开始学。\n\n#### 海风周刊：\n\n"
    "> 现在还造吗？\n\n#### 林海生：\n\n> 每年造一条。",
    "alone on the line": "海风周刊：\n\n您什么时候开始造船？\n\n林海生：\n\n我十二岁开始学。\n\n海风周刊：\n\n现在还造吗？\n\n林海生：\n\n"
    "每年造一条。",
    "square brackets": "[海风周刊]: 您什么时候开始造船？\n\n[林海生]: 我十二岁开始学。\n\n[海风周刊]: 现在还造吗？\n\n[林海生]: 每年造一条。",
    "bold square brackets": "**[海风周刊]**: 您什么时候开始造船？\n\n**[林海生]**: 我十二岁开始学。\n\n**[海风-周刊]**: 现在还造吗？\n\n"
    "**[林海生]**: 每年造一条。",
    "lenticular brackets": "【海风周刊】您什么时候开始造船？\n【林海生】我十二岁开始学。\n【海风周刊】现在还造吗？\n【林海生】每年造一条。",
    "time codes before": "[00:01] 海风周刊：您什么时候开始造船？\n[00:05] 林海生：我十二岁开始学。\n[00:09] 海风周刊：现在还造吗？\n"
    "[00:12] 林海生：每年造一条。",
    "time codes behind": "海风周刊 00:01\n您什么时候开始造船？\n林海生 00:05\n我十二岁开始学。\n海风周刊 00:09\n现在还造吗？\n林海生 00:12\n"
    "每年造一条。",
    "a list": "* 海风周刊：您什么时候开始造船？\n\n* 林海生：我十二岁开始学。\n\n* 海风周刊：现在还造吗？\n\n* 林海生：每年造一条。",
}


@pytest.mark.parametrize("text", FOUR.values(), ids=FOUR)
def test_a_style_gives_the_same_four_turns(text: str) -> None:
    transcript = read_text(text)
    assert [words.rstrip("？?。") for _, words in said(transcript)] == [
        "您什么时候开始造船",
        "我十二岁开始学",
        "现在还造吗",
        "每年造一条",
    ]
    assert (hosts(transcript), guests(transcript), transcript.turns) == (["海风周刊"], ["林海生"], 4)


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
        "说话人1 00:00\n大家好，我是主持人何帆，欢迎收听。\n说话人2 00:07\n谢谢邀请。\n说话人1 00:12\n书卖了多少？\n说话人2 00:15\n两万册。"
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
        "### 1. 您如何定义好面包？\n\n只需要四样东西。\n\n### 2. 一天烤多少？\n\n两百个。\n\n### 3. 最想去哪里？\n\n想去法国学习。"
    )
    assert said(transcript)[:2] == [("记者", "您如何定义好面包？"), ("嘉宾", "只需要四样东西。")]


def test_a_label_within_a_paragraph_opens_the_next_turn() -> None:
    transcript = read_text(
        "王芳：\n\n书名叫什么？ 高远：\n\n《远山》。\n\n王芳：\n\n卖得好吗？\n\n高远：\n\n还可以。\n\n王芳：\n\n谢谢。\n\n高远：\n\n不客气。"
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


PROSE = {
    "words that introduce": "论植树\n\n植树有好处。\n\n原因：树能固定土壤。\n\n原因：树能调节温度。\n\n注意：不要在夏天种树。\n\n例如：去年死了一半。",
    "a manual": "# 手册\n\n优点：便宜。\n\n缺点：慢。\n\n优点：可靠。\n\n缺点：重。\n\n优点：耐用。",
    "reported speech": "老王说：今年雨水多，收成好。\n\n大家都同意。\n\n老王说：明年会更好，因为新修了水渠。\n\n村长笑了。\n\n老王说：走着看吧。",
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
