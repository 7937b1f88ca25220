"""Short answers: a question word in the place of the answer, or a question made of how two clauses hang together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quizapp.claims.claim import Answer
from quizapp.items.draft import Draft
from quizapp.items.item import ItemKind
from quizapp.items.kinds.asking import Asked, Form, ask
from quizapp.items.worded import Worded
from quizapp.language.script import in_script
from quizapp.language.span import Span
from quizapp.language.squeeze import size

LATER = 0.05  # off for each answer before it
LONGEST = 30  # as size() measures
POINT = re.compile(
    r"^(?P<stem>.{4,}(?:最[^，,的]{1,8}的|关键|核心|本质|前提|目标|初衷|任务|结论|特点|优势|挑战|差别|区别|好处|坏处|代价|底线|瓶颈|门槛|标准|定位|意义)(?:就)?(?:是|在于))"
    r"(?P<rest>[^。；;]{4,40})$"
)
THINKS = r"(?:认为|觉得|相信|主张|认定|坚信|预测|预计|预期|判断|指出|表示|强调|解释|说|看来)"
BECAUSE_LAST = re.compile(r"^(?P<effect>.{6,}?)[，,]\s*(?:这?是)?因为(?P<cause>[^。；;]{4,})$")
BECAUSE_FIRST = re.compile(
    r"^(?P<lead>(?:[^，,：:]{0,24}" + THINKS + r"[，,]?)?)(?:因为|由于)(?P<cause>[^。；;，,]{4,}(?:[，,][^。；;，,]{4,})??)"
    r"[，,](?:所以|因此|因而|于是)?(?P<effect>[^。；;]{6,})$"
)
REASON_IS = re.compile(
    r"^(?P<effect>.{6,}?)(?:的)?(?P<noun>(?:最?主要|最大|一个重要|根本|真正|最重要)?的?原因(?:之一)?)"
    r"[，,]?(?:是|在于|就是)(?P<cause>[^；;]{4,})$"
)
INSTEAD = re.compile(r"(?:[，,]\s*)?(?P<but>而是|而在于|而应该?是|而要)(?P<what>[^，,。；;：:]{2,})$")
NOT_FIRST = re.compile(r"(?:不是|并非|不在于|不只是|不应该?是|不要|没有|不单单是|从来不是|不靠|不看)")
RELAYS = re.compile(
    r"^(?P<holder>[^，,：:。]{1,20}?)(?:说|称|表示|解释说?|指出|介绍|透露|提到|坦言|回应)(?:自己)?[，,：:]?(?P<rest>.+)$"
)
ADVERB = re.compile(r"(?:转而|特别|一直|始终|从来|曾经?|只能|只好|不得不|可以|[也还都就才仍并最更只能会要])*$")
HOLDER = re.compile(
    r"^(?P<holder>[^，,：:。]{1,20}?)(?P<not>不|并不)?(?P<says>认为|觉得|相信|主张|担心|反对|不建议|建议|希望|预测|预计|强调|看好|支持|选择|决定|坚持|喜欢)(?P<rest>.+)$"
)


def short_answer(worded: Worded) -> Iterator[Draft]:
    """The short questions of a statement."""
    for rank, answer in enumerate(worded.answers):
        for asked in ask(worded, answer):
            if size(asked.answer) <= LONGEST:
                yield replace(_draft(worded, answer, asked), fit=asked.form.fit - LATER * rank)
    yield from _instead(worded)
    yield from _point(worded)
    yield from _why(worded)


def _draft(worded: Worded, answer: Answer, asked: Asked) -> Draft:
    return Draft(
        kind=ItemKind.SHORT_ANSWER,
        claim=worded.claim,
        question=asked.question,
        answer=asked.answer,
        raw=answer.raw,
        fit=asked.form.fit,
        reason=asked.form.name,
        accepted=(answer.text,) if answer.text not in asked.answer else (),
    )


def _instead(worded: Worded) -> Iterator[Draft]:
    """不是 A，而是什么？"""
    match = INSTEAD.search(worded.plain)
    if match is None or not NOT_FIRST.search(worded.plain[: match.start()]):
        return
    place = Span(match.start("what"), match.end("what"))
    answer = _answer_in(worded, place)
    if answer is None or not 1 <= size(place.of(worded.text)) <= 20:
        return
    words = "要怎么做" if match["but"] == "而要" else match["but"] + "什么"
    whole = Span(match.start("but"), match.end("what"))
    inside = worded.inside(place)
    nominal = bool(inside) and inside[-1].is_noun
    if nominal:
        asked = Asked(worded.with_(whole, words) + "？", place.of(worded.text), Form("instead", 0.82))
        yield _draft(worded, answer, asked)


def _point(worded: Worded) -> Iterator[Draft]:
    """最重要的是什么？ 本质是什么？ with all that follows as the answer."""
    match = POINT.match(worded.plain)
    if match is None:
        return
    place = Span(*match.span("rest"))
    answer, words = _answer_in(worded, place), place.of(worded.text)
    if answer and 4 <= size(words) <= 24 and not re.search(r"[，,]", words):
        question = worded.text[: place.start] + in_script("什么？", traditional=worded.traditional)
        yield _draft(worded, answer, Asked(question, words, Form("point", 0.74 - 0.01 * max(0, size(words) - 12))))


def _why(worded: Worded) -> Iterator[Draft]:
    """为什么 before the effect, the clause of the cause as the answer."""
    for pattern, form in ((REASON_IS, "reason_is"), (BECAUSE_LAST, "because_last"), (BECAUSE_FIRST, "because_first")):
        match = pattern.match(worded.plain)
        if match is None:
            continue
        cause = Span(match.start("cause"), match.end("cause"))
        answer = _answer_in(worded, cause)
        words = cause.of(worded.text).strip("“”，, ")
        if (
            answer is None
            or not 3 <= size(words) <= LONGEST
            or len(re.findall(r"[、，,]", words)) > 1
            or not _is_clause(worded, cause)
        ):
            continue
        question, fit = _reason_question(worded, match) if form == "reason_is" else (_why_question(worded, match), 0.80)
        if question:
            yield _draft(worded, answer, Asked(question, words, Form(form, fit)))
        return


def _reason_question(worded: Worded, match: re.Match[str]) -> tuple[str, float]:
    """…的原因是什么？ One of several reasons is a worse thing to ask for."""
    stem = worded.text[: match.start("cause")].rstrip("，, ")
    return stem + in_script("什么？", traditional=worded.traditional), 0.62 if "之一" in match["noun"] else 0.76


def _why_question(worded: Worded, match: re.Match[str]) -> str:
    """X 为什么认为…？ for a position with its holder in front, else 为什么…？ with the subject first; empty if neither goes."""
    place = Span(*match.span("effect"))
    effect, plain = place.of(worded.text).strip("，, "), place.of(worded.plain).strip("，, ")
    why = in_script("为什么", traditional=worded.traditional)
    if re.search(r"(?:时候?|之?[后前])$", plain) or "所以" in match["cause"]:
        return ""
    if "lead" in match.groupdict() and match["lead"]:
        lead = worded.text[match.start("lead") : match.end("lead")].strip("，, ")
        return f"{lead}，{why}{effect}？"
    told, held, own = RELAYS.match(plain), HOLDER.match(plain), worded.claim.speaker[-2:]
    if told and own and own in told["holder"] and not plain.startswith("据"):
        said = in_script(f"据{effect[: told.end('holder')]}说", traditional=worded.traditional)
        return f"{said}，{why}{effect[told.start('rest') :]}？"
    if held and own and own in held["holder"]:
        # 转而强调: the adverb belongs behind 为什么.
        at = held.end("holder") - len(ADVERB.search(held["holder"])[0])  # type: ignore[index]
        return f"{effect[:at]}{why}{effect[at : held.start('rest')]}{effect[held.start('rest') :].lstrip('，, ')}？"
    return _subject_first(worded, place, effect, why) if _has_subject(worded, place) else ""


def _subject_first(worded: Worded, place: Span, effect: str, why: str) -> str:
    """某某为什么…？ where the effect is one clause that begins with a name; else 为什么某某…？"""
    inside = worded.inside(place)
    named = len(inside) > 1 and inside[0].is_name and inside[1].tag in {"v", "d", "p", "vd"} and not re.search(r"[，,]", effect)
    at = inside[0].end - place.start if named else 0
    return f"{effect[:at]}{why}{effect[at:]}？"


def _is_clause(worded: Worded, place: Span) -> bool:
    """Whether a cause says what it is about: a written one does, a found one must begin with a noun or a pronoun."""
    inside = worded.inside(place)
    begins = bool(inside) and (inside[0].is_noun or inside[0].tag in {"m", "r", "a"})
    return worded.claim.by_hand or (begins and any(word.tag in {"v", "a"} for word in inside[1:]))


def _has_subject(worded: Worded, place: Span) -> bool:
    inside = worded.inside(place)
    return bool(inside) and (inside[0].is_noun or inside[0].tag in {"m", "r"})


def _answer_in(worded: Worded, place: Span) -> Answer | None:
    """The first answer of the claim that stands in a place of the statement."""
    return next((a for a in worded.answers if a.at and place.start <= a.at.start and a.at.end <= place.end), None)
