"""How likely a strict reader accepts an item: a linear model over what can be seen of a draft, fitted on blind verdicts."""

from __future__ import annotations

import re
from math import log

from quizapp.claims.linear import probability, weighted, weights
from quizapp.items.draft import Draft
from quizapp.items.item import GAP, ItemKind
from quizapp.language.squeeze import size

MODEL = "item_gate"
QUESTION_WORD = re.compile(r"什么|谁|哪[里家个些所年]?|多少|几[个家年张]?|怎么样?|怎样|如何|为什么|多[大长久高]")
CLAUSE_MARK = re.compile(r"[，,；;：:]")
ASKED = re.compile(r"被问到|谈到")
LEAD = re.compile(r"^(?:据.{1,20}?[，,]|.{1,20}?(?:认为|介绍|觉得|说)[，,])")
PRONOUN = re.compile(r"(?<!其)[他她它]们?|这(?!么)[个种些样]?|那(?!么)[个种些样]?|我们?|你们?")
RELATIVE = re.compile(r"目前|现在|当时|今年|去年|最近|之前|后来|以前|刚才")


def likely(draft: Draft) -> float:
    """The share of strict readers who would accept the draft, as far as the model can tell: 0 to 1."""
    return probability(weighted(weights(MODEL), features(draft)) * 1000)


def features(draft: Draft) -> dict[str, float]:
    """What can be seen of a draft, by name."""
    return {
        "bias": 1.0,
        "fit": _logit(draft.fit),
        f"kind:{draft.kind}": 1.0,
        f"form:{draft.reason}": 1.0,
        "position": float(draft.is_position),
        "importance": draft.claim.importance,
        **{f"claim:{name}": value for name, value in draft.claim.scores},
        **{f"rule:{name}": 1.0 for name in set(draft.claim.reasons)},
        **_question(draft),
        **_answer(draft),
        **_choices(draft),
    }


def _logit(share: float) -> float:
    bounded = min(0.98, max(0.02, share))
    return round(log(bounded / (1 - bounded)), 6)


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
        "question:vague": float(bool(re.search(r"什么样|怎么样|是什么？|什么？$", question))),
    }


def _answer(draft: Draft) -> dict[str, float]:
    answer, length = draft.answer, size(draft.answer)
    before = draft.question[: draft.question.find(GAP)] if GAP in draft.question else ""
    return {
        "answer:one": float(length <= 1),
        "answer:two": float(length == 2),
        "answer:three to six": float(3 <= length <= 6),
        "answer:long": float(length > 12),
        "answer:Latin": float(answer.isascii() and any(c.isalpha() for c in answer)),
        "answer:digits": float(any(c.isdigit() for c in answer)),
        "answer:的": float("的" in answer),
        "answer:comma": float(bool(CLAUSE_MARK.search(answer))),
        "answer:list": float("、" in answer or len(draft.parts) > 1),
        "answer:said twice": float(draft.quote.count(answer) > 1),
        "gap:after 的": float(before.endswith("的")),
        "gap:after 是": float(before.endswith("是")),
        "gap:last": float(draft.question.rstrip("。？").endswith(GAP)),
        "gap:first": float(draft.question.startswith(GAP)),
    }


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
