"""Cloze: the statement with one gap on its crucial word; units and general nouns stay outside the gap."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizapp.claims.claim import Answer, AnswerType
from quizapp.items.draft import Draft
from quizapp.items.item import GAP, ItemKind
from quizapp.items.kinds.places import (
    amount_of,
    beside_another,
    cuts_compound,
    echo,
    is_weak,
    numeral_place,
    repeats,
    trimmed,
)
from quizapp.items.worded import Worded
from quizapp.language.span import Span
from quizapp.language.squeeze import size
from quizapp.language.words import Token

GLOSS = re.compile(r"\s?[（(][^（()）]{1,24}[)）]")
LONGEST = 10  # as size() measures: what a learner can be expected to type word for word
VERBS = frozenset(["v", "vd"])
BEFORE_HEADS = frozenset(["的", "有", "没有", "最", "更", "很"])  # 有|动力的人: [有动力]的人, not 有[动力的人]
COUNTED = re.compile(r"(?:\d|第?[二三四五六七八九十两]).{0,3}$")  # 三号|原型机: what is asked for is the number
FIT = {  # how often a cloze on such an answer was accepted
    AnswerType.NUMBER: 0.72,
    AnswerType.DATE: 0.62,
    AnswerType.PERSON: 0.70,
    AnswerType.ORGANISATION: 0.74,
    AnswerType.PLACE: 0.70,
    AnswerType.NAME: 0.74,
    AnswerType.TERM: 0.80,
    AnswerType.PHRASE: 0.66,
    AnswerType.LIST: 0.50,
}


def cloze(worded: Worded) -> Iterator[Draft]:
    """The clozes of a statement, one an answer."""
    for rank, answer in enumerate(worded.answers):
        place = gap(worded, answer)
        if place is None or answer.type not in FIT:
            continue
        words = place.of(worded.text)
        outside = worded.text[place.end : answer.at.end].strip() if answer.at else ""
        yield Draft(
            kind=ItemKind.CLOZE,
            claim=worded.claim,
            question=worded.with_(_with_gloss(worded, place), GAP) + "。",
            answer=words,
            raw=answer.raw,
            fit=_fit(worded, answer, place) - 0.05 * rank,
            reason=f"cloze_{answer.type}",
            accepted=(answer.text,) if answer.text != words else (),
            unit=outside,
        )


def gap(worded: Worded, answer: Answer) -> Span | None:
    """The place of the gap for an answer; None if it would be no fair one."""
    if answer.at is None:
        return None
    amount = amount_of(answer)
    if amount:
        place: Span | None = numeral_place(answer.at, answer.text, amount)
    else:
        place = trimmed(worded, answer.at)
    if place is None or beside_another(worded, answer.at) or (amount is None and not _fair(worded, place)):
        return None
    return place if amount else _without_de(worded, place)


def _goes_on(worded: Worded, place: Span) -> bool:
    """Whether the clause of a gap does not end with it: 要|解决的问题|不受限制."""
    return place.end < worded.clause_of(place).end - 1


def _with_gloss(worded: Worded, place: Span) -> Span:
    """A place with the bracket behind it that says the same in other words: IM（聊天）."""
    gloss = GLOSS.match(worded.text, place.end)
    return Span(place.start, gloss.end()) if gloss else place


def _without_de(worded: Worded, place: Span) -> Span:
    """A place without the 的 at its end: 是____的; 都是我的 stays whole."""
    words = place.of(worded.plain)
    return Span(place.start, place.end - 1) if words.endswith("的") and len(place) >= 3 and "是" not in words else place


def _fair(worded: Worded, place: Span) -> bool:
    words = place.of(worded.plain)
    if is_weak(words) or repeats(worded, place) or not worded.is_whole(place):
        return False
    if words[0] in "[【" or (words.endswith("程度") and worded.plain[place.end : place.end + 1] == "上"):
        return False  # [制造商] is a translator's word; 很大程度|上 belongs together
    return (
        len(words) >= 2
        and size(words) <= LONGEST
        and not cuts_compound(worded, place)
        and worded.text[place.start - 1 : place.start] not in ("（", "(")
        and (worded.claim.by_hand or not _cuts_phrase(worded, place))
    )


def _cuts_phrase(worded: Worded, place: Span) -> bool:
    """Whether a gap takes part of a phrase: 想做的|机器因人而异, 大|模型从, 都是|, or more than one: 创业者|起到."""
    inside, before = worded.inside(place), worded.before(place)
    if _is_loose(inside, before):
        return True
    predicate = any(word.tag in {"v", "p", "c"} for word in inside) and inside[-1].tag not in {"n", "nz", "vn", "ORG"}
    return (
        inside[0].tag in {"d", "p", "c", "u"}
        or inside[-1].tag in {"d", "p", "c", "u"}
        or (before is not None and before.text == "的" and predicate)
        or (any(word.tag == "p" for word in inside) and inside[0].is_noun)
        or any(word.tag in {"d", "r", "p"} for word in inside[1:])
        or (before is not None and before.text in BEFORE_HEADS and "的" in place.of(worded.plain))
        or (before is not None and COUNTED.match(before.text) is not None and before.tag in {"m", "q", "TIME", "n"})
        or (_goes_on(worded, place) and "的" in place.of(worded.plain) and before is not None and before.tag in {"v", "d"})
    )


def _is_loose(inside: Sequence[Token], before: Token | None) -> bool:
    """Whether words of these kinds are no piece that one remembers.

    Of what blind readers judged in decks they accepted: with a verb behind a noun (创业者起到) none of 10; with a verb at the end
    (彻底换掉) 2 of 22; with 的 right behind a verb (获得|尊敬的地方) 3 of 23; an adjective with its noun (正确的建议) 5 of 32.
    """
    tags = [word.tag for word in inside]
    nouns = [k for k, word in enumerate(inside) if word.is_noun]
    return (
        tags[-1] in VERBS
        or (bool(nouns) and any(tag in VERBS for tag in tags[nouns[0] + 1 :]))
        or (before is not None and before.tag == "v" and before.text != "是" and any(word.text == "的" for word in inside))
        or (tags[0] == "a" and len(tags) > 1 and not any(word.text.isascii() for word in inside))
    )


def _fit(worded: Worded, answer: Answer, place: Span) -> float:
    """Short gaps on rare words late in a sentence that tells enough are the good ones."""
    fit = FIT[answer.type]
    length, whole = size(place.of(worded.text)), size(worded.text)
    if answer.type is AnswerType.PHRASE:
        words = worded.inside(place)
        fit -= 0.03 * max(0, length - 5) + 0.10 * (words[-1].tag in {"v", "a", "d", "ad", "m", "q"})
        fit -= 0.16 * (length <= 3 and all(word.tag in {"a", "d", "ad", "an"} for word in words))
        fit -= 0.12 * (words[0].tag in {"v", "p", "d"} and length > 2)
    fit -= 0.20 * bool(re.match(r"的?[，,]?(?:而是|而在于)", worded.plain[place.end :]))  # not A but B: B is the point
    fit -= 0.10 * bool(
        re.search(r"(?:[不没未](?!仅|断|得不|同|过)|没有|并非)[^，,]{0,8}$", worded.plain[: place.start])
    )  # many things are not
    fit -= 0.15 * echo(worded, place) + 0.10 * (whole < 14) + 0.004 * max(0, whole - 60)
    told = size(worded.text[worded.lead :]) - length
    fit -= 0.20 * (told < 10)  # 降低____总是有益的: many things are
    subject = place.start - worded.lead <= 1
    return fit - (0.06 if worded.claim.by_hand else 0.16) * subject
