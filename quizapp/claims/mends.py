"""Small repairs that make a spoken clause written: each a named rule with its examples, applied to a draft in a fixed order.

What is not mended here makes a statement impure (`purity.py`): choosing sentences that need no resolving beats resolving.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from quizapp.claims.doubled import (
    APPOSITION,
    DOUBLED_SUBJECT,
    RESUMPTIVE,
    SAME_SUBJECT,
    named_right_before,
    resumed,
)
from quizapp.claims.draft import Draft, Word
from quizapp.language.rule import Rule
from quizapp.language.span import Span


@dataclass(frozen=True, slots=True)
class Setting:
    """What a mend may know beside the words: who speaks, and when the interview was published."""

    holder: str = ""  # the speaker's name as the source writes it; empty for the article's own voice
    year: int | None = None
    glue: Callable[[str], str] = str  # words of our own in the script of the source


@dataclass(frozen=True, slots=True)
class Mend:
    """A rule, and what to do at the first place that it finds."""

    rule: Rule
    at: Callable[[Draft, Span, Setting], Draft]
    again: bool = False  # whether to go on until the rule finds nothing more

    def apply(self, draft: Draft, setting: Setting) -> Draft:
        """The draft with this mend made wherever it applies."""
        for _ in range(8):
            place = self.rule.first(draft.text)
            if place is None:
                return draft
            mended = self.at(draft, place, setting)
            if mended.text == draft.text:
                return draft
            draft = mended
            if not self.again:
                return draft
        return draft


def _cut(name: str) -> Callable[[Draft, Span, Setting], Draft]:
    return lambda draft, place, _: draft.cut(place.start, place.end, name)


def _word(text: str, tag: str) -> Word:
    return Word(text, text, tag)


CONNECTIVES = (
    "所以说?|但是?|但其实|而且|并且|然后|其实|那么|另外|同时|不过|当然|因此(?!次)|于是|可是|就是说?|也就是说|换句话说|换言之|此外|总之|总的来[说看]|总体来[说讲看]|总体而言|整体来[说讲看]|整体而言|说到底|归根结底|补充一下|总结一下|(?:更|最)重要的(?:一点)?是(?=,)|"
    "事实上|实际上|说实话|坦白[说讲]|老实[说讲]|简单来?[说讲]|确实|反正|毕竟|只不过|的确|结果|后来|接着|包括|因为(?!(?!从|对|根据)[^,是有会能要在]{2,16}的(?!时候|角度|情况)[^,是有会能]{2,6},)|"
    "有意思的是|有趣的是|重要的是|也许你会发现|你会发现|我们[会可]?以?看到|我们都?知道|大家都?知道|众所周知|再比如|比如说?|例如|譬如|像是|"
    "首先|其次|再次|最后|第[一二三四五六七八九十](?:个|点|条|种|类)?(?:就?是|(?=[,:、]))|[一二三四五]是|一方面|另一方面|一来|二来|再者"
)
LEADING_CONNECTIVE = Rule(
    name="leading_connective",
    why="A connective at the start ties the sentence to the one before, which the learner does not see.",
    pattern=re.compile(
        rf"^((?:(?:{CONNECTIVES})[,:\s]*(?![的地得了着过者])|(?:对|嗯+|是的?|没错|好的?|好问题|啊|哦|哎|诶|那|欸|OK|ok)[,。:!\s]+)+)"
    ),
    hits=(
        "【第一,】芯片会更贵。",
        "【所以】芯片会更贵。",
        "【但其实,】电池是瓶颈。",
        "【对,】工厂在苏州。",
        "【首先,】成本会下降。",
        "【比如说】苏州的工厂用了视觉模型。",
        "【更重要的是,】电池要便宜。",
        "【总体来说,】电池便宜了。",
    ),
    misses=(
        "因为电池的特殊性,车会更贵。",
        "第三个阶段更贵。",
        "对方的工厂在苏州。",
        "后来者的机会更多。",
        "当地的工厂关了。",
        "最后的办法是涨价。",
    ),
)

LEADING_PARTICLE = Rule(
    name="leading_particle",
    why="而, 那, 也 before a subject only continue the talk.",
    pattern=re.compile(
        r"^((?:而|那(?![个种些样里边时家位段])|也|就(?![^,是有会能在]{2,10},)|才|还有)\s*)(?=[\u4e00-\u9fffA-Za-z]{2,}(?:是|的|会|能|在|有|需要|应该|可以))"
    ),
    hits=("【而】芯片的价格会下降。", "【那】工厂会关门。"),
    misses=("而立之年。", "芯片而非电池是瓶颈。", "那个年代是好的。", "那种电池会贵。", "就公开数据,电池是贵的。"),
)

HOLDING = "觉得|认为|感觉|想|理解|的?感觉是|的?理解是|的?观点是|的?看法是|的?判断是|的?体会是|的?经验是|看"
OPINION_FRONT = Rule(
    name="opinion_front",
    why="我觉得 is who says it, not what is said: the item names the holder instead.",
    pattern=re.compile(
        rf"(?:^|(?<=[,;:])|(?<=[\u4e00-\u9fffA-Za-z0-9])(?<![让使令给叫跟和与像据依所为果时说问想])(?=我(?:个人)?(?:觉得|认为)))((?:其实|就是|因为|所以|但是?|当然)?(?:(?:我|(?=个人(?:觉得|认为)))(?:个人|自己|本人)?(?:其实|也|就|还是?|一直|是|会|现在|确实|反而|倒|更)?(?:{HOLDING})(?:就是|呢|啊)?"
        r"|(?:在|从|对)我(?:个人)?(?:的角度|看|来看|来说|来讲|的理解)?(?:看来|来看|来说|来讲|而言)?(?=[,，]))[,:\s]*)(?!起来|到|见|法|了)"
    ),
    hits=(
        "【我觉得】电池是瓶颈。",
        "电池贵,【我个人认为,】芯片更贵。",
        "【在我看来,】电池是瓶颈。",
        "电池【我觉得】是瓶颈。",
        "【个人觉得】电池贵。",
    ),
    misses=("我看到了电池。", "他觉得电池贵。", "我想起来了。", "电池让我觉得安心。", "个人的电池贵。"),
)

SURE_VERB = Rule(
    name="sure_verb",
    why="我相信, 我猜, 我希望 say how sure the holder is: the verb stays, the name comes in front.",
    pattern=re.compile(
        r"^((?:其实|但是?|所以)?我(?:个人|自己)?(?:也|就|还是?|一直|都|非常|很|更)?(?:相信|猜|猜测|估计|预计|预测|希望|担心|怀疑|建议|主张|坚信|确信|同意|赞成|反对))"
    ),
    hits=("【我相信】电池会便宜。", "【我猜】明年会涨价。"),
    misses=("人们相信电池会便宜。",),
)

FILLERS = Rule(
    name="filler",
    why="Words that only hold the floor are no part of the statement.",
    pattern=re.compile(
        r"((?<=[,;:])(?:就是说|然后呢|怎么说呢|你知道吗?|对吧|是吧|对不对|嗯+|呃+|所以说)[,\s]*(?=.)|其实(?=[\u4e00-\u9fff])"
        r"|(?:,\s*)?(?:对吧|是吧|对不对|你知道吗|怎么说呢|怎么讲呢)(?=[,。!?]|$)|呃+,?|嗯+,?|(?<![目说问听])的话(?=[,，]))"
    ),
    hits=("电池【其实】是瓶颈。", "电池是瓶颈【,对吧】。", "如果电池便宜【的话】,车会便宜。"),
    misses=("电池是事实上的瓶颈。", "他说的话很短。", "听父母说的话,孩子会轻松。"),
)

FINAL_PARTICLE = Rule(
    name="final_particle",
    why="吧, 呢, 啊 at the end of a clause belong to speech.",
    pattern=re.compile(r"(?<=[\u4e00-\u9fffA-Za-z0-9])((?:吧|呢|啊|嘛|呀|哦|哈|啦|哎|喽)+)(?=[,;:。!…]|$)"),
    hits=("电池是瓶颈【吧】。", "电池【呢】,是瓶颈。"),
    misses=("他开了一家酒吧间。",),
)

STAGE_DIRECTION = Rule(
    name="stage_direction",
    why="(笑) is not said.",
    pattern=re.compile(r"(\s*[(\[](?:大?笑声?|笑了?|掌声|鼓掌|停顿|沉默)[)\]])"),
    hits=("电池是瓶颈【(笑)】。",),
    misses=("电池(锂电池)是瓶颈。",),
)

GLOSS = Rule(
    name="gloss",
    why="A long gloss in brackets breaks the sentence; what it explains stands without it.",
    pattern=re.compile(r"(?<=\S)(\s*[(\[](?:[^()\[\]]{1,60}[:：][^()\[\]]{2,80}|[^()\[\]]{24,120})[)\]])"),
    hits=("HBM【(High Bandwidth Memory:高带宽内存,一种内存接口)】贵。",),
    misses=("HBM(高带宽内存)贵。",),
)

MEASURE_RESIDUE = Rule(
    name="measure_residue",
    why="的一个 before a noun adds nothing.",
    pattern=re.compile(r"的(一[个些种])(?=[\u4e00-\u9fff]{2,})(?!月|人|小时|星期|礼拜|年|方面|部分)"),
    hits=("电池有很大的【一个】优势。",),
    misses=("他的一个月工资。", "这是工厂的一部分。"),
)


KIN = re.compile(
    r"(?:老?爸|老?妈|父|母|爷爷|奶奶|外公|外婆|太太|老公|老婆|妻子|丈夫|先生(?!们)|孩子|儿子|女儿|哥|姐|弟|妹|同事|同学)"
)


def _first_person(draft: Draft, place: Span, setting: Setting) -> Draft:
    # A new sentence says the name again: 自己 would hang in the air.
    before = draft.text[: place.start].rstrip()
    seen = setting.holder in before and before[-1:] not in ("。", "!", "")
    name = setting.glue("自己") if seen else setting.holder
    named = [_word(name, "r" if seen else "PER")]
    if KIN.match(draft.text, place.end):
        named.append(_word(setting.glue("的"), "u"))  # 我爸 is 某某的爸
    return draft.put(place.start, place.end, tuple(named), "first_person")


FIRST_PERSON = Rule(
    name="first_person",
    why="我 is the speaker: the name the first time, 自己 after that.",
    pattern=re.compile(r"(?<!自)(我(?:自己|个人|本人)?)(?!们|国|军|方|省|市|行我素)"),
    hits=("【我】在苏州开了工厂。", "【我自己】在苏州开了工厂。"),
    misses=("我们在苏州。", "自我是什么。", "我国的工厂。"),
)

THIS_YEAR = Rule(
    name="relative_year",
    why="今年, 去年, 明年 mean nothing weeks later; the date of publication says which year.",
    pattern=re.compile(r"(?<![历往以])((?:今年|去年|前年|明年|后年)(?:年(?=[底初中末]))?)"),
    hits=("电池【去年】便宜了。",),
    misses=("电池往年便宜。", "厂长以前年轻。"),
)


def _relative_year(draft: Draft, place: Span, setting: Setting) -> Draft:
    if setting.year is None:
        return draft
    step = {"今年": 0, "去年": -1, "前年": -2, "明年": 1, "后年": 2}[place.of(draft.text)[:2]]
    return draft.put(place.start, place.end, (_word(f"{setting.year + step}年", "TIME"),), "relative_year")


NOW = Rule(
    name="now",
    why="目前 before a noun is the year of publication; 现在 is rather the moment of speaking, and stays a fault.",
    pattern=re.compile(r"((?:目前|当前)(?:为止|来看)?)(?=[\u4e00-\u9fff]{2,8}(?:的|是|有|最|占|已经))(?![的还正都])"),
    hits=("【目前】电池是瓶颈。",),
    misses=("现在电池便宜了。", "目前还没有电池。"),
)


def _now(draft: Draft, place: Span, setting: Setting) -> Draft:
    if setting.year is None or re.search(r"\d{4}\s?年", draft.text):
        return draft
    return _cut("now")(draft, place, setting)  # the item says of which year it is told


SECOND_HALF_SELF = Rule(
    name="own_team",
    why="我们公司, 我们团队 of a speaker are the speaker's.",
    pattern=re.compile(r"(我们)(?=(?:自己的?)?(?:公司|团队|工厂|学校|医院|实验室|部门|研究所|编辑部|乐队|店|产品))"),
    hits=("【我们】公司在苏州。",),
    misses=("我们在苏州。",),
)


def _own_team(draft: Draft, place: Span, setting: Setting) -> Draft:
    if not setting.holder:
        return draft
    return draft.put(place.start, place.end, (_word(setting.holder, "PER"), _word(setting.glue("的"), "u")), "own_team")


DOUBLE_MARK = Rule(
    name="double_mark",
    why="Cutting leaves marks side by side.",
    pattern=re.compile(r"([,:;]\s*)(?=[,;:。!]|$)"),
    hits=("电池【,】,是瓶颈。",),
    misses=("电池,是瓶颈。",),
)

LEADING_MARK = Rule(
    name="leading_mark",
    why="Cutting leaves a mark in front.",
    pattern=re.compile(r"^([,:;。!\s]+)"),
    hits=("【,】电池是瓶颈。",),
    misses=("电池,是瓶颈。",),
)

OPINION = Mend(OPINION_FRONT, _cut("opinion_front"), again=True)
TIDY = (Mend(LEADING_MARK, _cut("leading_mark")), Mend(DOUBLE_MARK, _cut("double_mark"), again=True))
BEFORE_PERSON = (
    Mend(STAGE_DIRECTION, _cut("stage_direction"), again=True),
    Mend(GLOSS, _cut("gloss"), again=True),
    Mend(LEADING_CONNECTIVE, _cut("leading_connective")),
    OPINION,
    Mend(LEADING_CONNECTIVE, _cut("leading_connective")),
    Mend(LEADING_PARTICLE, _cut("leading_particle")),
    Mend(FILLERS, _cut("filler"), again=True),
    Mend(FINAL_PARTICLE, _cut("final_particle"), again=True),
    Mend(MEASURE_RESIDUE, _cut("measure_residue"), again=True),
    Mend(RESUMPTIVE, resumed),
    Mend(DOUBLED_SUBJECT, named_right_before, again=True),
    Mend(APPOSITION, _cut("apposition")),
    Mend(SECOND_HALF_SELF, _own_team, again=True),
    Mend(THIS_YEAR, _relative_year, again=True),
    Mend(NOW, _now),
    *TIDY,
)
PERSON = Mend(FIRST_PERSON, _first_person, again=True)
RULES = (*(m.rule for m in (*BEFORE_PERSON, PERSON)), SURE_VERB, SAME_SUBJECT)


def mend(draft: Draft, setting: Setting) -> Draft:
    """The draft as a written statement, as far as free mends reach; what they did is in its reasons."""
    for step in BEFORE_PERSON:
        draft = step.apply(draft, setting)
    if setting.holder:
        draft = Mend(SAME_SUBJECT, _cut("same_subject"), again=True).apply(draft, setting)
        draft = PERSON.apply(draft, setting)
    return draft
