"""The prompt that asks a language model of the learner's own for a claim sheet."""

from __future__ import annotations

from quizapp.transcript.transcript import BlockKind, Transcript

# ruff: noqa: E501  each rule of the prompt is one line, as the model reads it
RULES = """\
请阅读下面的访谈，像一位好老师那样，挑出几个月后仍值得记住的内容，写成一张“论断表”（YAML）。只输出 YAML，不要别的话。

格式（照抄字段名，字符串一律加双引号，里面的双引号写成“”）：

source: "{source}"
title: "{title}"
claims:
- kind: fact
  importance: 3
  speaker: "某某"
  statement: "某某的工厂 2019 年搬到了苏州。"
  answers: ["苏州", "2019 年"]
  quote: "我们在 2019 年搬到了苏州"

要求：
1. 每千字写 6 到 8 条，事实（fact：数字、时间、定义、原因、对比、清单）和立场（position：某人认为、预测、主张、怀疑什么）大致各半。
2. statement 是一个完整的书面句子，离开文章也读得懂：他、它、这个、当时、去年都换成名字和年份；立场写成“某某认为……”。保留“可能、大约、起码”这类话。一句只说一件事，不超过六十字。
3. quote 从原文逐字照抄，能证明 statement 的最短一段，不改一个字。
4. answers 是 quote 里最关键的词（也出现在 statement 里），最关键的放最前；不超过十二个字，不要整句。
5. speaker 是说这话的人：{speakers}；文章自己的叙述写空字符串。有人转述别人的话，写被转述的那个人。主持人提问里的猜测不算任何人的立场。
6. importance：3 必须知道，2 值得知道，1 细节。
7. 可选：question（一个问句，答案是 answers 的第一个）；distractors（三个同类、会让半记半忘的人上当的错误选项）；
   explanation（一两句话讲清为什么，用原文里引文前后的内容，不重复题目）。

数字、否定、人名都会逐行与原文核对，对不上的会被丢掉。

原文：

"""


def prompt(transcript: Transcript) -> str:
    """The words to give to a language model: what a sheet is, how it is checked, and the text."""
    speakers = "、".join(speaker.name for speaker in transcript.speakers) or "（文中没有说话人，一律写空字符串）"
    title = transcript.title.value if transcript.title else ""
    head = RULES.format(source=_quotable(transcript.path), title=_quotable(title), speakers=speakers)
    return head + "\n".join(_lines(transcript)) + "\n"


def _quotable(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _lines(transcript: Transcript) -> list[str]:
    """The paragraphs, each turn with its speaker in front, as the prompt shows them."""
    lines, last = [], -1
    for block in transcript.blocks:
        words = block.span.of(transcript.text)
        labelled = block.kind is BlockKind.SPEECH and block.turn != last
        lines.append(f"{block.speaker}：{words}" if labelled else words)
        last = block.turn
    return lines
