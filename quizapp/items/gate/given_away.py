"""Rubric 5: neither question, grammar, length nor form of the choices shows the answer."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache

from rapidfuzz import fuzz

from quizapp.items.gate.rule import GateRule, Reading, example
from quizapp.items.gate.words import GAP, holder_forms
from quizapp.items.item import ItemKind
from quizapp.language.figures import digit_figures, han_value
from quizapp.language.squeeze import pairs, size, squeeze

COMPARED = re.compile(r"还是|[和与跟、].*[谁哪]")
UNIT = re.compile(r"(?:_{2,}|多少|几)\s*([\u3400-\u9fff])")
STEM = 5  # Latin letters
FEWEST = 3  # things named side by side that one counts up
RECKONED = re.compile(r"_{2,}\s*[%％][^（(。]*[（(][^）)]*\d[^）)\d]+\d")
HALF_TOLD = 0.3  # of the gaps that share so many pairs of characters with the rest blind readers accepted 7 of 51
SMALL = re.compile(r"\d{1,2}|[三四五六七八九十]")
ENUMERATED = re.compile(r"[^，,。；;：:、]+(?:、[^，,。；;：:、]+)+")
LAST_PART = re.compile(r".(?:和|与|及|以及|还有).")
CHOICE_KINDS = (ItemKind.MULTIPLE_CHOICE, ItemKind.WHO_SAID)


@lru_cache(maxsize=8192)
def latin(text: str) -> frozenset[str]:
    """The Latin words and numbers of a text."""
    return frozenset(digit_figures(text)) | frozenset(re.findall(r"[a-z]+", unicodedata.normalize("NFKC", text).casefold()))


def _holds_answer(reading: Reading) -> bool:
    if reading.is_(ItemKind.TRUE_FALSE) or COMPARED.search(reading.question):
        return False
    question = re.sub(r"《.*?》", "", reading.question) if reading.is_(ItemKind.WHO_SAID) else reading.question
    bare, asked = squeeze(reading.answer), squeeze(question)
    copied = 6 <= len(bare) <= len(asked) and fuzz.partial_ratio(bare, asked) >= 75 and latin(reading.answer) <= latin(question)
    return (len(bare) >= 2 and bare in asked) or copied


def _counted_up(reading: Reading) -> bool:
    """Whether a small number is that of the things that the rest of the sentence names side by side."""
    if not SMALL.fullmatch(reading.answer):
        return False
    number = int(reading.answer if reading.answer.isdecimal() else han_value(reading.answer))
    lists = [found[0] for found in ENUMERATED.finditer(reading.question)]
    counts = [words.count("、") + 1 + bool(LAST_PART.search(words.rsplit("、", 1)[1])) for words in lists]
    return number >= FEWEST and number in counts


def _shares_stem(reading: Reading) -> bool:
    """A Latin name that begins like one in the question, when no other choice does."""
    asked = latin(reading.question)
    named = not re.search(r"[\u3400-\u9fff]", reading.answer)
    return named and _stems(reading.answer, asked) and not any(_stems(c, asked) for c in reading.others)


def _stems(name: str, words: Collection[str]) -> bool:
    """Whether a word of a name begins with the same five letters as one of the words."""
    return any(w[:STEM] == q[:STEM] for w in latin(name) for q in words if len(w) >= STEM and len(q) >= STEM)


def _length_tells(reading: Reading) -> bool:
    lengths = sorted(map(size, reading.others))
    return bool(lengths) and not max(2, lengths[0]) * 0.4 <= size(reading.answer) <= 2 * lengths[-1] + 2


def _echo_tells(reading: Reading) -> bool:
    told = (pairs(reading.answer) & pairs(reading.question)) - set().union(*map(pairs, reading.others))
    return len(told) >= 3 and len(told) >= 0.4 * len(pairs(reading.answer))


def _half_told(reading: Reading) -> bool:
    """Whether a third of what an answer is made of, pairs of Han characters and Latin words, stands in the question."""
    if latin(reading.answer) - latin(reading.question):
        return False  # 阿里的 M6 大模型: the name is not told
    own = _pieces(reading.answer)
    return bool(own) and len(own & _pieces(GAP.sub("|", reading.question))) >= HALF_TOLD * len(own)


def _is_speaker(reading: Reading) -> bool:
    """Whether an answer is one or several of the speakers, in any form of their names."""
    forms = {squeeze(form) for name in reading.setting.speakers for form in holder_forms(name)}
    return all(squeeze(name) in forms for name in re.split(r"[和与、及]", reading.answer))


def _spelt_out(reading: Reading) -> bool:
    """Whether the question holds the words that an acronym is short for, or a long Latin word that the answer begins with."""
    question = GAP.sub("|", reading.question)
    letters = squeeze(reading.answer)
    initials = "".join(word[0] for word in re.findall(r"[A-Za-z]+", question)).casefold()
    acronym = len(letters) >= 3 and letters.isascii() and reading.answer.strip().isupper()
    return (acronym and letters in initials) or any(len(w) > STEM and letters.startswith(w) for w in latin(question))


def _pieces(text: str) -> frozenset[str]:
    return latin(text) | {run[k : k + 2] for run in re.findall(r"[\u3400-\u9fff]{2,}", text) for k in range(len(run) - 1)}


def _unit_tells(reading: Reading) -> bool:
    unit = UNIT.search(reading.question)
    return unit is not None and unit[1] in reading.answer and not all(unit[1] in c for c in reading.others)


RULES = (
    GateRule(
        name="the question does not hold its answer",
        rubric=5,
        why="Who reads the question has read the answer.",
        breaks=_holds_answer,
        accepted=(example("苏州和长春，哪座城市离客户更近？", "苏州"), example("陈岚的工厂搬到了哪座城市？", "苏州")),
        rejected=(
            example("搬到苏州的工厂在哪座城市？", "苏州"),
            example("陈岚说自动化不会让工人们失业，自动化会怎样？", "自动化不会让工人失业"),
        ),
    ),
    GateRule(
        name="the answer does not share its stem with the question",
        rubric=5,
        why="Whose maker of Zetanbot is Zetancorp needs no article.",
        breaks=_shares_stem,
        accepted=(example("Zetanbot 是哪家公司做的？", "Kilo", ItemKind.MULTIPLE_CHOICE, choices=("Kilo", "Lima", "Mike")),),
        rejected=(
            example("Zetanbot 是哪家公司做的？", "Zetancorp", ItemKind.MULTIPLE_CHOICE, choices=("Zetancorp", "Lima", "Mike")),
        ),
    ),
    GateRule(
        name="a number is not the count of what the rest names",
        rubric=5,
        why="A town of ____ dynasties, and then all three: who can count need not know.",
        breaks=lambda r: r.is_(ItemKind.CLOZE) and _counted_up(r),
        accepted=(
            example("陈岚的工厂有____条产线，做电池、电机和电控。", "12", ItemKind.CLOZE),
            example("陈岚的工厂在苏州、杭州各有____条产线。", "三", ItemKind.CLOZE),
        ),
        rejected=(
            example("陈岚的工厂出了____位厂长，李伟、王平、赵敏都出自工厂。", "三", ItemKind.CLOZE),
            example("陈岚的工厂有____条产线，做电池、电机和电控。", "3", ItemKind.CLOZE),
        ),
    ),
    GateRule(
        name="the right choice is not told by its length",
        rubric=5,
        why="The longest choice is the right one, learners know.",
        breaks=lambda r: r.is_(*CHOICE_KINDS) and _length_tells(r),
        accepted=(
            example("搬家为的是什么？", "离客户更近", ItemKind.MULTIPLE_CHOICE, choices=("离客户更近", "租金更低", "税收更少")),
        ),
        rejected=(
            example(
                "搬家为的是什么？",
                "离华东地区最大的几家客户更近一些",
                ItemKind.MULTIPLE_CHOICE,
                choices=("离华东地区最大的几家客户更近一些", "租金", "税收"),
            ),
        ),
    ),
    GateRule(
        name="not only the right choice echoes the question",
        rubric=5,
        why="Matching words is no knowledge.",
        breaks=lambda r: r.is_(ItemKind.MULTIPLE_CHOICE) and _echo_tells(r),
        accepted=(
            example("漏检率靠什么降下来？", "视觉模型", ItemKind.MULTIPLE_CHOICE, choices=("视觉模型", "人工复查", "抽样检查")),
        ),
        rejected=(
            example(
                "视觉质检模型靠什么？",
                "质检视觉模型",
                ItemKind.MULTIPLE_CHOICE,
                choices=("质检视觉模型", "人工复查组", "抽样检查组"),
            ),
        ),
    ),
    GateRule(
        name="the unit does not give the right choice away",
        rubric=5,
        why="多少张 with one choice in 张 has one answer.",
        breaks=lambda r: r.is_(ItemKind.MULTIPLE_CHOICE) and _unit_tells(r),
        accepted=(example("工厂有多少张订单？", "40 张", ItemKind.MULTIPLE_CHOICE, choices=("40 张", "80 张", "20 张")),),
        rejected=(example("工厂有多少张订单？", "40 张", ItemKind.MULTIPLE_CHOICE, choices=("40 张", "80 份", "20 份")),),
    ),
)

FOUND = (
    GateRule(
        name="the gap is nobody who speaks in the interview",
        rubric=10,
        why="Their names are the first that one thinks of, and stand in the title (none of 11).",
        breaks=lambda r: r.is_(ItemKind.CLOZE) and _is_speaker(r),
        accepted=(example("陈岚的工厂是____先生建的。", "李伟", ItemKind.CLOZE),),
        rejected=(
            example("____是工厂的厂长，管着三百名工人。", "陈岚", ItemKind.CLOZE),
            example("在____看来，工厂应该搬到苏州去。", "陈岚和王平", ItemKind.CLOZE, position=True),
        ),
    ),
    GateRule(
        name="no share that two numbers in brackets give",
        rubric=5,
        why="Who reads 从 2867 到 1081 can reckon by how much.",
        breaks=lambda r: r.is_(ItemKind.CLOZE) and bool(RECKONED.search(r.question)),
        accepted=(example("陈岚的工厂的漏检率降低了____%。", "40", ItemKind.CLOZE),),
        rejected=(example("陈岚的工厂的工人减少了____%（从 300 人到 180 人）。", "40", ItemKind.CLOZE),),
    ),
    GateRule(
        name="the question does not spell the answer out",
        rubric=5,
        why="Artificial Intelligence gives AI away, and Zetancorp is the better part of Zetancorp Inc.",
        breaks=lambda r: r.is_(ItemKind.CLOZE) and _spelt_out(r),
        accepted=(example("陈岚的工厂用____管理零件，它是一家德国公司的产品。", "ERP", ItemKind.CLOZE),),
        rejected=(
            example("____是指 Enterprise Resource Planning，陈岚用它管理零件。", "ERP", ItemKind.CLOZE),
            example("Zetancorp 的母公司是____。", "Zetancorp Inc", ItemKind.CLOZE),
        ),
    ),
    GateRule(
        name="the rest does not say half of what the gap hides",
        rubric=5,
        why="From 免税 to 减税, from 大城市 to 大城市化 it is one step.",
        breaks=lambda r: r.is_(ItemKind.CLOZE) and _half_told(r),
        accepted=(example("陈岚的工厂靠____发现裂纹。", "视觉模型", ItemKind.CLOZE),),
        rejected=(
            example("陈岚的工厂先做城市用的车，再做____用的车。", "大城市", ItemKind.CLOZE),
            example("陈岚认为，买机械臂不如买____。", "新机械臂", ItemKind.CLOZE, position=True),
        ),
    ),
)
