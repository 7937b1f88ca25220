"""Reads the small invented transcripts of these tests."""

from __future__ import annotations

from quizapp.transcript import BlockKind, Role, Transcript, read_bytes


def read_text(text: str, path: str = "访谈.txt") -> Transcript:
    """`text` as a UTF-8 source named `path`."""
    return read_bytes(text.encode(), path)


def hosts(transcript: Transcript) -> list[str]:
    return [speaker.name for speaker in transcript.speakers if speaker.role is Role.HOST]


def guests(transcript: Transcript) -> list[str]:
    return [speaker.name for speaker in transcript.speakers if speaker.role is Role.GUEST]


def said(transcript: Transcript) -> list[tuple[str, str]]:
    """Who says what, paragraph by paragraph."""
    return [(b.speaker, b.span.of(transcript.text)) for b in transcript.blocks if b.kind is BlockKind.SPEECH]


def words(transcript: Transcript, kind: BlockKind) -> list[str]:
    return [block.span.of(transcript.text) for block in transcript.blocks if block.kind is kind]
