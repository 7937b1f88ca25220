"""Rubric 3: understood weeks later without the article."""

from __future__ import annotations

import re

from quizapp.items.gate.rule import GateRule, Reading, example
from quizapp.items.gate.words import body, own_words
from quizapp.items.item import ItemKind

POINTING = re.compile(
    r"^(?:[他她它](?:们)?(?!国)|[这那](?!么多年|英|不勒斯)|其(?!他|余|中一|实)|该(?!隐)|此(?!外)|我(?!国)|你|您|咱|前者|后者|上述|以上|"
    r"(?:对|是的|嗯|好的?)[,，。、]|所以|因此|但(?!丁)|而(?!立|今)|并且|然后|其实|就是|包括|比如|例如|譬如|另外|此外|不过|因为(?!什么|何)|"
    r"(?:首先|其次|最后|同时)(?=[,，我是要])|第[一二三四五六]\s*[,，、:：])"
)
FIRST_OR_SECOND = re.compile(r"(?<!自)我(?!国)|咱|你|您")
RELATIVE_TIME = re.compile(
    r"[今去明前]年(?!份)|上个月|下个月|刚才|刚刚(?=[说提讲聊])|(?<![\d年])当时(?!的[\u4e00-\u9fff])|本期|这一轮|上一轮|这轮|本轮|这一期"
)
UNNAMED = re.compile(
    r"(?:这|那)(?:个|件|家|款|种|位|份|场|次|类|一)(?!个|种(?:人|事|情况)?的)(?:事情|事|公司|产品|问题|领域|榜单|模型|团队|方面|东西|现象|观点|做法|机构|行业|游戏|项目)(?!的)"
)
ASKED_INSIDE = re.compile(r"[“「][^”」？?]{0,40}(?:什么(?!都|也)|多少|几[个年月]|哪[家种个位款座所]|谁)[^”」？?]{0,30}[”」]")
PRONOUN = re.compile(r"(?<![其吉])[他她它](?!人|国|们自己)们?(?!自己)")
SUBJECTLESS = re.compile(
    r"^(?!.{1,14}的(?:人|学生|孩子|家长|家属|病人|患者|乘客|公司|企业|机构|团队|国家|模型|产品))(?:是(?!否)|会(?![议员计长])|能(?![源量力])|可以|可能(?!性)|应该|需要|必须|要(?![么素点求])|"
    r"从来[没不]|去(?![年世])|把(?!手)|被(?![告子问])|也(?!许|门)|都(?![市会])|就(?!业)|还(?!原)|又|再(?![生保])|才(?![能华])|已经|正在|没有(?!人)|没(?!收|人)|不(?=[是会能要可用必应得需])|"
    r"觉得|认为|感觉|获得|拿到|发现|使得|导致|从而)"
)


def _lone_pronoun(reading: Reading) -> bool:
    """A third person before any name or noun that it could mean: none within the sentence.

    A person who writes a sheet knows whom 他们 means; of a statement that was found only a name in front of it is sure.
    """
    text = own_words(body(reading.question))
    found = PRONOUN.search(text)
    if found is None:
        return False
    before = text[: found.start()]
    if not reading.draft.claim.by_hand and not re.search(r"[A-Za-z]{2}", before):
        return not any(name in before for name in reading.setting.speakers if len(name) >= 2)
    return len(re.sub(r"[^\u4e00-\u9fffA-Za-z]", "", before)) < 4


def _lost_subject(reading: Reading) -> bool:
    """A statement, or any question about one that was found, that begins with its predicate."""
    statement, core = reading.is_(ItemKind.CLOZE, ItemKind.TRUE_FALSE), body(reading.question)
    if statement and core.startswith("被问"):
        return True  # 被问到…时 opens a question well, a statement with a gap badly
    told = statement or not reading.draft.claim.by_hand
    return told and not reading.is_(ItemKind.WHO_SAID) and bool(SUBJECTLESS.match(core))


NAMED_TWICE = re.compile(r"^据?(?P<holder>[^，,]{2,24}?)(?: \d{4} 年)?(?:认为|介绍|觉得|希望|相信)[，,]?.*(?P=holder)")
MONTH = re.compile(r"(?<!\d)(?:1[0-2]|[1-9])\s*月(?!均|薪|活|刊|度)")

RULES = (
    GateRule(
        name="does not open with a word that points elsewhere",
        rubric=3,
        why="What 它 or 所以 points at stood in the article.",
        breaks=lambda r: bool(POINTING.match(body(r.question))),
        accepted=(
            example("该隐杀死了谁？", "亚伯"),
            example("陈岚认为，自动化为什么不会让工人失业？", "新岗位更多", position=True),
        ),
        rejected=(example("它搬到了哪座城市？", "苏州"), example("陈岚认为，所以工厂要搬到哪里？", "苏州", position=True)),
    ),
    GateRule(
        name="no first or second person outside quotation marks",
        rubric=3,
        why="The learner does not know who 我 is.",
        breaks=lambda r: bool(FIRST_OR_SECOND.search(own_words(r.question))),
        accepted=(
            example("被问到“你为什么要搬家？”时，陈岚怎样回答？", "苏州离客户近"),
            example("陈岚提高了工人的自我评价，靠的是什么？", "培训"),
        ),
        rejected=(example("我们工厂搬到了哪座城市？", "苏州"), example("陈岚认为，你应该先做什么？", "培训", position=True)),
    ),
    GateRule(
        name="no time that depends on when it is read",
        rubric=3,
        why="去年 is another year for every reader; 当时 and 这一轮 are none at all.",
        breaks=lambda r: bool(RELATIVE_TIME.search(own_words(r.question))) and not re.search(r"\d{4}", r.question),
        accepted=(example("2019 年工厂搬迁当时花了多少亿元？", "3.2"), example("陈岚按年份排列了哪些数据？", "漏检率")),
        rejected=(example("工厂去年搬到了哪座城市？", "苏州"), example("陈岚的工厂这一轮融资拿到了多少亿元？", "3.2")),
    ),
    GateRule(
        name="names what 这 and 那 stand for",
        rubric=3,
        why="这家公司 is no company that the learner knows.",
        breaks=lambda r: bool(UNNAMED.search(own_words(r.question))) and not r.is_(ItemKind.WHO_SAID),
        accepted=(
            example("陈岚认为，做培训这件事的好处是什么？", "新岗位更多", position=True),
            example("陈岚的那些工人学的是什么？", "质检"),
        ),
        rejected=(example("这家公司搬到了哪座城市？", "苏州"), example("陈岚认为，那个榜单说明了什么？", "涨价", position=True)),
    ),
    GateRule(
        name="a third person has somebody to mean",
        rubric=3,
        why="他 at the head of a question is nobody.",
        breaks=_lone_pronoun,
        accepted=(
            example("陈岚认为，Zeta 搬走以后它的客户会怎样评价交货？", "更快", position=True),
            example("吉他手王平最常用的是什么琴？", "木吉他"),
        ),
        rejected=(example("当年他搬到了哪座城市？", "苏州"), example("陈岚认为，让他们学习的是什么？", "质检", position=True)),
    ),
    GateRule(
        name="asks outside quotation marks",
        rubric=3,
        why="Words inside quotation marks are verbatim; a question word there is not.",
        breaks=lambda r: r.is_(ItemKind.SHORT_ANSWER, ItemKind.MULTIPLE_CHOICE) and bool(ASKED_INSIDE.search(r.question)),
        accepted=(
            example("被问到“你为什么要搬家？”时，陈岚怎样回答？", "苏州离客户近"),
            example("陈岚所说的“夜校”是什么？", "培训"),
        ),
        rejected=(example("陈岚说：“我们在这里住了多少年。”？", "十二年"), example("陈岚常说“机器抢不走什么”？", "手艺")),
    ),
    GateRule(
        name="a statement has its subject",
        rubric=3,
        why="A sentence that begins with 会 or 没有 lost who does it.",
        breaks=_lost_subject,
        accepted=(example("会议定在____召开。", "苏州", ItemKind.CLOZE), example("能源比____更重要。", "算力", ItemKind.CLOZE)),
        rejected=(
            example("会让工人学习____。", "质检", ItemKind.CLOZE),
            example("陈岚认为，没有花 3.2 亿元。", "错", ItemKind.TRUE_FALSE),
        ),
    ),
)

FOUND = (
    GateRule(
        name="the holder is named once",
        rubric=6,
        why="陈岚认为，陈岚会… was told of oneself, and is no view (1 of 12).",
        breaks=lambda r: bool(NAMED_TWICE.match(r.question)),
        accepted=(example("陈岚认为，自动化不会让____失业。", "工人", ItemKind.CLOZE, position=True),),
        rejected=(example("陈岚认为，陈岚会反复检查____。", "裂纹", ItemKind.CLOZE, position=True),),
    ),
    GateRule(
        name="a month comes with its year",
        rubric=3,
        why="Weeks later 11 月 is any November (none of 6).",
        breaks=lambda r: bool(MONTH.search(r.question + r.answer)) and not re.search(r"\d{4}\s*年", r.question + r.answer),
        accepted=(
            example("2019 年 11 月，工厂搬到了____。", "苏州", ItemKind.CLOZE),
            example("工厂花了十一个月搬到____。", "苏州", ItemKind.CLOZE),
        ),
        rejected=(example("工厂 11 月搬到了____。", "苏州", ItemKind.CLOZE),),
    ),
)
