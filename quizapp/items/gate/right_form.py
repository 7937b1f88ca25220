"""Rubric 7 and 9: each kind keeps its form, and asks for one short thing."""

from __future__ import annotations

import re
import unicodedata

from quizapp.items.gate.rule import GateRule, Reading, example
from quizapp.items.gate.words import GAP
from quizapp.items.item import FALSE, TRUE, ItemKind
from quizapp.language.borders import cuts_word
from quizapp.language.squeeze import size, squeeze

ANSWER_LIMIT = {
    ItemKind.CLOZE: 12,
    ItemKind.MULTIPLE_CHOICE: 24,
    ItemKind.WHO_SAID: 12,
    ItemKind.TRUE_FALSE: 4,
    ItemKind.LIST: 80,
    ItemKind.SHORT_ANSWER: 32,
}
QUOTE_LIMIT = 200  # squeezed characters; a list may be spread over paragraphs
LIST_QUOTE_LIMIT = 800
FUNCTION_WORDS = frozenset(
    [
        "的",
        "了",
        "着",
        "过",
        "是",
        "在",
        "和",
        "与",
        "或",
        "就",
        "都",
        "也",
        "还",
        "很",
        "会",
        "能",
        "要",
        "有",
        "没有",
        "可以",
        "因为",
        "所以",
        "但是",
        "而且",
        "如果",
        "这个",
        "那个",
        "一个",
        "一些",
        "我们",
        "他们",
        "你们",
        "它们",
        "自己",
        "这样",
        "那样",
        "什么",
        "现在",
        "今天",
        "时候",
        "就是",
        "不是",
        "其实",
        "然后",
        "比如",
        "非常",
        "已经",
        "可能",
        "里面",
        "之后",
        "之前",
    ]
)
QUANTITY = re.compile(
    r"^(?!百度)(?:大?约|近|超过?|至少|起码|大概|翻|上)?\s*[\d一二两三四五六七八九十百千万亿几半][\d.,\s多万亿百千十一二三四五六七八九两几-]*"
    r"(?:$|[%年月日天周时分秒个位名人家张倍岁元美亿万次项套台节公米种条起])"
)
LONGEST_QUESTION = 90


def _shape_differs(reading: Reading) -> bool:
    return len({bool(QUANTITY.match(unicodedata.normalize("NFKC", c))) for c in reading.choices}) > 1


def _wrong_number_of_choices(reading: Reading) -> bool:
    different = {squeeze(choice) for choice in reading.choices}
    return not 3 <= len(reading.choices) <= 4 or len(different) < len(reading.choices) or squeeze(reading.answer) not in different


def _gap_cuts(reading: Reading) -> bool:
    return bool(re.search(r"[A-Za-z0-9.·-]_{2,}|_{2,}[A-Za-z0-9.·]", unicodedata.normalize("NFKC", reading.question)))


def _gap_cuts_word(reading: Reading) -> bool:
    """Whether a gap begins or ends inside a word; numerals stand apart from their units in any case."""
    place = GAP.search(reading.question)
    if place is None or QUANTITY.match(reading.answer):
        return False
    whole = GAP.sub(reading.answer, reading.question, count=1)
    return any(cuts_word(whole, at) for at in (place.start(), place.start() + len(reading.answer)))


def _gap_is_clause(reading: Reading) -> bool:
    return size(reading.answer) > 6 and bool(re.search(r"(?:^|[,，:：;；])\s*_{2,}\s*(?:[,，;；。]|$)", reading.question))


RULES = (
    GateRule(
        name="an answer of the length of its kind",
        rubric=9,
        why="A long answer is several answers.",
        breaks=lambda r: not 0 < size(r.answer) <= ANSWER_LIMIT[r.draft.kind],
        accepted=(example("工厂搬到了哪座城市？", "苏州"),),
        rejected=(
            example("工厂为什么搬家？", "因为客户在那里" * 6),
            example("工厂搬到了____。", "苏州工业园区里靠近客户的那座旧厂房", ItemKind.CLOZE),
        ),
    ),
    GateRule(
        name="a question that is neither scrap nor passage",
        rubric=12,
        why="Nobody reads a question of a hundred words.",
        breaks=lambda r: len(squeeze(r.question)) < 6 or size(r.question) > LONGEST_QUESTION,
        accepted=(example("工厂搬到了哪座城市？", "苏州"),),
        rejected=(example("搬到哪里？", "苏州"), example("工厂在很多年以前" * 14 + "搬到了哪座城市？", "苏州")),
    ),
    GateRule(
        name="a quote of a sentence or two",
        rubric=1,
        why="A scrap proves nothing, a passage anything.",
        breaks=lambda r: not 6 <= len(squeeze(r.quote)) <= (LIST_QUOTE_LIMIT if r.is_(ItemKind.LIST) else QUOTE_LIMIT),
        accepted=(example("工厂搬到了哪座城市？", "苏州"),),
        rejected=(
            example("工厂搬到了哪座城市？", "苏州", quote="搬到苏州"),
            example("工厂搬到了哪座城市？", "苏州", quote="我们在苏州。" * 60),
        ),
    ),
    GateRule(
        name="a cloze hides one piece",
        rubric=7,
        why="One gap, not a function word, no cut word, no whole clause.",
        breaks=lambda r: (
            r.is_(ItemKind.CLOZE)
            and (len(GAP.findall(r.question)) != 1 or squeeze(r.answer) in FUNCTION_WORDS or _gap_cuts(r) or _gap_is_clause(r))
        ),
        accepted=(example("工厂 2019 年搬到了____。", "苏州", ItemKind.CLOZE),),
        rejected=(
            example("____年工厂搬到了____。", "苏州", ItemKind.CLOZE),
            example("工厂____搬到了苏州。", "已经", ItemKind.CLOZE),
            example("工厂 20____年搬到了苏州。", "19", ItemKind.CLOZE),
        ),
    ),
    GateRule(
        name="three or four different choices with the answer among them",
        rubric=7,
        why="Two choices are a coin.",
        breaks=lambda r: r.is_(ItemKind.MULTIPLE_CHOICE, ItemKind.WHO_SAID) and _wrong_number_of_choices(r),
        accepted=(example("工厂搬到了哪座城市？", "苏州", ItemKind.MULTIPLE_CHOICE, choices=("苏州", "长春", "无锡")),),
        rejected=(
            example("工厂搬到了哪座城市？", "苏州", ItemKind.MULTIPLE_CHOICE, choices=("苏州", "长春")),
            example("工厂搬到了哪座城市？", "苏州", ItemKind.MULTIPLE_CHOICE, choices=("南京", "长春", "无锡")),
            example("工厂搬到了哪座城市？", "苏州", ItemKind.MULTIPLE_CHOICE, choices=("苏州", "长春", "长春")),
        ),
    ),
    GateRule(
        name="choices of one shape",
        rubric=7,
        why="One number among names is no choice.",
        breaks=lambda r: r.is_(ItemKind.MULTIPLE_CHOICE) and _shape_differs(r),
        accepted=(example("花了多少钱？工厂搬家。", "三亿元", ItemKind.MULTIPLE_CHOICE, choices=("三亿元", "5 亿元", "两亿元")),),
        rejected=(example("工厂搬家花了多少？", "三亿元", ItemKind.MULTIPLE_CHOICE, choices=("三亿元", "不知道", "两亿元")),),
    ),
    GateRule(
        name="a verdict is true or false",
        rubric=7,
        why="对 and 错 are what a learner can press.",
        breaks=lambda r: r.is_(ItemKind.TRUE_FALSE) and r.draft.answer not in (TRUE, FALSE),
        accepted=(example("工厂 2019 年搬到了长春。", FALSE, ItemKind.TRUE_FALSE),),
        rejected=(example("工厂 2019 年搬到了长春。", "不一定", ItemKind.TRUE_FALSE),),
    ),
    GateRule(
        name="a list says how many, and has two parts or more",
        rubric=7,
        why="Without a count nobody knows when to stop.",
        breaks=lambda r: (
            r.is_(ItemKind.LIST) and (not re.search(r"[两二三四五六七八九十\d]", r.question) or len(r.draft.parts) < 2)
        ),
        accepted=(example("陈岚说的三项成本分别是什么？", "租金；运费；工资", ItemKind.LIST, parts=("租金", "运费", "工资")),),
        rejected=(
            example("陈岚说的成本分别是什么？", "租金；运费", ItemKind.LIST, parts=("租金", "运费")),
            example("陈岚说的三项成本分别是什么？", "租金", ItemKind.LIST, parts=("租金",)),
        ),
    ),
)

FOUND = (
    GateRule(
        name="a gap that cuts no word",
        rubric=7,
        why="可____ for 可扩展性 asks for a piece of a word.",
        breaks=lambda r: r.is_(ItemKind.CLOZE) and _gap_cuts_word(r),
        accepted=(example("工厂要有____。", "可扩展性", ItemKind.CLOZE), example("工厂只有____台机器。", "三", ItemKind.CLOZE)),
        rejected=(
            example("工厂看重可____。", "扩展性", ItemKind.CLOZE),
            example("陈岚在后____时才来工厂。", "半段", ItemKind.CLOZE),
        ),
    ),
)
