"""Rubric 1 and 2: what the question says stands in the source, and a view has its holder."""

from __future__ import annotations

import re
import unicodedata

from rapidfuzz import fuzz

from quizapp.items.gate.given_away import latin
from quizapp.items.gate.rule import GateRule, Reading, Setting, example
from quizapp.items.gate.words import GAP, SAYS, body, holder_forms
from quizapp.items.item import FALSE, TRUE, ItemKind
from quizapp.language.figures import figures, implied_years
from quizapp.language.squeeze import squeeze

ARTICLE = ("文章", "导语", "编者", "作者", "主持人", "记者", "节目", "采访者")
HOLDER = re.compile(r"([A-Z][\w.·]*(?: [A-Z][\w.·]*)*|[\u3400-\u9fff]{2,3})\s*" + SAYS)
WORDS = re.compile(r"[A-Za-z0-9][A-Za-z0-9.,·'& -]*")


def _lacks_holder(reading: Reading) -> bool:
    draft = reading.draft
    if not draft.is_position:
        return False
    asked = squeeze(reading.question) + (squeeze(reading.answer) if reading.is_(ItemKind.WHO_SAID) else "")
    forms = holder_forms(draft.claim.speaker) or list(ARTICLE)
    if any(squeeze(form) in asked for form in forms) or any(squeeze(form) in squeeze(draft.question) for form in forms):
        return False
    return not any(squeeze(name) in squeeze(reading.quote) for name in HOLDER.findall(reading.question))


def unsupported(reading: Reading) -> list[str]:
    """The Latin words and numbers of the question that neither quote, context, title, speakers nor answer hold."""
    setting, draft = reading.setting, reading.draft
    evidence = " ".join(
        [draft.quote, setting.evidence, setting.title, draft.claim.speaker, *setting.speakers, draft.answer, *draft.choices]
    )
    words, letters = latin(evidence), "".join(re.findall(r"[a-z]+", unicodedata.normalize("NFKC", evidence).casefold()))
    known = figures(evidence) | implied_years(evidence, setting.year) | ({str(len(draft.parts))} if draft.parts else set())

    def stands(word: str) -> bool:
        return word in words or word in known or (len(word) >= 3 and word.isalpha() and word in letters)

    asked = GAP.sub("，", unicodedata.normalize("NFKC", draft.question))
    return [run.strip() for run in WORDS.findall(asked) if not all(map(stands, latin(run)))]


def _answer_not_in_quote(reading: Reading) -> bool:
    bare, quote = squeeze(reading.answer), squeeze(reading.quote)
    return reading.is_(ItemKind.CLOZE) and len(bare) >= 2 and fuzz.partial_ratio(bare, quote) < 85


def _number_not_in_quote(reading: Reading) -> bool:
    if not reading.is_(ItemKind.CLOZE, ItemKind.SHORT_ANSWER, ItemKind.MULTIPLE_CHOICE):
        return False
    known = figures(reading.quote + reading.question) | implied_years(reading.quote, reading.setting.year)
    return bool({f for f in figures(reading.answer) if f.strip("0.")} - known) and bool(re.search(r"\d", reading.answer))


def _copied(reading: Reading) -> bool:
    return reading.draft.answer == TRUE and squeeze(body(reading.question)) in squeeze(reading.setting.evidence + reading.quote)


RULES = (
    GateRule(
        name="a position names its holder",
        rubric=2,
        why="An opinion without its holder is nobody's.",
        breaks=_lacks_holder,
        accepted=(
            example("陈岚认为，自动化为什么不会让工人失业？", "新岗位更多", position=True),
            example("谁担心机器会抢走工人的饭碗？", "陈岚", ItemKind.WHO_SAID, choices=("陈岚", "王平", "李青"), position=True),
        ),
        rejected=(example("自动化为什么不会让工人失业？", "新岗位更多", position=True),),
    ),
    GateRule(
        name="names and numbers of the question stand in the source",
        rubric=1,
        why="A name from nowhere was made up; a false statement has one wrong number.",
        breaks=lambda r: len(unsupported(r)) > (r.draft.answer == FALSE),
        accepted=(example("工厂搬家花了 5 亿元。", FALSE, ItemKind.TRUE_FALSE), example("工厂 2019 年搬到了哪座城市？", "苏州")),
        rejected=(example("工厂 2018 年搬到了哪座城市？", "苏州"), example("Zeta 的工厂搬到了哪座城市？", "苏州")),
    ),
    GateRule(
        name="the answer of a cloze stands in the quote",
        rubric=1,
        why="What the quote does not say it cannot prove.",
        breaks=_answer_not_in_quote,
        accepted=(example("工厂搬到了____。", "苏州", ItemKind.CLOZE),),
        rejected=(example("工厂搬到了____。", "长春", ItemKind.CLOZE),),
    ),
    GateRule(
        name="the numbers of the answer stand in the quote",
        rubric=1,
        why="A number that was worked out may be worked out wrongly.",
        breaks=_number_not_in_quote,
        accepted=(
            example("工厂搬家花了多少亿元？", "3.2"),
            example("工厂在哪一年搬家？", "2021 年", quote="我们去年搬到了苏州，花了不少钱。"),
        ),
        rejected=(example("工厂搬家花了多少亿元？", "3.3"),),
    ),
    GateRule(
        name="a true statement is not the source word for word",
        rubric=10,
        why="A copied sentence is recognised, not known.",
        breaks=lambda r: r.is_(ItemKind.TRUE_FALSE) and _copied(r),
        accepted=(example("陈岚的工厂搬迁用了 3.2 亿元。", TRUE, ItemKind.TRUE_FALSE),),
        rejected=(example("我们在 2019 年把工厂搬到了苏州。", TRUE, ItemKind.TRUE_FALSE, setting=Setting(("陈岚",), ("陈岚",))),),
    ),
)
