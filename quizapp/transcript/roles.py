"""Who asks and who answers, and what to call those whom the source does not name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quizapp.transcript.labels import GENERIC_AUDIENCE, GENERIC_GUEST, GENERIC_HOST, GENERIC_NUMBER, is_generic, key
from quizapp.transcript.names import Person
from quizapp.transcript.surnames import HAN_NAME, LATIN_NAME, is_outlet
from quizapp.transcript.transcript import Role, Speaker

_ASKS = re.compile(r"[？?][”\"」』）)\s]*$")
_ASKED = re.compile(r"[？?]")
_ROLE_LABEL = re.compile(r"^(?:主持|主播|记者|記者)")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one person says without interruption."""

    person: int  # index in the list of persons
    text: str


@dataclass(frozen=True, slots=True)
class Clues:
    """What the source says of who is who."""

    about: str  # title, front matter, introduction
    interviewers: tuple[str, ...] = ()  # from the credits
    guests: tuple[str, ...] = ()  # named as guests by the front matter
    outlet: str = ""


def find_speakers(persons: Sequence[Person], turns: Sequence[Turn], written: Mapping[int, Sequence[str]], clues: Clues) -> list[Speaker]:
    """The persons as speakers, in the same order: host or guest, and a readable name for each."""
    hosts = find_hosts(persons, turns, written, clues)
    names = _names(persons, turns, hosts, clues)
    return [
        Speaker(name, Role.HOST if at in hosts else Role.GUEST, _aliases(person, name))
        for at, (person, name) in enumerate(zip(persons, names, strict=True))
    ]


def find_hosts(persons: Sequence[Person], turns: Sequence[Turn], written: Mapping[int, Sequence[str]], clues: Clues) -> set[int]:
    """Those who ask: by their label (主持人, Q, an outlet), by the credits, else by what their turns end with."""
    if len(persons) < 2:
        return set()
    said = Counter(turn.person for turn in turns)
    asked = Counter(turn.person for turn in turns if _ASKS.search(turn.text[-60:]))
    shares = {at: asked[at] / max(said[at], 1) for at in range(len(persons))}
    hosts = {at for at, person in enumerate(persons) if _host_by_name(person, written.get(at, ()), clues, shares[at])}
    audience = {at for at, p in enumerate(persons) if any(GENERIC_AUDIENCE.match(k) for k in p.labels)}
    if len(hosts | audience) == len(persons):
        hosts = set()
    return hosts | audience if hosts else _by_questions(persons, turns, said, shares, audience, clues) | audience


def _host_by_name(person: Person, written: Sequence[str], clues: Clues, share: float) -> bool:
    if any(GENERIC_HOST.match(k) for k in person.labels) or any(_ROLE_LABEL.match(label) for label in written):
        return True
    outlet = any(is_outlet(label) for label in written) or (bool(clues.outlet) and key(clues.outlet) in person.labels)
    if outlet and share > 0.2:
        return True
    return any(key(name) in person.labels for name in clues.interviewers)


def _by_questions(
    persons: Sequence[Person], turns: Sequence[Turn], said: Counter[int], shares: Mapping[int, float], audience: set[int], clues: Clues
) -> set[int]:
    """The one whose turns most often end with a question; being first, and speaking shortly, speak for it too."""
    length = Counter[int]()
    for turn in turns:
        length[turn.person] += len(turn.text)
    whole = max(sum(length.values()), 1)
    first = turns[0].person if turns else -1
    title = {at for at, p in enumerate(persons) if p.name and p.name in clues.about.split("\n", 1)[0]}
    scores = {
        at: shares[at] + (0.15 if at == first else 0) - 0.25 * length[at] / whole - (0.1 if at in title else 0) + 0.1 * (said[at] / len(turns))
        for at in range(len(persons))
        if at not in audience and said[at] >= max(2, 0.1 * len(turns) / len(persons))
    }
    named = [at for at, person in enumerate(persons) if any(key(name) in person.labels for name in clues.guests)]
    scores = {at: score for at, score in scores.items() if at not in named}
    if not scores:
        return set()
    best = max(scores, key=lambda at: scores[at])
    rest = [score for at, score in scores.items() if at != best]
    if shares[best] < 0.15 or (shares[best] < 0.25 and rest and scores[best] - max(rest) < 0.12):
        return set()
    return {best}


def _names(persons: Sequence[Person], turns: Sequence[Turn], hosts: set[int], clues: Clues) -> list[str]:
    names: list[str] = []
    named_hosts = [p for at, p in enumerate(persons) if at in hosts and not is_generic(key(p.name))]
    unnamed_guests = [at for at, p in enumerate(persons) if at not in hosts and is_generic(key(p.name))]
    for at, person in enumerate(persons):
        name = person.name
        if is_generic(key(name)):
            words = [turn.text for turn in turns if turn.person == at]
            alone = unnamed_guests == [at] or (at in hosts and not named_hosts)
            name = _readable(key(name), words, at in hosts, bool(named_hosts), alone, clues, persons, turns)
        while name in names:
            name += "（另一位）"
        names.append(name)
    return names


def _readable(
    label: str, words: Sequence[str], host: bool, has_host: bool, alone: bool, clues: Clues, persons: Sequence[Person], turns: Sequence[Turn]
) -> str:
    """A name for a label like Q, 答 or Speaker 1: what the person says of themself, what the source says, else the part."""
    if GENERIC_AUDIENCE.match(label):
        return label
    if name := _own_name(words):
        return name
    if host:
        if alone and len(clues.interviewers) == 1:
            return clues.interviewers[0]
        if has_host and GENERIC_HOST.match(label):
            return "观众"
        return label if label.startswith(("主持", "记者", "記者", "主播")) else ("主持人" if GENERIC_NUMBER.match(label) else "记者")
    if alone and (name := guest_name(clues, "\n".join(turn.text for turn in turns))):
        return name
    if number := re.search(r"\d+|[a-z]$", label) if GENERIC_NUMBER.match(label) else None:
        return f"说话人 {number.group().upper()}"
    return "嘉宾"


_OWN = re.compile(
    rf"我(?:是|叫)(?:今天的|今天|本期的|本期|这期的|节目|本节目)?(?:的)?(?:特邀)?(?:主持人|主播|嘉宾)\s?(?P<strong>{HAN_NAME}|{LATIN_NAME})"
    rf"|我(?:是|叫)\s?(?P<weak>{HAN_NAME}|[A-Z][a-z]+(?: [A-Z][a-z]+)*)(?=[，,。！!、\s]|$)"
)


def _own_name(words: Sequence[str]) -> str:
    """我是主持人… in the first words of a speaker."""
    found = _OWN.search("\n".join(words[:3])[:600])
    return (found["strong"] or found["weak"]).strip() if found else ""


_PERSON = rf"(?P<n>{HAN_NAME}|[A-Z][a-z]+(?: [A-Z][a-z]+)*|[\u4e00-\u9fff]{{2,5}}·[\u4e00-\u9fff]{{1,6}})"
_GUEST = (
    re.compile(rf"(?:邀请|邀請|请)(?:到|來|来)?(?:的|了)?(?:来宾|來賓|嘉宾|嘉賓)?(?:是|了)?\s?{_PERSON}(?=[，,。、：:\s和与]|老师|老師|教授|博士|$)"),
    re.compile(rf"(?:专访|專訪|对话|對話|訪談|访谈|采访|採訪|对谈|對談|嘉宾|嘉賓|访谈对象)[了丨｜|：:\s「“\"]*{_PERSON}"),
    re.compile(rf"(?:作者|创始人|創始人|聯合發起人|联合发起人|负责人|負責人|教授|专家|合伙人|CEO|CTO|导演|作家|主编|创作者|工程师|Committer)[：:\s]*{_PERSON}(?=[，,。、：:\s]|接受|談|谈|$)"),
    re.compile(rf"{_PERSON}(?=接受.{{0,20}}(?:采访|专访|群访|訪)|[，,（(].{{0,30}}(?:创始人|创作者|負責人|负责人|专家|作者|發起人))"),
    re.compile(rf"^{_PERSON}(?=\s?(?:談|谈|：|:))", re.MULTILINE),
)


def guest_name(clues: Clues, spoken: str = "") -> str:
    """The one guest that title, front matter and introduction speak of, or an empty string."""
    if len(clues.guests) == 1:
        return clues.guests[0]
    votes = Counter[str]()
    for weight, pattern in zip((4, 3, 2, 2, 1), _GUEST, strict=True):
        for found in pattern.finditer(clues.about + "\n" + spoken[:800]):
            votes[found["n"]] += weight
    for name in list(votes):
        votes[name] *= min(clues.about.count(name), 6) + 1
        shorter = name[:-1]
        if len(name) == 3 and clues.about.count(shorter) > clues.about.count(name):
            votes[shorter] += votes.pop(name)
    return votes.most_common(1)[0][0] if votes else ""


def _aliases(person: Person, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(alias for alias in (person.name, *person.aliases) if alias != name))
