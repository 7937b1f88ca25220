"""Wrong choices that someone who half remembers might take: of the answer's kind, from the article, then from the lists."""

from __future__ import annotations

import re
from collections.abc import Iterable

from quizapp.claims.claim import Answer, AnswerType
from quizapp.items.guid import order_key
from quizapp.items.kinds.places import amount_of
from quizapp.items.material import Material, has_full_name
from quizapp.items.quantities import Amount, other_amounts
from quizapp.items.worded import Worded
from quizapp.items.wordlists import kin_of
from quizapp.language.script import in_script
from quizapp.language.span import Span
from quizapp.language.squeeze import share, size, squeeze

WANTED = 3
KNOWN = 6
NOUN = "n"
ALIKE = 0.4  # of its character pairs: a choice like another is no choice
EMPTY = re.compile(r"[我你他她它这那]|问题|方面|情况|东西|事情|时候|部分|一[个些种]|等等|^[大小多少好的]+$")


def distractors(worded: Worded, answer: Answer, material: Material, guid: str) -> list[str]:
    """Three wrong choices for an answer; fewer if the article and the lists do not give three."""
    if worded.claim.distractors and answer is worded.answers[0]:
        return list(worded.claim.distractors[:WANTED])
    amount = amount_of(answer)
    if amount:
        found = _other_amounts(worded, answer, amount, material, guid)
    elif answer.type is AnswerType.PERSON and (has_full_name(answer.text) or answer.text in material.holders):
        found = _allowed(material.persons(), worded, answer)
    else:
        found = _other_names(worded, answer, material, guid) or _other_phrases(worded, answer, material)
    return [in_script(name, worded.traditional) for name in found[:WANTED]]


def _other_amounts(worded: Worded, answer: Answer, amount: Amount, material: Material, guid: str) -> list[str]:
    numerals = [a.first for _, a in ((n, amount_of(n)) for n in worded.answers) if a and a.first != amount.first]
    growing = any(word in worded.plain for word in ("增", "涨", "升", "翻", "超", "回报", "收益"))
    made = other_amounts(amount, guid, growing=growing, latest_year=material.year, avoid=numerals)
    near = [text for text in dict.fromkeys(material.amounts_like(answer)) if squeeze(text) not in squeeze(worded.text)]
    return list(dict.fromkeys([*near[:1], *made]))


def _other_names(worded: Worded, answer: Answer, material: Material, guid: str) -> list[str]:
    kin = kin_of(answer.at.of(worded.plain) if answer.at else answer.text)
    if kin is None:
        return []
    here = material.kin_in_text(kin)
    # The lists begin with the best known, which tempt most.
    known = [name for name in kin.members if name not in here][:KNOWN]
    listed = sorted(known, key=lambda name: order_key(guid, name))
    return _allowed([*here, *listed], worded, answer)


def _other_phrases(worded: Worded, answer: Answer, material: Material) -> list[str]:
    """Phrases of the article that could stand in the same place: alike in build and length, near ones first."""
    if answer.at is None or worded.claim.by_hand:
        return []
    build, length = _build(worded, answer.at), size(answer.text)
    if build != (NOUN, NOUN):
        return []  # verbs that do not fit the sentence give the one that does away
    near: list[tuple[int, str]] = []
    for other, one in material.answers():
        alike = one.at is not None and one.type is answer.type and _build(other, one.at) == build
        if alike and abs(size(one.text) - length) <= max(1, length // 3) and not EMPTY.search(one.text):
            near.append((abs(other.claim.quote.start - worded.claim.quote.start), one.text))
    allowed = _allowed(dict.fromkeys(text for _, text in sorted(near)), worded, answer)
    return [t for k, t in enumerate(allowed) if not any(share(t, known) > ALIKE for known in (answer.text, *allowed[:k]))]


def _build(worded: Worded, at: Span) -> tuple[str, str]:
    """The tags of the first and the last word of a stretch of a statement, nouns of every kind alike."""
    words = worded.inside(at)
    tags = [NOUN if word.is_noun else word.tag for word in words] or [""]
    return tags[0], tags[-1]


def _allowed(names: Iterable[str], worded: Worded, answer: Answer) -> list[str]:
    """The names that neither the statement has nor the answer holds."""
    statement, right = squeeze(worded.text), squeeze(answer.text)
    return [n for n in names if squeeze(n) not in statement and squeeze(n) not in right and right not in squeeze(n)]
