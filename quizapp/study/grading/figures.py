"""Amounts as answers: exact values with units, whatever way they are written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from quizapp.language.amounts import SHARE, Amount, Bound, find_amounts, plain_text, read_amount, unit_of
from quizapp.study.grading.grade import RIGHT, Grade, Reason, near, wrong
from quizapp.study.grading.rounded import in_chinese, is_hedged, is_near, is_rounded

_ASKED_UNIT = re.compile(r"(?:多少|几|____)\s?([万亿]*[^\s,。?、的了是吗呢在和与____]{0,4})")
_SCALE = re.compile(r"^[十百千万亿]+")
_LEAD = re.compile(r"^(?:应该|可能)?(?:就?是|有|为|叫)?(?:一共|总共|共)?(?:有)?")
_MANY = re.compile("(?<![最至])多(?!于)")
_HEDGES = re.compile("大约|大概|约|差不多|左右|上下|近|将近|接近|几乎|可能|估计|应该")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question says beside the answer: the unit behind the gap or the input, its own words, and the quote."""

    question: str
    unit: str
    quote: str

    def units(self) -> list[str]:
        """The units that may be left out, longest reading first: 亿美元, then 美元."""
        found = [self.unit] if self.unit else []
        plain = plain_text(self.question)
        for match in _ASKED_UNIT.finditer(plain):
            found += [match[1][:length] for length in range(len(match[1]), 0, -1)]
        if "百分之" in plain or "%" in plain:
            found.append("%")
        return [unit for unit in dict.fromkeys(found) if read_amount("1" + unit) or read_amount("一" + unit)]


def compare_amounts(given: str, answer: str, asked: Asked) -> Grade | None:
    """The verdict on an amount; None where the right answer is no amount, or nothing in what was given is one."""
    wanted = _wanted(answer, asked)
    if wanted is None:
        return None
    readings = _readings(in_chinese(given), asked)
    if not readings:
        return None
    best = max((_compare(reading, wanted, asked) for reading in readings), key=lambda grade: grade.score)
    if best != RIGHT and is_hedged(asked.question, answer):
        best = max(best, *(_roughly(reading, wanted) for reading in readings), key=lambda grade: grade.score)
    only_many = best == near(Reason.BOUND) and bool(_MANY.search(given)) != bool(_MANY.search(answer))
    return near(Reason.MANY) if only_many else best


def _wanted(answer: str, asked: Asked) -> Amount | None:
    """The right answer as an amount, with the unit that stands behind it or that the question asks for."""
    bare_amount = read_amount(answer)
    if bare_amount is None or bare_amount.unit:
        return bare_amount
    for unit in asked.units():
        tail = _SCALE.sub("", plain_text(unit)) if _SCALE.search(plain_text(unit)) and re.search(r"[万亿]", answer) else unit
        whole = read_amount(answer + tail)
        if whole and (whole.unit or not bare_amount.unit):
            return whole
    return bare_amount


def _readings(given: str, asked: Asked) -> list[Amount]:
    """What the given amount may mean: as it stands, and with the unit that the question leaves to be understood."""
    plain = _LEAD.sub("", plain_text(given).strip(" 。.,!?")).strip()
    written = [plain]
    for unit in asked.units():
        written += [plain + unit, plain + _SCALE.sub("", plain_text(unit))]
    found = [amount for amount in map(read_amount, dict.fromkeys(written)) if amount]
    if not found:  # the amount in a sentence: 我觉得是 15 亿美元
        inside = find_amounts(given)
        found = inside if len(inside) == 1 and len(given) - len(inside[0].span) <= 6 else []
    return found


def _compare(given: Amount, wanted: Amount, asked: Asked) -> Grade:
    if given.unit != wanted.unit and not _unit_understood(given, wanted):
        same = (given.low, given.high) == (wanted.low, wanted.high)
        if not given.unit and (same or _same_figure(given, wanted)):
            return near(Reason.UNIT_MISSING)
        if same and not wanted.unit:  # the answer leaves the unit to the question; what was added must stand in the source
            return RIGHT if given.written_unit in asked.question + asked.quote else near(Reason.UNIT)
        if same and given.unit.startswith("~") and wanted.unit.startswith("~"):
            return RIGHT if "~个" in {given.unit, wanted.unit} else near(Reason.UNIT)
        return wrong(Reason.UNIT if same else Reason.NUMBER)
    if (given.low, given.high) != (wanted.low, wanted.high):
        return _ranges(given, wanted)
    return _bounds(given.bound, wanted.bound, asked)


def _roughly(given: Amount, wanted: Amount) -> Grade:
    """The verdict where the question or the answer says 大概: a rounded amount is right unless its bound contradicts."""
    understood = given.unit == wanted.unit or _unit_understood(given, wanted)
    if not understood or given.is_range or wanted.is_range or not is_near(given.low, wanted.low):
        return wrong(Reason.NUMBER)
    if not is_rounded(given.low, wanted.low):
        return near(Reason.ABOUT)
    below = given.bound in {Bound.UNDER, Bound.MOST} and given.low <= wanted.low and wanted.bound is not Bound.UNDER
    above = given.bound in {Bound.MORE, Bound.LEAST} and given.low > wanted.low
    return near(Reason.BOUND) if below or above else RIGHT


def _same_figure(given: Amount, wanted: Amount) -> bool:
    """Whether a number without a unit is the figure of the answer: 3 for 3 小时, 15 for 15%."""
    factor = Fraction(1, 100) if wanted.unit == SHARE else (unit_of(wanted.written_unit) or ("", Fraction(1)))[1]
    return (given.low * factor, given.high * factor) == (wanted.low, wanted.high)


def _unit_understood(given: Amount, wanted: Amount) -> bool:
    """0.15 is 15 %, and 个 stands for any counter of people."""
    return {given.unit, wanted.unit} in ({"", SHARE}, {"~个", "人"}) and (given.low, given.high) == (wanted.low, wanted.high)


def _ranges(given: Amount, wanted: Amount) -> Grade:
    if not (given.is_range or wanted.is_range):
        return wrong(Reason.NUMBER)
    shares_an_end = given.low == wanted.low or given.high == wanted.high
    within = wanted.low <= given.low and given.high <= wanted.high
    return near(Reason.RANGE) if shares_an_end or within else wrong(Reason.RANGE)


def _bounds(given: Bound, wanted: Bound, asked: Asked) -> Grade:
    """A bound that is left out is a near miss, an opposite one wrong; 约 is free where the source hedges too."""
    if given is wanted or wanted is Bound.ABOUT:
        return RIGHT
    up, down = {Bound.MORE, Bound.LEAST}, {Bound.UNDER, Bound.MOST}
    if {given, wanted} <= up or {given, wanted} <= down:
        return RIGHT
    if given is Bound.ABOUT and wanted is Bound.EXACT and _HEDGES.search(asked.quote):
        return RIGHT
    opposite = (given in up and wanted in down) or (given in down and wanted in up)
    return wrong(Reason.BOUND) if opposite else near(Reason.BOUND)
