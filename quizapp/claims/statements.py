"""Sentences and runs of clauses that can stand alone: candidates for claims, each with what speaks for and against it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from quizapp.claims.antecedents import resolved
from quizapp.claims.draft import Draft, Word
from quizapp.claims.frames import frame
from quizapp.claims.mends import FINAL_PARTICLE, FIRST_PERSON, OPINION_FRONT, SURE_VERB, Setting, mend
from quizapp.claims.positions import Holding, holding
from quizapp.claims.purity import impurities, unwritten
from quizapp.claims.source_sentence import SourceSentence, draft
from quizapp.claims.subjects import has_predicate, subject
from quizapp.claims.torn import BELIEVES, GOES_ON, NARRATED, SPOKEN, SURE_OF_NOTHING
from quizapp.language.script import in_script
from quizapp.language.sentences import clauses
from quizapp.language.span import Span
from quizapp.transcript.transcript import Transcript

SHORTEST, LONGEST, LONGEST_PAIR = 10, 66, 84  # characters of a statement, of one made of two sentences
LONGEST_RUN = 110  # characters of the words it is made of
MOST_CLAUSES = 7
LEANS_BACK = re.compile(
    r"^(?:(?:所以|但是?|而且|然后|因为|其实|而|那么?|就是说?|不过|同时|当然|后来|最后|也|还|又|就|比如说?|因此|于是),?)*"
    r"(?:[他她它]们?|这|那|其|此|是|会|能|可以|也|还|就|都|没有?|不|要|需要|应该|在这|从|让|把|被|有|大家|主要|最|目前|后来|当时|一[个种些])"
)
OPENS_PAIR = re.compile(
    r"^(?:如果|只要|只有|除非|要是|假如|一旦|虽然|尽管|即使|哪怕|因为|由于|既然|不是|不仅|不光|不但|与其|无论|不管|当|随着|当然|从.{1,12}到|要么|除了|既|一边|比如|包括)"
)
CLOSES_PAIR = re.compile(
    r"^\s*(?:所以|就|那么?|才|而是|而且|也|还|但是?|可是|却|都|反而|不如|则|要么|又|总之|这|更|甚至|并且?|以及|从而|以便|使得?|导致|因此|来|去|的)"
)
BAD_TAIL = re.compile(
    r"(?:说|问|讲|指出|认为|觉得|发现|看到|知道|意味着|告诉.{0,4}|就是|是|包括|比如|例如|一方面.*|首先.*|第一.*|一个是.*)$"
)


OWN_VIEW = re.compile(r"(?<![让使])我(?:个人)?(?:却|则|倒|反而)?(?:觉得|认为|的(?:看法|判断|观点|意见|理解))|在我看来")
PREDICTS = re.compile(r"我们?(?:个人)?(?:预测|预计|预期|猜测?|估计|推测)[^。;]*$")


@dataclass(frozen=True, slots=True)
class Statement:
    """A candidate: a draft that was mended, what it was made of, and what still speaks against it."""

    draft: Draft
    sentence: SourceSentence
    holding: Holding
    faults: tuple[str, ...]
    source: str  # whole, run_front, run_inner
    clauses: int
    left_out_before: int  # clauses of the sentence
    left_out_after: int
    frame: Span | None = None  # the host's question, where it goes in front

    @property
    def text(self) -> str:
        """The statement, folded."""
        return self.draft.text

    @property
    def quote(self) -> Span:
        """The stretch of the source that it was made of."""
        return self.draft.raw


def statements(transcript: Transcript, found: list[SourceSentence]) -> Iterator[Statement]:
    """Every run of clauses that could be a statement, in the order of the text; most are looked at once and dropped."""
    year = year_published(transcript)
    glue = glue_of(transcript)
    drafted = lru_cache(maxsize=4)(lambda number: draft(found[number], transcript))  # a sentence, then as the one before
    for sentence in found:
        if sentence.asks or _caption(sentence):
            continue
        holder = sentence.speaker.name if sentence.speaker else ""
        setting = Setting(holder, year, glue)
        before = found[sentence.number - 1] if sentence.number else None
        told = drafted(before.number).words if before is not None and before.block == sentence.block else ()
        yield from _candidates(sentence, drafted(sentence.number), setting, transcript, told)
        if before is not None and _goes_on(before, sentence):
            yield from _pair(before, sentence, setting, transcript)


def _caption(sentence: SourceSentence) -> bool:
    """Whether it is the article's own voice without an end mark: a caption, a name, a line of credits."""
    return sentence.speaker is None and not sentence.text.endswith(("。", "!", "…", '"', ")", ";", "~"))


def year_published(transcript: Transcript) -> int | None:
    """The year of publication, as far as it is known."""
    parts = re.findall(r"\d+", transcript.date.value) if transcript.date else []
    return int(parts[0]) if parts and len(parts[0]) == 4 else None


def glue_of(transcript: Transcript) -> Callable[[str], str]:
    """How words of our own are written in this source."""
    return lambda text: in_script(text, transcript.traditional)


def _candidates(
    sentence: SourceSentence, whole: Draft, setting: Setting, transcript: Transcript, before: tuple[Word, ...]
) -> Iterator[Statement]:
    text = whole.text
    raw = sentence.span.of(transcript.text)
    parts = clauses(raw, Span(0, len(raw)))
    if not parts or len(parts) > 14:
        return
    seen: set[str] = set()
    asked = frame(sentence, transcript)
    for first, start in enumerate(parts):
        if first and not _may_begin(text, parts, first):
            continue
        for last in range(first, min(len(parts), first + MOST_CLAUSES)):
            end = parts[last]
            if end.end - start.start > LONGEST_RUN:
                break
            if last + 1 < len(parts) and not _may_end(text, parts, first, last):
                continue
            run, place = whole.only(start.start, end.end), (first, last, len(parts))
            named = resolved(run, whole.only(0, start.start).words if start.start else (), before)
            for made in (_statement(sentence, one, setting, place) for one in (run, named) if one is not None):
                if made is not None and made.text not in seen:
                    seen.add(made.text)
                    yield made
                    if asked and not made.holding.attributed:
                        yield replace(made, frame=asked)


def _goes_on(before: SourceSentence, sentence: SourceSentence) -> bool:
    """Whether a sentence follows another of the same speaker in the same paragraph, and only that one can make it stand."""
    if before.asks or before.block != sentence.block or len(before.text) + len(sentence.text) > LONGEST_RUN:
        return False
    return len(before.text) >= SHORTEST and LEANS_BACK.match(sentence.text) is not None


def _pair(before: SourceSentence, sentence: SourceSentence, setting: Setting, transcript: Transcript) -> Iterator[Statement]:
    """Two sentences as one statement: what the second leaves out or points at stands in the first."""
    first, second = draft(before, transcript), draft(sentence, transcript)
    whole = Draft((*first.words, *second.words))
    made = _statement(sentence, whole, setting, (0, 1, 2), "pair")
    if made is not None:
        yield made


def _may_begin(text: str, parts: list[Span], first: int) -> bool:
    """Whether a statement may leave out the clauses before this one."""
    before, this = parts[first - 1].of(text), parts[first].of(text)
    if CLOSES_PAIR.match(this) and not re.match(r"\s*(?:但是?|所以|而且|因此|可是|总之)", this):
        return False
    return not OPENS_PAIR.match(before.lstrip("但而所以因为其实然后 ")) and not BAD_TAIL.search(before)


def _may_end(text: str, parts: list[Span], first: int, last: int) -> bool:
    """Whether a statement may leave out the clauses after this one."""
    after, this = parts[last + 1].of(text), parts[last].of(text)
    if BAD_TAIL.search(this):
        return False
    if re.match(r"\s*(?:而是|才|就|则|却|的|所以|因此|从而|也就)", after) or text[parts[last].end : parts[last].end + 1] == ":":
        return False
    bound = OPENS_PAIR.match(this) or (first == last and OPENS_PAIR.match(parts[first].of(text)))
    return not bound


def _statement(
    sentence: SourceSentence, run: Draft, setting: Setting, place: tuple[int, int, int], source: str = ""
) -> Statement | None:
    first, last, count = place
    source = source or ("whole" if (first, last) == (0, count - 1) else "run_front" if first == 0 else "run_inner")
    run = run.noted(source)
    run, held = holding(run, setting)
    if held.relayed_by and OWN_VIEW.search(run.text):
        return None  # 她说桥没有错，我认为错在租金: two mouths in one sentence
    if PREDICTS.search(sentence.text[: _offset(sentence, run)]):
        return None  # 我预测到 2034 年…: what is cut off makes a fact of a guess
    mended = mend(run, setting)
    text = mended.text.strip("。!.， ")
    if not SHORTEST <= len(text) <= (LONGEST_PAIR if source == "pair" else LONGEST):
        return None
    mended = trimmed(mended)
    if not any(word.raw for word in mended.words):
        return None
    if held.holder and held.holder in mended.text and OPINION_FRONT.name not in mended.reasons:  # 我觉得我…: named, not held
        held = replace(held, attributed=True)
    return Statement(mended, sentence, held, _faults(mended, held.holder), source, last - first + 1, first, count - 1 - last)


def _offset(sentence: SourceSentence, run: Draft) -> int:
    """How many characters of a sentence stand before a run of it."""
    first = next((word.raw for word in run.words if word.raw), None)
    return max(0, first.start - sentence.span.start) if first else 0


def _faults(mended: Draft, holder: str) -> tuple[str, ...]:
    faults = [*impurities(mended), *unwritten(mended)]
    if subject(mended) == "none":
        faults.append("no_subject")
    if not has_predicate(mended):
        faults.append("no_predicate")
    if FINAL_PARTICLE.name in mended.reasons:
        faults.append(SPOKEN)
    if SURE_VERB.name in mended.reasons and BELIEVES.search(mended.words[1].text) and subject(Draft(mended.words[2:])) == "none":
        faults.append(SURE_OF_NOTHING)
    if FIRST_PERSON.name in mended.reasons and mended.text.startswith(holder) and GOES_ON.match(mended.text, len(holder)):
        faults.append(NARRATED)
    return tuple(faults)


def trimmed(draft_: Draft) -> Draft:
    """Without blanks in front and end marks behind; the full stop comes back when it is shown."""
    text = draft_.text
    start = len(text) - len(text.lstrip(" ,。:;"))
    end = len(text.rstrip(" ,。;:!"))
    return draft_.only(start, end) if (start, end) != (0, len(text)) else draft_
