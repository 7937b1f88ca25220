"""What an answer of a sheet is, read off its words and the statement that it stands in."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from quizapp.claims.claim import AnswerType
from quizapp.language.span import Span
from quizapp.language.squeeze import size
from quizapp.language.words import Token

HAN_NUMERAL = "〇零一二两三四五六七八九十百千万亿几半"
DATE = re.compile(
    rf"^(?:公元前?|大约|约)?(?:(?:19|20)\d\d|1\d{{3}}|[{HAN_NUMERAL}]{{4}}|\d\d(?=\s*年[代初中末底]))\s*年?代?\s*(?:[初中末底]|年[初中末底]|[前后]期|上半年|下半年|第[{HAN_NUMERAL}\d]季度|[\d{HAN_NUMERAL}]+\s*月(?:份|底|初|中旬|\d+日)?)?$"
    rf"|^[\d{HAN_NUMERAL}]{{1,3}}\s*月(?:份|底|初|末|[上中下]旬|[\d{HAN_NUMERAL}]+[日号])?$|^[\d{HAN_NUMERAL}]+世纪|^\d{{2}}\s*年代"
)
YEAR_LIKE = re.compile(r"年|月|世纪|季度|^\d{4}$")
NUMBER = re.compile(
    rf"^(?:大?约|近|超过?|至少|起码|大概|不到|上|仅|只有|高达|第)?\s*(?:百分之)?[\d{HAN_NUMERAL}][\d.,，\s{HAN_NUMERAL}多~～至到—-]*(?:[%％]|[A-Za-z]{{1,3}}(?![A-Za-z]))?\s*[\u4e00-\u9fff]{{0,5}}$"
)
NUMERAL_IDIOM = re.compile(
    r"[和与、的]|^几|^第(?![一二三四五六七八九十\d]+(?:名|届|季度|位|代))|^(?:\d0后|一(?:[般些样起直定旦致切旁面方流边种]|体化|波流|个台阶)|万[物能一]|百[度货]|千[万方]|两难|三[国角]|四[川处]|十分|半[导官]|几乎|二次|七八分)"
)
IDIOM = re.compile(  # 一脸茫然, 半壁江山: four characters, no unit
    r"[一半两三四五六七八九十百千万](?![万亿千百十两二三四五六七八九])[^个位名年月日天周时分秒次倍元块美亿万千百张台家条种项款成度岁米克斤吨公多几余到]{3}"
)
ORGANISATION = re.compile(
    r"(?:公司|集团|银行|基金会?|资本|创投|大学|学院|医院|研究[所院]|实验室|委员会|协会|法院|政府|局|部门?|出版社|俱乐部|联盟|学会|工作室)$"
)
WORK = re.compile(r"^[《〈].+[》〉]$")
REASON_BEFORE = re.compile(r"(?:因为|由于|原因(?:主要|之一)?(?:是|在于))[^,，。;；]{0,12}$")
PREDICATES = {"v", "a", "vd", "ad"}


def type_of(text: str, at: Span | None, statement: str, tokens: Sequence[Token], speakers: Sequence[str]) -> AnswerType:
    """The type of an answer that stands at `at` in the statement.

    tokens      the tagged words of the statement
    speakers    names that are surely persons
    """
    bare = text.strip()
    inside = [t for t in tokens if at and at.start <= t.start and t.end <= at.end]
    shape = next((kind for kind, fits in SHAPES if fits(bare)), None)
    if shape and not (shape is AnswerType.ORGANISATION and inside and not _is_proper(inside)):
        return shape
    if bare in speakers:
        return AnswerType.PERSON
    if at is None:
        return AnswerType.NAME if re.fullmatch(r"[\x20-\x7e]+", bare) else AnswerType.PHRASE
    return _tagged(bare, at, statement, inside)


def _is_proper(words: Sequence[Token]) -> bool:
    """Whether words name one organisation: 卡内基大学, not 一家旅游公司."""
    named = any(word.is_name or word.text.isascii() for word in words)
    return named and not any(word.tag in PREDICATES | {"m", "q"} for word in words)


def _is_date(text: str) -> bool:
    return bool(DATE.match(text) and YEAR_LIKE.search(text))


def _is_number(text: str) -> bool:
    return bool(NUMBER.match(text)) and not NUMERAL_IDIOM.search(text) and not IDIOM.fullmatch(text)


def _is_organisation(text: str) -> bool:
    return bool(ORGANISATION.search(text)) and size(text) <= 12


def _is_work(text: str) -> bool:
    return bool(WORK.match(text))


SHAPES: tuple[tuple[AnswerType, Callable[[str], bool]], ...] = (
    (AnswerType.DATE, _is_date),
    (AnswerType.NUMBER, _is_number),
    (AnswerType.NAME, _is_work),
    (AnswerType.ORGANISATION, _is_organisation),
)


def _tagged(text: str, at: Span, statement: str, inside: Sequence[Token]) -> AnswerType:
    tags = {t.tag for t in inside}
    if len(inside) == 1 and inside[0].is_name:
        name = {"PER": AnswerType.PERSON, "nr": AnswerType.PERSON, "ORG": AnswerType.ORGANISATION, "nt": AnswerType.ORGANISATION,
                "LOC": AnswerType.PLACE, "ns": AnswerType.PLACE}  # fmt: skip
        return name.get(inside[0].tag, AnswerType.NAME)
    if re.fullmatch(r"[A-Za-z][\x20-\x7e]*", text):
        return AnswerType.NAME
    clause = size(text) >= 6 and tags & PREDICATES and bool(tags & {"n", "r", "PER", "nz", "ORG"})
    if REASON_BEFORE.search(statement[: at.start]) and clause:
        return AnswerType.REASON
    return AnswerType.CLAUSE if clause and size(text) > 10 else AnswerType.PHRASE
