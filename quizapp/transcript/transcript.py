"""A source after reading: who says what, where it stands, and what is known of its publication."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from quizapp.language.span import Span


class Role(StrEnum):
    """What a speaker does in the interview."""

    HOST = "host"
    GUEST = "guest"


class BlockKind(StrEnum):
    """What a paragraph of the kept text is."""

    HEADING = "heading"
    LEAD = "lead"  # the article's own voice: introduction, narration, captions worth keeping
    SPEECH = "speech"


@dataclass(frozen=True, slots=True)
class Found:
    """A value read from the source, and where it was found (`front matter`, `heading`, `credits`, `file name`, `first turn`)."""

    value: str
    where: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """One person (or outlet) who speaks, once, under the fullest name that the source gives."""

    name: str
    role: Role
    aliases: tuple[str, ...] = ()  # other labels and names in the text that mean the same: EU, Jack


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of the kept text, without its label."""

    kind: BlockKind
    span: Span
    speaker: str = ""  # a Speaker's name; empty for headings and the article's own voice
    turn: int = -1  # counts the turns from 0; paragraphs of one turn share it; -1 where nobody speaks


@dataclass(frozen=True, slots=True)
class Transcript:
    """A source after reading. All spans index `text`, the kept text, in characters.

    `text` holds the words as they stand in the source (script and punctuation untouched), page furniture and mark-up gone,
    one paragraph a line, the speaker's label before the first paragraph of each turn. `folded` is the same text, character
    for character (same length), with punctuation, digits and letters in one width and Traditional script in Simplified:
    what the rules read.
    """

    path: str
    identity: (
        str  # hex digest that names the source in guids: of its words alone, so that encoding, width and blanks do not matter
    )
    text: str
    folded: str
    blocks: tuple[Block, ...]
    speakers: tuple[Speaker, ...] = ()
    title: Found | None = None
    date: Found | None = None  # ISO: 2022-12-17, 2022-12 or 2022
    outlet: Found | None = None
    encoding: str = "utf-8"
    traditional: bool = False

    @property
    def hosts(self) -> tuple[Speaker, ...]:
        """Those who ask."""
        return tuple(s for s in self.speakers if s.role is Role.HOST)

    @property
    def guests(self) -> tuple[Speaker, ...]:
        """Those who answer."""
        return tuple(s for s in self.speakers if s.role is Role.GUEST)

    @property
    def turns(self) -> int:
        """How many turns there are."""
        return max((block.turn for block in self.blocks), default=-1) + 1

    def block_at(self, offset: int) -> Block | None:
        """The block that holds the character at `offset`."""
        return next((b for b in self.blocks if b.span.start <= offset < b.span.end), None)
