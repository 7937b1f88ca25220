"""Lists that are announced (三个要素) and delivered (第一, 第二, 第三), also over paragraphs of one turn."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizapp.claims.claim import Answer, AnswerType, Claim, ClaimKind
from quizapp.claims.draft import Draft, Word
from quizapp.claims.mends import Setting, mend
from quizapp.claims.purity import impurities
from quizapp.claims.source_sentence import SourceSentence, draft
from quizapp.claims.subjects import subject
from quizapp.claims.topics import Topics
from quizapp.claims.wording import shown_words
from quizapp.language.rule import Rule
from quizapp.language.sentences import clauses
from quizapp.language.span import Span
from quizapp.transcript.transcript import Transcript

DIGITS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6}
ANNOUNCED = Rule(
    name="list_announced",
    why="A number with a noun that counts what follows: 三个要素, 两点原因.",
    pattern=re.compile(
        r"((?<![第十百千万年月日\d])[两二三四五六2-6]\s?(?:大|个|点|种|类|条|方面|项|步|层|件|部分|块)(?:[\u4e00-\u9fff]{0,5}?(?:的)?"
        r"(?:原因|因素|要素|条件|理由|问题|阶段|特点|特征|特性|趋势|方面|方向|方法|好处|优势|标准|原则|建议|层面|步骤|部分|类型|关键|核心|挑战|难点|变化|能力|目标|任务|选择|路径|方式|角度|维度|点|结论|前提|障碍|规律|误区|收获|经验))?)"
    ),
    hits=("影响工厂的有【三个要素】。", "【两大原因】如下。"),
    misses=("工厂有很多原因。", "一个问题是电池。"),
)
MARKERS = (
    tuple(f"第{c}" for c in "一二三四五六"),
    ("一是", "二是", "三是", "四是", "五是"),
    ("首先", "其次", "再次", "最后"),
    ("首先", "其次", "最后"),
    ("首先", "然后", "最后"),
    ("1", "2", "3", "4", "5", "6"),
    ("一个是", "另一个是"),
    ("一方面", "另一方面"),
    ("一种是", "另一种是"),
    ("一类是", "另一类是"),
)
MARKER_TAIL = r"(?:个|点|种|类|条|方面|步|层|件|部分|块|大)?(?:[\u4e00-\u9fff]{0,4}?(?:就)?是)?[,:、.]?\s*"
REACH = 40  # sentences after the announcement in which the parts are looked for
LONGEST_PART = 34


@dataclass(frozen=True, slots=True)
class _Part:
    words: Draft
    raw: Span


def list_claims(transcript: Transcript, found: Sequence[SourceSentence], topics: Topics) -> list[Claim]:
    """The lists of a transcript as claims: `statement` is the lead with its parts, `answers` the parts in order."""
    claims: list[Claim] = []
    for number, sentence in enumerate(found):
        if sentence.asks or sentence.by_host:
            continue
        claim = _claim_from(transcript, found, number, topics)
        if claim and not any(claim.quote.meets(other.quote) for other in claims):
            claims.append(claim)
    return claims


def _claim_from(transcript: Transcript, found: Sequence[SourceSentence], number: int, topics: Topics) -> Claim | None:
    sentence = found[number]
    place = next(iter(ANNOUNCED.spans(sentence.text)), None)
    if place is None:
        return None
    count = DIGITS[sentence.text[place.start]]
    after = [
        s
        for s in found[number : number + REACH]
        if s.block.turn == sentence.block.turn and s.block.speaker == sentence.block.speaker
    ]
    for markers in MARKERS:
        parts = list(_parts(transcript, after, markers[: count + 1], place.end))
        if len(parts) == count:
            return _claim(transcript, sentence, place, parts, topics)
    return None


def _parts(transcript: Transcript, sentences: Sequence[SourceSentence], markers: Sequence[str], skip: int) -> Iterator[_Part]:
    """The part behind each marker, as far as they come in order; `skip` characters of the first sentence are the lead."""
    wanted = 0
    for k, sentence in enumerate(sentences):
        text = sentence.text
        starts = [c.start for c in clauses(text, Span(0, len(text)))]
        for at in starts:
            if (k == 0 and at < skip) or wanted >= len(markers):
                continue
            marker = re.match(
                re.escape(markers[wanted]) + (r"[.、)]\s*" if markers[wanted].isdigit() else MARKER_TAIL), text[at:]
            )
            if marker:
                part = _part(transcript, sentence, at + marker.end(), sentences[k + 1] if k + 1 < len(sentences) else None)
                if part is None:
                    return
                wanted += 1
                yield part


def _part(transcript: Transcript, sentence: SourceSentence, start: int, after: SourceSentence | None) -> _Part | None:
    """The first clause behind a marker, mended, if it is short and stands alone."""
    if start >= len(sentence.text.rstrip("。:, ")):
        return None if after is None else _part(transcript, after, 0, None)
    pieces = clauses(sentence.text, Span(start, len(sentence.text)))
    if not pieces:
        return None
    whole = draft(sentence, transcript)
    holder = sentence.speaker.name if sentence.speaker else ""
    piece = whole.only(pieces[0].start, pieces[0].end)
    made = mend(piece, Setting(holder))
    made = made.only(0, len(made.text.rstrip("。!,;: ")))
    faults = {
        f
        for f in impurities(made)
        if f not in {"half_front", "half_end", "bare_relational", "indefinite", "topicless", "vague_head"}
    }
    if faults or not 2 <= len(made.text) <= LONGEST_PART or "first_person" in made.reasons or not any(w.raw for w in made.words):
        return None
    return _Part(made, made.raw)


def _claim(transcript: Transcript, sentence: SourceSentence, place: Span, parts: Sequence[_Part], topics: Topics) -> Claim | None:
    holder = sentence.speaker.name if sentence.speaker else ""
    lead, context = _lead(transcript, sentence, place, holder)
    if lead is None:
        return None
    statement, answers = lead, list[Answer]()
    for part in parts:
        text = shown_words(part.words.words, transcript).rstrip("。")
        statement += "；" if answers else "："
        at = Span(len(statement), len(statement) + len(text))
        statement += text
        answers.append(Answer(text, at, part.raw, AnswerType.LIST))
    quote = Span(sentence.span.start, max(part.raw.end for part in parts))
    if quote.end - quote.start > 1500:
        return None
    return Claim(
        kind=ClaimKind.POSITION if holder else ClaimKind.FACT,
        speaker=holder,
        statement=statement + "。",
        answers=tuple(answers),
        quote=quote,
        importance=0.95,
        context=context,
        topic=topics.of([t.text for t in sentence.tokens]),
        reasons=("list", *(("question_frame",) if context else ())),
        attributed=bool(context),
    )


def _lead(transcript: Transcript, sentence: SourceSentence, place: Span, holder: str) -> tuple[str | None, tuple[Span, ...]]:
    """The announcement as a statement; where it names no topic, the question that it answers does."""
    whole = draft(sentence, transcript)
    upto = whole.only(0, _lead_end(sentence.text, place))
    made = mend(upto, Setting(holder))
    made = made.only(0, len(made.text.rstrip("。!,;: "))) if made.text.rstrip("。!,;: ") else made
    hard = [fault for fault in impurities(made) if not fault.startswith("inner:")]
    if len(made.text) >= 9 and not hard and subject(made) != "none" and "first_person" not in made.reasons:
        return shown_words(made.words, transcript).rstrip("。"), ()
    question = sentence.question
    if question is None or sentence.place_in_turn > 2 or not holder or not 8 <= len(question.of(transcript.text)) <= 45:
        return None, ()
    words = Draft((Word(question.of(transcript.folded), question.of(transcript.text), "x", question),)).words
    asked = shown_words(words, transcript).rstrip("。")
    counted = place.of(sentence.text).replace(" ", "")
    counted = counted if len(counted) > 2 else counted[0] + "点"
    return f"被问到“{asked}”时，{holder}提到了{counted}", (question,)


def _lead_end(text: str, place: Span) -> int:
    """Where the announcement ends: at the mark behind the counted noun."""
    mark = re.compile(r"[,:;。]").search(text, place.end)
    return mark.start() if mark else len(text)
