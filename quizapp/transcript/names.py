"""One person, one name: labels that mean the same person, and the fullest name that the source gives."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from quizapp.transcript.labels import is_generic, key
from quizapp.transcript.surnames import HAN_NAME, SURNAME, TITLE, is_person

_HAN = re.compile(r"[\u4e00-\u9fff]")
_INTRODUCED = re.compile(r"(.+?)\s*[（(]([^（）()]+)[)）]$")
_MOST = 300  # labels; where there are more, they are no people's names and comparing all pairs would take long
_SHORT_FORM = re.compile(r"[A-Za-z][A-Za-z .]{0,24}|[\u4e00-\u9fff]{1,2}")  # （EU）, （Jenny）; not （公司创始人）
_ROLE = re.compile(r"^(?:主持人?|主播|嘉宾|嘉賓|记者|記者)[\s:：|\uff5c]+(?=\S)")
_NOBILIARY = "van|von|de|der|da|la"
_QUESTION = re.compile(r"q|question|问|問|问题|問題|追问|追問|提问|提問")  # one voice, whatever its label


@dataclass(frozen=True, slots=True)
class Person:
    """One who speaks: the name to call them by, and every label and other name that means them."""

    name: str
    labels: frozenset[str]  # keys of the labels
    aliases: tuple[str, ...]  # other names, as written


def merge(labels: Counter[str], about: str) -> list[Person]:
    """The persons behind `labels`.

    labels  every label as written, with the number of its turns, in order of first appearance
    about   what the source says of its people: title, front matter, introduction, the first words of each speaker

    Merged are: forms that differ in marks and blanks, initials, a name within the longer one, swapped letters and slips
    of a rare form. Full names are taken from `about`.
    """
    groups = _groups(labels)
    about = about if len(groups) <= _MOST else ""
    return [_person(group, labels, about) for group in groups]


def _groups(labels: Counter[str]) -> list[list[str]]:
    """The labels as written, those of one person together, the most used first."""
    by_key: dict[str, list[str]] = {}
    for written in labels:
        for part in label_keys(written)[:1]:
            by_key.setdefault(part, []).append(written)
    short = {alias: label_keys(written)[0] for written in labels for alias in label_keys(written)[1:]}
    times = Counter({k: sum(labels[w] for w in written) for k, written in by_key.items()})
    home = {k: k for k in by_key}
    for k in by_key if len(by_key) <= _MOST else ():
        other = _same_person(k, by_key, times, short)
        if other and _root(home, k) != _root(home, other):
            home[_root(home, k)] = _root(home, other)
    groups: dict[str, list[str]] = {}
    for k, forms in by_key.items():
        groups.setdefault(_root(home, k), []).extend(forms)
    return list(groups.values())


def label_keys(written: str) -> list[str]:
    """The key of a label; with a second one where the label itself gives a short form."""
    bare = _ROLE.sub("", written).strip()
    found = _INTRODUCED.match(bare)
    return [key(found.group(1)), key(found.group(2))] if found else [key(bare)]


def _root(home: Mapping[str, str], k: str) -> str:
    while home[k] != k:
        k = home[k]
    return k


def _same_person(k: str, by_key: Mapping[str, list[str]], times: Counter[str], short: Mapping[str, str]) -> str:
    """The other key that means the same person as `k`, or an empty string; only where there is exactly one."""
    if k in short:
        return short[k]
    if _QUESTION.fullmatch(k):
        return next((o for o in by_key if o != k and _QUESTION.fullmatch(o)), "")
    if is_generic(k):
        return ""
    others = [o for o in by_key if o != k and not is_generic(o)]
    for test in (_initials_of, _within, _slip):
        fits = [o for o in others if test(k, o, by_key[o], times)]
        if len(fits) == 1:
            return fits[0]
    return ""


def _initials_of(k: str, _other: str, written: Sequence[str], _times: Counter[str]) -> bool:
    """EU for Eben Upton, RW for ReadWrite网."""
    return any(k == initials(name) for name in written)


def initials(name: str) -> str:
    """The first letters of the words of a Latin name, also where they stand together: ReadWrite → rw."""
    capitals = re.findall(r"(?<![A-Z])[A-Z]", re.sub(r"[\u4e00-\u9fff]", "", name))
    return "".join(capitals).casefold() if len(capitals) > 1 else ""


def _within(k: str, other: str, written: Sequence[str], times: Counter[str]) -> bool:
    """A short form of the other: Steve in SteveKerr, 博恩 in 曾博恩, 陈昱 in 云启资本陈昱."""
    if len(k) >= len(other) or len(k) < 2:
        return False
    if _HAN.search(k):
        return other.endswith(k) or (other.startswith(k) and (bool(re.fullmatch(TITLE, other[len(k) :])) or times[k] == 1))
    return any(k in _latin_words(name) for name in written)


def _latin_words(name: str) -> list[str]:
    return [word.casefold() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)]


def _slip(k: str, other: str, _written: Sequence[str], times: Counter[str]) -> bool:
    """Raul and Rual; or a rare form that lacks a character of one that is common. (黃子維 and 黃子瑜 are two people.)"""
    if len(k) >= 4 and k.isascii():
        return sorted(k) == sorted(other) and k[0] == other[0] and times[k] <= times[other]
    rare = times[k] <= 2 and times[other] >= 5 * times[k]
    return rare and len(k) >= 2 and len(other) >= 3 and _one_off(k, other)


def _one_off(left: str, right: str) -> bool:
    longer, shorter = sorted((left, right), key=len, reverse=True)
    return len(longer) == len(shorter) + 1 and any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))


def _person(group: Sequence[str], labels: Counter[str], about: str) -> Person:
    forms = [part for written in group for part in _forms(written)]
    best = max(_forms_to_show(group, labels), key=lambda form: (_fullness(form), labels[form]))
    name, more = _full_name(best, forms, about)
    aliases = dict.fromkeys([*(form for form in forms if form != name), *more])
    keys = frozenset(k for written in group for k in label_keys(written))
    return Person(name, keys, tuple(alias for alias in aliases if alias != name))


def _forms(written: str) -> list[str]:
    """The names within a label: itself without marks, and the short form that it gives."""
    bare = _tidy(_ROLE.sub("", written))
    found = _INTRODUCED.match(bare)
    if not found:
        return [bare]
    return [found.group(1).strip(), *([found.group(2).strip()] if _SHORT_FORM.fullmatch(found.group(2).strip()) else [])]


def _tidy(name: str) -> str:
    name = re.sub(r"(?<=[\u4e00-\u9fff])-(?=[\u4e00-\u9fff])", "", name.strip(" *_\"'“”[]【】"))
    name = name[1:-1] if name.startswith("《") and name.endswith("》") else name
    return re.sub(r"\s+", " ", name)


def _forms_to_show(group: Sequence[str], labels: Counter[str]) -> list[str]:
    """The forms that the person could be called by: of forms as long as one another the most used."""
    often = max(labels[w] for w in group)
    usable = [w for w in group if labels[w] * 20 >= often or _INTRODUCED.match(w) or len(w) > max(map(len, group)) - 1]
    forms = {form: None for w in usable for form in _forms(w)[:1]}
    return list(forms) or [_tidy(group[0])]


def _fullness(form: str) -> tuple[int, int]:
    """Longer names are fuller, but a name that is whole by its form needs nothing before it."""
    return (1 if is_person(form) else 0, len(form))


def _full_name(label: str, forms: Iterable[str], about: str) -> tuple[str, list[str]]:
    """The fullest form of `label` in `about`, and further names that it gives."""
    if _HAN.search(label):
        return _full_han(label, about)
    known = list(forms)
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", label)
    if spaced != label and any(form in spaced.split(" ") for form in known):  # SteveKerr, who is Steve as well
        return spaced, [label]
    for form in sorted(set(known), key=len, reverse=True):
        name, more = _full_latin(form, about)
        if name != form:
            return name, [*more, form]
    return _full_latin(label, about)


def _full_latin(label: str, about: str) -> tuple[str, list[str]]:
    """Ryan → Ryan Dahl; Jenny → 李宏玮, where the text has 李宏玮（Jenny）."""
    spelt = re.escape(label)
    if found := re.search(rf"({HAN_NAME})\s?[（(]{spelt}[)）]", about):
        return found.group(1), [label]
    if " " in label or not label[:1].isupper() or len(label) < 3:
        return _from_initials(label, about)
    following = rf"(?<![A-Za-z]){spelt}(?:[ -](?:{_NOBILIARY}|[A-Z][a-z]+)){{1,3}}(?![A-Za-z])"
    names = Counter(m for m in re.findall(following, about) if re.search(r"[A-Z][a-z]+$", m))
    return (max(names, key=lambda n: (names[n], len(n))), []) if names else (label, [])


def _from_initials(label: str, about: str) -> tuple[str, list[str]]:
    if not re.fullmatch(r"[A-Z]{2,3}", label):
        return label, []
    names = Counter(n for n in re.findall(r"[A-Z][a-z]+(?: [A-Z][a-z]+)+", about) if initials(n) == label.casefold())
    return (names.most_common(1)[0][0], []) if names else (label, [])


def _full_han(label: str, about: str) -> tuple[str, list[str]]:
    """博恩 → 曾博恩, 罗教授 → 罗博深, 云启资本陈昱 → 陈昱; 晋英杰 keeps its name and gains Jack."""
    if found := re.fullmatch(rf"({SURNAME})(?:{TITLE})", label):
        surname = found.group(1)
        fuller = re.search(rf"({surname}[\u4e00-\u9fff]{{1,2}}?)(?:{TITLE})", about) or re.search(
            rf"({surname}[\u4e00-\u9fff]{{1,2}})\s?[（(]", about
        )
        return (fuller.group(1), []) if fuller else (label, [])
    if found := re.fullmatch(rf".{{2,}}?(?:团队|團隊)?[-－]?({HAN_NAME})", label):
        person = found.group(1)
        if not is_person(label) and ("-" in label or about.count(person) > about.count(label)):
            return person, [label]
    if re.fullmatch(r"[\u4e00-\u9fff]{2}", label) and (found := re.search(rf"{SURNAME}{label}", about)) and not is_person(label):
        return found.group(), []
    beside = re.findall(rf"{re.escape(label)}\s?(?:[（(])?([A-Z][a-z]+(?: [A-Z][a-z]+)*)(?![a-zA-Z])", about)
    return label, [
        alias
        for alias in dict.fromkeys(beside)
        if f"{label}{alias}" in about or re.search(rf"{label}\s?[（(]{alias}[)）]", about)
    ]
