"""Clauses of a passage as statements: those that cannot stand by themselves go with others, each with its subject named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from quizapp.claims.draft import Draft, Word
from quizapp.claims.mends import Setting, mend
from quizapp.claims.passages.naming import named, own_subject, owner, points_back
from quizapp.claims.purity import impurities
from quizapp.claims.source_sentence import SourceSentence
from quizapp.claims.subjects import NOUNS, has_predicate
from quizapp.language.sentences import clauses
from quizapp.language.span import Span
from quizapp.language.words import NAME_TAGS

SHORTEST, LONGEST = 8, 70  # characters of a statement
# A clause that begins or ends so says nothing without the next.
OPENS = re.compile(r"^(?:由于|因为?|虽然|尽管|如果|当|为了|随着|除了|若|在|自|从|根据|到|至|截至|直到|每)")
STAYS = re.compile(
    r"(?:是|为|包括|如|有|即|称|称为|叫|叫做|以及|表示|认为|指出|说|写道|显示|宣称|声称|主张|相信|发现|预计|估计|[时後后]|之前|期间|"
    r"[中下年月天]|[年月天]以?来)$"
)
FOLLOWS = re.compile(r"^(?:就|才|便|则|否则|而是)")  # a clause that begins so belongs to the one before
MEASURED = re.compile(r"^[\u4e00-\u9fff]{2,}约?\d[\d,.]*[\u4e00-\u9fff%]")  # 全长160公里: a statement without a verb
JOINING = re.compile(
    r"^(?:此外|另外|同时|因此|所以|然而|但是?|不过|其中|而且?|并且?|亦|也|又|且|更|则|以及|及|至于|后来?|最后|随后|于是|故|即)[,，]?"
)
ANSWERING = frozenset(["则", "却", "又", "亦", "也", "还", "均", "并", "更", "还是"])
LATEST_ADVERB = 20  # characters in front of it
EMPTY = re.compile(r"\s*[(（][\s,，;；、]*[)）]")  # what a foreign name left behind
TORN = re.compile(r"[{}|]|[:：]\s*$")


@dataclass(frozen=True, slots=True)
class Run:
    """Clauses of a sentence as a statement, mended.

    place    the clauses that it is about, in characters of the sentence
    leans    whether it still points at something said elsewhere
    topic    what its passage is about, folded; empty if that is not known
    """

    place: Span
    draft: Draft
    leans: bool
    topic: str


def runs(
    found: Sequence[SourceSentence], drafts: Mapping[int, Draft], setting: Setting
) -> Iterator[tuple[SourceSentence, list[Run]]]:
    """The statements of each sentence that asks nothing, in order; `drafts` are the sentences by their numbers."""
    topic = own_subject(drafts[found[0].number]) if found else ()
    for sentence in found:
        if not sentence.asks:
            yield sentence, list(_runs(drafts[sentence.number], topic, setting))


def _runs(whole: Draft, topic: tuple[Word, ...], setting: Setting) -> Iterator[Run]:
    nearest = topic
    for place in _parts(whole):
        wide = place
        run = _without_joint(whole.only(place.start, place.end))
        at = clauses(run.text, Span(0, len(run.text)))
        last = run.only(at[-1].start, at[-1].end) if at else run
        full = named(run, last, nearest)
        own = own_subject(run) or own_subject(last)
        if place.start and full is run and not _is_known(own, topic):
            wide = Span(0, place.end)  # 年降水量却只有 380 毫米: of what, stands before
            full = _without_joint(whole.only(0, place.end))
        nearest = owner(own) or nearest
        if full is None or TORN.search(whole.text[wide.start : wide.end + 1]):
            continue
        full = _tidy(mend(full, setting))
        full = full if wide != place else _without_answering_adverb(full)
        if SHORTEST <= len(full.text) <= LONGEST:
            leans = points_back(full.text, topic) or any(not name.startswith("inner:") for name in impurities(full))
            yield Run(place, full, leans, "".join(word.text for word in topic))


def _parts(whole: Draft) -> Iterator[Span]:
    """Clauses with a verb; a part without one, or one that only opens, goes with the next."""
    begin: int | None = None
    found = clauses(whole.text, Span(0, len(whole.text.rstrip("。.!?;； "))))
    for clause, after in zip(found, [*found[1:], None], strict=True):
        start = clause.start if begin is None else begin
        last = clause.of(whole.text)
        opens = OPENS.match(last) or STAYS.search(last) or (after and FOLLOWS.match(after.of(whole.text)))
        if opens or not (has_predicate(whole.only(start, clause.end)) or MEASURED.search(last)):
            begin = start
            continue
        begin = None
        yield Span(start, clause.end)


def _is_known(own: Sequence[Word], topic: Sequence[Word]) -> bool:
    """Whether a subject can be told by itself: a name, or what the passage is about."""
    said = {word.text.strip() for word in topic if word.tag in NOUNS}
    return any(word.tag in NAME_TAGS or word.text.strip() in said for word in own)


def _without_joint(run: Draft) -> Draft:
    """The run without the word that ties it to the one before."""
    joining = JOINING.match(run.text)
    return run.cut(0, joining.end(), "joining") if joining else run


def _without_answering_adverb(run: Draft) -> Draft:
    """The run without the adverb behind its subject that answers to the clause before: 康有为|则|流亡国外."""
    at = 0
    for word, after in pairwise(run.words):
        at += len(word.text)
        if after.text in ANSWERING and after.tag in {"d", "c"} and at <= LATEST_ADVERB:
            return run.cut(at, at + len(after.text), "answering_adverb")
        if after.tag == "v":
            return run
    return run


def _tidy(run: Draft) -> Draft:
    """The run without empty brackets."""
    for empty in reversed(list(EMPTY.finditer(run.text))):
        run = run.cut(empty.start(), empty.end(), "empty_bracket")
    return run
