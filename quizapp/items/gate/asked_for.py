"""Rubric 5 and 10, as rules: what no found item may ask for, whatever else speaks for it.

Each was counted on items that blind readers had judged (docs/quality.md).
"""

from __future__ import annotations

import re

from quizapp.items.gate.rule import GateRule, Reading, example
from quizapp.items.item import ItemKind
from quizapp.language.frequency import rarity
from quizapp.language.squeeze import squeeze

HAN_WORD = re.compile(r"[\u3400-\u9fff]{1,4}")
COMMON = 5.25  # 电影 4.0, 关系 3.9, 算力 7.8
DENIED = re.compile(r"(?:不是|并非|不在于|不只是)[^，,。]{0,12}_{2,}[^，,。]{0,8}[，,]\s*而")
VAGUE_AMOUNT = re.compile(
    r"(?:很多|许多|不少|大量|好几|各种)|(?:[好许很大]多|几)[\u3400-\u9fff]{0,2}$|大(?:多|部|半)|许许多多|多数|一件|"
    r"一(?:些|种|个|段|棵|次|样|类|定|部分|系列)(?![\u3400-\u9fff]{3})|"
    r"(?:可能|应该|已经|正在|实际|其实|当然|简单|一般|通常|总的?|具体)(?:会|是|要|能|都|上|来[说讲看]|而言)?$|.{0,4}(?:来[说讲看]|而言|为止)$"
)
ASKED_KINDS = (ItemKind.CLOZE, ItemKind.SHORT_ANSWER)


def _is_common(reading: Reading) -> bool:
    """Whether the answer is one word that jieba's dictionary counts among the common ones. Writers of sheets know better."""
    found = not reading.draft.claim.by_hand and reading.draft.reason not in ("cloze_number", "cloze_date")  # 五百 is common too
    return found and HAN_WORD.fullmatch(reading.answer) is not None and rarity(reading.answer) < COMMON


# Of 43 items whose answer stands in the title blind readers accepted one.
RULES: tuple[GateRule, ...] = (
    GateRule(
        name="the host's question can be read alone",
        rubric=3,
        why="Whom 它 means stood in the question before.",
        breaks=lambda r: bool(re.search(r"(?:被问到|回答)“[^”]*(?:[他她它]|这(?!么)|那(?!么))[^”]*”", r.question)),
        accepted=(
            example("被问到“机器会不会抢饭碗？”时，陈岚提到了哪两点？", "培训；轮岗", ItemKind.LIST, parts=("培训", "轮岗")),
        ),
        rejected=(
            example("被问到“它会不会抢饭碗？”时，陈岚提到了哪两点？", "培训；轮岗", ItemKind.LIST, parts=("培训", "轮岗")),
        ),
    ),
    GateRule(
        name="the gap of a contrast is what holds",
        rubric=10,
        why="Not A but B: B is the point, and A could be many things.",
        breaks=lambda r: r.is_(ItemKind.CLOZE) and not r.draft.claim.by_hand and bool(DENIED.search(r.question)),
        accepted=(example("陈岚认为，难的不是买机器，而是____。", "培训老师傅", ItemKind.CLOZE, position=True),),
        rejected=(example("陈岚认为，难的不是____，而是培训老师傅。", "买机器", ItemKind.CLOZE, position=True),),
    ),
    GateRule(
        name="a gap on a word of one's own",
        rubric=10,
        why="Of gaps on words that everybody uses (电影, 关系) blind readers accepted one in four, of rarer ones half.",
        breaks=lambda r: r.is_(ItemKind.CLOZE) and _is_common(r),
        accepted=(example("陈岚的工厂装上了____。", "机械臂", ItemKind.CLOZE),),
        rejected=(example("陈岚的工厂换了____。", "关系", ItemKind.CLOZE),),
    ),
    GateRule(
        name="a gap on more than how many",
        rubric=10,
        why="大多数, 好多种 and 一段时间 can be left out and say nothing.",
        breaks=lambda r: r.is_(ItemKind.CLOZE) and not r.draft.claim.by_hand and bool(VAGUE_AMOUNT.match(r.answer)),
        accepted=(example("陈岚的工厂装上了____。", "一千台机械臂", ItemKind.CLOZE),),
        rejected=(example("____工人上过夜校。", "大多数", ItemKind.CLOZE),),
    ),
    GateRule(
        name="the title does not answer it",
        rubric=5,
        why="The learner sees the title of the deck.",
        breaks=lambda r: (
            r.is_(*ASKED_KINDS, ItemKind.MULTIPLE_CHOICE) and len(r.answer) > 1 and squeeze(r.answer) in squeeze(r.title)
        ),
        accepted=(example("陈岚的工厂装上了什么？", "机械臂"),),
        rejected=(example("陈岚让王平管哪座建筑？", "工厂"),),
    ),
)
