"""Claims → items: every form of every claim, those past the gate, the best deck of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizapp.claims.answer_spans import UNLIKELY, chances
from quizapp.claims.claim import Claim
from quizapp.claims.passages import PASSAGE
from quizapp.items.draft import Draft
from quizapp.items.explanation import explain
from quizapp.items.gate import Reading, Setting, broken, doubted, is_unlikely
from quizapp.items.given import given_question
from quizapp.items.guid import claim_id, item_guid
from quizapp.items.item import Item, ItemKind
from quizapp.items.kinds.cloze import cloze
from quizapp.items.kinds.in_place import in_place
from quizapp.items.kinds.listing import is_list, listing
from quizapp.items.kinds.multiple_choice import multiple_choice
from quizapp.items.kinds.reasoned import condition, direction
from quizapp.items.kinds.short_answer import short_answer
from quizapp.items.kinds.true_false import true_false
from quizapp.items.kinds.who_said import who_said
from quizapp.items.material import Material
from quizapp.items.ranking import best_deck
from quizapp.items.worded import Worded, word_statements
from quizapp.language.script import in_script
from quizapp.language.span import Span
from quizapp.transcript.transcript import Transcript

PREDICATES = frozenset({"v", "a", "ad", "vd"})
COUNTED = "零一两三四五六七八九十"
HAN = re.compile(r"[\u3400-\u9fff]+")
# Of items whose statement was fine blind readers accepted so many of these forms: 什么 29 %, 什么样的 27 %, 哪 with a noun 29 %,
# 多少 20 %, 是什么 48 % (2 of 22 in decks), names as choices none of six, true or false 20 %; of gaps on the right words 75 %, of
# 谁认为 78 % (docs/quality.md).
REJECTED = re.compile(r"what(?:_kind|_is|_subject|_of)?|when|point|which_.*|how_many|who|do_what|choice_.*|(?:true|false)_.*")


def make_items(transcript: Transcript, claims: Sequence[Claim], most: int = 60) -> list[Item]:
    """The best items of a source's claims, best first.

    claims    in any order; each gives at most one item until every claim has its own
    most      how many items at most; fewer come where fewer pass the gate

    The same transcript and claims give the same items on every machine.
    """
    material = Material.of(transcript, word_statements(transcript, claims))
    said = {id(worded.claim): worded for worded in material.statements}
    chosen = best_deck([draft for draft, faults in judged(material) if not faults], most, len(transcript.text))
    return [_item(draft, rank, material, explain(draft, said[id(draft.claim)], material)) for rank, draft in enumerate(chosen, 1)]


def judged(material: Material) -> Iterator[tuple[Draft, list[str]]]:
    """Every draft with the names of the rules that it breaks."""
    for worded in material.statements:
        if not is_whole(worded):
            continue
        setting, sure = _setting(material, worded.claim), _chances(worded, material)
        for draft in _drafts(worded, material):
            named = replace(
                draft,
                guid=item_guid(material.transcript, draft.kind, draft.raw),
                claim_id=claim_id(material.transcript, worded.claim.quote),
                quote=worded.claim.quote.of(material.transcript.text),
                spare=REJECTED.fullmatch(draft.reason) is not None,
                chance=1.0 if draft.kind is ItemKind.WHO_SAID else sure.get(draft.raw, 1.0),
            )
            reading = Reading(named, setting)
            faults = broken(reading)
            yield replace(named, doubts=tuple(doubted(reading)), unlikely=not faults and is_unlikely(reading)), faults


def _chances(worded: Worded, material: Material) -> dict[Span, float]:
    """How surely each answer is what a question should ask for, by its place in the source."""
    if not worded.claim.by_hand:
        return {answer.raw: answer.chance for answer in worded.claim.answers}
    counts = {token.text.lower(): material.transcript.folded.count(token.text) for token in worded.tokens}
    seen = chances(worded.tokens, counts)
    return {answer.raw: seen.get(answer.at, UNLIKELY) for answer in worded.answers if answer.at}


def is_whole(worded: Worded) -> bool:
    """Whether a statement that was found, not written by hand, ends with a clause that says something."""
    if worded.claim.by_hand or not worded.clauses or is_list(worded):
        return True
    last = worded.inside(worded.clauses[-1])
    return any(word.tag in PREDICATES for word in last)


def _drafts(worded: Worded, material: Material) -> Iterator[Draft]:
    if PASSAGE in worded.claim.reasons:
        yield from in_place(worded)
        return
    yield from given_question(worded, material)
    yield from who_said(worded, material)
    yield from listing(worded)
    yield from direction(worded, material.transcript)
    yield from condition(worded)
    yield from short_answer(worded)
    yield from cloze(worded)
    yield from multiple_choice(worded, material)
    yield from true_false(worded, material)


def _setting(material: Material, claim: Claim) -> Setting:
    transcript = material.transcript
    places = [claim.quote, *claim.context]
    return Setting(
        speakers=tuple(name for s in transcript.speakers for name in (s.name, *s.aliases)),
        guests=material.guests,
        hosts=tuple(s.name for s in transcript.hosts) if transcript.guests else (),
        title=transcript.title.value if transcript.title else "",
        evidence=" ".join(place.of(transcript.text) for place in places),
        year=transcript.date.value if transcript.date else "",
        traditional=transcript.traditional,
    )


def _hint(draft: Draft, traditional: bool) -> str:
    """How many characters a gap has, where it could be filled with many words."""
    counted = draft.reason == "cloze_phrase" and HAN.fullmatch(draft.answer) and len(draft.answer) < len(COUNTED)
    return in_script(f"（填{COUNTED[len(draft.answer)]}个字）", traditional) if counted else ""


def _item(draft: Draft, rank: int, material: Material, explanation: str) -> Item:
    claim = draft.claim
    return Item(
        guid=draft.guid,
        claim_id=draft.claim_id,
        kind=ItemKind(draft.kind),
        claim=claim.kind,
        rank=rank,
        importance=claim.importance,
        topic=claim.topic,
        speaker=claim.speaker,
        question=draft.question + _hint(draft, material.transcript.traditional),
        answer=draft.answer,
        explanation=explanation,
        quote=draft.quote,
        span=claim.quote,
        accepted=draft.accepted,
        choices=draft.choices,
        parts=draft.parts,
        ordered=draft.ordered,
        unit=draft.unit,
        correction=draft.correction,
        context=claim.context,
        reason=" ".join([*claim.reasons, draft.reason]),
        relayed_by=claim.relayed_by,
        scores=(*claim.scores, ("fit", round(draft.fit, 4))),
        by_hand=claim.by_hand,
    )
