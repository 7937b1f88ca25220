"""Saved web pages and subtitles give the same turns as plain text."""

from __future__ import annotations

from pathlib import Path

from quizapp.transcript import BlockKind, Found, read
from tests.transcript.reading import guests, hosts, read_text, said, words

PAGE = """<!DOCTYPE html><html><head><title>一条船的故事 - 海风网</title>
<meta property="article:published_time" content="2024-05-06T10:00:00Z">
<meta property="og:site_name" content="海风网"><script>var 变量 = "不是正文";</script></head><body>
<nav><a href="/">首页</a><a href="/about">关于</a></nav><div class="sidebar"><p>热门文章：十种帆</p></div>
<article><h1>一条船的故事</h1><p>高远造了四十年船。<img src="a.png" alt="船"></p>
<p><strong>王芳：</strong>船有多大？</p><p><b>高远：</b>有<a href="/m">九米</a>长。<br>不算大。</p>
<h2>下水</h2><p><strong>王芳：</strong>重吗？</p><p><strong>高远：</strong>三吨 &amp; 一点。</p></article>
<footer><p>版权所有 © 2024 海风网</p></footer></body></html>"""


def test_a_web_page_gives_its_article_only() -> None:
    transcript = read_text(PAGE, "page.html")
    assert said(transcript) == [
        ("王芳", "船有多大？"),
        ("高远", "有九米长。"),
        ("高远", "不算大。"),
        ("王芳", "重吗？"),
        ("高远", "三吨 & 一点。"),
    ]
    assert words(transcript, BlockKind.HEADING) == ["一条船的故事", "下水"]
    assert words(transcript, BlockKind.LEAD) == ["高远造了四十年船。"]


def test_a_web_page_tells_its_title_date_and_site() -> None:
    transcript = read_text(PAGE, "page.htm")
    assert transcript.title == Found("一条船的故事", "front matter")
    assert transcript.date == Found("2024-05-06", "front matter")
    assert transcript.outlet == Found("海风网", "front matter")


def test_a_page_is_known_without_its_suffix() -> None:
    assert said(read_text(PAGE, "-")) == said(read_text(PAGE, "page.html"))


def test_the_bubbles_of_a_chat_page_are_turns() -> None:
    def row(side: str, text: str) -> str:
        picture = f'<div><img src="/img/chat_{side}.png" alt="{side}"></div>'
        return f'<div class="row">{picture}<div class="bubble"><div>{text}</div></div></div>'

    talk = [("left", "您先介绍一下自己？"), ("right", "我是造船的。"), ("left", "造了多少条？"), ("right", "三十条。")]
    rows = "".join(row(side, text) for side, text in talk)
    transcript = read_text(f"<html><body><main><h1>对话卡尔·安德森</h1><p>欢迎大家。</p>{rows}</main></body></html>", "chat.html")
    assert (hosts(transcript), guests(transcript), transcript.turns) == (["主持人"], ["卡尔·安德森"], 4)


def test_html_within_a_markdown_page_is_read_as_html() -> None:
    transcript = read_text(
        "---\ntitle: 谈船\n---\n{{< raw >}}\n<blockquote><p>转载请注明出处。"
        "</p></blockquote><p><strong>为什么造船？</strong></p>\n<p>因为喜欢。</p>"
        "<p><strong>难吗？</strong></p><p>难。</p><p><strong>还造吗？</strong></p><p>还造。</p>\n{{< /raw >}}\n",
        "post.md",
    )
    assert [w for _, w in said(transcript)] == ["为什么造船？", "因为喜欢。", "难吗？", "难。", "还造吗？", "还造。"]


SRT = """1
00:00:01,000 --> 00:00:02,500
王芳：这条船
Wang: this boat

2
00:00:02,500 --> 00:00:04,000
有多大？
how big is it?

3
00:00:06,000 --> 00:00:08,000
高远：九米。
Gao: nine metres.

4
00:00:08,100 --> 00:00:09,000
王芳：重吗？

5
00:00:09,100 --> 00:00:10,000
高远：三吨。
"""


def test_cues_are_joined_to_sentences_and_the_second_language_goes() -> None:
    assert said(read_text(SRT, "talk.srt")) == [
        ("王芳", "这条船有多大？"),
        ("高远", "九米。"),
        ("王芳", "重吗？"),
        ("高远", "三吨。"),
    ]


def test_voices_of_webvtt_are_labels() -> None:
    transcript = read_text(
        "WEBVTT\n\nNOTE 说明\n\n00:01.000 --> 00:02.000 align:start\n<v 王芳>船有<b>多大</b>？\n\nintro\n"
        "00:03.000 --> 00:04.000\n<v 高远>九米。\n\n"
        "00:05.000 --> 00:06.000\n<v 王芳>重吗？\n\n00:07.000 --> 00:08.000\n<v 高远>三吨。\n",
        "talk.vtt",
    )
    assert said(transcript) == [("王芳", "船有多大？"), ("高远", "九米。"), ("王芳", "重吗？"), ("高远", "三吨。")]


def test_cues_without_marks_are_parted_by_a_blank_and_by_pauses() -> None:
    transcript = read_text(
        "1\n00:00:00,000 --> 00:00:02,000\n今天我们造船\n\n2\n00:00:02,000 --> 00:00:04,000\n先选木头\n\n3\n"
        "00:00:09,000 --> 00:00:11,000\n然后下水\n",
        "talk.srt",
    )
    assert words(transcript, BlockKind.LEAD) == ["今天我们造船 先选木头", "然后下水"]


def test_repeated_lines_of_rolling_captions_are_said_once() -> None:
    transcript = read_text(
        "1\n00:00:00,000 --> 00:00:02,000\n今天我们造船\n\n2\n00:00:02,000 --> 00:00:04,000\n今天我们造船\n先选木头\n", "talk.srt"
    )
    assert words(transcript, BlockKind.LEAD) == ["今天我们造船 先选木头"]


def test_a_path_is_read_from_disk(tmp_path: Path) -> None:
    file = tmp_path / "船 的故事.srt"
    file.write_text(SRT, "utf-8")
    assert read(file).path == str(file)
    assert read(file).turns == 4
