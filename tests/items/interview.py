"""A small interview of our own, as a transcript: what the tests of items and sheets read."""

from __future__ import annotations

from hashlib import sha256

from quizapp.language.fold import fold
from quizapp.language.span import Span
from quizapp.language.squeeze import squeeze
from quizapp.transcript.transcript import Block, BlockKind, Found, Role, Speaker, Transcript

LINES = [
    ("", "一座老工厂怎样学会用视觉模型"),
    ("记者", "你们为什么要把工厂搬到苏州?"),
    ("陈岚", "我们在 2019 年把工厂搬到了苏州,一共花了 3.2 亿元。因为最大的三家客户都在那边,运费一年能省 400 万元。"),
    ("陈岚", "质检以前靠人看,漏检率有 2% 左右。现在用视觉模型,漏检率降到了 0.3%。"),
    ("记者", "自动化会让工人失业吗?"),
    ("陈岚", "我觉得自动化不会让工人失业,因为新岗位会比旧岗位多。最难的不是买机器,而是培训老师傅。"),
    ("王平", "我不太同意。我担心的是速度,新岗位来得可能没有旧岗位走得快。"),
    ("王平", "我们试过三种办法:一种是轮岗,一种是师徒制,还有一种是夜校。"),
]


def interview(lines: list[tuple[str, str]] | None = None, date: str = "2022-05-01") -> Transcript:
    """The transcript of (speaker, words) lines; a line without speaker is the heading."""
    text, blocks, turn, last = "", [], -1, ""
    for speaker, words in lines or LINES:
        turn += bool(speaker) and speaker != last
        label = f"{speaker}:" if speaker and speaker != last else ""
        last = speaker
        start = len(text) + len(label)
        text += f"{label}{words}\n"
        kind = BlockKind.SPEECH if speaker else BlockKind.HEADING
        blocks.append(Block(kind, Span(start, start + len(words)), speaker, turn if speaker else -1))
    speakers = tuple(
        Speaker(name, Role.HOST if name == "记者" else Role.GUEST) for name in dict.fromkeys(s for s, _ in lines or LINES) if name
    )
    identity = sha256(squeeze(text).encode()).hexdigest()
    return Transcript(
        path="factory.txt",
        identity=identity,
        text=text,
        folded=fold(text),
        blocks=tuple(blocks),
        speakers=speakers,
        title=Found("一座老工厂怎样学会用视觉模型", "first line"),
        date=Found(date, "credits"),
    )


SHEET = """\
source: factory.txt
title: 一座老工厂怎样学会用视觉模型
claims:
- kind: fact
  importance: 3
  speaker: 陈岚
  statement: 陈岚的工厂在 2019 年搬到了苏州，一共花了 3.2 亿元。
  answers: [3.2 亿元, 苏州]
  quote: 我们在 2019 年把工厂搬到了苏州,一共花了 3.2 亿元
- kind: position
  importance: 3
  speaker: 陈岚
  statement: 陈岚认为自动化不会让工人失业，因为新岗位会比旧岗位多。
  answers: [新岗位会比旧岗位多]
  quote: 我觉得自动化不会让工人失业,因为新岗位会比旧岗位多
- kind: position
  importance: 2
  speaker: 陈岚
  statement: 陈岚认为，用视觉模型做质检最难的不是买机器，而是培训老师傅。
  answers: [培训老师傅]
  quote: 最难的不是买机器,而是培训老师傅
- kind: fact
  importance: 2
  speaker: 陈岚
  statement: 陈岚的工厂改用视觉模型质检以后，漏检率从 2% 左右降到了 0.3%。
  answers: [0.3%]
  quote: 质检以前靠人看,漏检率有 2% 左右。现在用视觉模型,漏检率降到了 0.3%
- kind: position
  importance: 2
  speaker: 王平
  statement: 王平担心的是速度，新岗位来得可能没有旧岗位走得快。
  answers: [速度]
  quote: 我担心的是速度,新岗位来得可能没有旧岗位走得快
- kind: fact
  importance: 2
  speaker: 王平
  statement: 王平的团队试过三种办法：轮岗、师徒制和夜校。
  answers: [轮岗, 师徒制, 夜校]
  quote: 我们试过三种办法:一种是轮岗,一种是师徒制,还有一种是夜校
"""
