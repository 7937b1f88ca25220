"""Text into the HTML of an Anki field and back: what a source says is shown, never obeyed.

An Anki field is HTML in which Anki also looks for sounds `[sound:…]`, LaTeX `[latex] [$]`, formulas `\\(…\\) \\[…\\]`, and, in a
cloze field, `{{c1::…::hint}}`. All of them begin with one of a few characters, and those are written as entities. Formulas are
found by the browser after entities are resolved, so there a backslash stands in an element of its own.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from quizapp.language.fold import fold

_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029\x0b\x0c\x85]")
# Terminal escapes, Anki's field separator \x1f, direction overrides, halves of a character: nothing a card could show.
_UNSHOWABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
_LONGEST_ANSWER = 200  # characters of an answer that are looked for
_ENTITIES = str.maketrans(
    {c: f"&#{ord(c)};" for c in "\"'{}[]:`$"}
    | {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\\": "<span>&#92;</span>", "\n": "<br>", "\t": " "}
)
_TOUCHY = re.compile(rf"[\"'{{}}\[\]:`$&<>\\\n\t\r\u2028\u2029\x85]|{_UNSHOWABLE.pattern}|[\x0b\x0c]")


def showable(text: str) -> str:
    """`text` without what no screen should be given: control characters, direction overrides, lone surrogates."""
    return _UNSHOWABLE.sub("", _LINE_ENDS.sub("\n", text))


def escaped(text: str) -> str:
    """`text` as HTML that a browser, Anki's template engine and its cloze parser all show as that very text."""
    return showable(text).translate(_ENTITIES) if _TOUCHY.search(text) else text


def marked(text: str, answers: tuple[str, ...]) -> str:
    """`text` escaped, with the places where one of `answers` stands in `<mark>`; earlier answers win where two overlap."""
    text = showable(text)
    pieces: list[str] = []
    at = 0
    for start, end in _places(text, answers):
        pieces += [escaped(text[at:start]), f"<mark>{escaped(text[start:end])}</mark>"]
        at = end
    return "".join([*pieces, escaped(text[at:])])


def _places(text: str, answers: tuple[str, ...]) -> list[tuple[int, int]]:
    """The first place of each answer, in the order of the text, none within another."""
    taken: list[tuple[int, int]] = []
    for answer in filter(None, answers):
        start, end = _place(text, answer)
        if start < end and all(end <= other_start or other_end <= start for other_start, other_end in taken):
            taken.append((start, end))
    return sorted(taken)


def _place(text: str, answer: str) -> tuple[int, int]:
    """Where the answer first stands, in whatever width, with or without blanks; an empty stretch if nowhere."""
    start = text.find(answer)
    if start >= 0:
        return start, start + len(answer)
    characters = "".join(fold(answer).split())
    found = (
        re.search(r"\s?".join(map(re.escape, characters)), fold(text), re.IGNORECASE)
        if len(characters) <= _LONGEST_ANSWER
        else None
    )
    return found.span() if found else (0, 0)


def plain(field: str) -> str:
    """The text that an HTML field shows: line breaks kept, pictures and sounds left out."""
    lines = (re.sub(r"[ \t\u00a0]+", " ", line).strip() for line in _text(field).split("\n"))
    return re.sub(r"\n{2,}", "\n", "\n".join(lines)).strip()


def _text(field: str) -> str:
    if not re.search(r"[<&\[]", field):
        return field
    reader = _TextOnly()
    reader.feed(re.sub(r"\[sound:[^\]]*\]|\[anki:play:[^\]]*\]", "", field))
    reader.close()
    return "".join(reader.pieces)


class _TextOnly(HTMLParser):
    """Collects what is neither a tag, a script nor a style."""

    _BLOCKS = frozenset({"br", "div", "p", "li", "tr", "h1", "h2", "h3", "h4", "hr", "ul", "ol", "table", "blockquote", "pre"})
    _HIDDEN = frozenset({"script", "style"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._hidden += tag in self._HIDDEN
        if tag in self._BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._hidden = max(self._hidden - (tag in self._HIDDEN), 0)
        if tag in self._BLOCKS and tag != "br":
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.pieces.append(data)
