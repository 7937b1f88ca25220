"""What the whole article offers a single item: who speaks, its names, its other answers, what others say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quizapp.claims.claim import Answer, AnswerType, ClaimKind
from quizapp.items.kinds.places import amount_of
from quizapp.items.quantities import Amount
from quizapp.items.worded import Worded
from quizapp.items.wordlists import Kin, kin_of
from quizapp.language.fold import simplify
from quizapp.language.squeeze import pairs, share, squeeze
from quizapp.transcript.surnames import HAN_NAME
from quizapp.transcript.transcript import BlockKind, Transcript

OUTLET = re.compile(
    r"\d|周刊|[日周晚]报|新闻|网$|杂志|播客|节目|主持|主播|记者|编者|编辑|作者|文章|采访|旁白|硅谷|^[问答QA\uff31\uff21]$|^speaker",
    re.IGNORECASE,
)
PERSON_NAME = re.compile(r"[\u3400-\u9fff·]{2,8}|[A-Z][\w.'-]+(?: [\w.'-]+){0,3}")
FULL_NAME = re.compile(HAN_NAME + r"|[\u3400-\u9fff]{1,8}·[\u3400-\u9fff·]{1,12}|[A-Z][\w.'-]+(?: [\w.'-]+){1,3}")


@dataclass(frozen=True, slots=True)
class Material:
    """The article as the item makers see it."""

    transcript: Transcript
    statements: tuple[Worded, ...]
    holders: tuple[str, ...]  # persons who hold positions: guests first, then people who are quoted
    guests: tuple[str, ...]
    year: int  # of publication, 0 if not known

    @classmethod
    def of(cls, transcript: Transcript, statements: Sequence[Worded]) -> Material:
        """Gather it once for a transcript."""
        guests = tuple(s.name for s in transcript.guests if is_person(s.name))
        quoted = (
            w.claim.speaker
            for w in statements
            if w.claim.kind is ClaimKind.POSITION and w.claim.speaker and (w.claim.by_hand or has_full_name(w.claim.speaker))
        )
        hosts = {name for s in transcript.hosts for name in (s.name, *s.aliases)}
        others = (name for name in quoted if is_person(name) and name not in hosts and not any(g in name for g in guests))
        holders = dict.fromkeys([*guests, *others])
        date = re.search(r"(?:19|20)\d\d", transcript.date.value) if transcript.date else None
        return cls(transcript, tuple(statements), tuple(holders), guests, int(date[0]) if date else 0)

    def answers(self) -> Iterable[tuple[Worded, Answer]]:
        """Every answer of every claim, with its statement."""
        return ((worded, answer) for worded in self.statements for answer in worded.answers)

    def persons(self) -> list[str]:
        """The persons of the article, speakers first."""
        named = (a.text for _, a in self.answers() if a.type is AnswerType.PERSON)
        return list(dict.fromkeys([*self.holders, *(n for n in named if has_full_name(n))]))

    def kin_in_text(self, kin: Kin) -> list[str]:
        """The members of a list that the article names, as it does."""
        text = squeeze(self.transcript.folded)
        return [name for name in kin.members if squeeze(name) in text]

    def amounts_like(self, answer: Answer) -> list[str]:
        """Other amounts of the article in the same unit."""
        amount = amount_of(answer)
        if amount is None:
            return []
        found = ((a.text, amount_of(a)) for _, a in self.answers())
        return [text for text, other in found if other and _comparable(amount, other)]

    def held_by_others(self, statement: str, speaker: str) -> float:
        """The greatest share of a statement's character pairs that another speaker says in one paragraph, 0 to 1."""
        statement = simplify(statement) if self.transcript.traditional else statement
        if not pairs(statement):
            return 1.0
        said = (
            b.span.of(self.transcript.folded)
            for b in self.transcript.blocks
            if b.kind is BlockKind.SPEECH and b.speaker != speaker
        )
        return max((share(statement, words) for words in said), default=0.0)


def _comparable(amount: Amount, other: Amount) -> bool:
    """Whether one amount might be taken for another: another number of the same unit and form, not ten times as great."""
    alike = other.unit == amount.unit and other.bound == amount.bound and bool(other.second) == bool(amount.second)
    least, most = sorted((amount.value, other.value))
    return alike and other.numeral != amount.numeral and least > 0 and most <= 6 * least


def has_full_name(name: str) -> bool:
    """Whether a name that the tagger takes for a person has the form of a full one: family name and given name."""
    return is_person(name) and bool(FULL_NAME.fullmatch(name))


def is_person(name: str) -> bool:
    """Whether a speaker's name is that of one person, not of an outlet, a role or several people."""
    return (
        bool(PERSON_NAME.fullmatch(name))
        and not OUTLET.search(name)
        and kin_of(name) is None
        and not re.search(r"[、,，和与及]|[也还都就]$|团队|公司|研究院|分析师|负责人|成员|朋友|[听观]众|评论", name)
    )
