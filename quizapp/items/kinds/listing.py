"""Lists: the question tells how many and what; the answer is their heads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.claims.claim import AnswerType
from quizapp.items.draft import Draft
from quizapp.items.item import ItemKind
from quizapp.items.quantities import han_numeral
from quizapp.items.worded import Worded
from quizapp.language.figures import han_value
from quizapp.language.script import in_script
from quizapp.language.span import Span
from quizapp.language.squeeze import size

COUNTED = re.compile(  # 三个要素：A、B和C / 两种方法，一种是A，另一种是B
    r"(?P<head>(?P<count>[两二三四五六七八]|[2-8])\s*(?P<measure>[个种大类点项条步层道位家款代]|方面)(?P<noun>[^，,：:。；;、]{0,12}?))"
    r"(?:[:：]|[，,]?\s*(?:分别是|分别为|即|是|为|有)[:：]?|[，,](?=一[个种是]))\s*(?P<parts>[^。；;]+)$"
)
PLAIN = re.compile(
    r"(?P<before>.*(?:概括为|总结为|归纳为|分为|包括|包含|涵盖|分别是|需要|坚持|擅长|来自|在于|由))(?P<parts>[^，,。；;：:、]{1,12}(?:、[^，,。；;：:、]{1,12})+(?:(?:和|与|以及|及)[^，,。；;：:、]{1,12})?)(?P<after>(?:等?[^，,。；;：:、]{0,6})?)$"
)
JOINTS = re.compile(
    r"[、，,；;]|以及|(?<![温缓总共])和(?![平谐解])|(?<![参给])与(?!其)|(?:一|另一|再一)[个种类]?(?:则?是)|第[一二三四五]个?(?:是)?|其次是?|最后是?"
)
ORDINAL = re.compile(r"^(?:第[一二三四五六]个?|[一二三四五六]是|首先|其次|最后|另一[个种类]?|一[个种类])(?:则?是|[:：、，,])?")
ODD_PART = re.compile(r"^第?[一二三四五六]个?$|^(?:[也还都就和并用以把对]|在(?!线))|是|来[\u4e00-\u9fff]{2}$")
COUNT_AT_END = re.compile(  # 三点, 三个很关键的任务 at the end of what announces a list
    r"(?P<count>[两二三四五六七八]|[2-8])\s*(?:[个种大类点项条步层道位家款代样件]|方面|部分)[^，,：:。；;、]{0,14}$"
)
HAS = re.compile(r"(?:有|由|是|为|包括|取决于|分为?|分成|看|需要|提出了?|举了?|给出了?)$")
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Enumeration:
    """The parts that a statement enumerates, and the question that asks for them."""

    question: str
    parts: tuple[str, ...]
    form: str


def listing(worded: Worded) -> Iterator[Draft]:
    """The list item of a statement that enumerates."""
    for found in (_announced(worded), _counted(worded), _given(worded)):
        if found and worded.answers and size("".join(found.parts)) <= LONGEST:
            yield Draft(
                kind=ItemKind.LIST,
                claim=worded.claim,
                question=found.question,
                answer="；".join(found.parts),
                raw=worded.answers[0].raw,
                fit=0.70 if found.form == "list_plain" else 0.80,
                reason=found.form,
                parts=found.parts,
            )
            return


def _announced(worded: Worded) -> Enumeration | None:
    """A claim whose answers are the parts of a list, with what announces them in front: 提到了哪三点？"""
    if len(worded.answers) < 2 or not is_list(worded) or any(a.at is None for a in worded.answers):
        return None
    parts = tuple(a.text.strip(" ，,。：:；;") for a in worded.answers)
    first = min(a.at.start for a in worded.answers if a.at)
    announced = worded.text[:first].rstrip(" ，,。：:；;")
    count = COUNT_AT_END.search(worded.plain[: len(announced)])
    number = (count["count"] if count["count"].isdigit() else han_value(count["count"])) if count else ""
    if not _whole(parts) or not count or number not in (str(len(parts)), ""):
        return None
    at = count.start("count")
    return Enumeration(f"{announced[:at]}哪{announced[at:]}？", parts, "list_announced")


def _counted(worded: Worded) -> Enumeration | None:
    """A statement that says how many: 有哪三个要素, or 三个要素分别是什么 where the head is what the sentence is about."""
    match = COUNTED.search(worded.plain)
    if match is None:
        return None
    count = int(match["count"] if match["count"].isdigit() else han_value(match["count"]))
    parts = _told(worded, match.start("parts"), count) or _parts(worded.text[match.start("parts") : match.end("parts")])
    if len(parts) != count or not _whole(parts):
        return None
    before, head = worded.text[: match.start("head")], worded.text[match.start("head") : match.end("head")].rstrip("，, ")
    acted = worded.inside(Span(match.start("head"), match.end("head")))
    if (acted and acted[-1].tag == "v") or HAS.search(worded.plain[: match.start("head")]):
        return Enumeration(f"{before}哪{head}？", parts, "list_counted")
    return Enumeration(before + head + in_script("分别是什么？", traditional=worded.traditional), parts, "list_counted")


def _told(worded: Worded, start: int, count: int) -> tuple[str, ...]:
    """The answers that a person wrote, if as many stand among the parts as the statement says."""
    if not worded.claim.by_hand:
        return ()
    inside = sorted((a.at.start, a.text) for a in worded.answers if a.at and a.at.start >= start)
    return tuple(text for _, text in inside) if len(inside) == count else ()


def _given(worded: Worded) -> Enumeration | None:
    """A、B和C at the end of a sentence: 哪三项 in their place."""
    match = PLAIN.match(worded.plain)
    if match is None or match["after"].strip("等 "):
        return None
    parts = _parts(worded.text[match.start("parts") : match.end("parts")])
    if not 3 <= len(parts) <= 6 or not _whole(parts) or re.search(r"[没不][^，,]{0,3}$", match["before"]):
        return None
    word = in_script(
        f"哪{han_numeral(len(parts))}" + ("方" if match["before"].endswith("由") else "项"), traditional=worded.traditional
    )
    return Enumeration(worded.text[: match.end("before")] + word + "？", parts, "list_plain")


def _parts(text: str) -> tuple[str, ...]:
    pieces = (ORDINAL.sub("", piece.strip(" “”")) for piece in JOINTS.split(text))
    return tuple(piece.strip(" ，,。：:") for piece in pieces if piece.strip(" ，,。：:"))


def _whole(parts: tuple[str, ...]) -> bool:
    alike = len({part[0] for part in parts}) == 1  # 以邮件为中心、以文档为中心
    return len(set(parts)) == len(parts) and all(1 <= size(part) <= 14 and (alike or not ODD_PART.search(part)) for part in parts)


def is_list(worded: Worded) -> bool:
    """Whether the claim was made as a list: its answers are the parts."""
    return bool(worded.answers) and all(a.type is AnswerType.LIST for a in worded.answers)
