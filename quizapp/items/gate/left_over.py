"""Rubric 3 and 6: traces of speech, of a cut or of a rewording in statements that were found."""

from __future__ import annotations

import re

from quizapp.claims.claim import ClaimKind
from quizapp.items.gate.rule import GateRule, Reading, example
from quizapp.items.gate.words import GAP, body, own_words
from quizapp.items.item import ItemKind

ORDINAL_LOST = re.compile(
    r"^(?:种|次(?![要数日])|些|个(?![人体性别])|位(?![于置])|款(?!式)|代(?![码表理价糖替]|言)|点(?![击评])|从[^，,]*、|项(?!目)|阶段|场景)"
)
POINTS_BACK = re.compile(
    r"两者|两边|两端|一端|前者|后者|当天|该(?:报告|公司|产品|书|文)|这么[大多高]|那么的?(?:$|[，,])|这部分|那部分|这方面|以下|如下|上面|后面[^的]|至今|过去|[年天月]前|之前(?!的)|[这那](?:多少|几)|第?[一二三]?个?版本"
)
OPENING = re.compile(r"^(?!目前|未来|此外|同时|后来|首先|其次|因此|如今|其实|最终|一开始|早期|今年)[\u3400-\u9fff]{2,5}[，,]")
POINTER = re.compile(r"(?:这|那)(?!么|里的|样)[个种些件类家款条位]?")
SPEECH = re.compile(
    r"确实是|也是说|的话(?![题语])|[，,]就是(?!因为)|就是(?:另外|之前|一个|说)|比如说|等等|的这[种个]|那个|非常非常|大概.{0,12}大概|整个.{0,8}整个|稍微.{0,14}稍微|是.{1,12}是变|反正|倒是|来说也是|"
    r"或者是(?!否)|对吧|基本上都是|那种|都分别|比方|不管怎么|算了|而已|占着|蛮|好像|自己自己|的的|里里|是是|了了|一直补|在里边|里边|多少(?:时|点)(?!间)|起来的时候|有点儿?"
)
HALF = re.compile(
    r"(?:而言|来说|来讲|表示|以来|之前|以后|之后|的时候|时候|开始|需要做|等等|有在[^，]*|因为|为了|来看|角度)[。？?]$|[，,](?:最终|最后|特别|尤其|主要)[。？?]$"
)
LABEL = re.compile(r"^[^，,。]{1,24}[\uff1a:](?!“)|[\uff5c|→※●■]")
MAY_PRECEDE_A_NAME = (
    "，、：；。“「（ 和与跟给让对向把被据是的在请问叫像比使为由随当若如因从同替以及或但而所认"
    "觉得想说听看时后前中里了即到过人于经理长师者"
)
RESTATES = re.compile(r"自己.*自己.*自己|(?:自己|本人).{0,3}自己")
RHETORICAL = re.compile(r"为什么.*(?:____|[。])|(?<!不管)(?<!无论)(?:怎么|什么|哪[个些里])[^？?，,]*_{2,}")


def _name_in_the_middle(reading: Reading) -> bool:
    """A speaker's name in the place of a 我 that meant anybody, or that lost its place: 光陈岚很明显地知道."""
    question = re.sub(r"^据[^，,]*[，,]", "", own_words(reading.question))
    for name in reading.setting.speakers:
        at = question.find(name) if len(name) >= 2 else -1
        if at > 0 and question[at - 1] not in MAY_PRECEDE_A_NAME and re.match(r"[\u3400-\u9fffA-Za-z]", question[at - 1]):
            return True
        fact = reading.draft.claim.kind is ClaimKind.FACT
        if (
            at > 0
            and fact
            and (re.match(r"这|那|觉得|所知", question[at + len(name) :]) or re.search(r"说[，,]?$", question[:at]))
        ):
            return True
    return False


def _points_back(reading: Reading) -> bool:
    """这 or 那 in the first clause, or a word that means something said before."""
    text = own_words(body(reading.question))
    first = re.split(r"[，,。；;：:]", text)[0]
    opening = OPENING.match(text)
    lone = opening is not None and not re.search(r"[年月日]|[是有会要把让被用说做没不到来去]", opening[0])
    unconditioned = re.search(r"^[^，,]*(?<!刚)才(?:会|能|可以)", text) and not re.search(r"只有|[要需]|必须|[时后]|条件", text)
    return lone or bool(unconditioned) or bool(POINTER.search(first) or POINTS_BACK.search(text))


def _also(reading: Reading) -> bool:
    """也 in a first clause says that something was told before."""
    first = re.split(r"[，,。；;：:]", own_words(body(reading.question)))[0]
    return bool(re.search(r"(?<![，,一再谁么])(?:也(?!许|门)|还是?(?![有没要原款])|却|则|都没)", first)) and not re.search(
        r"即使|哪怕|无论|不管|什么.{0,6}[也都]|连|每|所有|除|原则|规则|否则|法则|准则", first
    )


def _no_predicate(reading: Reading) -> bool:
    """A row of names: no clause of the statement says anything."""
    text = re.sub(r"什么|哪[个家种款位座]", "物", GAP.sub("物", body(reading.question))).rstrip("。？?")
    text = re.sub(r"[能有]力|功能|性能|可能性|智能|技能|能源|能量|能力|以[^，,]{1,8}为中心的|所有|现在|存在|包括|支持", "", text)
    return "什么是" not in reading.question and not re.search(
        r"[是有在会能要让做用把被使叫说适发进花占到了过着成为变比不没将已可应需给去来与和对看得]|[\u3400-\u9fff]{2}(?:[\u3400-\u9fff]{2})?于",
        text,
    )


DOUBTS = (
    GateRule(
        name="nothing points back at what the article said before",
        rubric=3,
        why="What 两边 and 这 mean stood in the article.",
        breaks=lambda r: not r.is_(ItemKind.WHO_SAID) and _points_back(r),
        accepted=(example("陈岚用短句训练工人，这种方式也适用于什么？", "质检"),),
        rejected=(example("陈岚把两者分别称为什么？", "手艺和机器"), example("这对工厂意味着什么？", "培训")),
    ),
    GateRule(
        name="也 has something to follow",
        rubric=3,
        why="Whoever reads 也 asks who else.",
        breaks=lambda r: not r.is_(ItemKind.WHO_SAID) and _also(r),
        accepted=(example("工厂搬家以后，王平也学了什么？", "质检"),),
        rejected=(example("王平的车间也有____。", "机械臂", ItemKind.CLOZE),),
    ),
    GateRule(
        name="written, not spoken",
        rubric=6,
        why="确实是, 等等 and 就是说 are how people talk.",
        breaks=lambda r: bool(SPEECH.search(own_words(r.question))),
        accepted=(example("陈岚的工厂搬到了哪座城市？", "苏州"),),
        rejected=(example("陈岚的工厂确实是____的。", "自动化", ItemKind.CLOZE),),
    ),
    GateRule(
        name="the sentence goes on to its end",
        rubric=6,
        why="对工人而言 is where a sentence begins.",
        breaks=lambda r: bool(HALF.search(own_words(r.question))),
        accepted=(example("陈岚的工厂对____而言很近。", "客户", ItemKind.CLOZE),),
        rejected=(example("陈岚的工厂对____而言。", "客户", ItemKind.CLOZE),),
    ),
    GateRule(
        name="neither caption nor label",
        rubric=6,
        why="A line with a colon tells who is who, and a bar stands under a picture.",
        breaks=lambda r: bool(LABEL.search(body(r.question))),
        accepted=(example("陈岚在车间里贴了一句话：“先学后做”，它说的是什么？", "培训"),),
        rejected=(example("陈岚：负责什么？", "质检"), example("工厂的____|图", "合影", ItemKind.CLOZE)),
    ),
    GateRule(
        name="not 自己 again and again",
        rubric=6,
        why="Three 自己 are three 我 that nobody reworded.",
        breaks=lambda r: bool(RESTATES.search(own_words(r.question))),
        accepted=(example("陈岚怎样看自己的工厂？", "够大"),),
        rejected=(example("陈岚自己觉得自己应该对自己做什么？", "培训"),),
    ),
    GateRule(
        name="no second question inside the statement",
        rubric=6,
        why="A rhetorical question is no statement.",
        breaks=lambda r: r.is_(ItemKind.CLOZE, ItemKind.MULTIPLE_CHOICE) and bool(RHETORICAL.search(own_words(r.question))),
        accepted=(example("陈岚的工厂装上了____。", "机械臂", ItemKind.CLOZE),),
        rejected=(example("工厂为什么要____只机械臂，而不是一只。", "两", ItemKind.CLOZE),),
    ),
    GateRule(
        name="says something of something",
        rubric=6,
        why="A row of nouns is no sentence.",
        breaks=lambda r: not r.is_(ItemKind.WHO_SAID, ItemKind.LIST) and _no_predicate(r),
        accepted=(example("陈岚的工厂装上了____。", "机械臂", ItemKind.CLOZE),),
        rejected=(example("质检能手，____，夜校。".replace("能手", "工人"), "机械臂", ItemKind.CLOZE),),
    ),
)

FOUND = (
    GateRule(
        name="no measure word has lost its number",
        rubric=6,
        why="第二种办法 without 第二 is 种办法.",
        breaks=lambda r: bool(ORDINAL_LOST.match(body(r.question))),
        accepted=(example("点评网站由谁管？", "王平"), example("个人用户最看重什么？", "交货时间")),
        rejected=(example("种办法的主要机制叫做什么？", "轮岗"), example("阶段让工人学习什么？", "质检")),
    ),
    GateRule(
        name="a speaker's name stands where a name can stand",
        rubric=6,
        why="Where 我 meant anybody, a name in its place makes nonsense.",
        breaks=_name_in_the_middle,
        accepted=(example("培训以后，陈岚让工人做什么？", "质检"), example("王平和陈岚办的是什么？", "夜校")),
        rejected=(example("窗帘要全暗，因为光陈岚很明显地知道什么？", "作用"),),
    ),
)
