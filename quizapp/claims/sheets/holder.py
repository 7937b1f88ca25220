"""Who holds a claim: a speaker of the source, the article itself, or a person whose words a speaker reports."""

from __future__ import annotations

import re

from quizapp.claims.sheets.entry import Entry
from quizapp.claims.sheets.problem import Unproved
from quizapp.language.span import Span
from quizapp.language.squeeze import share, squeeze
from quizapp.transcript.transcript import BlockKind, Transcript

ARTICLE = re.compile(
    r"^(?:文章(?:叙述|本身)?|叙述|旁白|编者(?:按)?|编辑|作者|导语|导言|译者|字幕|article|narration)?$", re.IGNORECASE
)
UNNAMED = re.compile(r"speaker|說話人")  # Speaker 1 and 说话人 1 are one
ASIDE = re.compile(r"[(（].*?[)）]")


def find_holder(entry: Entry, quote: Span, transcript: Transcript) -> tuple[str, str]:
    """The holder's name, as the transcript gives it, and who reports the words if that is another.

    Raises Unproved if the named speaker neither says the quote nor is named in the source.
    """
    given = entry.get("speaker")
    block = transcript.block_at(quote.start)
    said_by = block.speaker if block and block.kind is BlockKind.SPEECH else ""
    if ARTICLE.fullmatch(given.text.strip()):
        return "", ""
    known = _known(given.text, transcript)
    statement = entry.get("statement").text
    shown = given.text if known and known not in statement and given.text in statement else known
    if known and known == said_by:
        return shown, ""
    if any(squeeze(name) in squeeze(quote.of(transcript.text)) for name in _forms(given.text)):
        return shown or given.text, said_by
    if known and said_by:
        raise Unproved(given.line, f"the quote is said by {said_by}, not by {given.text}", f"write speaker: {said_by}")
    if any(squeeze(name) in squeeze(transcript.text) for name in _forms(given.text)):
        return shown or given.text, said_by if given.text != said_by else ""
    raise Unproved(
        given.line, f"{given.text} is no speaker of the source and is not named in the quote", f"write speaker: {said_by}"
    )


def names_holder(statement: str, speaker: str, transcript: Transcript) -> bool:
    """Whether the statement itself tells whose word it is: 晋英杰认为, 在晋英杰看来, or anything that the holder does."""
    if not speaker:
        return bool(re.match(r"(?:文章|编者|作者|导语)", statement))
    aliases = next((s.aliases for s in transcript.speakers if s.name == speaker), ())
    names = [speaker, *aliases, *_forms(speaker), *(word for word in speaker.split() if len(word) >= 3)]
    return any(name in statement for name in names if len(name) >= 2) or (len(speaker) >= 4 and share(speaker, statement) >= 0.6)


def _forms(name: str) -> list[str]:
    """The ways to write a name: as given, without its bracket, the bracket alone, each of several people."""
    bracketed = re.findall(r"[(（](.*?)[)）]", name)
    return [
        form.strip()
        for form in [name, ASIDE.sub("", name), *bracketed, *re.split(r"[、,，/和与]", name)]
        if len(form.strip()) >= 2
    ]


def _known(name: str, transcript: Transcript) -> str:
    """The speaker whom a name means: by name, by alias, or by the longer form of either; empty if nobody."""
    forms = [UNNAMED.sub("说话人", squeeze(form)) for form in _forms(name)]
    for speaker in transcript.speakers:
        labels = [UNNAMED.sub("说话人", squeeze(label)) for label in (speaker.name, *speaker.aliases)]
        if any(form == label for form in forms for label in labels):
            return speaker.name
    for speaker in transcript.speakers:
        labels = [squeeze(label) for label in (speaker.name, *speaker.aliases) if len(label) >= 2]
        if any(form in label or label in form for form in forms for label in labels):
            return speaker.name
    return ""
