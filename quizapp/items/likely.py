"""How likely a strict reader accepts an item of a statement that stands: trees over what can be seen of a draft, fitted on blind
verdicts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import log

from quizapp.claims.forest import forest
from quizapp.items.draft import Draft
from quizapp.items.item import GAP, ItemKind
from quizapp.language.frequency import UNKNOWN, rarity
from quizapp.language.squeeze import size

MODEL = "item_gate"
PLAIN = 4.3  # rarer words than that say something by themselves
EMPTY = frozenset(
    [
        *("问题", "方法", "方式", "情况", "东西", "事情", "部分", "方面", "关系", "作用", "影响", "过程", "体验", "感觉", "状态"),
        *("阶段", "集合", "模式", "能力", "程度", "结果", "效果", "机会", "原因", "意义", "价值", "概念", "场景", "工具", "产品"),
        *("平台", "内容", "空间", "方向", "目标", "水平", "类型"),
    ]
)
QUESTION_WORD = re.compile(r"什么|谁|哪[里家个些所年]?|多少|几[个家年张]?|怎么样?|怎样|如何|为什么|多[大长久高]")
CLAUSE_MARK = re.compile(r"[，,；;：:]")
ASKED = re.compile(r"被问到|谈到")
LEAD = re.compile(r"^(?:据.{1,20}?[，,]|.{1,20}?(?:认为|介绍|觉得|说)[，,])")
PRONOUN = re.compile(r"(?<!其)[他她它]们?|这(?!么)[个种些样]?|那(?!么)[个种些样]?|我们?|你们?")
GENERIC = re.compile(
    r"(?:东西|问题|方面|情况|方式|方法|过程|用户|产品|公司|团队|作用|影响|能力|工具|平台|模式|结果|原因|机会|价值|内容|变化|关系|部分|人|事情?|地方|时候|感觉|想法|风格|诉求|需求)$"
)
RELATIVE = re.compile(r"目前|现在|当时|今年|去年|最近|之前|后来|以前|刚才")


def likely(drafts: Sequence[Draft]) -> list[float]:
    """The share of strict readers who would accept each draft if its statement stands, as far as the model can tell: 0 to 1."""
    return forest(MODEL).chances([features(draft) for draft in drafts])


def features(draft: Draft) -> dict[str, float]:
    """What can be seen of a draft, by name."""
    return {
        "bias": 1.0,
        "fit": _logit(draft.fit),
        f"kind:{draft.kind}": 1.0,
        f"form:{draft.reason}": 1.0,
        "position": float(draft.is_position),
        **{f"doubt:{name}": 1.0 for name in draft.doubts},
        **_gap(draft),
        **_question(draft),
        **_answer(draft),
        **_choices(draft),
    }


def _logit(share: float) -> float:
    bounded = min(0.98, max(0.02, share))
    return round(log(bounded / (1 - bounded)), 6)


def _gap(draft: Draft) -> dict[str, float]:
    """How surely the answer is what to ask for; nothing is hidden where one asks who said it."""
    if draft.kind is ItemKind.WHO_SAID:
        return {"gap:chance": 0.5, "gap:log": 1.0, "gap:first": 1.0}
    return {
        "gap:chance": draft.chance,
        "gap:log": round(log(max(draft.chance, 0.005)) / 5 + 1, 4),
        "gap:first": float(draft.is_surest),
    }


def _question(draft: Draft) -> dict[str, float]:
    question, length = draft.question, size(draft.question)
    at = question.find(GAP)
    asks = [m.start() for m in QUESTION_WORD.finditer(question)]
    place = at if at >= 0 else asks[-1] if asks else len(question)
    return {
        "question:length": min(length, 80) / 80,
        "question:short": float(length < 15),
        "question:long": float(length > 45),
        "question:clauses": min(len(CLAUSE_MARK.findall(question)), 6) / 6,
        "question:asks early": float(place < len(question) / 3),
        "question:asks late": float(place > len(question) * 2 / 3),
        "question:asks twice": float(len(asks) > (1 if at < 0 else 0)),
        "question:pronoun": float(bool(PRONOUN.search(question))),
        "question:relative": float(bool(RELATIVE.search(question))),
        "question:host asked": float(bool(ASKED.search(question))),
        "question:names holder": float(bool(LEAD.match(question))),
        "question:quotes": float("“" in question),
        "question:bracket": float("（" in question or "(" in question),
        "question:什么样": float("什么样" in question),
        "question:的什么": float(bool(re.search(r"的什么[^\u3400-\u9fff]*$", question))),
        "question:是什么": float(bool(re.search(r"是(?:一个|一种)?什么[^\u3400-\u9fff]*$", question))),
        "question:starts": float(bool(re.match(r"(?:据.{1,20}?介绍，|.{1,20}?认为，)?(?:什么|谁|哪|____)", question))),
        "question:half": float(bool(re.search(r"[，,](?:的|了|着)|^(?:是|会|能|让|把|也|就|都|而)", LEAD.sub("", question)))),
    }


def _answer(draft: Draft) -> dict[str, float]:
    answer, length = draft.answer, size(draft.answer)
    before = draft.question[: draft.question.find(GAP)] if GAP in draft.question else ""
    head = _head(answer)
    return {
        "answer:rarity": min(rarity(answer), 7.8) / 7.8 if size(answer) <= 6 else 1.0,
        "answer:head rarity": rarity(head) / 7.8,
        "answer:plain head": float(rarity(head) < PLAIN),
        "answer:empty head": float(head in EMPTY),
        "answer:one": float(length <= 1),
        "answer:two": float(length == 2),
        "answer:three to six": float(3 <= length <= 6),
        "answer:long": float(length > 12),
        "answer:Latin": float(answer.isascii() and any(c.isalpha() for c in answer)),
        "answer:digits": float(any(c.isdigit() for c in answer)),
        "answer:的": float("的" in answer),
        "answer:comma": float(bool(CLAUSE_MARK.search(answer))),
        "answer:list": float("、" in answer or len(draft.parts) > 1),
        "answer:rarest": max((rarity(word) for word in _pieces(answer)), default=7.8) / 8,
        "answer:commonest": min((rarity(word) for word in _pieces(answer)), default=7.8) / 8,
        "answer:generic": float(bool(GENERIC.search(answer))),
        "answer:echoes": len(set(answer) & set(draft.question)) / max(1, len(set(answer))),
        "answer:said twice": float(draft.quote.count(answer) > 1),
        "gap:after 的": float(before.endswith("的")),
        "gap:after 是": float(before.endswith("是")),
        "gap:after 一个": float(bool(re.search(r"[一几两]?[个种些位]$", before))),
        "gap:after comma": float(before.endswith(("，", ",", "、"))),
        "gap:last": float(draft.question.rstrip("。？").endswith(GAP)),
        "gap:first": float(draft.question.startswith(GAP)),
    }


def _pieces(answer: str) -> list[str]:
    """The words of an answer as jieba's dictionary may know them: runs of Latin letters, and pairs of Han characters."""
    han = re.findall(r"[\u3400-\u9fff]+", answer)
    pairs = [run[k : k + 2] for run in han for k in range(max(1, len(run) - 1))]
    return [answer, *pairs, *re.findall(r"[a-z]+", answer.lower())]


def _head(answer: str) -> str:
    """The word that an answer ends in: the longest that jieba's dictionary knows, up to four characters."""
    bare = answer.strip("“”《》()（） 。")
    known = (bare[-k:] for k in (4, 3, 2) if k < len(bare) and rarity(bare[-k:]) < UNKNOWN)
    return next(known, bare[-4:])


def _choices(draft: Draft) -> dict[str, float]:
    others = [choice for choice in draft.choices if choice != draft.answer]
    if not others or draft.kind is ItemKind.TRUE_FALSE:
        return {}
    lengths = [size(choice) for choice in others]
    return {
        "choices:few": float(len(others) < 3),
        "choices:answer longest": float(size(draft.answer) > max(lengths)),
        "choices:answer shortest": float(size(draft.answer) < min(lengths)),
        "choices:in quote": float(any(choice in draft.quote for choice in others)),
        "choices:same ends": float(len({choice[-1] for choice in draft.choices}) == 1),
    }
