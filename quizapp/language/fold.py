"""One width, one form of quotation mark, one script: the folded text that the rules read, and the way back for show.

**The folded form**, character for character (`len(folded) == len(text)`, so that every offset holds in both):

- letters, digits and marks of full width become half width (`，；：？！（）` → `,;:?!()`), the ideographic blank a blank;
- the full stop stays `。`, for a half-width point is a decimal point; the full-width point becomes one;
- `、` stays: it lists, `,` does not; so do book-title marks 《》〈〉, the dash `—`, which Chinese doubles, and `…`;
- double quotation marks of every kind, 「」 too, become `"`, single ones and 『』 `'`;
- other dashes become `-`, wave dashes `~`, the middle dots of foreign names `·`, brackets like 【】 `[]`;
- tabs and the odd blanks of typesetting become a blank; line ends stay.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

_KEPT = "。、《》〈〉—…"
_FORMS = {
    '"': "“”「」\u201e\u201f\uff02\u301d\u301e\u301f\uff62\uff63\ufe41\ufe42",
    "'": "‘’『』\u201a\u201b\uff07\ufe43\ufe44\u0060\u00b4",
    "-": "–－\u2010\u2011\u2012\u2212\ufe63",
    "~": "\uff5e\u301c\u223c",
    "·": "\u2022\u30fb\uff65\u2027\u2219\u22c5",
    "[": "【\u3014\uff3b\u3016",
    "]": "】\u3015\uff3d\u3017",
    "。": "\uff61",
    "、": "\uff64",
    ",": "\ufe50",
    ".": "\uff0e\ufe52",
    ":": "\ufe30\ufe55\u2236",
    ";": "\ufe54",
    "?": "\ufe56",
    "!": "\ufe57",
    "(": "\ufe59",
    ")": "\ufe5a",
    " ": "\t\u00a0\u3000\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f",
}


def _table() -> dict[int, str]:
    """Every character whose folded form is another one; made once from the forms above and the full-width block."""
    folded = {ord(c): unicodedata.normalize("NFKC", c) for c in map(chr, range(0xFF01, 0xFF5F))}
    folded |= {ord(c): form for form, characters in _FORMS.items() for c in characters}
    return {code: form for code, form in folded.items() if len(form) == 1 and chr(code) not in _KEPT}


_FOLDED = _table()


def fold(text: str) -> str:
    """`text` in its folded width and marks (see the module's words); script untouched, length kept."""
    return text.translate(_FOLDED)


def simplify(text: str) -> str:
    """`text` with Traditional characters in their Simplified form, one for one, so that its length stays.

    OpenCC knows phrases too (乾隆 keeps its 乾); where its answer has another length, each character is asked alone.
    """
    convert = _opencc()
    pieces = (_same_length(convert, piece) for piece in text.splitlines(keepends=True))
    return "".join(pieces)


def looks_traditional(text: str) -> bool:
    """Whether more of the telling characters of `text` are Traditional than Simplified; of its first 20,000."""
    sample = text[:20_000]
    return sum(map(sample.count, _TRADITIONAL)) > sum(map(sample.count, _SIMPLIFIED))


_TRADITIONAL = "這個們說來時會對後沒實過還讓應問題為與開關學經間點樣話國業長電"
_SIMPLIFIED = "这个们说来时会对后没实过还让应问题为与开关学经间点样话国业长电"


# A mark next to one of these is Chinese; between Latin letters or digits it is left as it stands.
_HAN = r"[\u3400-\u9fff\uf900-\ufaff《》“”。、，；：？！（）…—]"
_WRITTEN = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_MARK = re.compile(rf"(?<={_HAN})\s?[,;:?!](?!\d)\s?|(?<!\d)[,;:?!]\s?(?={_HAN})|[,;:?!](?=[“\"](?={_HAN}))")
_STOP = re.compile(rf"(?<={_HAN})\.(?=\s|$|{_HAN})")
_BRACKETS = re.compile(r"\(([^()\n]*)\)")
_HAN_WORD = re.compile(r"[\u3400-\u9fff]")


def written(text: str) -> str:
    """`text` as written Chinese shows it: full-width marks and “” beside Han characters; decimals, times, Latin runs alone.

    The length may change: for show, never for offsets.
    """
    shown = _quotes(text)
    shown = _brackets(shown)
    shown = _MARK.sub(lambda mark: _WRITTEN[mark.group().strip()], shown)
    # A mark that became wide makes its neighbour Chinese in turn: 好?! → 好？！
    shown = _MARK.sub(lambda mark: _WRITTEN[mark.group().strip()], shown)
    return _STOP.sub("。", shown)


def _quotes(text: str) -> str:
    """Straight double quotation marks turned into pairs, line by line, where a line has an even number and Han characters."""
    return "\n".join(_line_quotes(line) for line in text.split("\n"))


def _line_quotes(line: str) -> str:
    parts = line.split('"')
    if len(parts) % 2 == 0 or not _HAN_WORD.search(line):
        return line
    marks = "“”"
    return parts[0] + "".join(marks[i % 2] + part for i, part in enumerate(parts[1:]))


def _brackets(text: str) -> str:
    def widen(found: re.Match[str]) -> str:
        inside = found.group(1)
        around = text[max(found.start() - 1, 0) : found.start()] + text[found.end() : found.end() + 1]
        chinese = _HAN_WORD.search(inside) or (_HAN_WORD.search(around) and not around.isascii())
        return f"（{inside}）" if chinese else found.group()

    return _BRACKETS.sub(widen, text)


def _same_length(convert: Any, piece: str) -> str:
    simplified: str = convert(piece)
    if len(simplified) == len(piece):
        return simplified
    return "".join(_one(convert, character) for character in piece)


def _one(convert: Any, character: str) -> str:
    simplified: str = convert(character)
    return simplified if len(simplified) == 1 else character


@cache
def _opencc() -> Any:
    """OpenCC's converter; loaded on first use, for it reads its dictionaries then."""
    from opencc import OpenCC  # 50 ms that a Simplified text need not pay

    return OpenCC("t2s").convert
