"""What a statement begins with: whether it has a subject of its own, and of what kind."""

from __future__ import annotations

import re

from quizapp.claims.draft import Draft, Word
from quizapp.language.words import NAME_TAGS

NOUNS = frozenset({"n", "an", "vn", "s", "PER", "ORG", "LOC", "nz", "nr", "ns", "nt", "nw"})
CONDITION = re.compile(
    r"如果|只要|只有|除非|无论|不管|即使|哪怕|当|随着|虽然|尽管|要是|假如|一旦|因为|由于|为了|对于?|在|从|根据|通过|除了|按照?|以|关于|倘若|若(?!干)|自从|就算|即便|每当|正(?:是)?因为|鉴于|经过"
)


EVERYONE = re.compile(r"^(?:大家|人们|很多人|有些人|有的人|每个?|任何|所有|大多数|大部分人|多数人|没有人)")
FOR_SOMEBODY = re.compile(r"^(?:对于?|就|从)[^,]{2,20}?(?:来说|来讲|而言|来看|的角度)[,，]")
EXISTENTIAL = re.compile(r"^在[^,]{2,18}?(?:里|上|中|内|下|间|前|后|时候?),?(?:大约|约|共)?(?:有|没有|存在|出现)")
ACTION = re.compile(r"^[^,]{3,20}?(?:总是|就是|是|会|需要|可以|能够?|意味着|比|等于|容易|很难|有助于|有利于)")
AFTERWARDS = re.compile(r"^[^,;]{2,24}(?:之后|以后|之前|以前|的?时候?|后|期间|以来),")
SAID_OF_IT = re.compile(
    r"^(?:就?是|会|很|非常|也|都|不|没有?|能|可以|应该|需要|必须|最|更|比较|太|已经|将|往往|通常|一般|可能|其实)"
)
OPENINGS = (("for_somebody", FOR_SOMEBODY), ("existential", EXISTENTIAL), ("everyone", EVERYONE))
DESCRIBED = re.compile(r"^(?:[^,的]{1,8}的)[^,]{1,12}")


def subject(draft: Draft) -> str:
    """What the statement begins with.

    `name`, `noun`, `time`, `condition` (any clause or phrase in front), `everyone`, `for_somebody`, `existential`, `action`
    (a verb phrase of which something is said), `described` (an adjective with its noun), or `none`.
    """
    opening = [word for word in draft.words if word.text.strip()]
    if not opening:
        return "none"
    if opening[0].tag in NAME_TAGS or (opening[0].tag == "d" and opening[1:] and opening[1].tag in NAME_TAGS):
        return "name"
    told = next((kind for kind, pattern in OPENINGS if pattern.match(draft.text)), "")
    if told:
        return told
    if opening[0].tag in {"TIME", "t", "p"} or CONDITION.match(draft.text):
        rest = _after_adjunct(opening)
        return "none" if _noun_first(rest) is None else "time" if opening[0].tag in {"TIME", "t"} else "condition"
    return "noun" if _noun_first(opening) is not None else _open_subject(opening, draft.text)


def _open_subject(opening: list[Word], text: str) -> str:
    """A subject that is no plain noun phrase: 唯一的问题是…, 降低成本总是有益的."""
    if opening[0].tag in {"a", "ad", "an"} and DESCRIBED.match(text):
        return "described"
    if (
        opening[0].tag == "v"
        and len(opening) > 2
        and opening[1].tag in {"n", "nz", "vn", "PER", "ORG", "LOC", "a"}
        and ACTION.match(text)
    ):
        return "action"
    if opening[0].tag == "v" and _attribute(opening):
        return "described"
    return "condition" if AFTERWARDS.match(text) and _noun_first(_after_adjunct(opening)) else "none"


def _attribute(words: list[Word]) -> bool:
    """Whether a verb in front only describes a noun of which something is said: 影响价格的因素很多."""
    clause = words[: next((k for k, word in enumerate(words) if word.text.startswith((",", ";"))), len(words))]
    for k in range(1, min(9, len(clause) - 2)):
        if clause[k].text == "的" and clause[k + 1].tag in NOUNS:
            return SAID_OF_IT.match(clause[k + 2].text) is not None
    return False


def _after_adjunct(words: list[Word]) -> list[Word]:
    """The words after a time or a phrase in front: from the first comma on, or from the word after the time."""
    comma = next((k for k, word in enumerate(words) if word.text.startswith(",")), None)
    if words[0].tag in {"TIME", "t"} and (comma is None or comma > 2):
        return words[1:]
    return words[comma + 1 :] if comma is not None else words[2:]


def _noun_first(words: list[Word]) -> Word | None:
    """The noun that comes before any verb, if there is one; an adjective may describe it: 更稳健的公司."""
    described = next((k for k, word in enumerate(words[:4]) if word.text == "的"), 0)
    if described and words[described + 1 :] and all(word.tag in {"d", "a"} for word in words[:described]):
        words = words[described + 1 :]
    for word in words[:7]:
        if word.tag in NOUNS:
            return word
        if word.tag in {"v", "vd", "d", "c", "u", "w", "p"}:
            return None
    return None


def has_predicate(draft: Draft) -> bool:
    """Whether there is a verb or a predicative adjective."""
    return any(word.tag in {"v", "vd", "a", "ad"} for word in draft.words)
