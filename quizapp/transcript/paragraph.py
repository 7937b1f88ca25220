"""A paragraph as the readers of the formats hand it on: its words without mark-up, and what the mark-up said of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a source, in its order."""

    text: str  # mark-up gone, blanks at both ends gone
    line: int = 1  # of the source, counted from 1
    heading: int = 0  # 1 to 6; 0 for running text
    bold: int = 0  # how many characters from the start are in bold
    all_bold: bool = False
    quoted: bool = False  # in a block quote
    item: bool = False  # of a list
    caption: bool = False  # below a picture
    ruled: bool = False  # a rule stands before it
    flows: bool = False  # follows the one before without a blank line
    cue: bool = False  # of subtitles; one that flows goes on where the last one stopped
    spaced: bool = False  # a cue of subtitles without marks: a blank parts it from the one before
