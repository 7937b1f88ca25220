"""What the statement gate sees of a candidate: named features, each 0..1 or a small count."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from quizapp.claims.claim import ClaimKind
from quizapp.claims.draft import Word
from quizapp.claims.statements import Statement
from quizapp.claims.subject_features import subject_features
from quizapp.claims.subjects import subject
from quizapp.claims.topics import Topics
from quizapp.language.frequency import rarity

VAGUE = re.compile(r"东西|事情|情况|问题|方面|一些|某|很多|各种|这样|那样|那么|大家|别人|人家|时候|地方|点")
HEDGED = re.compile(r"可能|大概|也许|或许|大约|左右|应该|基本|差不多|有点|比较|相对|一般|通常|往往|起码|至少")
STRONG = re.compile(r"最|关键|核心|本质|真正|根本|必须|从来|永远|唯一|重要|绝对|完全|远远")
CONTRAST = re.compile(r"而是|但是?|却|反而|不如|而不是|相比|与其|不同")
CAUSE = re.compile(r"因为|由于|所以|因此|导致|使得|为了|原因|才能|才会|从而|取决于")
CONDITION = re.compile(r"如果|只要|只有|除非|一旦|当.{2,14}时|否则")
TRACE = re.compile(
    r"里边|这边|那边|去做|做的一|来讲|来说|蛮|挺|特别是|搞|弄|啥|咋|真的|反正|就是|一下|有没有|的话|对吧|就会|就是说|然后|呢|嘛|哈"
)
OPENING = re.compile(r"^(?:有|没有|如果|只要|只有|虽然|当|在|从|对|除了|因为|为了|随着|通过|根据|每|很多|所有|任何)")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of the whole text: the words that matter in it."""

    topics: Topics
    title: str
    document: Mapping[str, int]


def features(one: Statement, around: Surroundings, whole: float, worth: float) -> dict[str, float]:
    """The features of a candidate, by name.

    whole    the wholeness model's score, 0..1
    worth    the worth model's score of the sentence, as a rank within the text, 0..1
    """
    words = [w for w in one.draft.words if w.text.strip()]
    return {
        **_origin(one),
        **_shape(one, words),
        **_wording(one.text),
        **_edges(words),
        **_content(words, around),
        **subject_features(words, one.text, around.document),
        "bias": 1.0,
        "whole": whole,
        "worth": worth,
    }


def _flags(prefix: str, names: object) -> dict[str, float]:
    return {f"{prefix}:{name}": 1.0 for name in names}  # type: ignore[attr-defined]


def _origin(one: Statement) -> dict[str, float]:
    place = one.sentence.place_in_turn
    flags = {
        f"source:{one.source}": 1.0,
        "left_before": min(one.left_out_before, 3) / 3,
        "left_after": min(one.left_out_after, 3) / 3,
        "framed": float(one.frame is not None),
        "first_of_turn": float(place == 0),
        "early_in_turn": float(place <= 2),
        "after_question": float(one.sentence.question is not None and place <= 1),
        "by_host": float(one.sentence.by_host),
        "narrated": float(one.sentence.speaker is None),
        "position": float(one.holding.kind is ClaimKind.POSITION),
        "attributed": float(one.holding.attributed),
        "relayed": float(bool(one.holding.relayed_by)),
        f"subject:{subject(one.draft)}": 1.0,
    }
    return flags | _flags("rule", set(one.draft.reasons[1:])) | _flags("fault", set(one.faults))


def _shape(one: Statement, words: list[Word]) -> dict[str, float]:
    length = len(one.text)
    return {
        "length": min(length, 70) / 70,
        "short": float(length < 16),
        "long": float(length > 48),
        "clauses": min(one.clauses, 5) / 5,
        "single_clause": float(one.clauses == 1),
        "verbs": min(sum(w.tag in {"v", "vd"} for w in words), 8) / 8,
        "nouns": min(sum(w.tag in {"n", "vn", "an", "nz"} for w in words), 10) / 10,
        "names": min(sum(w.tag in {"PER", "ORG", "LOC", "nz", "nr", "ns", "nt"} for w in words), 4) / 4,
        "numbers": min(sum(any(c.isdigit() for c in w.text) for w in words), 3) / 3,
        "pronouns": min(sum(w.tag == "r" for w in words), 4) / 4,
        "adverbs": min(sum(w.tag == "d" for w in words), 6) / 6,
        "de": min(sum(w.text.strip() == "的" for w in words), 5) / 5,
        "marks": min(one.text.count("、"), 4) / 4,
        "quoted": float('"' in one.text),
        "bracket": float("(" in one.text),
    }


def _wording(text: str) -> dict[str, float]:
    return {
        "vague": min(len(VAGUE.findall(text)), 3) / 3,
        "hedged": float(bool(HEDGED.search(text))),
        "strong": float(bool(STRONG.search(text))),
        "contrast": float(bool(CONTRAST.search(text))),
        "cause": float(bool(CAUSE.search(text))),
        "condition": float(bool(CONDITION.search(text))),
        "trace": min(len(TRACE.findall(text)), 3) / 3,
        "self": float("自己" in text),
        "negated": float(bool(re.search(r"不|没|无", text))),
        "copula": float("是" in text),
        "opens_adjunct": float(bool(OPENING.match(text))),
        "colon": float(":" in text),
        "ends_le": float(text.endswith(("了", "的", "着", "过"))),
        "example": float(bool(re.search(r"比如|例如|譬如|像.{1,8}一样", text))),
    }


def _edges(words: list[Word]) -> dict[str, float]:
    tags = [w.tag for w in words]
    first, second = tags[0], tags[1] if len(tags) > 1 else "-"
    third = tags[2] if len(tags) > 2 else "-"
    last, before = tags[-1], tags[-2] if len(tags) > 1 else "-"
    flags = {f"first:{first}": 1.0, f"first2:{first} {second}": 1.0, f"last:{last}": 1.0, f"last2:{before} {last}": 1.0}
    # A single common noun as a subject (剧情会…) is a noun whose owner was named before.
    bare = first in {"n", "vn"} and (second in {"v", "d", "a", "w"} or (second in {"f"} and third in {"v", "d"}))
    flags["bare_noun"] = float(bare)
    flags["bare_noun_common"] = float(bare) * max(0.0, (6.5 - rarity(words[0].text.strip())) / 4)
    return flags


def _content(words: list[Word], around: Surroundings) -> dict[str, float]:
    told = [w.text.strip() for w in words]
    weight = max(around.topics.weights.values(), default=1.0) or 1.0
    topical = sorted((around.topics.weights[w] / weight for w in set(told) if w in around.topics.weights), reverse=True)
    rare = [rarity(w.text.strip()) for w in words if w.tag in {"n", "vn", "nz", "v", "a"}]
    return {
        "topical": topical[0] if topical else 0.0,
        "topics": min(len(topical), 3) / 3,
        "title_word": float(any(len(w) >= 2 and w in around.title for w in told)),
        "rarity": (sum(rare) / len(rare) - 3) / 4 if rare else 0.0,
        "known_words": min(sum(around.document.get(w.lower(), 0) >= 3 for w in told if len(w) >= 2), 6) / 6,
    }
