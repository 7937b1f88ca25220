"""What is torn out of its construction, leans on the talk before it, or rambles: statements that strict readers refuse.

Most rules were found on 3,753 statements of 28 texts that blind readers had judged, of which 19 % stood: each holds in at
least five texts, and of what it finds at most one statement in twenty-five stood (docs/quality.md). They say what is wrong
with the language, never what a text is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.language.rule import Rule
from quizapp.language.span import Span

DEGREE = "(?:很|非常|特别|蛮|挺|超级|更|比较|太|最)"

POINTS_INSIDE = Rule(
    name="points_inside",
    why="这个, 那种 in the middle of a clause point out of it; at its front they take up the clause before.",
    pattern=re.compile(
        r"(?<=[^,;:。!\"])(?<!但)(?<!但是)(?<!而)(?<!而且)(?<!所以)(?<!因为)(?<!如果)(?<!虽然)(?<!并且)(?<!当然)"
        r"((?:这(?!么|时|件事)|那(?!么|时|样|就|是|本《))(?:一?(?:个|种|些|样的?|类|套|件|款|家|位|段|次|部分|方面)|[两几](?:个|种|家))?)"
    ),
    hits=("工人很喜欢【这种】电池。", "城市需要【这样的】空间。"),
    misses=("电池便宜,这是好事。", "电池便宜,但这不够。", "电池没有那么贵。", "工人不谈工资这件事。"),
)

HE_CLAUSE = Rule(
    name="he_clause",
    why="他 as the subject of a later clause: in speech any person, thing or company, and seldom clear which.",
    pattern=re.compile(r"(?<=[,;。])((?:但是?|而且?|所以|因为|如果|然后|因此|并且)?他(?!们|国|人))"),
    hits=("工厂换了厂长,【但他】买了电池。",),
    misses=("工厂换了厂长,其他人走了。", "他买了电池。", "工厂换了厂长,他们买了电池。"),
)

SO_MUCH = Rule(
    name="so_much",
    why="这么, 那么 measure by something said before.",
    pattern=re.compile(r"(?<!没)(?<!没有)([这那]么(?![,;说]))"),
    hits=("工厂有【这么】多的电池。", "电池【那么】贵。"),
    misses=("电池没那么贵。", "电池没有那么重要。"),
)

HERE = Rule(
    name="here",
    why="这边, 那里 are where the speaker points.",
    pattern=re.compile(r"([这那](?:边|里(?!的)|块儿?(?!程碑)))"),
    hits=("电池在【那边】装车。", "电池便宜,【这里】有原因。"),
    misses=("电池在苏州装车。", "河的两边都有工厂。"),
)

HEDGED_TWICE = Rule(
    name="hedged_twice",
    why="大概…左右, 可能…可能: an estimate that is still being made; 大概是 announces one.",
    pattern=re.compile(r"(大概[^。]*?(?:大概|左右|上下)|可能[^。]*?(?:可能(?!性)|大概|也许)|大概(?:就?是|有|在))"),
    hits=("电池【大概要五百元左右】。", "电池【可能明年可能】后年上市。"),
    misses=("电池要五百元左右。", "电池可能明年上市。", "电池大概要五百元。"),
)

LONE_CONDITION = Rule(
    name="lone_condition",
    why="A condition, a cause or a topic without what it is said for.",
    pattern=re.compile(
        r"^((?:如果|虽然|因为|当(?![然地年下代事中局])|为了|随着|对于|根据|按照|除了|尽管|既然|即使|假如|要是|不管|无论|只要|除非|关于|至于|由于|从)[^,;]*)$"
    ),
    hits=("【如果电池便宜】", "【为了降低电池的成本】", "【从一家小工厂变成大公司】"),
    misses=("如果电池便宜,车也便宜。", "当地的工厂关了。", "工厂为了降低成本换了电池。"),
)

LATE_CONDITION = Rule(
    name="late_condition",
    why="After a first clause a 如果 begins a new thought: the sentence goes on without an end, or stops at the condition.",
    pattern=re.compile(r"(?<=[,;])((?:所以|因为|然后|就是)?如果)"),
    hits=("电池的成本,【如果】明年降了,车就便宜。",),
    misses=("如果电池便宜,车也便宜。", "电池贵,但如果用得久,也划算。"),
)

SELF_CLAUSE = Rule(
    name="self_clause",
    why="自己 as the subject of a clause: written Chinese leaves it out or says the name.",
    pattern=re.compile(r"(?<=[,;。])((?:那|就是|但是?|而且?|所以|然后)?自己(?!的))"),
    hits=("厂长买了电池,【自己】装车。",),
    misses=("厂长自己装车。", "厂长装车,自己的工人帮忙。"),
)

WHOLE_OF = Rule(
    name="whole_of",
    why="整个行业, 整个过程 of what was said before.",
    pattern=re.compile(r"^(整个(?![A-Z]))"),
    hits=("【整个】行业在降价。",),
    misses=("苏州的整个行业在降价。", "整个Zeta有三百人。"),
)

PART_FRONT = Rule(
    name="part_front",
    why="一些…, 一定的…, 每年… as a beginning: a part of something, or a habit of somebody, that is not named.",
    pattern=re.compile(r"^(一(?:般|定|端|些|部分|方面|边|周|天|年|个|公斤|对一)|每一?(?:年|次|周|月|天|轮|笔))"),
    hits=("【一定】的比例会损耗。", "【一般】是进口的电池。", "【每年】也要花一百万元。"),
    misses=("一线城市的电池贵。", "一旦降价,电池就卖完了。", "电池一般是进口的。", "每个工厂都在降价。"),
)

THROWN_IN = Rule(
    name="thrown_in",
    why="有…, 很… as a clause of its own: a remark thrown in, of one knows not what.",
    pattern=re.compile(r"(?<=[,;])(有(?![时利助关些人望效点近约\d]|可能|超过)|很(?!多)|非常|特别|蛮|挺|超级)"),
    hits=("电池换代了,【有】新的问题。", "工厂换了电池,【很】方便。"),
    misses=(
        "电池换代了,有人不满意。",
        "电池换代了,有助于降价。",
        "2008年,有超过一半的工厂关了。",
        "工厂换了电池,很多客户不满意。",
        "工厂有新的电池。",
    ),
)

ADJECTIVE_CLAUSE = Rule(
    name="adjective_clause",
    why="“电池很贵,…”: judgements strung together in speech; written Chinese joins them by a reason.",
    pattern=re.compile(
        r"(?:^|(?<=[,;]))(?!如果|虽然|即使|尽管|因为|由于|既然|只要|就算|哪怕|[^,;]*越)"
        rf"[^,;]*?((?:{DEGREE}|越来越)(?:多|大|高|好|少|小|强|快|难|低|慢|早|长|贵)?|这样|一样)(?=[,;])"
    ),
    hits=("电池【很贵】,工厂关了。", "两种电池【一样】,都在苏州生产。"),
    misses=("电池很贵。", "即使电池很贵,车也好卖。", "两种电池一样多,都好卖。", "电池的价格降得很快但质量没变。"),
)

LEANING_ADVERB = Rule(
    name="leaning_adverb",
    why="则, 却, 反而 set the clause against one that is not there; 更 compares with something that is not named.",
    pattern=re.compile(
        r"^(?:[^,]{2,8}(?=则|却|又|反而|倒是)|[^,比跟和最]{2,10}(?=更(?!多[地的]?是|[像替新换改正迭])[^,比]*$))(则|却|又|反而|倒是|更)"
    ),
    hits=("苏州的工厂【则】换了电池。", "新的电池【更】便宜。"),
    misses=("电池比芯片更贵。", "电池便宜,芯片却贵。", "工厂更像一家学校。", "设备更新很慢。"),
)

KNOWS = (
    "知道|明白|清楚|确定|决定|取决|在于|关注|关心|讨论|研究|告诉|理解|思考|看到|想|没什么|好奇|感觉|无论|不管|教|"
    "了解|发现|在乎|意识|显示|回答|考虑|为什么要|不[^,;]{0,14}什么"
)
ASKS = Rule(
    name="asks",
    why="怎么, 什么, 多少 without a verb that asks or knows: a question, or a list of questions.",
    pattern=re.compile(
        rf"^(?!.*(?:{KNOWS})).*?("
        r"(?:(?:为什么|为何|怎么(?!样的)|什么(?!的)|多少|哪[个些里家]|谁)(?![^,;]{0,12}[都也])|如何|是不是|有没有|能不能|会不会|要不要"
        r"|多[大高久远](?=$|[,;])))"
    ),
    hits=("电池【怎么】降价。", "成本【多少】,质量如何。"),
    misses=("工人不知道电池怎么降价。", "价格取决于电池有多大。", "工厂讨论如何降价。", "工厂什么电池都不收。"),
)

AND_SO_ON = Rule(
    name="and_so_on",
    why="等等, 之类 trail off.",
    pattern=re.compile(r"(等等(?=$|[,;。])|之类|什么的$)"),
    hits=("工厂买了电池【之类】的东西。", "工厂买了电池、车【等等】"),
    misses=("工厂买了电池、车等三种货。",),
)

STUTTER = Rule(
    name="stutter",
    why="A word said twice is a false start.",
    pattern=re.compile(r"((?!和|非常|很多|慢慢|特别|不断|一步|一点|一个|越来)([\u4e00-\u9fff]{2,6})\2)"),
    hits=("电池是【工厂工厂】的。", "厂长买了【自己自己】的电池。"),
    misses=("电池非常非常贵。", "很多很多电池。", "工厂慢慢慢慢地降价。", "甲厂和诺和诺德合作。"),
)

COUNTED = Rule(
    name="counted",
    why="先, 第二 belong to a sequence: an anecdote, or the part of a list that was left.",
    pattern=re.compile(
        r"(?:(?<![优领率首事原早])(?=先(?![生进前驱锋天后验知例决来行兆机河秦锋]))|(?:^|(?<=[,;]))(?=第[二三四五六七八九](?![\u4e00-\u9fff]{0,3}大)))(先|第.)"
    ),
    hits=("厂长【先】买了电池。", "【第二】个工厂关了。", "电池贵,【第三】点是成本。"),
    misses=("先进的电池贵。", "李先生买了电池。", "工厂优先买电池。", "第二大工厂在苏州。", "苏州的第二个工厂关了。"),
)

LIKE_FRONT = Rule(
    name="like_front",
    why="像…, 跟…, 给…, 把… in front: the subject was left behind, or an example is being sought.",
    pattern=re.compile(r"^((?:就|好)?像|跟|给|往|向|把|被|本着|直到|光(?!伏|刻|纤|学|速|源|电|荣)|拿|经过)"),
    hits=("【像】苏州的工厂就关了。", "【给】工人装好电池。"),
    misses=("光伏电池便宜了。", "工厂给工人装好电池。", "苏州像一座工厂。"),
)

SPOKEN = "spoken"  # the fault of a statement that had particles of speech: 吧, 呢, 啊 cut away leave the rest as loose as it was
SURE_OF_NOTHING = "sure_of_nothing"  # 相信肯定会涨: what is believed has no subject of its own
BELIEVES = re.compile(r"相信|猜|估计|预计|预测|担心|怀疑|坚信|确信")  # 希望 and 建议 need none

NARRATED = "narrated"  # 林远就开了工厂: 就 behind the speaker's name goes on with a story
GOES_ON = re.compile(r"就(?![是算像业职读])")

LABEL_FRONT = Rule(
    name="label_front",
    why="“安装：先接电源” is a line of a list with its label; the label is no part of a sentence.",
    pattern=re.compile(r"^([^,;。:\"]{1,12}(?::|[－–—]|-(?=[\u4e00-\u9fff])))(?!\d)"),
    hits=("【安装:】电池先接电源。", "【质检－】工厂用了视觉模型。"),
    misses=("工厂有三条规矩,第一条是:先接电源。", "A-1 电池在苏州生产。"),
)

SAID_BEFORE = Rule(
    name="said_before",
    why="前面提到, 刚才说的 point at a place of the talk that the learner does not see.",
    pattern=re.compile(r"((?:前面|刚才|刚刚|之前|上面)(?:也|还|所|已经)?(?:提到|说到|讲到|聊到|谈到|说过|讲过|说的|讲的))"),
    hits=("王平【前面提到】,电池要降价。",),
    misses=("王平提到,电池要降价。", "前面的工厂更大。"),
)

ONLY_IF = Rule(
    name="only_if",
    why="只要 and no 就: the condition without what follows from it.",
    pattern=re.compile(r"(只要(?!.*(?:就|都|便|会|才|即|也|一定|可以|能)))"),
    hits=("工厂【只要】把电池装好。", "工人【只要】学质检,工厂把电池装好。"),
    misses=("只要电池便宜,车就便宜。", "工厂只要降价,车也会便宜。"),
)

TOPIC_FRONT = Rule(
    name="topic_front",
    why="至于, 关于, 理论上, 比方 open a new point of the talk.",
    pattern=re.compile(r"^(至于|关于|理论上|逻辑上|比方说?|打个比方|还有一?[个种点]|再来)"),
    hits=("【至于】电池,明年降价。", "【理论上】工厂应该降价。"),
    misses=("工厂关于电池的规定很严。", "电池理论上可以用十年。"),
)

MOST_OF_WHAT = Rule(
    name="most_of_what",
    why="最大的, 主要的, 最初 as a beginning: of what, and since when, was said before.",
    pattern=re.compile(
        r"^((?:最[终大早重要关键后初好难]{1,2}|主要|唯一)的|(?:主要|关键)还?是|最初|最早第|最开始|最后一个|前一次|第一瞬间|从?那时起?|从那以后)"
    ),
    hits=("【最大的】成本是工资。", "【最初】是内部的工厂。", "【从那时起】工厂用了电池。"),
    misses=("苏州最大的工厂在河边。", "工厂最初在长春。", "最大载重是三吨。"),
)

ONE_OF_TWO = Rule(
    name="one_of_two",
    why="一个是…, 一方面是… without the other.",
    pattern=re.compile(r"^(?!.*(?:另|还有|一个.*一个(?:部分)?是|一种.*一种是)).*?((?:一个(?:部分)?|一[种边]|一方面)是)"),
    hits=("电池分两种,【一种是】锂电池。",),
    misses=("电池分两种,一种是锂电池,另一种是铅电池。", "一个是苏州的工厂,一个是长春的工厂。"),
)

A_LITTLE = Rule(
    name="a_little",
    why="一下, 是很…的, 左右 are how people talk.",
    pattern=re.compile(r"((?<=[\u4e00-\u9fff])一下(?!子|[水山一])|是(?:很|非常)(?=[^,;]{1,8}的)|(?:百分之)?[多几个]左右)"),
    hits=("工人要学【一下】质检。", "电池【是很】贵的。"),
    misses=("电池很贵。", "电池占成本的三成。", "工厂一下子卖了三千台。", "左右两家工厂都关了。"),
)

PLACE_ONLY = Rule(
    name="place_only",
    why="在…里面, …的过程当中: where or when, without what.",
    pattern=re.compile(r"^((?:在|基本上)?[^,;]*(?:里面|当中|之中|期间|过程中|之内))$"),
    hits=("【在三十家工厂里面】", "【工厂降价的过程当中】"),
    misses=("工厂里面有电池。", "在工厂里面,工人学质检。"),
)

NAMES_ONESELF = Rule(
    name="names_oneself",
    why="林远叫林远 was 我叫林远: who introduces himself says nothing else.",
    pattern=re.compile(r"^(([^,;]{2,16}?)叫做?\2)"),
    hits=("【林远叫林远】,在苏州开工厂。",),
    misses=("林远叫工人装电池。", "电池叫锂电池。"),
)

NOT_ONLY = Rule(
    name="not_only",
    why="不仅 without 还 is half of what was said.",
    pattern=re.compile(r"(不仅|不光(?![彩明亮滑荣]))(?!.*(?:[还也更又]|而且|甚至|反而|而是))"),
    hits=("电池【不仅】便宜。",),
    misses=("电池不仅便宜,还耐用。", "电池不仅仅是零件,而是工厂的一半成本。"),
)

EVERYBODY = Rule(
    name="everybody",
    why="大家 as the subject: those who listen, or nobody.",
    pattern=re.compile(r"^(大家)"),
    hits=("【大家】都买了电池。",),
    misses=("工厂让大家装电池。",),
)

COMING_YEARS = Rule(
    name="coming_years",
    why="未来几年, 十年后, 三天前 count from a day that the learner does not know.",
    pattern=re.compile(
        r"(未来(?:[一二三四五六七八九十两几]+|\d{1,2})[年月]|(?<![\d在了过用的])(?:[一二三四五六七八九十两几]+|\d{1,2})多?(?:年|天|个月)(?:后|前|之前|以前)(?!的)|(?:[一二三四五六七八九十两几]+|(?<!\d)\d{1,2})年之?内)"
    ),
    hits=("电池【未来几年】会降价。", "工厂【三年前】换了电池。", "在【十年内】电池会降价。"),
    misses=("工厂用了三年后的电池。", "2019年后电池降价了。"),
)

RULES = (
    LABEL_FRONT,
    SAID_BEFORE,
    POINTS_INSIDE,
    HE_CLAUSE,
    SO_MUCH,
    HERE,
    HEDGED_TWICE,
    LONE_CONDITION,
    LATE_CONDITION,
    SELF_CLAUSE,
    WHOLE_OF,
    PART_FRONT,
    THROWN_IN,
    ADJECTIVE_CLAUSE,
    LEANING_ADVERB,
    ASKS,
    AND_SO_ON,
    STUTTER,
    COUNTED,
    LIKE_FRONT,
    ONLY_IF,
    TOPIC_FRONT,
    MOST_OF_WHAT,
    ONE_OF_TWO,
    A_LITTLE,
    PLACE_ONLY,
    NAMES_ONESELF,
    NOT_ONLY,
    EVERYBODY,
    COMING_YEARS,
)
NAMED_BEFORE = re.compile(r"[\u4e00-\u9fffA-Za-z]{2}")


def torn(text: str) -> Iterator[tuple[Rule, Span]]:
    """The rules that find something in a statement, and where; 这个 before a noun that was named already points inside."""
    for rule in RULES:
        for place in rule.spans(text):
            if rule is not POINTS_INSIDE or not _named_before(text, place):
                yield rule, place


def _named_before(text: str, place: Span) -> bool:
    noun = NAMED_BEFORE.match(text, place.end)
    return noun is not None and noun[0] in text[: place.start]
