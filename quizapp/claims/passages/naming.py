"""What a passage is about, put where a clause leaves its subject out or points back at it.

Encyclopaedias name their subject in the first words and then say 他, 该站 or nothing; a subject that was named in the same
sentence is nearer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizapp.claims.draft import Draft, Word
from quizapp.claims.subjects import NOUNS, subject
from quizapp.language.span import Span

LONGEST_NAME = 16  # characters of a subject that is said again
INSIDE_NAME = NOUNS | {"m", "q"}
PLACED = frozenset({"f", "TIME", "t", "s"})  # 1995年, 会上: where and when, not who
MOVED = frozenset(["被", "把", "将"])  # what is in front of them is the subject
JOINTS = frozenset("·、-－—“”《》")
BRACKET = re.compile(r"[(（][^()（）]*[)）]")
POINTS_BACK = re.compile(r"^(?:他|她|它|其(?![他它中实余间次]))(?!们)")
THIS = frozenset(["该", "本", "此", "这"])
INNER_POINTER = re.compile(
    r"[他她它牠祂]们?|(?<![尤与极])其(?![他它中实余间次])|(?<![应])该(?!\d)|[此这那](?:个|些|种|时|外|后|处|类|里|次)?|前者|后者|上述|以下|如下|同(?:年|月|时|日)|当(?:时|年|地)|之[前后]|本[站书校线人]"
)


def own_subject(clause: Draft) -> tuple[Word, ...]:
    """The noun phrase that a clause begins with; empty if it begins with anything else, or is too long to be said again."""
    words = [word for word in clause.words if word.text.strip()]
    kept: list[Word] = []
    for word in words:
        bare = word.text.strip()
        described = word.tag == "a" and (not kept or kept[-1].text in ("的", "最"))
        if bare not in JOINTS and word.tag not in INSIDE_NAME and not (bare == "的" and kept) and not described:
            break
        kept.append(word)
    while kept and kept[-1].tag not in NOUNS and kept[-1].text.strip() not in "”》":
        kept.pop()
    after = words[len(kept)] if kept and len(kept) < len(words) else None
    if after is None or after.text == "的" or kept[0].tag == "q" or kept[-1].tag in PLACED:
        return ()
    return tuple(kept) if 2 <= sum(len(w.text) for w in kept) <= LONGEST_NAME else ()


def owner(subject_: tuple[Word, ...]) -> tuple[Word, ...]:
    """What a subject belongs to, which the next clause goes on about: 雾网|的造价; the subject itself if it has no owner."""
    at = max((k for k, word in enumerate(subject_) if word.text == "的"), default=0)
    return (
        subject_[:at] if at and subject_[-1].tag not in {"PER", "nr", "ORG", "nz"} and subject_[at - 1].tag in NOUNS else subject_
    )


def named(run: Draft, last: Draft, topic: tuple[Word, ...]) -> Draft | None:
    """The run with its subject named; None if it has none and nothing else can give it one.

    last    the last clause of the run: what stands before it may be a time or a reason, which has no subject
    """
    pointer = POINTS_BACK.match(run.text)
    said = "".join(word.text for word in topic).strip()
    if pointer and topic:
        joint = (Word("的", "的", "u"),) if pointer[0].startswith("其") else ()
        return _put(run, pointer.end(), (*topic, *joint))
    words = [word for word in run.words if word.text.strip()]
    if topic and len(words) > 2 and words[0].text.strip() in THIS and words[1].tag in NOUNS | {"q"}:
        return _put(run, sum(len(word.text) for word in run.words[:2]), topic)
    if own_subject(last) or subject(run) != "none" or _acts(run):
        return run
    return _put(run, 0, topic) if topic and said not in run.text else None


def _acts(run: Draft) -> bool:
    """Whether somebody named in the run does what it says: 至永熙元年|晋惠帝|即位."""
    words = [word for word in run.words if word.text.strip()]
    return any(
        (here.tag in {"PER", "nr", "ORG"} and after.tag in {"v", "d"} and before.tag not in {"p", "v", "c", "u"})
        or (here.tag in NOUNS and after.text in MOVED)
        for before, here, after in zip([Word("", "", ""), *words], words, words[1:], strict=False)
    )


def _put(run: Draft, end: int, words: tuple[Word, ...]) -> Draft:
    """The run with words of elsewhere in the place of its first `end` characters."""
    places = [word.raw for word in words if word.raw]
    inserted = tuple(Word(w.text.strip(), w.shown.strip(), w.tag) for w in words)
    context = (Span(places[0].start, places[-1].end),) if places else ()
    return run.put(0, end, inserted, "named", context)


def points_back(text: str, topic: Sequence[Word]) -> bool:
    """Whether a statement still has a word that means something said elsewhere."""
    said = "".join(word.text for word in topic).strip()
    return INNER_POINTER.search(BRACKET.sub("", text).replace(said, "") if said else text) is not None
