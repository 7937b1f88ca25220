"""Wrong choices that someone who half remembers might take: of the answer's kind, from the article, then from the lists."""

from __future__ import annotations

from collections.abc import Iterable

from quizapp.claims.claim import Answer, AnswerType
from quizapp.items.guid import order_key
from quizapp.items.kinds.places import amount_of
from quizapp.items.material import Material, has_full_name
from quizapp.items.quantities import Amount, other_amounts
from quizapp.items.worded import Worded
from quizapp.items.wordlists import kin_of
from quizapp.language.script import in_script
from quizapp.language.squeeze import squeeze

WANTED = 3
KNOWN = 6


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
        found = _other_names(worded, answer, material, guid)
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


def _allowed(names: Iterable[str], worded: Worded, answer: Answer) -> list[str]:
    """The names that neither the statement has nor the answer holds."""
    statement, right = squeeze(worded.text), squeeze(answer.text)
    return [n for n in names if squeeze(n) not in statement and squeeze(n) not in right and right not in squeeze(n)]
