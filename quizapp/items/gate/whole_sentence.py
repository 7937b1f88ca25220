"""Rubric 6: a grammatical sentence in written Chinese."""

from __future__ import annotations

import re
import unicodedata

from quizapp.items.gate.rule import GateRule, Reading, example
from quizapp.items.gate.words import body, own_words
from quizapp.items.item import ItemKind

FILLER = re.compile(r"就是说|的话[,，]|对吧|是吧|对不对|嗯|呃|那个那个|这个这个|然后呢|怎么说呢|这样子|你知道|我觉得")
FURNITURE = re.compile(
    r"来自微信公众号|微信号|百度网盘|提取码|请登录|登录[后才]|扫码(?:关注|加|进)|点击(?!率|量)|关注我们|阅读原文|原创内容|返回列表|未经许可|"
    r"版权(?:归|所有|声明)|责任编辑|题图|图[\uff5c|]|©|https?:|\*\*|mmbiz"
)
STRAY_PARTICLE = re.compile(r"[,，]\s*(?:的(?![士确])|了(?![解结]))")
HALF_END = re.compile(
    r"(?:[,，、;；:：]|因为|所以|而且|并且|但是|不过|如果|以及|(?<![饱温总共缓])和|(?<![参给])与|(?<![存现所实内潜])在|的是|[或把被]|或者|就是|包括|比如|例如|的时候|的话)$"
)
HALF_ANSWER = re.compile(
    r"^(?:[的们,，、]|了(?![解结])|和(?![平谐解])|与(?![会时])|而(?!立)|但是)|(?:[,，、;；:：]|因为|而且|但是|并且|(?<![饱温总共缓])和|(?<![参给])与|[或把被]|[这那一]个)$"
)
HALF_PAIR = re.compile(
    r"(?:不仅|不光(?![彩明亮滑荣])|不单(?!一))(?!.*(?:[还也更又]|而且|甚至|反而))[^,，]{0,12}(?:什么|哪|谁|多少|____)|虽然(?!.*(?:[但却还也仍只]|不过|然而|依然|可是))"
)
TWO_QUESTION_WORDS = re.compile(
    r"(?:什么(?!都|也)|哪[家种个位款座年]|多少|几[个年月种家]|谁|为什么|怎么).*?(?:什么(?!都|也)|哪[家种个位款座年]|多少|几[个年月种家]|谁|怎么)"
)
BRACKETS = {"(": ")", "《": "》", "“": "”", "「": "」", "[": "]", "【": "】", "‘": "’"}


def is_balanced(text: str) -> bool:
    """Whether brackets and quotation marks come in pairs."""
    text = unicodedata.normalize("NFKC", text)
    return all(text.count(a) == text.count(b) for a, b in BRACKETS.items()) and text.count('"') % 2 == 0


def _half_statement(reading: Reading) -> bool:
    closing = body(reading.question).rstrip('。.!！?？”"」 ')
    statement = reading.is_(ItemKind.CLOZE, ItemKind.TRUE_FALSE)
    return statement and (bool(HALF_END.search(closing)) or (closing.endswith("的") and "是" not in closing))


RULES = (
    GateRule(
        name="no spoken filler",
        rubric=6,
        why="The item is written Chinese, whatever the quote is.",
        breaks=lambda r: bool(FILLER.search(own_words(r.question)) or FILLER.search(r.answer)),
        accepted=(example("陈岚喜欢的话题是什么？", "自动化"),),
        rejected=(example("搬家的话，工厂要花多少亿元？", "3.2"), example("陈岚的工厂就是说搬到了哪里？", "苏州")),
    ),
    GateRule(
        name="no page furniture",
        rubric=6,
        why="Login boxes and credits are no knowledge.",
        breaks=lambda r: bool(FURNITURE.search(r.question + r.answer)),
        accepted=(example("点击率由什么决定？", "标题"),),
        rejected=(example("提取码是什么？", "k3f9"),),
    ),
    GateRule(
        name="no stray particle after a comma",
        rubric=6,
        why="，的 is what is left of a cut.",
        breaks=lambda r: bool(STRAY_PARTICLE.search(own_words(r.question)) or STRAY_PARTICLE.search(r.answer)),
        accepted=(example("陈岚说，了解客户靠的是什么？", "走访"),),
        rejected=(example("工厂，的城市是哪里？", "苏州"),),
    ),
    GateRule(
        name="brackets and quotation marks are paired",
        rubric=6,
        why="Half a bracket is half a word.",
        breaks=lambda r: not (is_balanced(r.question) and is_balanced(r.answer)),
        accepted=(example("《自动化》的作者是谁？", "陈岚"),),
        rejected=(example("《自动化的作者是谁？", "陈岚"), example("陈岚写的是什么？", "自动化》")),
    ),
    GateRule(
        name="the statement is no half clause",
        rubric=6,
        why="A sentence does not end with 因为.",
        breaks=_half_statement,
        accepted=(example("陈岚的工厂搬到了____，因为客户在那里。", "苏州", ItemKind.CLOZE),),
        rejected=(
            example("陈岚的工厂搬到了____，因为。", "苏州", ItemKind.CLOZE),
            example("工厂在____搬走之前的。", "苏州", ItemKind.CLOZE, quote="苏"),
        ),
    ),
    GateRule(
        name="the answer is no half clause",
        rubric=6,
        why="An answer that begins with 的 was cut.",
        breaks=lambda r: not r.is_(ItemKind.TRUE_FALSE) and bool(HALF_ANSWER.search(r.answer)),
        accepted=(example("陈岚重视什么？", "了解客户"), example("陈岚追求什么？", "与时俱进")),
        rejected=(example("陈岚重视什么？", "的客户"), example("陈岚重视什么？", "客户和")),
    ),
    GateRule(
        name="conjunctions come in pairs",
        rubric=6,
        why="不仅 without 还 is half a sentence.",
        breaks=lambda r: bool(HALF_PAIR.search(own_words(r.question))),
        accepted=(example("工厂虽然搬了，但总部还在哪座城市？", "长春"),),
        rejected=(example("虽然工厂搬到了哪座城市？", "苏州"), example("陈岚的工厂不仅花了多少亿元？", "3.2")),
    ),
    GateRule(
        name="asks with one question word",
        rubric=6,
        why="Two question words ask two things, or one badly.",
        breaks=lambda r: (
            r.is_(ItemKind.SHORT_ANSWER, ItemKind.MULTIPLE_CHOICE) and bool(TWO_QUESTION_WORDS.search(own_words(r.question)))
        ),
        accepted=(example("陈岚为什么搬走工厂？", "客户在苏州"),),
        rejected=(example("谁把工厂搬到了哪座城市？", "苏州"),),
    ),
    GateRule(
        name="the question word stands in no bracket",
        rubric=6,
        why="A bracket explains a word; nobody asks in one.",
        breaks=lambda r: bool(re.search(r"[（(](?:[^（()）]{0,6})(?:谁|什么|哪|多少|____)", r.question)),
        accepted=(example("陈岚的工厂（Zeta）搬到了哪座城市？", "苏州"),),
        rejected=(example("工厂（谁）搬到了苏州？", "Zeta"), example("陈岚的工厂（____）搬到了苏州。", "Zeta", ItemKind.CLOZE)),
    ),
    GateRule(
        name="ends as what it is",
        rubric=6,
        why="A question has its mark, a statement its full stop.",
        breaks=lambda r: (
            not re.search(
                r"[？?]$" if r.is_(ItemKind.SHORT_ANSWER, ItemKind.WHO_SAID, ItemKind.LIST) else r"[？?。！!”」]$",
                r.draft.question,
            )
        ),
        accepted=(example("工厂搬到了哪座城市？", "苏州"), example("工厂搬到了____。", "苏州", ItemKind.CLOZE)),
        rejected=(example("工厂搬到了哪座城市", "苏州"),),
    ),
)
