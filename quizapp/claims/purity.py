"""What keeps a statement from standing alone: each reason a named rule with its examples."""

from __future__ import annotations

import re

from quizapp.claims.draft import Draft
from quizapp.claims.subjects import NOUNS
from quizapp.claims.torn import torn
from quizapp.language.rule import Rule
from quizapp.language.span import Span

SECOND_PERSON = Rule(
    name="second_person",
    why="你 is the host, the audience or anybody.",
    pattern=re.compile(r"(你们?|您|咱们?)"),
    hits=("【你】需要电池。",),
    misses=("人们需要电池。",),
)

WE = Rule(
    name="we",
    why="我们 is the speaker's team, the country, or everybody.",
    pattern=re.compile(r"(我们?)(?!国)"),
    hits=("【我们】需要电池。",),
    misses=("我国需要电池。",),
)

POINTING = Rule(
    name="pointing",
    why="这, 那, 此, 该 point at something outside the statement.",
    pattern=re.compile(
        r"((?:这|那)(?!么|样的话|时候?起)(?:个|些|种|样|里|儿|边|次|件|位|家|款|类|段|方面|时候?|一|两|几|是|就|也|都|会|对|的)?|此(?!外|类|次|起彼伏|刻)|该(?=[\u4e00-\u9fff]{2})(?<!应该)(?<!不该)(?<!活该))"
    ),
    hits=("【这是】瓶颈。", "【那种】电池贵。"),
    misses=("那么贵的电池没人买。", "人们应该买电池。", "此外没有电池。"),
)

THIRD_PERSON = Rule(
    name="third_person",
    why="他, 她, 它 stand for somebody named elsewhere.",
    pattern=re.compile(r"((?<!其)(?:他|她|它)们?(?!国|乡|日|杀))"),
    hits=("【他们】买了电池。",),
    misses=("其他人买了电池。",),
)

RELATIVE_TIME = Rule(
    name="relative_time",
    why="当时, 刚才, 最近 have no anchor weeks later.",
    pattern=re.compile(
        r"(当时|当年|[上前此这那下本]次|刚才|刚刚(?!好)|最近|近期|日前|今天|昨天|明天|今年|去年|前年|明年|上个?月|下个?月|上周|这几年|那几年|近几年|近年来?|现在|目前|如今|今后|(?:^|(?<=[,;]))(?:以后|之前(?=,))|后来|上一[轮次代]|"
        r"这一[轮次代]|本期|本次|(?<!年)[上下]半年|前几年|过去几年|接下来|到时候?)(?<!体现在)(?<!表现在)(?<!呈现在)(?<!出现在)(?<!实现在)(?<!发现在)"
    ),
    hits=("【最近】电池便宜了。", "【当时】电池贵。"),
    misses=("2022年电池便宜了。", "优势体现在成本上。", "工厂关门以后电池更贵。", "2026年上半年电池便宜了。"),
)

HALF_FRONT = Rule(
    name="half_front",
    why="The subject was left in the sentence before, or the clause hangs on another.",
    pattern=re.compile(
        r"^((?:其(?![他实中次余它])|是(?!否)|会(?![议员计长])|能(?![源量力])|可以|可能(?!性)|应该|需要|必须|要(?![么素点求])|去(?![年世])|把(?!手)|被|让|使得?|将(?![军来])|也(?!许)|都(?![市会])|就(?!业)|还(?!原)|又|再(?![生保])|才(?![能华])|"
        r"已经|正在|没有?(?!人)|不(?!同|少|管|论|确定性|锈)|觉得|认为|感觉|获得|拿到|发现|导致|从而|以及|或者?|和|与|及|的|了|着|过|得|地|来(?!自)|出来|更|最(?![近后大早高低新初好重终])|非常|特别|很(?!多)|比较|太(?![阳空极])|"
        r"以[便至]|只(?!要|有)|并|却|则|而|但|所以|因此|然后|并且|而且|那么|不仅|不光|不但|甚至|尤其|其中|其实|其次|一个是|一种是|有的|有时候?|之后|之前|以后|以前|里面?|上面?|下面|方面|时候?|吗|呢|吧|看|说|想|做|有(?!些|的人|人)))"
    ),
    hits=("【是】一家公司。", "【会】变便宜。", "【让】孩子学编程。"),
    misses=("会议很长。", "有些公司买了电池。", "最大的公司在苏州。", "很多人买了电池。", "只要电池便宜,车也便宜。"),
)

HALF_END = Rule(
    name="half_end",
    why="A statement that stops before its point.",
    pattern=re.compile(
        r"([,、;:]|因为|所以|而且|并且|但是?|不过|如果|以及|(?<![饱温总共缓])和|(?<![参给])与|(?<![存现所实内潜正])在|的是|[或把被]|或者|就是|包括|比如|例如|的时候|的话|之后|之前|以后|时|说|觉得|认为|是|有|到|对|于|从|来|为|给|跟|让|要|会|能|很|更|最|都|也|还)[。!.]?$"
    ),
    hits=("电池贵【因为】", "他们买了电池【以及】"),
    misses=("电池的容量。", "需求总体上平稳。"),
)

FRAGMENT = Rule(
    name="fragment",
    why="False starts and enumerations cut off.",
    pattern=re.compile(r"(等等等|\.{3}|…|——$|[(（][^)）]*$|^[^(（]*[)）])"),
    hits=("电池便宜【…】",),
    misses=("他说“电池便宜”。",),
)

VAGUE_HEAD = Rule(
    name="vague_head",
    why="第一个, 另一个, 一个是 count something that was announced elsewhere.",
    pattern=re.compile(
        r"^((?:第[一二三四五六七八九十]|另|另外|其中|下|上|前|后|每)一?(?:个|种|点|类|方面|条|位|家|次)?(?:就?是|[,，:]|[的\u4e00-\u9fff]{0,4}(?=就?是))|前者|后者|两者|二者|以上|上述|对方|双方|彼此|别的|其他|其它|其余|大家(?=都|也|就)|有人|有的人|很多人(?=问|说))"
    ),
    hits=("【另一个是】电池。", "【第一是】电池。"),
    misses=("第一家公司在苏州。", "每个人都需要电池。"),
)

TALK = Rule(
    name="talk",
    why="Words about the conversation itself are not worth knowing.",
    pattern=re.compile(
        r"(欢迎收听|收听|节目|嘉宾|主持人|谢谢|感谢|请问|聊一?聊|聊到|聊过|提到过|刚说|说到|讲到|回答|问题是(?=[,，]?$)|采访|访谈|听众|观众朋友|大家好|再见|举个例子|打个比方|怎么说|不知道怎么|我先|这个问题|你问|前面讲|前面说|上面说|简单介绍|介绍一下|分享一下|今天的?(?:主题|话题))"
    ),
    hits=("【谢谢】大家来买电池。",),
    misses=("电池便宜了。",),
)

RELATIONAL = (
    "创始人|创办人|估值|团队|效果|难度|价值|风险|成本|价格|收入|利润|原因|理由|问题|目标|目的|好处|坏处|优势|劣势|缺点|优点|结果|区别|差别|关键|重点|核心|前提|"
    "本质|答案|时间|数量|规模|比例|大部分|多数|少数|一部分|总部|公司|产品|市场|用户|客户|作者|主角|质量|速度|方法|方式|办法|方向|阶段|过程|条件|标准|要求|背后|里面|里边|内部|外部|技术|功能|"
    "体验|数据|项目|平台|服务|业务|模式|行业|部门|老板|员工|同事|朋友|孩子|父母|老师|学生|题目|内容|文章|书|电影|故事|角色|对外|对内|表面上?|名字|意思|想法|观点|态度|评价|反馈|经验|水平|能力"
)
BARE_RELATIONAL = Rule(
    name="bare_relational",
    why="创始人, 估值, 效果 belong to something that the statement does not name.",
    pattern=re.compile(
        rf"^(?!本质上,|表面上,)((?:但是?|而且)?(?:{RELATIONAL})(?:们|上)?)(?=其实|就|也|都|还|已经|可能|应该|会|是|不|没|很|太|更|最|非常|比较|在|有|要|,|讲|来自|大|小|高|低|多|少|变|越)"
    ),
    hits=("【创始人】是一位医生。", "【估值】已经很高。"),
    misses=("苏州工厂的估值很高。", "公司治理很重要。", "本质上,电池是一种货。"),
)

INDEFINITE = Rule(
    name="indefinite",
    why="一家公司, 有一个人 as a subject names nobody.",
    pattern=re.compile(
        r"^((?:有|是)?(?:[一两几]|很多|一些|某)(?:个|家|位|种|款|些|类|名|本|部|条|件|批)(?!都))(?!.{0,12}(?:如果|应该|需要))"
    ),
    hits=("【一家】公司叫 Zeta。", "【有一个】人买了电池。"),
    misses=("一个人如果没有电池,就走不远。", "第一家公司在苏州。"),
)

TOPICLESS = Rule(
    name="topicless",
    why="A time or place alone is no statement.",
    pattern=re.compile(
        r"^(从[^,]{1,14}(?:开始|起)|(?:在|当)[^,]{1,24}(?:时候?|之后|之前|以后|以前|里边?|下|中|上)|随着[^,]{1,24}|[^,]{2,24}的(?:一个月|一年|时候|情况下))$"
    ),
    hits=("【从2020年开始】", "【电池推出之后的一个月】"),
    misses=("从2020年开始,电池便宜了。",),
)

RULES = (
    SECOND_PERSON,
    WE,
    POINTING,
    THIRD_PERSON,
    RELATIVE_TIME,
    HALF_FRONT,
    HALF_END,
    FRAGMENT,
    VAGUE_HEAD,
    TALK,
    BARE_RELATIONAL,
    INDEFINITE,
    TOPICLESS,
)
RESOLVED_INSIDE = (POINTING, THIRD_PERSON)  # harmless after the first clause, if that has a subject of its own


QUOTED = re.compile(r'"[^"]*"')


def impurities(draft: Draft) -> tuple[str, ...]:
    """The names of the rules that keep the draft from standing alone; `inner:` before those a reader resolves inside it."""
    text = draft.text
    first_mark = min((k for k in (text.find(","), text.find(";")) if k > 0), default=len(text))
    found = []
    for rule in RULES:
        places = [place.start for place in _outside_quotation(rule, text) if not _part_of_a_word(rule, place, draft)]
        if not places:
            continue
        inner = rule in RESOLVED_INSIDE and min(places) > first_mark >= 4
        found.append(f"inner:{rule.name}" if inner else rule.name)
    return tuple(found)


def unwritten(draft: Draft) -> tuple[str, ...]:
    """The names of the rules of `torn.py` that a whole sentence breaks; the parts of a list may."""
    quoted = _quotations(draft.text)
    return tuple(dict.fromkeys(rule.name for rule, place in torn(draft.text) if not _within(quoted, place)))


WHOLE_AT_END = frozenset({"a", "an", "q", "m", "t", "TIME"}) | NOUNS
MOVED = ("起来", "下来", "出来", "过来", "上来", "回来", "进来", "开来")


def _part_of_a_word(rule: Rule, place: Span, draft: Draft) -> bool:
    """Whether half a clause is seen where only a part of a word was matched: 地 of 地铁, 要 of 重要."""
    if rule is HALF_FRONT:
        word = draft.words[0]
        return word.tag in NOUNS and len(word.text.strip()) > place.end
    if rule is HALF_END:
        last = next((w for w in reversed(draft.words) if w.text.strip("。!. ")), draft.words[-1])
        said = last.text.strip("。!. ")
        whole = last.tag in WHOLE_AT_END or said.endswith(MOVED)
        return whole and len(said) > len(place) and said.endswith(place.of(draft.text).strip("。!."))
    return False


def _outside_quotation(rule: Rule, text: str) -> list[Span]:
    """The places that a rule finds outside quotation marks, where words are verbatim and stay as they are."""
    if rule.first(text) is None:
        return []
    quoted = _quotations(text)
    return [p for p in rule.spans(text) if not _within(quoted, p)]


def _quotations(text: str) -> list[tuple[int, int]]:
    return [m.span() for m in QUOTED.finditer(text)] if '"' in text else []


def _within(quoted: list[tuple[int, int]], place: Span) -> bool:
    return any(start < place.start and place.end < end for start, end in quoted)
