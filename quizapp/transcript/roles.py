"""Who asks and who answers, and what to call those whom the source does not name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from quizapp.transcript.labels import GENERIC_AUDIENCE, GENERIC_HOST, GENERIC_NUMBER, is_generic, key
from quizapp.transcript.names import Person
from quizapp.transcript.surnames import HAN_NAME, LATIN_NAME, is_outlet
from quizapp.transcript.transcript import Role, Speaker

_ASKS = re.compile(r"[？?][”\"」』）)\s]*$")
_WELCOME = re.compile(
    r"欢迎(?:来到|收听|回到|大家|各位|收看)|歡迎(?:來到|收聽|回到|大家|各位)|我是(?:今天的|本期的?)?(?:特邀)?主持人|(?:今天|本期|这期|今天我们|節目)?.{0,4}(?:邀请|邀請|请)(?:到|來|来)了?|我们今天的嘉宾"
    r"|做客|我先做个开场|各位(?:听众|觀眾|观众)"
)
_ROLE_LABEL = re.compile(r"^(?:主持|主播|记者|記者)|[（(](?:主持人?|主播|记者|記者|host)[)）]$")


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


def find_speakers(
    persons: Sequence[Person], turns: Sequence[Turn], written: Mapping[int, Sequence[str]], clues: Clues
) -> list[Speaker]:
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
    habits = _habits(persons, turns)
    first = {turn.person: at / len(turns) for at, turn in reversed(list(enumerate(turns)))}
    audience = {at for at, person in enumerate(persons) if _is_audience(person, first.get(at, 0.0))}
    others = set(range(len(persons))) - audience
    hosts = {at for at in others if _host_by_name(persons[at], written.get(at, ()), clues, habits[at])}
    if hosts == others:
        hosts = set()
    hosts = hosts or _by_questions(persons, habits, others, clues)
    hosts |= {at for at in others if len(hosts) > 1 and is_outlet(persons[at].name)}
    return hosts | audience | _askers(hosts, audience, others, habits)


def _askers(hosts: set[int], audience: set[int], others: set[int], habits: Sequence[Habit]) -> set[int]:
    """Besides the hosts: a co-host, journalists and listeners with a question or two. Never the main guest."""
    if not hosts | audience:
        return set()
    main = max(others - hosts, key=lambda at: habits[at].length, default=-1)
    rest = others - hosts - {main}
    leading = max((habits[at].share for at in hosts), default=0.5)
    askers = {at for at in rest if habits[at].share >= max(0.4, 0.6 * leading) and habits[at].length < 0.2}
    if len(hosts | audience | askers) >= 3:
        # A press conference or questions from the floor: who says one or two short things asks them.
        askers |= {at for at in rest if habits[at].said <= 2 and habits[at].length < 0.03}
    return askers


@dataclass(frozen=True, slots=True)
class Habit:
    """How somebody speaks: shares between 0 and 1."""

    said: int = 0  # turns
    share: float = 0.0  # of their turns that end with a question
    length: float = 0.0  # of all characters
    opens: float = 0.0  # 1 for the first to speak
    welcomes: bool = False  # greets the audience, presents the guest


def _habits(persons: Sequence[Person], turns: Sequence[Turn]) -> list[Habit]:
    whole = max(sum(len(turn.text) for turn in turns), 1)
    return [_habit(own, whole, turns[0].person == at) for at, own in enumerate(_by_person(persons, turns))]


def _by_person(persons: Sequence[Person], turns: Sequence[Turn]) -> list[list[Turn]]:
    """The turns of each person, in order."""
    own: list[list[Turn]] = [[] for _ in persons]
    for turn in turns:
        own[turn.person].append(turn)
    return own


def _habit(turns: Sequence[Turn], whole: int, first: bool) -> Habit:
    asked = sum(bool(_ASKS.search(turn.text[-60:])) for turn in turns)
    welcomes = any(_WELCOME.search(turn.text[:400]) for turn in turns[:2])
    return Habit(len(turns), asked / max(len(turns), 1), sum(len(turn.text) for turn in turns) / whole, float(first), welcomes)


def _is_audience(person: Person, first_heard: float) -> bool:
    """Called so; or a Q that is first heard late, when another has led the talk so far."""
    if any(GENERIC_AUDIENCE.match(k) for k in person.labels):
        return True
    return first_heard > 0.2 and any(GENERIC_HOST.match(k) and not _ROLE_LABEL.match(k) for k in person.labels)


def _host_by_name(person: Person, written: Sequence[str], clues: Clues, habit: Habit) -> bool:
    if any(GENERIC_HOST.match(k) for k in person.labels) or any(_ROLE_LABEL.match(label) for label in written):
        return True
    outlet = any(is_outlet(label) for label in written) or (bool(clues.outlet) and key(clues.outlet) in person.labels)
    if outlet and habit.share > 0.2:
        return True
    return any(key(name) in person.labels for name in clues.interviewers)


def _by_questions(persons: Sequence[Person], habits: Sequence[Habit], others: set[int], clues: Clues) -> set[int]:
    """The one whose turns most often end with a question; to welcome, to be first and to speak shortly count for it too."""
    title = clues.about.split("\n", 1)[0]
    guests = [at for at in others if any(key(name) in persons[at].labels for name in clues.guests)]
    many = sum(habits[at].said for at in others)
    scores = {at: _host_score(habits[at], persons[at].name in title) for at in others if habits[at].said >= max(2, 0.08 * many)}
    scores = {at: score for at, score in scores.items() if at not in guests}
    if not scores:
        return set()
    best = max(scores, key=lambda at: (scores[at], -at))
    margin = scores[best] - max((score for at, score in scores.items() if at != best), default=0.0)
    clear = habits[best].share >= 0.25 or (habits[best].share >= 0.12 and margin >= 0.12) or margin >= 0.35
    clear = clear or (margin >= 0.2 and bool(habits[best].opens or habits[best].welcomes))
    return {best} if clear or (guests and len(others) == 2) else set()


def _host_score(habit: Habit, in_title: bool) -> float:
    return habit.share + 0.15 * habit.opens + 0.3 * habit.welcomes - 0.25 * habit.length - 0.1 * in_title


def _names(persons: Sequence[Person], turns: Sequence[Turn], hosts: set[int], clues: Clues) -> list[str]:
    """The name to show for each person, no two alike."""
    main = _main_unnamed(persons, turns, hosts)
    named_host = any(at in hosts and not is_generic(key(p.name)) for at, p in enumerate(persons))
    own = _by_person(persons, turns)
    taken = {name for person in persons for name in (person.name, *person.aliases)}
    names: list[str] = []
    for at, person in enumerate(persons):
        name, label = person.name, key(person.name)
        if is_generic(label) and not GENERIC_AUDIENCE.match(label):
            words = [turn.text for turn in own[at]]
            name = _own_name(words) or _part(label, at in hosts, named_host, clues)
            if at == main and at not in hosts and not _own_name(words):
                guest = guest_name(clues, "\n".join(turn.text for turn in turns))
                name = guest if guest and guest not in taken else name
        names.append(_unlike(name, names))
    return names


def _unlike(name: str, names: Sequence[str]) -> str:
    """`name`, with a number where somebody is called so already."""
    same = sum(other == name or other.startswith(f"{name} ") for other in names)
    return f"{name} {same + 1}" if same else name


def _main_unnamed(persons: Sequence[Person], turns: Sequence[Turn], hosts: set[int]) -> int:
    """The guest without a name who says nearly all that such guests say, or -1."""
    length = Counter[int]()
    for turn in turns:
        length[turn.person] += len(turn.text)
    unnamed = [at for at, person in enumerate(persons) if at not in hosts and is_generic(key(person.name))]
    main = max(unnamed, key=lambda at: length[at], default=-1)
    return main if sum(length[at] for at in unnamed) * 0.8 < length[main] else -1


def _part(label: str, host: bool, named_host: bool, clues: Clues) -> str:
    """What to call one whom nothing names: the interviewer of the credits, or the part that is played."""
    number = re.search(r"(?:\d+|(?<=人|者|r)[a-z])$", label) if GENERIC_NUMBER.match(label) else None
    if not host:
        return f"说话人 {number.group().upper()}" if number else "嘉宾"
    if not named_host and len(clues.interviewers) == 1:
        return clues.interviewers[0]
    if named_host and GENERIC_HOST.match(label):
        return "观众"
    return label if _ROLE_LABEL.match(label) else "主持人" if GENERIC_NUMBER.match(label) else "记者"


_OWN = re.compile(
    rf"我(?:是|叫)(?:今天的|今天|本期的|本期|这期的|节目|本节目)?(?:的)?(?:特邀)?(?:主持人|主播|嘉宾)\s?(?P<strong>{HAN_NAME}|{LATIN_NAME})"
    rf"|我(?:是|叫)\s?(?P<weak>{HAN_NAME}|[A-Z][a-z]+(?: [A-Z][a-z]+)*)(?=[，,。！!、\s]|$)"
)


def _own_name(words: Sequence[str]) -> str:
    """我是主持人… in the first words of a speaker."""
    found = _OWN.search("\n".join(words[:3])[:600])
    return (found["strong"] or found["weak"]).strip() if found else ""


_PERSON = rf"(?P<n>[\u4e00-\u9fff]{{2,5}}·[\u4e00-\u9fff]{{1,6}}?(?![\u4e00-\u9fff])|{HAN_NAME}|[A-Z][a-z]+(?: [A-Z][a-z]+)*)"
_ASKED = "专访|專訪|对话|對話|访谈|訪談|采访|採訪|对谈|對談"
_TRADE = "作者|创始人|創始人|聯合發起人|联合发起人|负责人|負責人|教授|专家|合伙人|CEO|CTO|导演|作家|主编|创作者|工程师|Committer"
_CALLING = "家|师|農|农|者|手|长|人|员|生|工|匠|师傅|医生|教练"
# How titles and introductions name the guest, and how much each form says.
_GUEST = (
    (
        4,
        rf"(?:邀请|邀請|请)(?:到|來|来)?(?:的|了)?(?:来宾|來賓|嘉宾|嘉賓)?(?:是|了)?\s?{_PERSON}(?=[，,。、：:\s和与]|老师|老師|教授|博士|$)",
    ),
    (4, rf"^.{{0,16}}(?:{_ASKED}|與|与)[^，。：:？?]{{0,16}}?(?:{_CALLING}){_PERSON}(?=$|[，：:——\s的谈談])"),
    (3, rf"(?:{_ASKED}|嘉宾|嘉賓|访谈对象)[了丨\uff5c|：:\s「“\"]*{_PERSON}"),
    (2, rf"(?:{_TRADE})[：:\s]*{_PERSON}(?=[，,。、：:\s]|接受|談|谈|$)"),
    (2, rf"{_PERSON}(?=接受.{{0,20}}(?:采访|专访|群访|訪)|[，,（(].{{0,30}}(?:家|创始人|创作者|負責人|负责人|专家|作者|發起人))"),
    (1, rf"^{_PERSON}(?=\s?(?:談|谈|：|:))"),
)


@cache
def _guest_forms() -> tuple[tuple[int, re.Pattern[str]], ...]:
    """Compiled when first needed: that takes as long as reading an interview, and most name their guests themselves."""
    return tuple((weight, re.compile(form, re.MULTILINE)) for weight, form in _GUEST)


def guest_name(clues: Clues, spoken: str = "") -> str:
    """The one guest that title, front matter and introduction speak of, or an empty string."""
    if len(clues.guests) == 1:
        return clues.guests[0]
    votes = Counter[str]()
    for weight, pattern in _guest_forms():
        for found in pattern.finditer(clues.about + "\n" + spoken[:800]):
            votes[found["n"]] += weight
    for name in list(votes):
        votes[name] *= min(clues.about.count(name), 6) + 1
        shorter = name[:-1]
        if len(name) == 3 and clues.about.count(shorter) > clues.about.count(name):
            votes[shorter] += votes.pop(name)
    return votes.most_common(1)[0][0] if votes else ""


def _aliases(person: Person, name: str) -> tuple[str, ...]:
    """The other names of a person; a letter for the part (Q, 答) is none, and would be found all over the text."""
    names = dict.fromkeys((person.name, *person.aliases))
    return tuple(alias for alias in names if alias != name and not is_generic(key(alias)))


_ANNOUNCED = re.compile(
    r"(?:^|\n)(?:本期|讨论|对谈)?(?:嘉宾|嘉賓|受访者|受访人|访谈对象)\s*[丨\uff5c|：:]\s*([^\s，,、；;\n]{2,8})"
)


def announced_guests(about: str) -> tuple[str, ...]:
    """Those whom a line of the introduction calls the guest: `嘉宾\uff5c名字`."""
    return tuple(dict.fromkeys(_ANNOUNCED.findall(about)))
