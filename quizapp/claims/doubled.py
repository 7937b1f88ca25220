"""Subjects said twice, as speech does: the pronoun behind its noun phrase, 这家公司 behind the name, 我 in every clause."""

from __future__ import annotations

import re

from quizapp.claims.draft import Draft
from quizapp.language.rule import Rule
from quizapp.language.span import Span

RESUMPTIVE = Rule(
    name="resumptive",
    why="“电池,它是…”: the pronoun repeats the noun phrase before it.",
    pattern=re.compile(
        r"^(?!随着|从|在|对|当|为|因为|如果|通过|根据|按|除|有|到|以|不管|无论)[^,;:。是有会说]{2,16}"
        r"(,\s*(?:它们|他们|她们|它|他|她|这个东西|这件事情?)(?:自己|本身)?)(?!说|认为|觉得|的|们|这)(?=[\u4e00-\u9fff])"
    ),
    hits=("新能源电池【,它】是汽车的瓶颈。",),
    misses=("电池是瓶颈,它太贵。", "他说,他不会来。", "随着价格的下降,他们买了电池。"),
)

TOPICS = frozenset({"n", "nz", "vn", "an", "PER", "ORG", "LOC", "nr", "ns", "nt", "nw", "s", "f"})
ATTRIBUTE = re.compile(r"的[^的]{1,6}$")
SAID_OF_IT = re.compile(r"[^的](?:就|也|都|很|更|又|才|挺|非常|比较)")


def resumed(draft: Draft, place: Span, _: object) -> Draft:
    """The draft without a pronoun that takes up the noun phrase before a comma."""
    # Only a noun phrase is taken up again: after a clause the pronoun is the subject of the next one.
    before, words = draft.text[: place.start], draft.words_in(0, place.start)
    if before.startswith("除了") or not words:
        return draft
    nominal = words[-1].tag in TOPICS and (ATTRIBUTE.search(before) or not SAID_OF_IT.search(before))
    only_then = draft.text.startswith("才", place.end)  # 必须…才…: one sentence without the pronoun
    return draft.cut(place.start, place.end, "resumptive") if nominal or only_then else draft


DOUBLED_SUBJECT = Rule(
    name="doubled_subject",
    why="“很多人他的…”, “工厂它也…”: the pronoun says again what stands right before it.",
    pattern=re.compile(
        r"(?<=[\u4e00-\u9fffA-Za-z0-9 ])((?:他|她|它)们?)(?=的|并|就|会|也|都|不|没|是|有|能|可|要|还|已经|其实|一般|本身)"
    ),
    hits=("有很多人【他】的电池坏了。", "新的工厂【它】是自动的。"),
    misses=("他是厂长。", "工厂换了电池,它是新的。", "电池在它里面。"),
)


def named_right_before(draft: Draft, place: Span, _: object) -> Draft:
    """The draft without a pronoun right behind the noun phrase that it stands for."""
    # The clause up to the pronoun must be a noun phrase: in 给工人他的电池 and 工厂或者它的客户 it is not.
    text = draft.text
    start = max(text.rfind(mark, 0, place.start) for mark in ",;:。") + 1
    words = [w for w in draft.words_in(start, place.start) if w.text.strip()]
    words = words[1:] if words and words[0].text == "有" else words
    described = max((k for k, w in enumerate(words) if w.text == "的"), default=-1)
    phrase = words[described + 1 :]
    if not phrase or phrase[-1].tag not in TOPICS - {"f", "s"} or any(w.tag in {"v", "p", "c", "d"} for w in phrase):
        return draft
    if any(w.tag in {"p", "c"} for w in words[: described + 1]):
        return draft
    return draft.cut(place.start, place.end, "doubled_subject")


APPOSITION = Rule(
    name="apposition",
    why="After a name, 这家公司 says again what the name says.",
    pattern=re.compile(
        r"(?<=[A-Za-z0-9])\s*(这(?:一|个|家|款|种|类|本|部)?(?:公司|企业|机构|产品|模型|软件|项目|工具|平台|游戏|框架|语言|书|电影|东西))(?=[\u4e00-\u9fff,])"
    ),
    hits=("Zeta 【这家公司】在苏州。",),
    misses=("他在这家公司工作。",),
)


SAME_SUBJECT = Rule(
    name="same_subject",
    why="In “我做了甲,我又做了乙” written Chinese says the subject once.",
    pattern=re.compile(r"^我(?!们)[^;。]*?[,;]\s*((?:所以|然后|但是?|而且|因为)?我)(?!们|的|国)(?=[\u4e00-\u9fff])"),
    hits=("我在苏州开了工厂,【我】又在上海开了店。",),
    misses=("我在苏州,我的工厂也在苏州。", "工厂在苏州,我在上海。"),
)
