"""Which of the beginnings found in a text are speakers' labels: those that recur, and those that belong with them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from quizapp.transcript.labels import Label, Style, is_generic, key
from quizapp.transcript.paragraph import Paragraph
from quizapp.transcript.surnames import is_outlet, looks_like_a_name
from quizapp.transcript.wordlists import pattern, words

_NOT_NAMES = frozenset(words("not_names"))
_NEVER = pattern("never_names")
_INTRODUCED = re.compile(r"(.+?)\s*[（(]([^（）()]+)[)）]$")


@dataclass(frozen=True, slots=True)
class _Census:
    """What is counted of the beginnings that have a colon or the like."""

    written: Mapping[str, str]  # key → the name as written
    times: Counter[str]
    styled: Counter[str]  # how often in bold, in brackets, as a heading
    share: float  # of all paragraphs, those that begin with something that recurs and could be a name
    asked: bool  # whether the text asks, as a talk does and a list of features does not


def find_labels(beginnings: Sequence[Label | None], paragraphs: Sequence[Paragraph], names: AbstractSet[str]) -> frozenset[str]:
    """The keys of the speakers' labels among `beginnings`, which has an entry for each paragraph.

    names   keys of people that the source's front matter names
    """
    found = [label for label in beginnings if label and label.style is not Style.NAKED]
    census = _count(found, paragraphs)
    known = {k for k, times in census.times.items() if times > 1 and _recurs(k, census)}
    known |= _introduced(census.written, known)
    if named := _nearly_all(found, len(paragraphs)):
        known |= named
    if sum(census.times[k] for k in known) >= 4 or (len(known) > 1 and census.share > 0.3):
        styles = {label.style for label in found if label.key in known}
        usual = {b.key for b, p in zip(beginnings, paragraphs, strict=True) if b and _set_alike(b, p, styles)}
        known |= {k for k in (usual - known) & census.times.keys() if _once(k, census.written[k], styles, known, names)}
        known |= _unknown(census, usual, known, len(paragraphs))
    return _enough(known, census.times) or _naked_names(beginnings, paragraphs, census.asked)


def _count(found: Sequence[Label], paragraphs: Sequence[Paragraph]) -> _Census:
    times = Counter(label.key for label in found)
    styled = Counter(label.key for label in found if label.style is not Style.PLAIN)
    written = {label.key: label.name for label in found}
    recurring = sum(n for k, n in times.items() if n > 1 and _may_be(k, written[k]))
    questions = sum(paragraph.text.endswith(("？", "?")) for paragraph in paragraphs)
    return _Census(written, times, styled, recurring / max(len(paragraphs), 1), questions > max(1, len(paragraphs) // 20))


def _may_be(label: str, written: str) -> bool:
    """Whether nothing speaks against the label's being one."""
    if is_generic(label):
        return True
    if not label or label in _NOT_NAMES or _NEVER.search(written):
        return False
    return len(label) <= (14 if re.search(r"[\u4e00-\u9fff]", label) else 40) and len(written.split()) <= 5


def _recurs(label: str, census: _Census) -> bool:
    """A label that is found more than once: set apart by type, or in the form of a name, or frequent in a text of such."""
    written, times = census.written[label], census.times[label]
    if not _may_be(label, written):
        return False
    if is_generic(label) or census.styled[label] * 2 > times:
        return True
    if re.fullmatch(r"[A-Z0-9]{1,4}", written):  # SA may be a person, CPU is none
        return census.share > 0.3
    if looks_like_a_name(written.strip()):
        return True
    return census.share > (0.15 if times > 2 else 0.4) and (_beside_names(label, census) or (times > 2 and census.asked))


def _beside_names(label: str, census: _Census) -> bool:
    """Whether others that recur have the form of a name, or stand for a part."""
    others = (k for k, times in census.times.items() if times > 1 and k != label and _may_be(k, census.written[k]))
    return any(is_generic(k) or looks_like_a_name(census.written[k].strip()) for k in others)


def _introduced(written: Mapping[str, str], known: AbstractSet[str]) -> set[str]:
    """Labels that bring the short form which the later ones use, with that form: `Shaun Apps（SA）：`."""
    forms = [(k, found) for k, name in written.items() if (found := _INTRODUCED.match(name))]
    pairs = [(k, key(form.group(part))) for k, form in forms for part in (1, 2)]
    return {k for pair in pairs if pair[1] in known or (pair[1] in written and _may_be(*pair)) for k in pair}


def _nearly_all(found: Sequence[Label], paragraphs: int) -> set[str]:
    """In a short text most of whose paragraphs begin with names, each of them is a label, also one that is found once."""
    fit = [label for label in found if _may_be(label.key, label.name)]
    names = [label.key for label in fit if is_generic(label.key) or looks_like_a_name(label.name.strip())]
    return set(names) if len(names) > 2 and 2 * len(names) > paragraphs and 1 < len(set(names)) < len(names) else set()


def _set_alike(label: Label, paragraph: Paragraph, styles: AbstractSet[Style]) -> bool:
    """Whether a single label is set like those that recur; a heading that goes on after its colon is none."""
    if label.style is Style.HEADING:
        return label.end >= len(paragraph.text) or is_generic(label.key)
    return label.style in styles or is_outlet(label.name.strip())


def _once(label: str, written: str, styles: AbstractSet[Style], known: AbstractSet[str], names: AbstractSet[str]) -> bool:
    """Whether a label that is found once is one, in a text that has others."""
    if not _may_be(label, written):
        return False
    if is_generic(label) or label in names or any(_kin(label, other) for other in known):
        return True
    return looks_like_a_name(written.strip()) or (styles == {Style.HEADING} and len(label) <= 10)


def _unknown(census: _Census, usual: AbstractSet[str], known: AbstractSet[str], paragraphs: int) -> set[str]:
    """Short beginnings in a text of many voices of which nearly every paragraph has a label: who else would begin so?"""
    if len(known) < 4 or sum(census.times[k] for k in known) < 0.8 * paragraphs:
        return set()
    return {k for k in usual - known if k in census.times and len(k) <= 4 and _may_be(k, census.written[k])}


def _kin(label: str, known: str) -> bool:
    """One name within the other, or short for it: SteveKerr and Steve, Mods团队-徐飞 and Mods, 罗永 and 罗永浩."""
    if min(len(label), len(known)) < 2:
        return False
    return label.startswith(known) or known.startswith(label) or label.endswith(known) or known.endswith(label)


def _enough(known: AbstractSet[str], times: Counter[str]) -> frozenset[str]:
    """Nobody speaks in a text where one name stands before a colon twice."""
    total = sum(times[k] for k in known)
    enough = total >= 3 or (len(known) > 1 and total >= 2) or any(map(is_generic, known))
    return frozenset(known) if enough else frozenset()


def _naked_names(beginnings: Sequence[Label | None], paragraphs: Sequence[Paragraph], asked: bool) -> frozenset[str]:
    """Names without a colon, in bold, as a heading or on a line of their own; for texts that have no other labels.

    Those in the form of a name count if they recur; others if they recur right above a paragraph's words, in a text that asks.
    """
    naked = [label for label in beginnings if label and label.style is Style.NAKED]
    names = {label.key: label.name for label in naked}
    often = [k for k, n in Counter(label.key for label in naked).items() if n > 1 and _may_be(k, names[k])]
    fit = {k for k in often if looks_like_a_name(names[k]) or is_generic(k)}
    above = Counter(
        label.key
        for label, paragraph, following in zip(beginnings, paragraphs, paragraphs[1:], strict=False)
        if label and label.style is Style.NAKED and not paragraph.flows and following.flows
    )
    fit |= {k for k in often if asked and above[k] > 2}
    return frozenset(fit) if len(fit) > 1 else frozenset()
