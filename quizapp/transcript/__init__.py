"""Source file → Transcript: turns by speaker, headings and leads, page furniture gone, exact offsets."""

from __future__ import annotations

from pathlib import Path

from quizapp.transcript.transcript import Block, BlockKind, Found, Role, Speaker, Transcript

__all__ = ["Block", "BlockKind", "Found", "Role", "Speaker", "Transcript", "read", "read_bytes"]


def read(path: Path | str) -> Transcript:
    """Read a source file. Raises UnreadableSource, one line, if there is nothing to read in it."""
    # The reader's rules are compiled on import; study and scores only need the values above.
    from quizapp.transcript.source import read as read_source

    return read_source(path)


def read_bytes(data: bytes, path: str) -> Transcript:
    """Read a source's bytes, whose format is told by the ending of `path`; "-" is standard input."""
    from quizapp.transcript.source import read_bytes as read_source_bytes

    return read_source_bytes(data, path)
