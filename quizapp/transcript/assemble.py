"""Parts and speakers → the kept text with its blocks: one paragraph a line, the speaker's name before each turn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quizapp.language.span import Span
from quizapp.transcript.readers.markdown import join
from quizapp.transcript.transcript import Block, BlockKind
from quizapp.transcript.turns import Part

_ENDS = tuple('。！？!?…；;”」』"）)')
_LONG = 160  # characters after which a paragraph that flows may end


def join_flowing(parts: Sequence[Part]) -> list[Part]:
    """Lines and cues that continue the paragraph before, in one paragraph each; long runs are parted where a sentence ends."""
    joined: list[Part] = []
    for part in parts:
        before = joined[-1] if joined else None
        if before and _continues(before, part):
            joined[-1] = Part(before.kind, join(before.paragraph, part.paragraph), before.label, before.opens)
        else:
            joined.append(part)
    return joined


def _continues(before: Part, part: Part) -> bool:
    if not part.paragraph.flows or (part.kind, part.label) != (before.kind, before.label) or part.paragraph.item:
        return False
    text = before.paragraph.text
    if part.paragraph.cue:
        return len(text) <= (_LONG if text.endswith(_ENDS) else 2 * _LONG)
    return part.kind is BlockKind.SPEECH and part.opens and not (len(text) > _LONG and text.endswith(_ENDS))


def build(parts: Sequence[Part], names: Mapping[str, str]) -> tuple[str, tuple[Block, ...]]:
    """The kept text and its blocks.

    names   for each label the speaker's name

    A turn goes on over headings, narration and repeated labels, until somebody else speaks.
    """
    lines: list[str] = []
    blocks: list[Block] = []
    offset, turn, last = 0, -1, ""
    for part in parts:
        name = names.get(part.label, "") if part.kind is BlockKind.SPEECH else ""
        opening = f"{name}：" if name and name != last else ""
        turn += bool(opening)
        last = name or last
        words = part.paragraph.text
        start = offset + len(opening)
        blocks.append(Block(part.kind, Span(start, start + len(words)), name, turn if name else -1))
        lines.append(opening + words)
        offset += len(opening) + len(words) + 1
    return "\n".join(lines), tuple(blocks)
