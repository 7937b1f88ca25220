"""A claim's statement as a question words it: with its holder named, its tagged words, and the places of its answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from quizapp.claims.claim import Answer, Claim, ClaimKind
from quizapp.language.fold import simplify
from quizapp.language.script import in_script
from quizapp.language.sentences import clauses
from quizapp.language.span import Span
from quizapp.language.words import Token, tag
from quizapp.transcript.transcript import Transcript

HOLDER_COMMA = re.compile(
    r"^[^，,：:。]{1,24}?(?:认为|認為|[觉覺]得|相信|主[张張]|指出|表示|[强強][调調]|建[议議]|希望|[预預][测測]|[说說])，(?=[会會](?![议議])|能(?!力|源)|可以|可能|[应應][该該]|需要|必须|要|去|把|被|也|都|就|[还還]|再|才|[没沒]|不)",
)
LABEL = "说话人|說話人|发言人|發言人|讲者|講者|speaker"
UNNAMED = re.compile(rf"(?i:{LABEL}|嘉宾|嘉賓)\s*[\dA-Z一二三四]*$")
NUMBERED = re.compile(rf"(?i:{LABEL})\s*\d+\s?")
GUEST = "嘉宾"
GUESTS = (GUEST, "嘉賓")
HAN = re.compile(r"[\u3400-\u9fff]")
NOW_CUT = "now"  # the mend that takes 目前 out of a statement
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
        if HAN.match(words):  # 是 18 岁 has blanks, 是多少岁 has none
            left = left.rstrip(" ") if HAN.search(left.rstrip(" ")[-1:]) else left
        if HAN.match(words[-1:]):
            right = right.lstrip(" ") if HAN.match(right.lstrip(" ")) else right
        return left + _blank(left[-1:], words[:1]) + words + _blank(words[-1:], right[:1]) + right


def _blank(left: str, right: str) -> str:
    """A blank between a gap and a Latin letter or digit, which would run together."""
    return " " if "_" in (left, right) and (left + right).strip("_").isascii() and (left + right).strip("_").isalnum() else ""


def word_statements(transcript: Transcript, claims: Sequence[Claim]) -> list[Worded]:
    """Every claim's statement, worded and tagged. The tagger runs once over all of them."""
    worded = [_text_of(transcript, claim) for claim in claims]
    plains = [simplify(text) if transcript.traditional else text for text, _, _ in worded]
    names = [name for s in transcript.speakers for name in (s.name, *s.aliases)]
    spelt = [*names, *map(simplify, names)] if transcript.traditional else names
    tagged = tag(plains, spelt)
    return [
        Worded(
            claim=claim,
            text=text,
            plain=plain,
            lead=lead,
            traditional=transcript.traditional,
            answers=answers,
            tokens=tuple(tokens),
            clauses=tuple(clauses(text, Span(0, len(text)))),
        )
        for claim, (text, answers, lead), plain, tokens in zip(claims, worded, plains, tagged, strict=True)
    ]


def _text_of(transcript: Transcript, claim: Claim) -> tuple[str, tuple[Answer, ...], int]:
    """The text of a claim as questions word it, its answers placed in it, and the length of the lead."""
    year = transcript.date.value[:4] if transcript.date else ""
    claim = _called(transcript, claim)
    lead = _lead(transcript, claim)
    cut = NOW_CUT in claim.reasons
    of_now = not cut and bool(year and lead) and _is_of_now(claim)
    statement, answers = undated(claim.statement, claim.answers) if of_now else anchored(claim.statement, claim.answers, year)
    lead = in_script(_dated(lead, year) if cut or of_now else lead, traditional=transcript.traditional)
    text, answers = lead + statement.rstrip(END_MARKS), _moved(answers, 0, len(lead))
    comma = HOLDER_COMMA.match(text)
    if comma:  # 某某认为，把…: the comma would leave the rest without its first word's place
        text, answers = text[: comma.end() - 1] + text[comma.end() :], _moved(answers, comma.end(), -1)
        lead = lead[: comma.end() - 1]
    return text, answers, len(lead)


def _called(transcript: Transcript, claim: Claim) -> Claim:
    """The claim with 嘉宾 for 说话人 0, where the only guest has no name."""
    guests = [s.name for s in transcript.guests]
    if len(guests) != 1 or not UNNAMED.match(guests[0]):
        return claim
    guest = in_script(GUEST, traditional=transcript.traditional)
    statement, answers = claim.statement, claim.answers
    for found in reversed(list(NUMBERED.finditer(statement))):
        if not any(a.at and a.at.meets(Span(*found.span())) for a in answers):
            statement = statement[: found.start()] + guest + statement[found.end() :]
            answers = _moved(answers, found.end(), len(guest) - len(found[0]))
    speaker = guest if claim.speaker == guests[0] or UNNAMED.match(claim.speaker) else claim.speaker
    return replace(claim, statement=statement, answers=answers, speaker=speaker)


def _dated(lead: str, year: str) -> str:
    """A lead that says of which year it is told."""
    return re.sub(r"(?=认为，$|介绍，$)", f" {year} 年", lead) if lead else f"{year} 年，"


def _moved(answers: Sequence[Answer], start: int, by: int) -> tuple[Answer, ...]:
    """The answers that stand from `start` on, moved along; those before it as they are."""
    return tuple(replace(a, at=a.at.shifted(by)) if a.at and a.at.start >= start else a for a in answers)


NOW = re.compile(r"(?:(?<![体體出呈表发發涌实實再])[现現]在|目前|如今|今天(?!的)|眼下)(?![就的]?[时時候]|[进進]行)")


def anchored(statement: str, answers: Sequence[Answer], year: str) -> tuple[str, tuple[Answer, ...]]:
    """A statement with the year of the source in the place of 现在, and its answers moved along.

    Nothing changes where the statement has a year already, where the source has none, or inside quotation marks and answers.
    """
    found = NOW.search(statement)
    if not year or found is None or re.search(r"\d{4}\s*年", statement) or _is_quoted(statement, found.start()):
        return statement, tuple(answers)
    place, words = Span(*found.span()), f"{year}年"
    if any(a.at and a.at.meets(place) for a in answers):
        return statement, tuple(answers)
    by = len(words) - len(place)
    return statement[: place.start] + words + statement[place.end :], _moved(answers, place.end, by)


def _is_of_now(claim: Claim) -> bool:
    """Whether a statement says 目前 as an adverb, so that the year of who says it is the year of what is said."""
    found = NOW.search(claim.statement)
    return (
        found is not None
        and claim.statement[found.end() : found.end() + 1] != "的"
        and not re.search(r"\d{4}\s*年", claim.statement)
    )


def undated(statement: str, answers: Sequence[Answer]) -> tuple[str, tuple[Answer, ...]]:
    """A statement without its 目前, and its answers moved along."""
    found = NOW.search(statement)
    if found is None or any(a.at and a.at.meets(Span(*found.span())) for a in answers):
        return statement, tuple(answers)
    end = found.end() + (statement[found.end() : found.end() + 1] in ("，", ","))
    by = found.start() - end
    return statement[: found.start()] + statement[end:], _moved(answers, end, by)


def _is_quoted(text: str, at: int) -> bool:
    return any(text[:at].count(a) > text[:at].count(b) for a, b in ("“”", "「」", "《》"))


def _lead(transcript: Transcript, claim: Claim) -> str:
    """What names the holder in front of a statement that does not."""
    if claim.attributed or not claim.speaker or _names_a_speaker(transcript, claim):
        return ""
    if not claim.by_hand and claim.statement.startswith(claim.speaker):
        return ""  # 陈岚认为，陈岚从小…: told of oneself
    if claim.kind is ClaimKind.FACT and (UNNAMED.match(claim.speaker) or claim.speaker in GUESTS):
        return ""  # 据说话人 1 介绍 tells nobody anything
    return f"{claim.speaker}认为，" if claim.kind is ClaimKind.POSITION else f"据{claim.speaker}介绍，"


def _names_a_speaker(transcript: Transcript, claim: Claim) -> bool:
    """Whether a fact is told of somebody in the interview, so that it says whose word it is."""
    names = [name for s in transcript.speakers for name in (s.name, *s.aliases) if len(name) >= 2]
    return claim.kind is ClaimKind.FACT and any(name in claim.statement for name in names)
