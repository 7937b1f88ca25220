"""Source file → Transcript: turns by speaker, headings and leads, page furniture gone, exact offsets."""

from quizapp.transcript.source import read, read_bytes
from quizapp.transcript.transcript import Block, BlockKind, Found, Role, Speaker, Transcript

__all__ = ["Block", "BlockKind", "Found", "Role", "Speaker", "Transcript", "read", "read_bytes"]
