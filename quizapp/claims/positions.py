"""Who holds a statement, and whether it is a fact or a position."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizapp.claims.claim import ClaimKind
from quizapp.claims.draft import Draft, Word
from quizapp.claims.mends import OPINION_FRONT, SURE_VERB, Setting
from quizapp.claims.source_sentence import SourceSentence

SAYING = r"(?:认为|觉得|说过?|表示|指出|预测|预言|提出|提到|主张|强调|相信|宣称|回应|曾说|讲过?|承认|透露|写道|建议|警告|断言|发现)"
RELAYED = re.compile(rf"^(?P<who>[A-Z][\w.·' -]{{1,30}}|[\u4e00-\u9fff·]{{2,8}})(?:也|就|还|曾经?|一直|当时|后来|自己)*(?P<verb>{SAYING})(?:过)?[,:\s]*(?=.{{8,}})")
OPINION = re.compile(
    r"应该|应当|需要|必须|不能|值得|最好|关键|重要|核心|本质|意义|价值|瓶颈|优势|劣势|难|容易|简单|不够|足够|更|最|太|非常|特别|很(?!多)|可能|或许|也许|未来|将会?|一定|肯定|取决于|"
    r"好|坏|差|不如|不是.{1,30}而是|与其|宁可|宁愿|喜欢|希望|相信|担心|害怕|才能|才会|才是|只有|只要|如果|否则|意味着|说明|反而|不必|没必要|有必要|有利于|有助于|会(?![议员计长])|能(?![源量力])|可以|想|愿意|合理|有效|成功|失败|真正|从来|永远|总是|不该|没有意义|机会|挑战|问题在于|原因|为了"
)
FACTUAL = re.compile(r"\d{4}\s?年|[\d一二三四五六七八九十百千万亿]+\s?(?:年|月|日|岁|个月|美元|元|块|亿|万|人|家|张|台|次|倍|公里|米|吨|%|分之)|\d|成立|创立|创办|毕业于|出生|加入|收购|发布|推出|上市|融资|获得|拿到|开源|名叫|叫做|创始人|总部|位于|曾|过$|了(?=[,。]|$)")
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
    return run, Holding(_kind(text, opinion), speaker)


def _kind(text: str, opinion: bool) -> ClaimKind:
    if opinion:
        return ClaimKind.POSITION
    if DEFINING.search(text) and not re.search(r"应该|需要|最|更|好", text):
        return ClaimKind.FACT
    facts, views = len(FACTUAL.findall(text)), len(OPINION.findall(text))
    return ClaimKind.FACT if facts > views else ClaimKind.POSITION


def _is_name(run: Draft, who: str) -> bool:
    """Whether `who` is a person or organisation in the run's own words."""
    names = [word for word in run.words[:3] if word.tag in {"PER", "ORG", "nr", "nt", "nz"}]
    return any(word.text.strip() in who or who in word.text for word in names if len(word.text.strip()) >= 2) and len(who) >= 2
