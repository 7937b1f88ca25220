"""Text laid out in cells: wrapped by the kinsoku rule, cut, padded, put side by side. All widths are terminal cells.

Content never reads markup out of a text, and offsets into it are characters.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from quizapp.interface.harmless import harmless, one_line
from quizapp.tui.kinsoku import divide_line

MUTED = "$foreground 72%"
RIGHT = "$text-success"
WRONG = "$text-error"
WARN = "$text-warning"
_ELLIPSIS = "…"


def plain(text: str, style: str = "") -> Content:
    """`text` as it is, harmless, in one style."""
    safe = harmless(text)
    return Content.styled(safe, style) if style else Content(safe)


def plain_line(text: str, style: str = "") -> Content:
    """As `plain`, on one line."""
    return plain(one_line(text), style)


def join(*parts: Content | str) -> Content:
    """The parts one after another."""
    return Content("").join([part if isinstance(part, Content) else plain(part) for part in parts])


def wrap(content: Content, width: int) -> list[Content]:
    """The lines of `content`, none wider than `width`; at least one."""
    lines: list[Content] = []
    for paragraph in content.split("\n", allow_blank=True):
        breaks = divide_line(paragraph.plain, max(width, 2))
        lines += [line.rstrip() for line in (paragraph.divide(breaks) if breaks else [paragraph])]
    return lines or [Content("")]


def hang(label: Content, content: Content, indent: int, width: int) -> list[Content]:
    """`content` wrapped behind `label`, every line after the first indented to the same column."""
    first, *rest = wrap(content, width - indent)
    return [join(pad(label, indent), first), *(join(" " * indent, line) for line in rest)]


def pack(pieces: Iterable[Content], width: int) -> list[Content]:
    """The pieces with two blanks between them, as many on a line as fit; none is broken unless it is wider than a line."""
    lines: list[Content] = []
    for piece in pieces:
        if lines and lines[-1].cell_length + 2 + piece.cell_length <= width:
            lines[-1] = join(lines[-1], "  ", piece)
        else:
            lines.append(piece)
    return [broken for line in lines for broken in wrap(line, width)]


def hang_lines(label: Content, lines: Sequence[Content], indent: int) -> list[Content]:
    """`lines` behind `label`, all from the same column on."""
    heads = [pad(label, indent), *[Content(" " * indent)] * (len(lines) - 1)]
    return [join(head, line) for head, line in zip(heads, lines, strict=True)]


def spread(left: Content, right: Content, width: int) -> list[Content]:
    """`left` and `right` at the two ends of one line; on two lines where one is too short."""
    gap = width - left.cell_length - right.cell_length
    if gap >= 2:
        return [join(left, " " * gap, right)]
    return [*wrap(left, width), join(" " * max(0, width - right.cell_length), right)]


def pad(content: Content, width: int) -> Content:
    """`content` cut or filled with blanks to exactly `width` cells."""
    missing = width - content.cell_length
    return join(content, " " * missing) if missing >= 0 else cut(content, width)


def pad_left(content: Content, width: int) -> Content:
    """`content` at the right end of exactly `width` cells."""
    return join(" " * (width - content.cell_length), content) if content.cell_length <= width else cut(content, width)


def cut(content: Content, width: int) -> Content:
    """`content` in exactly `width` cells, the end replaced by an ellipsis if it does not fit."""
    if content.cell_length <= width:
        return pad(content, width)
    if width <= 0:
        return Content("")
    kept = _fitting(content.plain, width - 1)
    return join(content[:kept], _ELLIPSIS, " " * (width - 1 - cell_len(content.plain[:kept])))


def cut_text(text: str, width: int) -> str:
    """`text` on one line in at most `width` cells, with an ellipsis if it does not fit."""
    text = one_line(text)
    if cell_len(text) <= width:
        return text
    return text[: _fitting(text, width - 1)] + _ELLIPSIS if width > 0 else ""


def columns(cells: Sequence[tuple[Content, int]]) -> Content:
    """Cells side by side, a blank at least behind each but the last; a negative width is right-aligned."""
    following = [*cells[1:], (Content(" "), -2)]
    return join(*(_cell(*cell, gap=_gap(*after)) for cell, after in zip(cells, following, strict=True)))


def _gap(content: Content, width: int) -> int:
    """Blanks needed before a cell: none where it is right-aligned and brings one itself."""
    return 0 if content.cell_length < -width else 1


def _cell(content: Content, width: int, *, gap: int) -> Content:
    """One cell. Right-aligned ones stand where they stand: the blank between them and what follows is the next one's."""
    if width < 0:
        return pad_left(content, -width)
    return pad(cut(content, width - gap), width)


def lines_of(parts: Iterable[Content]) -> Content:
    """The lines as one Content."""
    return Content("\n").join(list(parts))


def fill(text: str, width: int) -> str:
    """`text` cut or padded to exactly `width` cells."""
    return set_cell_size(text, width)


def _fitting(text: str, width: int) -> int:
    """How many leading characters fit in `width` cells."""
    used = 0
    for count, character in enumerate(text):
        used += cell_len(character)
        if used > width:
            return count
    return len(text)
