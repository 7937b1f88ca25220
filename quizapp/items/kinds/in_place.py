"""Questions about passages: a question word in the place of the words that are asked for, with their class noun if known."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from quizapp.claims.claim import AnswerType
from quizapp.items.draft import Draft
from quizapp.items.item import ItemKind
from quizapp.items.kinds.asking import class_beside, organisation_noun
from quizapp.items.kinds.places import beside_another, trimmed, without_head
from quizapp.items.quantities import NUMERAL, parse_amount
from quizapp.items.worded import Worded
from quizapp.items.wordlists import kin_of, measures
from quizapp.language.borders import cuts_word
from quizapp.language.span import Span
from quizapp.language.squeeze import squeeze

FIT = 0.6
PLACES = {  # by the end of the name; any other place is 哪里
    "国": "哪个国家",
    "省": "哪个省",
    "市": "哪座城市",
    "县": "哪个县",
    "区": "哪个区",
    "洲": "哪个洲",
    "州": "哪个州",
}
DATES = (
    (re.compile(r"世纪(?:初|末|中期?|前期|后期)?$"), "哪个世纪"),
    (re.compile(r"年代(?:初|末|中期?)?$"), "哪个年代"),
    (re.compile(r"\d{1,2}\s?[日号]$"), "哪一天"),
    (re.compile(r"月[底初中]?$"), "哪一年哪个月"),
    (re.compile(r"^[^月]*年(?:[(（][^()（）]*[)）])?$"), "哪一年"),
)
SEVERAL = re.compile(r"[、，]|.[和与及].")
TRANSLATED = re.compile(r"[”」》]?\s*[（(]\s*[A-Za-z]")
TO_PLACE = re.compile(
    r"(?:在|于|到|至|往|从|自|由|向|来|赴|抵达?|进入?|回|去|是|为|经|离开|途经|属于?|占领?|攻占|攻[打取陷]?|^)$"
)
PARTED = re.compile(r"[、，]|以及|[和与及]")
HAN_DIGITS = "零一两三四五六七八九"
MOST_PARTS = 4
SMALL = re.compile(r"^[1-9一二两三四五六七八九](?=[^\d.多万亿千百十余]|$)")
ONE = re.compile(r"^[一1](?![\d一二三四五六七八九十百千万亿点.%％]|成|半|倍)")  # 一门科学: no number to remember
ORDINAL = re.compile(rf"^第{NUMERAL}")
RANGE_END = re.compile(rf"^\s*[-~～—–至到]\s*{NUMERAL}")
OFFICES = (
    "将军|教授|博士|总统|主席|总理|首相|部长|市长|国王|皇帝|公爵|伯爵|大臣|牧师|主教|神父|院长|校长|队长|教练|导演|演员|歌手|作家|诗人|学者|画家|"
    "艺评家|科学家|物理学家|化学家|数学家|生物学家|鱼类学家|历史学家|语言学家|哲学家|经济学家|建筑师|工程师|设计师|医生|律师|法官|议员|记者|主持人|球员|选手|船长"
)
OFFICE = re.compile(rf"^(?:{OFFICES})")
OFFICE_BEFORE = re.compile(rf"(?:{OFFICES})$")
WORK = "《》"
SOME_DATE = re.compile("[\\d零一二三四五六七八九十元]|世纪|朝|代")
NO_WHAT = re.compile(r"(?:在|至|到|占|这|那|次|个)$")  # 在什么任职 asks for nothing
Asked: TypeAlias = "tuple[Span, str, str] | None"  # the words that make way, the question words, the name of the form


def in_place(worded: Worded) -> Iterator[Draft]:
    """The questions of a claim of a passage, one an answer."""
    for answer in worded.answers:
        place = trimmed(worded, answer.at) if answer.at else None
        asked = ASKING[answer.type](worded, place) if place and _is_alone(worded, place) else None
        if asked is None:
            continue
        outer, words, name = asked
        question = worded.with_(outer, words)
        if squeeze(answer.text) in squeeze(question):
            continue
        if answer.type is AnswerType.DATE:
            question = question.replace(words + "，", words, 1)  # 950 年，某某…: 哪一年某某…？
        yield Draft(
            kind=ItemKind.SHORT_ANSWER,
            claim=worded.claim,
            question=question.rstrip("，,：:；; ") + "？",
            answer=answer.text.strip("“”「」 "),
            raw=answer.raw,
            fit=FIT,
            reason=f"in_place_{name}",
        )


def _is_alone(worded: Worded, place: Span) -> bool:
    """Whether a place is none of several, not given away by a bracket behind it (基本权（Fundamental）), whole."""
    return not (
        cuts_word(worded.plain, place.start)
        or cuts_word(worded.plain, place.end)
        or TRANSLATED.match(worded.plain, place.end)
        or beside_another(worded, place)
        or worded.plain.startswith("等", place.end)
        or len(PARTED.split(place.of(worded.plain))) > MOST_PARTS
    )


def _goes_on(worded: Worded, place: Span, besides: frozenset[str] = frozenset({"f", "s"})) -> bool:
    """Whether a noun follows directly, so that the words may be part of a longer name: 萨尔瓦多|咖啡屋."""
    after = worded.after(place)
    return after is not None and after.start == place.end and after.is_noun and after.tag not in besides


def _when(worded: Worded, place: Span) -> Asked:
    """哪一年, 哪一天 or 什么时候; None for 近年 and the like."""
    words = place.of(worded.plain)
    asked = next((asked for pattern, asked in DATES if pattern.search(words)), "什么时候")
    return (place, asked, "when") if SOME_DATE.search(words) else None


def _where(worded: Worded, place: Span) -> Asked:
    """哪里, or 哪 with what sort of place the name says it is."""
    name = place.of(worded.plain)
    if _goes_on(worded, place) and not name.endswith("国"):
        return None
    if "、" in name:
        return place, f"哪{_several(name)}地方", "where"
    if name[-1:] in PLACES:
        return place, PLACES[name[-1]] + _joint(worded, place), "where"
    if _class_of(name):
        return _which(worded, place)  # 地铁10号线: a place by its neighbours only
    return (place, "哪里" + _joint(worded, place), "where") if TO_PLACE.search(worded.plain[: place.start]) else None


def _why(_worded: Worded, place: Span) -> Asked:
    """什么原因 behind 因 or 由于."""
    return place, "什么原因", "why"


def _who(worded: Worded, place: Span) -> Asked:
    """谁, or 哪位 with the office beside a name: 哪位将军; None where the name may go on: 谁|居民."""
    name = place.of(worded.plain)
    if SEVERAL.search(name):
        return place, f"哪{_several(name)}人", "who"
    if _goes_on(worded, place, frozenset({"f", "TIME", "t"})):
        held = OFFICE.match(worded.plain[place.end :])
        return (Span(place.start, place.end + held.end()), f"哪位{held[0]}", "who") if held else None
    held = OFFICE_BEFORE.search(worded.plain[: place.start])
    return (Span(held.start(), place.end), f"哪位{held[0]}", "who") if held else (place, "谁", "who")


def _number(worded: Worded, place: Span) -> Asked:
    """几 or 多少 in the place of a numeral; its unit stays."""
    words = place.of(worded.plain)
    ordinal = ORDINAL.match(words)
    if ordinal:
        return Span(place.start, place.start + ordinal.end()), "第几", "how_many"
    amount = parse_amount(words)
    if amount is None or ONE.match(words):
        return None
    start = place.start + words.index(amount.first)
    magnitude = re.match(r"\s*[多几余]?\s*[万亿千百十]*[多几余]?", amount.rest)
    end = start + len(amount.numeral) + (magnitude.end() if magnitude else 0)
    further = RANGE_END.match(worded.plain[end:])
    end += further.end() if further else 0
    few = SMALL.match(words[start - place.start :]) and not further and worded.plain[end : end + 1] not in ("%", "％", "")
    return Span(start, end), "几" if few else "多少", "how_many"


def _joint(worded: Worded, place: Span) -> str:
    """的 where a noun follows a name directly: 哪个国家的教授."""
    return "的" if _goes_on(worded, place) else ""


def _which(worded: Worded, place: Span) -> Asked:
    """哪 with the class noun of a name; 什么 where its class is not known."""
    name = place.of(worded.plain)
    around = worded.plain[place.start - 1 : place.start] + worded.plain[place.end : place.end + 1]
    works = name.count("《")
    if around == WORK or (name[:1] + name[-1:] == WORK and works == 1):
        return (place if works else Span(place.start - 1, place.end + 1)), "哪部作品", "which"
    if SEVERAL.search(name):
        return (place, f"哪{HAN_DIGITS[works]}部作品", "which") if name[:1] == "《" else None
    noun, wider = class_beside(worded, place)
    if noun:
        return wider, f"哪{measures()[noun]}{noun}", "which"
    kin = kin_of(name)
    asked = kin.asked if kin else organisation_noun(name) or _class_of(name)
    return (place, asked + _joint(worded, place), "which") if asked else _what(worded, place)


def _several(names: str) -> str:
    """How many names a list has, with the measure word: 三个."""
    return f"{HAN_DIGITS[min(9, len(PARTED.split(names)))]}个"


def _class_of(name: str) -> str:
    """哪 with the longest class noun that a name ends with: 斯拉夫语族 is asked for by 哪个语族."""
    noun = max(
        (noun for noun in measures() if name.endswith(noun) and len(name) > len(noun)), key=lambda n: (len(n), n), default=""
    )
    return f"哪{measures()[noun]}{noun}" if noun else ""


def _what(worded: Worded, place: Span) -> Asked:
    """什么, before the general noun at the end of the words if there is one: 什么程序; None if the words are no piece."""
    inside = worded.inside(place)
    left, right = worded.plain[: place.start], worded.plain[place.end :]
    described = right[:1] == "的" and left[-1:] in ("是", "为")  # 是什么的
    piece = inside and not SEVERAL.search(place.of(worded.plain)) and not any(word.tag == "d" for word in inside)
    if described or not piece or NO_WHAT.search(left) or _goes_on(worded, place):
        return None
    shorter = without_head(worded, place)
    if shorter != place:
        return shorter, "什么", "what"
    quoted = left[-1:] + right[:1] in ("“”", "「」", WORK)
    return (Span(place.start - 1, place.end + 1) if quoted else place), "什么", "what"


ASKING: Mapping[AnswerType, Callable[[Worded, Span], Asked]] = {
    AnswerType.PERSON: _who,
    AnswerType.DATE: _when,
    AnswerType.PLACE: _where,
    AnswerType.NUMBER: _number,
    AnswerType.REASON: _why,
    AnswerType.NAME: _which,
    AnswerType.PHRASE: _what,
}
