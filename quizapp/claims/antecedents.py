"""The name that a clause leaves out or points at, where only one name can be meant.

Longer chains are left alone: measured, a centre tracked over sentences is right in one case of three (docs/models.md).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizapp.claims.draft import Draft, Word
from quizapp.claims.mends import LEADING_CONNECTIVE
from quizapp.claims.purity import BARE_RELATIONAL
from quizapp.language.span import Span

NAMES = frozenset({"PER", "ORG", "nz", "nr", "nt", "nw"})
PERSONS = frozenset({"PER", "nr"})
# Too general to be what a pronoun stands for.
GENERAL = frozenset(
    [
        "ai",
        "aigc",
        "agi",
        "api",
        "gpu",
        "cpu",
        "ceo",
        "cto",
        "phd",
        "ip",
        "app",
        "nlp",
        "pr",
        "vc",
        "pc",
        "ui",
        "it",
        "to b",
        "to c",
        "ok",
        "q",
    ]
)
PRONOUN = re.compile(
    r"^((?:他|她|它)(?!们)|(?:这|该)(?:家|个|款|种|部|本|所)?(?:公司|企业|机构|产品|模型|软件|项目|平台|团队|学校|医院|游戏|书))(?=[^,，]{3})"
)
INTRODUCES = frozenset(["是", "叫", "叫做", "叫作", "名为", "名叫", "学习", "推出", "做"])
LEFT_OUT = re.compile(
    r"^(?=(?:是(?!否)|会(?![议员计长])|能(?![源量力])|可以|已经?|正在|拿到|拿了|获得|达到|有(?!人|些|的)|没有|成立|创立|发布|推出|开源|毕业|出生|加入|担任))"
)


def resolved(run: Draft, within: Sequence[Word], before: Sequence[Word]) -> Draft | None:
    """The run with the one name that it can mean put in, and where that stands as context; None if there is no such name.

    within   the words of the sentence that stand before the run
    before   the words of the sentence before, of the same speaker; empty where there is none
    """
    lean = next(LEADING_CONNECTIVE.spans(run.text), None)
    bare = run.cut(lean.start, lean.end, LEADING_CONNECTIVE.name) if lean else run
    relational = next(BARE_RELATIONAL.spans(bare.text), None)
    pronoun = PRONOUN.match(bare.text)
    left_out = LEFT_OUT.match(bare.text)
    if relational and relational.start == 0:
        return _with(bare, 0, _only_name(within), "bridge")
    if pronoun:
        person = pronoun[1] in {"他", "她"}
        name = _only_name(within, person) or (None if within else _only_name(before, person))
        return _with(bare, pronoun.end(1), name, "pronoun")
    if left_out and within and within[0].tag in NAMES:
        return _with(bare, 0, _only_name(within, within[0].tag in PERSONS), "copied_subject")
    return None


def _only_name(words: Sequence[Word], person: bool = False) -> Word | None:
    """The name of a person, or of anything else, among the words, if there is one only."""
    names = [w for w in words if w.tag in NAMES and w.raw and len(w.text.strip()) >= 2 and w.text.strip().lower() not in GENERAL]
    names = [w for w in names if (w.tag in PERSONS) == person]
    distinct = {w.text.strip() for w in names}
    return names[0] if len(distinct) == 1 and _central(names[0], words) else None


def _central(name: Word, words: Sequence[Word]) -> bool:
    """Whether the name is what its sentence is about: near the beginning, or what 是 and 叫 introduce."""
    at = next(k for k, word in enumerate(words) if word is name)
    return at <= 2 or words[at - 1].text.strip() in INTRODUCES


def _with(run: Draft, end: int, name: Word | None, reason: str) -> Draft | None:
    """The run with the name in the place of its first `end` characters."""
    if name is None or name.raw is None or name.text.strip() in run.text[: len(name.text) + 4]:
        return None
    shown = name.shown.strip()
    joint = [Word("的", "的", "u")] if reason == "bridge" else []
    words = [Word(name.text.strip(), shown, name.tag), *joint]
    return run.put(0, end, words, reason, (Span(name.raw.start, name.raw.start + len(shown)),))
