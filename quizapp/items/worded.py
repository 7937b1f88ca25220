"""A claim's statement as a question words it: with its holder named, its tagged words, and the places of its answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quizapp.claims.claim import Answer, Claim, ClaimKind
from quizapp.language.fold import simplify
from quizapp.language.sentences import clauses
from quizapp.language.span import Span
from quizapp.language.words import Token, tag
from quizapp.transcript.transcript import Transcript

TRADITIONAL = str.maketrans("么个谁为认据绍这说种么岁项点", "麼個誰為認據紹這說種麼歲項點")  # of the words that questions put in
END_MARKS = "。.！!？?；;，, "


@dataclass(frozen=True, slots=True)
class Worded:
    """A statement without its full stop. All places index `text`.

    plain    the same text in Simplified script, character for character: what patterns read
    lead     how many characters in front name the holder
    """

    claim: Claim
    text: str
    plain: str
    lead: int
    traditional: bool
    answers: tuple[Answer, ...]
    tokens: tuple[Token, ...]
    clauses: tuple[Span, ...]

    def clause_of(self, place: Span) -> Span:
        """The clause that holds a place."""
        return next((c for c in self.clauses if c.start <= place.start < c.end), Span(0, len(self.text)))

    def before(self, place: Span) -> Token | None:
        """The word that ends where `place` begins, blanks aside."""
        return next(
            (t for t in reversed(self.tokens) if t.end <= place.start and not self.text[t.end : place.start].strip()), None
        )

    def after(self, place: Span) -> Token | None:
        """The word that begins where `place` ends, blanks aside."""
        return next((t for t in self.tokens if t.start >= place.end and not self.text[place.end : t.start].strip()), None)

    def inside(self, place: Span) -> list[Token]:
        """The whole words of a place."""
        return [t for t in self.tokens if place.start <= t.start and t.end <= place.end]

    def is_whole(self, place: Span) -> bool:
        """Whether a place begins and ends where words do."""
        words = self.inside(place)
        return bool(words) and not any(t.start < place.start < t.end or t.start < place.end < t.end for t in self.tokens)

    def with_(self, place: Span, words: str) -> str:
        """The text with other words in that place; a blank keeps them apart from Latin letters and digits."""
        left, right = self.text[: place.start], self.text[place.end :]
        words = in_script(words, traditional=self.traditional)
        return left + _blank(left[-1:], words[:1]) + words + _blank(words[-1:], right[:1]) + right


def _blank(left: str, right: str) -> str:
    """A blank between a gap and a Latin letter or digit, which would run together."""
    return " " if "_" in (left, right) and (left + right).strip("_").isascii() and (left + right).strip("_").isalnum() else ""


def word_statements(transcript: Transcript, claims: Sequence[Claim]) -> list[Worded]:
    """Every claim's statement, worded and tagged. The tagger runs once over all of them."""
    leads = [_lead(transcript, claim) for claim in claims]
    texts = [
        in_script(lead, traditional=transcript.traditional) + claim.statement.rstrip(END_MARKS)
        for lead, claim in zip(leads, claims, strict=True)
    ]
    names = [name for s in transcript.speakers for name in (s.name, *s.aliases)]
    plains = [simplify(text) for text in texts] if transcript.traditional else texts
    tagged = tag(plains, [*names, *map(simplify, names)])
    return [
        Worded(
            claim=claim,
            text=text,
            plain=plain,
            lead=len(lead),
            traditional=transcript.traditional,
            answers=_answers(claim, len(lead)),
            tokens=tuple(tokens),
            clauses=tuple(clauses(text, Span(0, len(text)))),
        )
        for claim, text, plain, lead, tokens in zip(claims, texts, plains, leads, tagged, strict=True)
    ]


def in_script(words: str, *, traditional: bool) -> str:
    """Words of a question in the script of its source."""
    return words.translate(TRADITIONAL) if traditional else words


def _answers(claim: Claim, lead: int) -> tuple[Answer, ...]:
    return tuple(replace(a, at=a.at.shifted(lead) if a.at else None) for a in claim.answers)


def _lead(transcript: Transcript, claim: Claim) -> str:
    """What names the holder in front of a statement that does not."""
    if claim.attributed or not claim.speaker or _names_a_speaker(transcript, claim):
        return ""
    return f"{claim.speaker}认为，" if claim.kind is ClaimKind.POSITION else f"据{claim.speaker}介绍，"


def _names_a_speaker(transcript: Transcript, claim: Claim) -> bool:
    """Whether a fact is told of somebody in the interview, so that it says whose word it is."""
    names = [name for s in transcript.speakers for name in (s.name, *s.aliases) if len(name) >= 2]
    return claim.kind is ClaimKind.FACT and any(name in claim.statement for name in names)
