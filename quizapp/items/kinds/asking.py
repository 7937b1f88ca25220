"""Question words in the place of an answer, with the noun that says what is asked for: 哪种语言, 多少张, 哪一年, 谁."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.claims.claim import Answer, AnswerType
from quizapp.items.kinds.places import (
    NAMED,
    amount_of,
    beside_another,
    cuts_compound,
    echo,
    is_weak,
    numeral_place,
    repeats,
    trimmed,
    without_head,
)
from quizapp.items.worded import Worded
from quizapp.items.wordlists import kin_of, measures
from quizapp.language.span import Span
from quizapp.language.squeeze import size
from quizapp.language.words import Token

YEAR = re.compile(r"^((?:19|20)\d\d|[一二〇零][一二三四五六七八九〇零]{3})\s*年$")
MONTH = re.compile(r"^[\d一二三四五六七八九十]{1,3}\s*月份?$")
WHAT_LEADS = re.compile(  # after these a noun can be asked for by 什么
    r"(?:是|为|叫做?|叫作|名为|称为|成为?|作|在于|来自|源于|属于|取决于|依靠|依赖|靠|归于|等于|类似于?|像|给|向|对|把|从|用|"
    r"有|需要|缺少|缺乏|缺|追求|关注|看重|看好|强调|重视|喜欢|相信|担心|害怕|面对|面临|解决|满足|获得|得到|带来|提供|产生|创造|实现|"
    r"使用|采用|选择|做|去|学|写|卖|买|吃|看|讲|提出|投资?|放弃|失去|改变|决定|推荐|建立|形成|包括|比作|看作|看成|视为|当作|当成|当做|定义为|形容为|归结为|理解为|归为|称作|的|了|着|过|到|出|成|上|进|于)$"
)
DENIED = re.compile(r"(?:[不没未](?!仅|断|得不|同|过)|没有|并非|无法)[^，,]{0,8}$")
NOT_BEFORE_WHAT = re.compile(
    r"(?:所有|全部|一切|各[种类个]|每[个种]|这[个种]|多个|这些|那些|一[个种款条类些]|某[个种些]|几[个种]|[不没]|相对|比较|更|最|很)$"
)
DO_LEADS = re.compile(r"(?:建议|应该|应当|需要|必须|(?<![不只])要|不如|主张|打算)(?:先|去|就|多|直接)?$")
SUBJECT_FOLLOWS = re.compile(r"^(?:比|才是|是(?!否)|使|让|决定|导致|会(?!议)|能(?!力)|更|最|可以|应该|带来)")
IS_LEADS = re.compile(r"(?:(?<!特别)(?<!尤其)(?<![还或要总老可于])是|[称视分变定归评译名]为|叫做?|叫作|成为?|在于|就是|变成了?)$")
PREPOSITION = re.compile(r"(?:被|由|用|靠|从|向|对|跟|与|以|通过|基于|根据|按照|凭|随着)$")


@dataclass(frozen=True, slots=True)
class Form:
    """A way to ask: its name, and how often it is accepted."""

    name: str
    fit: float


@dataclass(frozen=True, slots=True)
class Asked:
    """A statement turned into a question: the question, the answer that it asks for, and how often the form is accepted."""

    question: str
    answer: str
    form: Form


def ask(worded: Worded, answer: Answer) -> Iterator[Asked]:
    """The questions that ask for an answer in its own place."""
    if answer.at is None or not _can_be_asked(worded, answer.at):
        return
    if answer.type is AnswerType.NUMBER:
        yield from _how_many(worded, answer)
    elif answer.type is AnswerType.DATE:
        yield from _when(worded, answer)
    elif answer.type in NAMED:
        yield from _which(worded, answer)
    if answer.type in {AnswerType.PHRASE, AnswerType.TERM, AnswerType.CLAUSE, AnswerType.NAME}:
        yield from _what(worded, answer)


def _can_be_asked(worded: Worded, at: Span) -> bool:
    """Not one of several side by side, not said twice, not explained by 这一… behind it."""
    right = worded.plain[at.end :].lstrip('”」》" ')
    told = echo(worded, without_head(worded, at)) >= 0.5
    return (
        not told
        and not beside_another(worded, at)
        and not repeats(worded, at)
        and not re.match(r"这[一个种款家]|那[一个种]|（|\(", right)
    )


def _asked(worded: Worded, place: Span, words: str, answer: str, form: Form) -> Asked:
    """The question; it is a better one if it is short and ends with the clause of its question word."""
    question = worded.with_(place, words).rstrip("，,：:；; ")
    late = worded.clause_of(place).end >= len(worded.text) - 1
    worse = 0.004 * max(0, size(question) - 50) + (0 if late else 0.22)
    return Asked(question + "？", answer.strip(), Form(form.name, form.fit - worse))


def _how_many(worded: Worded, answer: Answer) -> Iterator[Asked]:
    amount = amount_of(answer)
    if amount is None or answer.at is None or not amount.unit or amount.is_year:
        return
    place = numeral_place(answer.at, answer.text, amount)
    small = amount.rest.lstrip()[:1] not in "多万亿千百余%％" and len(amount.first) == 1 and not amount.second
    tail = amount.rest.strip()
    if amount.first in ("十", "百", "千"):
        return
    if re.match(r"[多几余]|以上|以下|后$|[%％]", tail):  # 70% 以上: 多少 in the place of the whole amount
        yield _asked(worded, answer.at, "多少", answer.text, Form("how_many", 0.70))
    else:
        words = "几" if small and not tail.startswith(("倍", "分")) else "多少"
        yield _asked(worded, place, words, answer.text, Form("how_many", 0.80))


def _when(worded: Worded, answer: Answer) -> Iterator[Asked]:
    if answer.at is None or not re.search(r"[\d年月]|世纪|季度", answer.text):
        return
    if answer.at.start - max(worded.clause_of(answer.at).start, worded.lead) < 1:
        return  # 什么时候自己开始…: in front of the subject the question word reads badly
    words = "哪一年" if YEAR.match(answer.text.strip()) else "几月" if MONTH.match(answer.text.strip()) else "什么时候"
    yield _asked(worded, answer.at, words, answer.text, Form("when", 0.60))


def _which(worded: Worded, answer: Answer) -> Iterator[Asked]:
    """A name, asked for with its class noun: that beside it, or that of the list which knows it."""
    place = trimmed(worded, answer.at) if answer.at else None
    if place is None or answer.at is None:
        return
    name = place.of(worded.text)
    if answer.type is AnswerType.PERSON:
        if len(name) < 2:
            return
        yield _asked(worded, place, "谁", name, Form("who", 0.70))
        return
    noun, wider = class_beside(worded, answer.at)
    if noun:
        yield _asked(worded, wider, f"哪{measures()[noun]}{noun}", name, Form("which_beside", 0.78))
    elif kin := kin_of(place.of(worded.plain)):
        yield _asked(worded, answer.at, kin.asked + _owner(worded, answer.at), name, Form("which_listed", 0.74))
    elif answer.type is AnswerType.ORGANISATION and (kind := organisation_noun(place.of(worded.plain))):
        yield _asked(worded, _with_marks(worded, place), kind + _owner(worded, place), name, Form("which_suffix", 0.72))


def _owner(worded: Worded, place: Span) -> str:
    """的 where a noun follows a name directly: 哪所大学的教授."""
    after = worded.after(place)
    return "的" if after and after.is_noun and after.start == place.end else ""


def class_beside(worded: Worded, place: Span) -> tuple[str, Span]:
    """The class noun directly before or after a name, and the place of both; an empty noun if there is none."""
    after, before = worded.after(place), worded.before(place)
    further = worded.after(Span(place.start, after.end)) if after else None
    if further and further.is_noun and after and further.start == after.end:
        return "", place  # 网站弹窗: the class noun is part of a compound
    if after and after.text in measures() and after.start - place.end <= 1 and not worded.plain[after.end :].startswith("的"):
        return after.text, Span(place.start, after.end)
    if before and before.text in measures() and place.start - before.end <= 1:
        earlier = worded.before(Span(before.start, before.end))
        # 树莓派基金会公司 or 母公司 X: a noun in front makes the class noun part of a longer name.
        if (earlier is None or (earlier.text != "的" and earlier.tag not in {"n", "nz", "vn", "ORG"})) and not (
            after and after.is_noun and after.start == place.end
        ):
            return before.text, Span(before.start, place.end)
    return "", place


def organisation_noun(name: str) -> str:
    """The words that ask for an organisation by the end of its name."""
    endings = {
        "哪所学校": ("大学", "学院", "中学", "小学"),
        "哪家投资机构": ("资本", "创投", "基金"),
        "哪家公司": ("公司", "集团", "科技", "汽车"),
        "哪家医院": ("医院",),
        "哪个机构": ("研究所", "研究院", "实验室", "委员会", "协会", "基金会", "联盟", "学会"),
        "哪个部门": ("部", "局", "法院", "政府"),
    }
    return next((asked for asked, ends in endings.items() if name.endswith(ends)), "")


def _what(worded: Worded, answer: Answer) -> Iterator[Asked]:
    """什么 in the place of a noun phrase, with its head noun where it has one that tells what is asked."""
    place = trimmed(worded, answer.at) if answer.at else None
    if (
        place is None
        or answer.at is None
        or not worded.is_whole(place)
        or cuts_compound(worded, place)
        or is_weak(place.of(worded.plain))
    ):
        return
    outer = _with_marks(worded, place)
    left = worded.plain[worded.lead : place.start].rstrip('“「" ')
    right = worded.plain[place.end :].lstrip('”」" ')
    words = place.of(worded.text)
    clause = worded.clause_of(place)
    if re.search(r"\d", words) or (not left and not SUBJECT_FOLLOWS.match(right)):
        return
    room = place.start - max(clause.start, worded.lead) >= 2
    ends = not right or right[0] in ",，;；。：:"
    inside = worded.inside(place)
    kind = _kind_asked(worded, place)
    if kind and (room or SUBJECT_FOLLOWS.match(right)) and not NOT_BEFORE_WHAT.search(left):
        yield _asked(worded, Span(place.start, kind.start), kind.words, words, Form("what_kind", kind.fit))
    elif (
        ends and room and IS_LEADS.search(left) and not words.endswith("的") and not DENIED.search(left) and inside[0].tag != "p"
    ):
        yield _asked(worded, outer, "什么", words, Form("what_is", 0.68 - 0.02 * max(0, size(words) - 12)))
    elif NOT_BEFORE_WHAT.search(left) or (not room and not SUBJECT_FOLLOWS.match(right)):
        return
    elif inside[-1].is_noun and ends and WHAT_LEADS.search(left) and not DENIED.search(left) and _is_nominal(inside):
        yield _asked(worded, outer, "什么", words, Form("what", 0.64 - 0.02 * max(0, size(words) - 10)))
    elif (
        inside[0].tag == "v"
        and ends
        and DO_LEADS.search(left)
        and not left.endswith(("不会", "不能", "不要", "不应该", "可能会"))
    ):
        yield _asked(worded, outer, "怎么做" if size(words) > 4 else "做什么", words, Form("do_what", 0.60))
    elif (
        inside[-1].is_noun
        and PREPOSITION.search(left)
        and _is_nominal(inside)
        and re.match(r"(?:中|里|上)?来?[^，,的]{1,10}(?:$|[，,])", right)
    ):
        yield _asked(worded, outer, "什么", words, Form("what_of", 0.64))
    elif inside[-1].is_noun and SUBJECT_FOLLOWS.match(right) and (not left or left[-1] in ",，:："):
        yield _asked(worded, outer, "什么", words, Form("what_subject", 0.62))


def _with_marks(worded: Worded, place: Span) -> Span:
    """A place with the quotation marks directly around it, which have nothing to mark once 什么 stands there."""
    around = worded.text[place.start - 1 : place.start] + worded.text[place.end : place.end + 1]
    return Span(place.start - 1, place.end + 1) if around in ("“”", "「」", "‘’") else place


@dataclass(frozen=True, slots=True)
class Kind:
    """The words that ask for the kind of a head noun, and where the head noun begins that stays in the question."""

    words: str
    start: int
    fit: float


def _kind_asked(worded: Worded, place: Span) -> Kind | None:
    """什么能力 for 工程化能力, 什么样的产品 for 独有的产品; None if the head noun tells nothing."""
    shorter = without_head(worded, place)
    if shorter != place:
        return Kind("什么", shorter.end, 0.72)
    inside = worded.inside(place)
    particle = next((k for k in range(len(inside) - 2, 0, -1) if inside[k].text == "的"), None)
    if (
        particle is None
        or not all(word.is_noun for word in inside[particle + 1 :])
        or len(worded.plain[inside[particle].end : place.end]) < 2
    ):
        return None
    before = inside[:particle]
    # An owner (用户的呼声) is no kind: 什么样的呼声 would ask for something else.
    described = any(word.tag in {"a", "v", "d", "ad", "vn", "an"} for word in before) and not before[0].is_name
    described = described and not any(word.tag in {"m", "q", "r"} for word in before)
    return Kind("什么样的", inside[particle].end, 0.68) if described and len(before) <= 5 else None


def _is_nominal(words: list[Token]) -> bool:
    """Whether words that end in a noun are one noun phrase: a verb among them is followed by 的 before the end."""
    verbs = [k for k, word in enumerate(words) if word.tag == "v"]
    return all(any(later.text == "的" for later in words[k + 1 :]) for k in verbs)
