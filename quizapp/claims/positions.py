"""Who holds a statement, and whether it is a fact or a position."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizapp.claims.claim import ClaimKind
from quizapp.claims.draft import Draft, Word
from quizapp.claims.kind import kind_of
from quizapp.claims.mends import OPINION_FRONT, SURE_VERB, Setting
from quizapp.claims.wording import tokens_of

SAYING = (
    r"(?:认为|觉得|说过?|表示|指出|预测|预言|提出|提到|主张|强调|相信|宣称|回应|曾说|讲过?|承认|透露|写道|建议|警告|断言|发现)"
)
RELAYED = re.compile(
    rf"^(?P<who>.{{2,30}}?)\s*(?:也|就|还|曾经?|一直|当时|后来|自己)?(?P<verb>{SAYING})(?:过)?[,:\s]*(?=.{{8,}})"
)
BETWEEN = frozenset({"", "也", "就", "还", "曾", "曾经", "一直", "当时", "后来", "自己"})
DEFINING = re.compile(r"^.{1,24}(?:是指|指的是|就是指|全称是|的意思是|叫做|被称为|是一[种个家款类门项套本部])")


@dataclass(frozen=True, slots=True)
class Holding:
    """Who holds a statement, how sure they are of it, and who relays it."""

    kind: ClaimKind
    holder: str  # as the source writes it; empty for the article's own voice
    attributed: bool = False  # the statement names the holder itself
    relayed_by: str = ""


def holding(run: Draft, setting: Setting) -> tuple[Draft, Holding]:
    """The holder of a run of clauses, and the run with the words of holding in order."""
    text = run.text
    speaker = setting.holder
    sure = next(SURE_VERB.spans(text), None)
    if sure and speaker:
        verb = re.sub(r"^.*我(?:个人|自己)?", "", sure.of(text))
        named = run.put(sure.start, sure.end, (Word(speaker, speaker, "PER"), Word(verb, setting.glue(verb), "v")), "sure_verb")
        return named, Holding(ClaimKind.POSITION, speaker, attributed=True)
    quoted = _quoted(run)
    if quoted and quoted != speaker:
        return run.noted("relayed"), Holding(ClaimKind.POSITION, quoted, attributed=True, relayed_by=speaker)
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


def _quoted(run: Draft) -> str:
    """The person or organisation whose words the run reports, where it begins with the name and a verb of saying."""
    said = RELAYED.match(run.text)
    first = run.words[0] if run.words else None
    if said is None or first is None or first.tag not in {"PER", "ORG", "nr", "nt", "nz"} or len(first.text.strip()) < 2:
        return ""
    name = first.text.strip()
    return name if run.text[len(first.text) : said.start("verb")].strip() in BETWEEN else ""
