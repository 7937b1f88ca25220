"""Where a line of Chinese may be broken: never before 。or ，, never after （, never inside a cloze's blank or a Latin word.

Textual knows words between blanks only. `install` puts this module's `divide_line` in its place, once for the process;
Content's methods return plain Content, so a subclass would be lost on the first `stylize`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import textual.content
from rich.cells import cell_len

NO_START = frozenset("，。、；：？！）】》」』〉”’…—～％%,.;:?!)]}·")
NO_END = frozenset("（【《「『〈“‘([{￥$")
_WIDE = r"\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u3000-\u303f“”‘’…—"
_ATOM = re.compile(rf"_{{2,}}|[{_WIDE}]|[^\s{_WIDE}_]+|_|\s+")


@dataclass(slots=True)
class _Atom:
    """A stretch that stays on one line, with its width in cells."""

    start: int
    end: int
    width: int
    blank: bool


def install() -> None:
    """Make Textual break lines by this module's rule."""
    textual.content.divide_line = divide_line  # type: ignore[attr-defined]


def install_in_fields() -> None:
    """Make the fields of several lines do the same. (Apart from `install`: the first paint has no such field.)"""
    from textual.document import _wrapped_document

    _wrapped_document.compute_wrap_offsets = _wrap_offsets  # type: ignore[attr-defined]


def _wrap_offsets(
    text: str,
    width: int,
    tab_size: int,
    fold: bool = True,
    precomputed_tab_sections: list[tuple[str, int]] | None = None,
) -> list[int]:
    """Stands in for `textual._wrap.compute_wrap_offsets`. A tab, which is rare in a question, counts as a blank."""
    del tab_size, precomputed_tab_sections
    return divide_line(text, max(width, 2), fold)


def divide_line(text: str, width: int, fold: bool = True) -> list[int]:
    """The offsets (characters) at which `text` breaks so that no line is wider than `width` cells.

    Stands in for `rich._wrap.divide_line`. Blanks may hang over the end of a line: Content strips them. An atom that is
    wider than a line is cut by character if `fold`, else it stays whole.
    """
    breaks: list[int] = []
    used = 0
    for atom in _atoms(text):
        if atom.blank or used + atom.width <= width:
            used += atom.width
        elif atom.width > width and fold:
            cuts, used = _cut(text, atom, width, used)
            breaks += cuts
        else:
            if atom.start:
                breaks.append(atom.start)
            used = atom.width
    return breaks


def _cut(text: str, atom: _Atom, width: int, used: int) -> tuple[list[int], int]:
    """The breaks inside an atom that fits on no line, and the width of what is left on the last one."""
    cuts = [atom.start] if atom.start and used else []
    used = 0
    for offset in range(atom.start, atom.end):
        cells = cell_len(text[offset])
        if used and used + cells > width:
            cuts.append(offset)
            used = 0
        used += cells
    return cuts, used


def _atoms(text: str) -> Iterator[_Atom]:
    """The stretches of `text` between which a line may break, in order."""
    held: _Atom | None = None
    for match in _ATOM.finditer(text):
        piece = match.group()
        atom = _Atom(match.start(), match.end(), cell_len(piece), piece.isspace())
        if held and _belongs(text, held, atom):
            held.end, held.width = atom.end, held.width + atom.width
            continue
        if held:
            yield held
        held = atom
    if held:
        yield held


def _belongs(text: str, before: _Atom, after: _Atom) -> bool:
    if before.blank or after.blank:
        return False
    return text[after.start] in NO_START or text[before.end - 1] in NO_END
