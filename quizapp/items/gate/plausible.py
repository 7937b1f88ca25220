"""Rubric 10 and 11: cannot be answered without the article; wrong choices would tempt."""

from __future__ import annotations

import re
import unicodedata

from quizapp.items.gate.rule import GateRule, Reading, example
from quizapp.items.item import ItemKind

GROWTH = re.compile(r"[增涨升翻]|回报|收益|利率|超")
PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*%|百分之\s*(\d+(?:\.\d+)?)")


def percent(text: str) -> float:
    """The share that a text names, in percent; 0 if none."""
    found = PERCENT.search(unicodedata.normalize("NFKC", text))
    return float(found[1] or found[2]) if found else 0.0


def _impossible_share(reading: Reading) -> bool:
    shares = [percent(choice) for choice in reading.others]
    return bool(shares) and percent(reading.answer) <= 100 < max(shares) and not GROWTH.search(reading.question)


RULES = (
    GateRule(
        name="no share over 100 %",
        rubric=11,
        why="Nobody takes 120 % of the workers for a right answer.",
        breaks=lambda r: r.is_(ItemKind.MULTIPLE_CHOICE) and _impossible_share(r),
        accepted=(example("工人里有百分之几学过质检？", "60%", ItemKind.MULTIPLE_CHOICE, choices=("60%", "30%", "90%")),),
        rejected=(example("工人里有百分之几学过质检？", "60%", ItemKind.MULTIPLE_CHOICE, choices=("60%", "30%", "120%")),),
    ),
    GateRule(
        name="the answer is not the one who asks",
        rubric=8,
        why="Whom somebody told it is no knowledge.",
        breaks=lambda r: not r.is_(ItemKind.WHO_SAID) and r.draft.answer in set(r.setting.speakers) - set(r.setting.guests),
        accepted=(example("工厂里谁管质检？", "王平"),),
        rejected=(example("陈岚对谁说漏检率降了？", "记者"),),
    ),
    GateRule(
        name="who said it is open between guests",
        rubric=11,
        why="With one guest the answer is always the guest; who does not speak tempts nobody.",
        breaks=lambda r: (
            r.is_(ItemKind.WHO_SAID) and (len(r.setting.guests) < 2 or sum(c in r.setting.guests for c in r.draft.choices) < 2)
        ),
        accepted=(
            example("谁担心机器会抢走工人的饭碗？", "陈岚", ItemKind.WHO_SAID, choices=("陈岚", "王平", "李青"), position=True),
        ),
        rejected=(
            example("谁担心机器会抢走工人的饭碗？", "陈岚", ItemKind.WHO_SAID, choices=("陈岚", "赵强", "李青"), position=True),
        ),
    ),
)
