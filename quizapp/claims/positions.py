"""Who holds a statement, and whether it is a fact or a position."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizapp.claims.claim import ClaimKind
from quizapp.claims.draft import Draft, Word
from quizapp.claims.kind import kind_of
from quizapp.claims.mends import OPINION_FRONT, SURE_VERB, Setting
from quizapp.claims.source_sentence import SourceSentence
from quizapp.claims.wording import tokens_of

SAYING = r"(?:认为|觉得|说过?|表示|指出|预测|预言|提出|提到|主张|强调|相信|宣称|回应|曾说|讲过?|承认|透露|写道|建议|警告|断言|发现)"
RELAYED = re.compile(rf"^(?P<who>[A-Z][\w.·' -]{{1,30}}|[\u4e00-\u9fff·]{{2,8}})(?:也|就|还|曾经?|一直|当时|后来|自己)*(?P<verb>{SAYING})(?:过)?[,:\s]*(?=.{{8,}})")
DEFINING = re.compile(r"^.{1,24}(?:是指|指的是|就是指|全称是|的意思是|叫做|被称为|是一[种个家款类门项套本部])")


@dataclass(frozen=True, slots=True)
class Holding:
    """Who holds a statement, how sure they are of it, and who relays it."""

    kind: ClaimKind
    holder: str  # as the source writes it; empty for the article's own voice
    attributed: bool = False  # the statement names the holder itself
    relayed_by: str = ""


def holding(run: Draft, sentence: SourceSentence, setting: Setting) -> tuple[Draft, Holding]:
    """The holder of a run of clauses, and the run with the words of holding in order."""
    text = run.text
    speaker = setting.holder
    sure = next(SURE_VERB.spans(text), None)
    if sure and speaker:
        verb = re.sub(r"^.*我(?:个人|自己)?", "", sure.of(text))
        named = run.put(sure.start, sure.end, (Word(speaker, speaker, "PER"), Word(verb, setting.glue(verb), "v")), "sure_verb")
        return named, Holding(ClaimKind.POSITION, speaker, attributed=True)
    relayed = RELAYED.match(text)
    if relayed and _is_name(run, relayed["who"].strip()):
        return run.noted("relayed"), Holding(ClaimKind.POSITION, relayed["who"].strip(), attributed=True, relayed_by=speaker)
    opinion = next(OPINION_FRONT.spans(text), None) is not None
    if not speaker:
        return run, Holding(ClaimKind.FACT, "")
    return run, Holding(_kind(run, opinion), speaker)


def _kind(run: Draft, opinion: bool) -> ClaimKind:
    if opinion:
        return ClaimKind.POSITION
    if DEFINING.search(run.text) and not re.search(r"应该|需要|最|更|好", run.text):
        return ClaimKind.FACT
    return kind_of(tokens_of(run))


def _is_name(run: Draft, who: str) -> bool:
    """Whether `who` is a person or organisation in the run's own words."""
    names = [word for word in run.words[:3] if word.tag in {"PER", "ORG", "nr", "nt", "nz"}]
    return any(word.text.strip() in who or who in word.text for word in names if len(word.text.strip()) >= 2) and len(who) >= 2
