"""Rubric 4: one right answer, and the question says what kind of thing it is."""

from __future__ import annotations

import re

from quizapp.items.gate.rule import GateRule, Reading, example
from quizapp.items.gate.words import body, own_words
from quizapp.items.item import ItemKind
from quizapp.language.squeeze import size, squeeze

ASKED = r"(?:谁|哪一?[家个款种位所](?:公司|机构|大学|模型|人)?)"
IN_APPOSITION = re.compile(
    r"(?:嘉宾|教授|合伙人|创始人|首席执行官|CEO|主席|总裁|负责人|专家|学者|记者)\s*(?:谁(?![会能来去将])|哪一?位)|(?:公司|机构|企业)\s*哪一?家(?:公司|机构|企业)"
)
IN_COORDINATION = re.compile(
    rf"(?:、|或者?|还是|不管是?|无论是?)\s*{ASKED}|{ASKED}\s*(?:、|或(?![许許]))|[和与跟]\s*{ASKED}(?=[^,，。?？]{{0,12}}都)|(?:或者?|还是)\s*_{{2,}}|_{{2,}}\s*(?:或(?![许許])|还是)"
)
VAGUE = re.compile(
    r"(?:怎么样|如何|是什么人|是什么样的人|指的是什么|会怎么样|什么(?:样的)?(?:东西|事情|情况|内容|方面|人|地方))[？?]$|怎么看|说了什么|^.{0,8}是什么[？?]$"
)
ONE_OF_SEVERAL = re.compile(
    r"另[一外]?[个种](?:[^，,]{0,8}的)?[\u4e00-\u9fff]{0,4}(?:就?是|在于)(?:什么|____)"
    r"|(?:[，,]|其中)(?:另?一[种个类项]|其一|第一个?|之一)(?:就?是|为)?(?:什么|____|谁|哪)"
)
ASKS_NUMBER = re.compile(r"多少|(?<![哪好隔])几[个年月位种家张倍岁次天分]|哪一?年|多久")
NUMERAL = re.compile(r"[\d一二两三四五六七八九十百千万亿几半]")
EMPTY = re.compile(
    r"_{2,}|什么样?|哪[些个位家一几两里种类款年]?|怎么样?|怎样|如何|为什么|为何|多少|是否|有没有|[吗呢谁几的了在是和与或这那里中时有到请对把被也都就还过]|对于|关于|谈到|提到|讲到|说到|说过?|"
    r"认为|觉得|看待|看法|怎么看|评价|观点|态度|内容|重要|关键|核心|主要|数字|信息|事情|问题|东西|情况|访谈|采访|文章|节目|句话|判断|正误|指出|表示|自己|一[个些]|方面"
)


def subject_matter(reading: Reading) -> int:
    """How much the question says of what it asks, speakers' names aside; a Latin word or number counts two."""
    text = squeeze(EMPTY.sub("", reading.question))
    for name in reading.setting.speakers:
        text = text.replace(squeeze(name), "")
    return len(re.findall(r"[\u3400-\u9fff]", text)) + 2 * len(re.findall(r"[a-z0-9.%]+", text))


RULES = (
    GateRule(
        name="the question word stands in the place of its noun, not beside it",
        rubric=4,
        why="母公司哪家公司 is no Chinese.",
        breaks=lambda r: bool(IN_APPOSITION.search(own_words(r.question))),
        accepted=(example("陈岚的合伙人里谁管质检？", "王平"),),
        rejected=(example("陈岚的合伙人谁管质检？", "王平"), example("陈岚的母公司哪家公司在苏州？", "Zeta")),
    ),
    GateRule(
        name="the answer is not one of several beside each other",
        rubric=4,
        why="Of A 还是 B nobody can tell which is asked.",
        breaks=lambda r: bool(IN_COORDINATION.search(own_words(r.question))),
        accepted=(example("陈岚的工厂和哪家公司合作？", "Zeta"), example("哪一位或许管过质检？", "王平")),
        rejected=(
            example("无论是苏州还是哪家公司，都涨了价？", "Zeta"),
            example("工厂或者____花了三亿元。", "Zeta", ItemKind.CLOZE),
        ),
    ),
    GateRule(
        name="asks for all of several or for none",
        rubric=4,
        why="Of two methods either would be a right answer to 一种是什么.",
        breaks=lambda r: bool(ONE_OF_SEVERAL.search(own_words(r.question))),
        accepted=(example("陈岚提出的两种方法分别是什么？", "培训；轮岗", ItemKind.LIST, parts=("培训", "轮岗")),),
        rejected=(
            example("陈岚提出两种方法，一种是什么？", "培训"),
            example("原因有三个，第一个是____。", "租金", ItemKind.CLOZE),
        ),
    ),
    GateRule(
        name="the question is not vague",
        rubric=4,
        why="To 怎么样 many answers are fair.",
        breaks=lambda r: r.is_(ItemKind.SHORT_ANSWER) and bool(VAGUE.search(body(own_words(r.question)))),
        accepted=(example("陈岚认为，搬家以后最先涨的是哪一项成本？", "运费", position=True),),
        rejected=(example("陈岚的工厂搬家以后怎么样？", "更快"), example("王平是什么人？", "质检员")),
    ),
    GateRule(
        name="the question says what it is about",
        rubric=4,
        why="A question that only names a speaker asks for anything he said.",
        breaks=lambda r: subject_matter(r) < 4,
        accepted=(example("陈岚的工厂搬到了哪座城市？", "苏州"),),
        rejected=(example("陈岚提到了什么？", "苏州"), example("王平认为关键是什么？", "培训", position=True)),
    ),
    GateRule(
        name="the answer fits the question word",
        rubric=4,
        why="多少 asks for a number.",
        breaks=lambda r: (
            not r.is_(ItemKind.CLOZE, ItemKind.TRUE_FALSE)
            and "____" not in r.question
            and bool(ASKS_NUMBER.search(r.question))
            and not NUMERAL.search(r.answer)
        ),
        accepted=(example("工厂搬家花了多少亿元？", "3.2"),),
        rejected=(example("工厂搬家花了多少钱？", "不便宜"),),
    ),
    GateRule(
        name="an open gap can be told",
        rubric=4,
        why="A long gap can be filled in many words; so can one that leaves little of its sentence.",
        breaks=lambda r: r.is_(ItemKind.CLOZE) and (size(r.answer) > 12 or size(r.answer) > 0.4 * size(r.question)),
        accepted=(example("陈岚认为，工厂应该搬到离____近的地方。", "客户", ItemKind.CLOZE, position=True),),
        rejected=(example("陈岚____。", "觉得应该再建一座新厂", ItemKind.CLOZE),),
    ),
)
