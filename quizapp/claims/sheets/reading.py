"""Claim sheets in: every claim is checked against the source, line by line; what is not proved is listed and left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from quizapp import transcript as transcripts
from quizapp.claims.claim import Answer, Claim, ClaimKind
from quizapp.claims.sheets.agreement import check_figures, check_negation, context_of
from quizapp.claims.sheets.answer_type import type_of
from quizapp.claims.sheets.entry import Entry, parse
from quizapp.claims.sheets.holder import find_holder, names_holder
from quizapp.claims.sheets.problem import Unproved
from quizapp.claims.sheets.proof import Proof, find_answers, find_quote
from quizapp.errors import UsageError
from quizapp.language.squeeze import Squeezed, size
from quizapp.language.words import Token, tag
from quizapp.transcript.transcript import Transcript

IMPORTANCE = {"3": 0.9, "2": 0.6, "1": 0.3}
LONGEST_STATEMENT = 120  # as size() measures
ARTICLE_TITLE_END = "。.!！?？”』」）)》"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet after reading. `claims` are proved by the source; `problems` are one line each: `PATH:LINE: what; remedy`."""

    source_path: str
    title: str
    claims: tuple[Claim, ...]
    problems: tuple[str, ...]
    transcript: Transcript


def sheet_source(text: str, path: str) -> Path:
    """The source that a sheet names, as a path from here: its own, or beside the sheet if it stands there.

    Raises UsageError if the sheet names none.
    """
    head, _ = parse(text, path)
    named = head.get("source").text
    if not named:
        raise UsageError(f"{path}:1: the sheet does not name its source; add `source: FILE` at the top")
    beside = Path(path).parent / named
    return beside if beside.exists() else Path(named)


def read_sheet(text: str, path: str, transcript: Transcript | None = None) -> Sheet:
    """The claims of a sheet that its source proves.

    path          names the sheet in problems, and is where its source is looked for
    transcript    the source, if it has been read already

    Raises UsageError if the text is no sheet, UnreadableSource if the source cannot be read.
    """
    source = sheet_source(text, path)
    transcript = transcript or transcripts.read(source)
    head, entries = parse(text, path)
    reader = _Reader(transcript, entries)
    claims, problems = [], []
    for entry, tokens in zip(entries, reader.tagged, strict=True):
        try:
            claims.append(reader.claim(entry, tokens))
        except Unproved as problem:
            problems.append(f"{path}:{problem}")
    title = head.get("title").text or (transcript.title.value if transcript.title else "")
    return Sheet(head.get("source").text, title, tuple(claims), tuple(problems), transcript)


class _Reader:
    """Checks the entries of one sheet against one transcript."""

    def __init__(self, transcript: Transcript, entries: Sequence[Entry]) -> None:
        self.transcript = transcript
        self.source = Squeezed.of(transcript.text)
        self.speakers = [name for s in transcript.speakers for name in (s.name, *s.aliases)]
        self.names = sorted({*self.speakers, *(e.get("speaker").text for e in entries)} - {""})
        self.tagged = tag([entry.get("statement").text for entry in entries], self.speakers)

    def claim(self, entry: Entry, tokens: list[Token]) -> Claim:
        """The claim of one entry. Raises Unproved, with the line that is wrong."""
        kind = _kind(entry)
        statement = _statement(entry)
        quote = find_quote(entry, self.source, self.transcript)
        speaker, relayed_by = find_holder(entry, quote, self.transcript)
        proof = Proof(self.transcript, self.source, quote, statement)
        check_figures(entry.get("statement").line, statement, proof)
        check_negation(entry.get("statement").line, proof)
        found = find_answers(entry, proof)
        answers = tuple(Answer(text, at, raw, type_of(text, at, statement, tokens, self.speakers)) for text, at, raw in found)
        return Claim(
            kind=kind,
            speaker=speaker,
            statement=statement,
            answers=answers,
            quote=quote,
            importance=_importance(entry),
            context=context_of(proof, statement + entry.get("question").text, self.names),
            topic=entry.get("topic").text,
            reasons=("claim_sheet",),
            attributed=names_holder(statement, speaker, self.transcript),
            relayed_by=relayed_by,
            question=entry.get("question").text,
            distractors=entry.get("distractors").texts,
            explanation=_explanation(entry, proof),
            by_hand=True,
        )


def _kind(entry: Entry) -> ClaimKind:
    given = entry.get("kind")
    if given.text not in ("fact", "position"):
        raise Unproved(given.line, f"kind is “{given.text}”", "write fact or position")
    return ClaimKind(given.text)


def _explanation(entry: Entry, proof: Proof) -> str:
    given = entry.get("explanation")
    if given.text:
        check_figures(given.line, given.text, proof)
    return given.text


def _importance(entry: Entry) -> float:
    given = entry.get("importance")
    if given.text not in IMPORTANCE:
        raise Unproved(given.line, f"importance is “{given.text}”", "write 3 (must know), 2 (valuable) or 1 (detail)")
    return IMPORTANCE[given.text]


def _statement(entry: Entry) -> str:
    given = entry.get("statement")
    if not given.text:
        raise Unproved(entry.line, "the claim has no statement", "write one whole sentence that stands alone")
    if size(given.text) > LONGEST_STATEMENT:
        raise Unproved(given.line, f"the statement is longer than {LONGEST_STATEMENT} characters", "make two claims of it")
    return given.text if given.text[-1] in ARTICLE_TITLE_END else given.text + "。"
