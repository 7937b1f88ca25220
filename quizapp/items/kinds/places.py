"""Which words of an answer are asked for, and which stay in the question."""

from __future__ import annotations

import re

from quizapp.claims.claim import Answer, AnswerType
from quizapp.items.quantities import Amount, parse_amount
from quizapp.items.worded import Worded
from quizapp.items.wordlists import heads, weak_gaps
from quizapp.language.span import Span
from quizapp.language.squeeze import size, squeeze

BRACKET = re.compile(r"[(（].*[)）]")
MARKS = "“”「」『』‘’\"' "
NAMED = {AnswerType.PERSON, AnswerType.ORGANISATION, AnswerType.PLACE, AnswerType.NAME}


def amount_of(answer: Answer) -> Amount | None:
    """The amount of a number answer; None for 一个 and 1 天, which are no amounts to remember."""
    amount = parse_amount(answer.text) if answer.type is AnswerType.NUMBER else None
    if amount and amount.numeral in ("一", "1") and not re.match(r"\s*(?:[万亿%％]|个?数量级)", amount.rest):
        return None
    if re.search(r"[%％]\s*[-~—至到]", answer.text):
        return None  # 80%-90%: half of a range is no amount
    if amount and (amount.rest.startswith("分之") or re.search(r"[一二三四五六七八九\d]", amount.rest)):
        return None  # 三分之一, 三金一银
    if amount and not amount.unit and not amount.is_year and re.fullmatch(r"\d{3,}", amount.numeral):
        return None  # 996 names something, it counts nothing
    return amount


def numeral_place(at: Span, text: str, amount: Amount) -> Span:
    """The place of the numeral of an amount that stands at `at`; 千亿 belongs together."""
    start = at.start + text.index(amount.bound + amount.first) + len(amount.bound)
    magnitude = re.match(r"\s*[万亿]+", amount.rest) if amount.first in ("十", "百", "千") else None
    some = len(amount.rest) - len(amount.rest.removeprefix("几").removeprefix("幾"))  # 十几个
    return Span(start, start + len(amount.numeral) + (magnitude.end() if magnitude else some))


def trimmed(worded: Worded, place: Span) -> Span | None:
    """A place without outer blanks and quotation marks; None if nothing is left or a mark has lost its partner."""
    start, end = place.start, place.end
    while start < end and worded.text[start] in MARKS:
        start += 1
    while end > start and worded.text[end - 1] in MARKS:
        end -= 1
    inner = worded.text[start:end]
    if start >= end or any(inner.count(a) != inner.count(b) for a, b in ("“”", "《》", "()", "（）", "「」")):
        return None
    return Span(start, end)


def without_head(worded: Worded, place: Span) -> Span:
    """A place without the general noun at its end, if two characters or more and whole words are left: 工程化|能力."""
    words = place.of(worded.plain)
    if re.search(r"[和与及、是]|以及", words[:-1]):
        return place  # 毅力和解题能力: the noun belongs to the last of several
    for head in heads():
        if words.endswith(head) and len(words) >= len(head) + 2 and words[-len(head) - 1] not in "的之有没是用做":
            shorter = Span(place.start, place.end - len(head))
            if _acts(worded, place):
                return place
            return shorter if worded.is_whole(shorter) and not is_weak(shorter.of(worded.plain)) else place
    return place


def _acts(worded: Worded, place: Span) -> bool:
    """Whether a place is what somebody does: 来|优化模型, not a kind of 模型."""
    inside, before = worded.inside(place), worded.before(place)
    return (
        bool(inside)
        and inside[0].tag == "v"
        and before is not None
        and (before.tag in {"v", "d", "p", "vd"} or before.text == "来")
    )


def repeats(worded: Worded, place: Span) -> bool:
    """Whether the rest of the sentence says the words of a place again."""
    words, rest = squeeze(place.of(worded.plain)), worded.plain[: place.start] + " " + worded.plain[place.end :]
    return len(words) >= 2 and words in squeeze(rest)


def echo(worded: Worded, place: Span) -> float:
    """The share of the character pairs of a place that stand in the rest of the sentence, 0 to 1."""
    words, rest = squeeze(place.of(worded.plain)), squeeze(worded.plain[: place.start] + "|" + worded.plain[place.end :])
    couples = [words[k : k + 2] for k in range(len(words) - 1)]
    return sum(couple in rest for couple in couples) / len(couples) if couples else 0.0


def is_weak(words: str) -> bool:
    """Whether the words make a gap that nobody can miss or nobody can tell."""
    return words in weak_gaps() or size(words) < 1 or words.startswith("几")


def cuts_compound(worded: Worded, place: Span) -> bool:
    """Whether a place begins or ends inside a compound noun, so that its question would ask for half of it."""
    before, after = worded.before(place), worded.after(place)
    inside = worded.inside(place)
    if not inside:
        return True
    own = inside[0].is_noun and not inside[0].text.isascii()  # 概念Digital Garden are two words side by side
    joined_left = own and before is not None and before.end == place.start and before.tag in {"n", "nz", "vn", "an", "ORG"}
    joined_right = after is not None and after.start == place.end and after.tag in {"n", "vn", "an"} and inside[-1].is_noun
    return joined_left or (joined_right and size(place.of(worded.text)) <= 2)


def beside_another(worded: Worded, place: Span) -> bool:
    """Whether a place is one of several that stand side by side: A、B和C."""
    left, right = worded.plain[: place.start].rstrip(MARKS), worded.plain[place.end :].lstrip(MARKS)
    return bool(
        re.search(r"(?:、|或者?说?|以及|还是|[也亦]即|一[种个]是)$|[^,，]{1,8}[和与跟及]$", left)
        and not re.search(r"(?:需要|想|会|要)[和与跟]$", left)
    ) or bool(re.match(r"、|或|以及|还是|[和及](?!解|平|谐)", right))
