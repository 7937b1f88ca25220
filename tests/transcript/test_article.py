"""What is kept of a page and as what: headings, lead and speech stay, the page's furniture and mark-up go."""

from __future__ import annotations

import pytest

from quizapp.transcript import BlockKind
from tests.transcript.reading import read_text, said, words

TALK = "王芳：船有多大？\n\n高远：船有九米长。\n\n王芳：有多重？\n\n高远：三吨多一点。"

FURNITURE = """\
关注
已关注
登录|注册
您需要登录才可以回复|注册
提取码
复制提取码
点击跳转至百度网盘
分享到
点赞
评论
您觉得本篇内容如何
阅读原文
长按下方二维码关注我们
转载请联系作者
蜀ICP备00000000号
跳转到 Cubox 查看
公众号
-END-
译者：王小明
编辑 | 王小明
题图来自：视觉中国
原文链接：https://example.org/a
本文由译站原创翻译
© 2026 All rights reserved.
扫描二维码，立即下载
例文网站出品
图 | 视觉图库供图
""".splitlines()


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_is_dropped_before_and_after_the_talk(line: str) -> None:
    transcript = read_text(f"# 一条船的故事\n\n{line}\n\n{TALK}\n\n{line}")
    assert line not in transcript.text
    assert len(said(transcript)) == 4


@pytest.mark.parametrize(
    "sentence", ["很多人开始关注到这件事，点击率也高了。", "我登录以后才发现，评论都是假的。", "我们欢迎转载，因为越多人看越好。"]
)
def test_the_same_words_in_speech_stay(sentence: str) -> None:
    assert ("高远", sentence) in said(read_text(f"{TALK}\n\n王芳：还有呢？\n\n高远：{sentence}"))


def test_what_follows_a_heading_like_further_reading_is_dropped() -> None:
    transcript = read_text(f"{TALK}\n\n### 推荐阅读\n\n造船入门：从木头开始\n\n关于帆的十个问题")
    assert transcript.text.endswith("三吨多一点。")


def test_an_advertisement_under_its_heading_is_dropped() -> None:
    transcript = read_text(f"## 广告时间\n\n这种胶水很好用，输入优惠码可以打七折。\n\n## 正文\n\n{TALK}")
    assert "胶水" not in transcript.text


def test_menus_above_the_title_are_dropped() -> None:
    transcript = read_text(f"海事频道\n造船栏目\n\n一条船的故事?\n\n2024-05-06\n关注\n\n引子：船是这样来的，说来话长。\n\n{TALK}")
    assert transcript.title is not None
    assert transcript.title.value == "一条船的故事?"
    assert words(transcript, BlockKind.HEADING) == ["一条船的故事?"]
    assert words(transcript, BlockKind.LEAD) == ["引子：船是这样来的，说来话长。"]


def test_mark_up_within_sentences_goes_and_the_words_stay() -> None:
    transcript = read_text(
        f"{TALK}\n\n王芳：用什么？\n\n高远：用**橡木**和[松木](https://example.org/pine)，还有`钉子`[1]，"
        f"一共\\[大约\\]五百根![图](a.png)。"
    )
    assert said(transcript)[-1] == ("高远", "用橡木和松木，还有钉子，一共[大约]五百根。")


def test_a_short_line_before_the_next_turn_is_a_heading() -> None:
    transcript = read_text(f"{TALK}\n\n从海上到岸上\n\n王芳：后来呢？\n\n高远：上岸了。")
    assert words(transcript, BlockKind.HEADING) == ["从海上到岸上"]
    assert ("高远", "上岸了。") in said(transcript)


def test_a_bold_line_that_ends_no_sentence_is_a_heading() -> None:
    assert words(read_text(f"{TALK}\n\n**02 下水的那一天**\n\n王芳：后来呢？\n\n高远：下水了。"), BlockKind.HEADING) == [
        "02 下水的那一天"
    ]


def test_the_words_before_the_first_turn_are_the_articles_own() -> None:
    transcript = read_text(f"高远是一位造船人，今年六十岁。\n\n{TALK}")
    assert words(transcript, BlockKind.LEAD) == ["高远是一位造船人，今年六十岁。"]
    assert transcript.blocks[0].turn == -1


def test_a_list_of_those_present_is_the_articles_own() -> None:
    transcript = read_text(f"嘉宾：\n\n高远：海星公司创始人\n\n王芳：海风周刊主编\n\n{TALK}")
    assert words(transcript, BlockKind.LEAD)[1:] == ["高远：海星公司创始人", "王芳：海风周刊主编"]
    assert len(said(transcript)) == 4


def test_a_closing_summary_is_the_articles_own() -> None:
    transcript = read_text(f"{TALK}\n\n## 小结\n\n我们很高兴能与高远谈船。")
    assert words(transcript, BlockKind.LEAD) == ["我们很高兴能与高远谈船。"]


def test_lines_wrapped_in_mid_sentence_are_joined() -> None:
    transcript = read_text(
        "王芳：船有多大？\n\n高远：我们一开始只想造一条小船，后来越造越大，用掉了三吨木头和\n两百公斤钉子，"
        "还有 Anna\nSchmidt 寄来的帆。\n下水那天来了很多人。\n\n"
        "王芳：有多重？\n\n高远：三吨。"
    )
    assert said(transcript)[1] == (
        "高远",
        "我们一开始只想造一条小船，后来越造越大，用掉了三吨木头和两百公斤钉子，还有 Anna Schmidt 寄来的帆。",
    )
    assert said(transcript)[2] == ("高远", "下水那天来了很多人。")


def test_raw_recognition_with_a_label_on_every_line_is_joined_to_paragraphs() -> None:
    transcript = read_text(
        "[Speaker 0]: 船有，\n[Speaker 0]: 多大？\n[Speaker 1]: 这条船呢，\n[Speaker 1]: 有九米长。\n"
        "[Speaker 0]: 好，\n[Speaker 0]: 有多重？\n[Speaker 1]: 三吨。"
    )
    assert [w for _, w in said(transcript)] == ["船有，多大？", "这条船呢，有九米长。", "好，有多重？", "三吨。"]


def test_english_beside_its_translation_is_dropped() -> None:
    pairs = "".join(
        f"Q: How many boats did you build, part {i}?\n\nQ: 第{i}批造了几条？\n\nA: We built many of them.\n\nA: 造了{i}条。\n\n"
        for i in "234"
    )
    assert "boats" not in read_text(pairs).text


def test_an_essay_is_all_the_articles_own_voice() -> None:
    transcript = read_text("# 论船\n\n船是木头做的。\n\n## 历史\n\n最早的船有八千年历史。")
    assert [b.kind for b in transcript.blocks] == [BlockKind.HEADING, BlockKind.LEAD, BlockKind.HEADING, BlockKind.LEAD]


def test_identity_does_not_change_with_width_blanks_and_encoding() -> None:
    from quizapp.transcript import read_bytes

    text = f"# 一条船的故事\n\n{TALK}"
    other = text.replace("：", ": ").replace("？", "?").replace("\n", "\r\n")
    same = {read_bytes(text.encode(code), "a.md").identity for code in ("utf-8", "gb18030", "utf-16", "utf-8-sig")}
    assert same == {read_text(other, "b.txt").identity}
    assert same != {read_text(text.replace("九米", "十米")).identity}


def test_the_kept_text_has_the_name_before_each_turn() -> None:
    assert read_text(TALK).text == "王芳：船有多大？\n高远：船有九米长。\n王芳：有多重？\n高远：三吨多一点。"
