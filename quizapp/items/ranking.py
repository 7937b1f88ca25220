"""Which drafts make the deck, and in which order: the best form of each claim, spread over article, speakers and kinds."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quizapp.claims.passages import PASSAGE
from quizapp.items.draft import Draft
from quizapp.items.gate.deck import Deck
from quizapp.items.item import ItemKind
from quizapp.items.likely import likely

BLOCK = 600  # characters of the article that count as one place
CROWDED = 0.012  # off for each recent item from the same place
SAME_SPEAKER = 0.003  # off for each of the recent items by the same speaker
RECENT = 8
GENEROUS = {ItemKind.CLOZE: 0.75, ItemKind.MULTIPLE_CHOICE: 0.30, ItemKind.SHORT_ANSWER: 0.40, ItemKind.WHO_SAID: 0.25}
MUCH_OF_A_KIND = 0.03  # off for a kind that has more than its share so far
LEAST_FIT = 0.42
USUAL = 0.6
USUAL_MOST = 60  # more than so many items are asked for: siblings come in
WRITTEN, FOUND = 0.45, 0.1  # what the importance of a claim weighs; certainty knows that of found ones already
# Of 308 items blind readers accepted none with a certainty of .05 or less, 8 % round .1, 22 % round .2, 40 % from .25 on.
SURE = 0.15  # from which an item comes in by itself; of 62 that came from .1 on readers accepted 13 %
LEAST, LONG = 15, 8_000  # so many items from a text of so many characters, doubtful ones if need be; of a shorter its share
LEAST_AT_ALL = 5
SURE_OF_PASSAGE, LEAST_OF_PASSAGE = 0.35, 10  # the same of a passage: encyclopaedias are full of facts
LISTED = {"list_announced": 0.4, "list_plain": 0.3}  # of lists that were found blind readers accepted 3 of 9
# Of the items of 35 decks blind readers accepted 39 % without a doubt, 26 % with one; ordering them so raises the AUC inside a
# text from .716 to .734, on seven texts kept for blind tests from .645 to .679.
DOUBTED = 0.6  # of the odds
UNLIKELY = 0.35  # readers accept so many of them for one of the others: another form of the same claim goes before them
LESS_CRUCIAL = 0.75  # of gaps on a sheet's first answer readers accepted 54 % (of 182), of those on its second 33 % (of 51)
GIVEN = "given_question"  # a person wrote it
# Too rare for the model to know: of ten that ask for a reason or for what stands against another blind readers accepted seven.
TELLING = dict.fromkeys(["instead", "because_first", "because_last", "reason_is"], 0.66)


def worth(draft: Draft, certain: float) -> float:
    """How much an item is worth by itself: the importance of its claim and its certainty, 0 to 1."""
    weight = WRITTEN if is_given(draft) else FOUND
    certain *= UNLIKELY if draft.unlikely else 1.0
    return round(weight * draft.claim.importance + (1 - weight) * certain, 6)


def is_given(draft: Draft) -> bool:
    """Whether its statement is no candidate that a model weighed: a person wrote it, or it is a list that was announced."""
    return draft.claim.by_hand or not draft.claim.scores


def certainties(drafts: Sequence[Draft]) -> list[float]:
    """How surely each item is a good one, 0 to 1: its statement stands, and its question asks well for the right thing."""
    asked = [d for d in drafts if _settled(d) is None]
    asks = {id(d): max(chance, TELLING.get(d.reason, 0.0)) for d, chance in zip(asked, likely(asked), strict=True)}
    return [_certainty(d, asks.get(id(d), 0.0)) for d in drafts]


def _certainty(draft: Draft, asks: float) -> float:
    settled = _settled(draft)
    if settled is not None:
        return settled
    if is_given(draft):
        return round(asks * LESS_CRUCIAL ** _place_among_answers(draft), 6)
    return _doubted(asks * stands(draft), draft)


def _place_among_answers(draft: Draft) -> int:
    """How many answers a person put before the one that an item asks for; they come most crucial first."""
    return next((k for k, answer in enumerate(draft.claim.answers) if answer.raw == draft.raw), 0)


def _settled(draft: Draft) -> float | None:
    """The certainty of an item that the model of items does not judge."""
    if draft.reason == GIVEN or (draft.claim.by_hand and draft.kind is ItemKind.LIST):
        return draft.fit
    if draft.kind is ItemKind.LIST:
        return LISTED.get(draft.reason, 0.2)
    return draft.chance if _is_of_passage(draft) else None


def _doubted(chance: float, draft: Draft) -> float:
    """The chance of an item, less if there is a doubt against it."""
    if not draft.doubts:
        return chance
    odds = DOUBTED * chance / max(1 - chance, 1e-6)
    return round(odds / (1 + odds), 6)


def stands(draft: Draft) -> float:
    """How surely the statement stands alone, as its finder says; 0.6 where it says nothing."""
    return dict(draft.claim.scores).get("stands", USUAL)


def best_deck(drafts: Sequence[Draft], most: int, characters: int) -> list[Draft]:
    """At most `most` drafts, best first, one a claim; no two of the same guid.

    characters    the length of the source: doubtful drafts come in only where without them there would be fewer than a reader
                  of so many characters expects
    """
    weighed = [d for d in drafts if not d.spare or d.claim.by_hand or most > USUAL_MOST]
    certain = dict(zip(map(id, weighed), certainties(weighed), strict=True))
    worths = {id(d): worth(d, certain[id(d)]) for d in drafts if id(d) in certain}
    usual = [d for d in drafts if not d.spare and (d.fit >= LEAST_FIT or not is_given(d))]
    fitting = [d for d in usual if d.claim.by_hand or not d.unlikely]
    sure = [d for d in fitting if is_given(d) or certain[id(d)] >= (SURE_OF_PASSAGE if _is_of_passage(d) else SURE)]
    deck = Deck()
    _fill(deck, sure, worths, most)
    _fill(deck, _unasked(deck, [d for d in drafts if d.claim.by_hand]), worths, most)  # what a person wrote is asked in some form
    for some in (fitting, usual):
        _fill(deck, _unasked(deck, some), worths, min(most, _fewest(some, characters)))
    if most > USUAL_MOST:
        _fill(deck, _unasked(deck, fitting), worths, most)
        _fill(deck, _siblings(deck, drafts), worths, most)
    return deck.drafts


def _fewest(drafts: Sequence[Draft], characters: int) -> int:
    """How many items a text must give."""
    if any(map(_is_of_passage, drafts)):
        return LEAST_OF_PASSAGE
    return max(LEAST_AT_ALL, round(LEAST * min(1.0, characters / LONG)))


def _is_of_passage(draft: Draft) -> bool:
    """Whether its claim is of a passage."""
    return PASSAGE in draft.claim.reasons


def _unasked(deck: Deck, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of claims that a deck does not ask."""
    asked = {_told(d) for d in deck.drafts}
    return [d for d in drafts if _told(d) not in asked]


def _told(draft: Draft) -> tuple[str, str]:
    """What tells its claim from others: its place, and in a passage, where each clause is one, its words."""
    return draft.claim_id, draft.claim.statement if _is_of_passage(draft) else ""


def _siblings(deck: Deck, drafts: Sequence[Draft]) -> list[Draft]:
    """The other forms of claims that a deck asks already, with another answer."""
    asked = {d.claim_id: d for d in deck.drafts}
    return [d for d in drafts if d.claim_id in asked and d.answer != asked[d.claim_id].answer]


def _fill(deck: Deck, drafts: Sequence[Draft], worths: Mapping[int, float], most: int) -> None:
    """Add the best forms of claims to a deck until it has `most`, or nothing without objections is left."""
    left: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        left[draft.claim_id + str(draft.claim.quote.start) + draft.claim.statement].append(draft)
    while left and len(deck.drafts) < most:
        end = _End.of(deck)
        name, draft = max(
            ((name, _best(forms, end, worths)) for name, forms in left.items()), key=lambda pair: _order(pair[1], end, worths)
        )
        known = any(d.guid == draft.guid for d in deck.drafts)
        if not known and not deck.objections(draft):
            deck.add(draft)
            del left[name]
            continue
        left[name] = [d for d in left[name] if d is not draft]
        if not left[name]:
            del left[name]


@dataclass(frozen=True, slots=True)
class _End:
    """A deck as the next draft finds it: what the last ones are about, and how many there are of each kind."""

    places: Counter[int]
    speakers: Counter[str]
    kinds: Counter[ItemKind]
    size: int

    @classmethod
    def of(cls, deck: Deck) -> _End:
        """The end of a deck."""
        recent = deck.drafts[-RECENT:]
        places = Counter(d.claim.quote.start // BLOCK for d in recent)
        speakers = Counter(d.claim.speaker for d in recent)
        return cls(places, speakers, Counter(d.kind for d in deck.drafts), len(deck.drafts))


def _best(forms: Sequence[Draft], end: _End, worths: Mapping[int, float]) -> Draft:
    return max(forms, key=lambda draft: _order(draft, end, worths))


def _order(draft: Draft, end: _End, worths: Mapping[int, float]) -> tuple[float, int, str]:
    """The worth of a draft as the next of a deck; ties go to the earlier place, then to the guid."""
    crowd = end.places[draft.claim.quote.start // BLOCK]
    speakers = end.speakers[draft.claim.speaker]
    share = (end.kinds[draft.kind] + 1) / (end.size + 1)
    much = share > GENEROUS.get(draft.kind, 0.2) and end.size >= 5
    value = worths[id(draft)] - CROWDED * crowd - SAME_SPEAKER * speakers - MUCH_OF_A_KIND * much
    return round(value, 6), -draft.claim.quote.start, draft.guid
