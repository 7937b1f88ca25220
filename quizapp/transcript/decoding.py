"""Bytes → characters: which of the encodings of Chinese text a source is in."""

from __future__ import annotations

import codecs
import re
import unicodedata
from pathlib import Path

from quizapp.errors import UnreadableSource
from quizapp.language.fold import looks_traditional

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 200_000  # characters that are looked at to tell one encoding from another
_MAGIC = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x7fELF",
    b"ID3",
    b"\xd0\xcf\x11\xe0",
    b"\x1f\x8b",
    b"OggS",
    b"RIFF",
)
# What makes up most of any Chinese page; two wrong encodings rarely hit on these.
_FREQUENT = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里，。、：？！；“”（）《》這個們來為國說時會對發後裡"
)


def decode(data: bytes, path: Path | str) -> tuple[str, str]:
    """The characters of `data` and the name of its encoding.

    Looked for in this order: a byte-order mark, UTF-16 without one, UTF-8, then GB18030 and Big5, of which the one that
    reads more like Chinese is taken. Line ends become a line feed; control, format and private-use characters go.
    Raises UnreadableSource for what is no text.
    """
    if data.startswith(_MAGIC):
        raise _no_text(path)
    text, encoding = _decoded(data, path)
    if text.count("\0") + text.count("\ufffd") > len(text) // 100:
        raise _no_text(path)
    return _clean(text), encoding


def _decoded(data: bytes, path: Path | str) -> tuple[str, str]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace"), encoding
    if encoding := _wide(data):
        return data.decode(encoding, errors="replace"), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if error.start > _SAMPLE or _slips(data) < 20:
            # One damaged character in an honest UTF-8 file must not turn it into another encoding.
            return data.decode("utf-8", errors="replace"), "utf-8"
    return _national(data, path)


def _wide(data: bytes) -> str:
    """UTF-16 without a byte-order mark: every other byte of line ends and Latin letters is zero."""
    sample = data[:4000]
    if len(sample) < 4 or b"\0" not in sample:
        return ""
    little, big = sample[1::2].count(0), sample[0::2].count(0)
    if max(little, big) < len(sample) // 100 or min(little, big) > max(little, big) // 4:
        return ""
    return "utf-16-le" if little > big else "utf-16-be"


def _slips(data: bytes) -> int:
    """How much of the beginning is not UTF-8, in replaced characters for a thousand good non-ASCII ones."""
    sample = data[:_SAMPLE].decode("utf-8", errors="replace")
    good = sum(character > "\x7f" for character in sample) - (bad := sample.count("\ufffd"))
    return 1000 * bad // max(good, 1)


def _national(data: bytes, path: Path | str) -> tuple[str, str]:
    """GB18030 or Big5, whichever reads more like Chinese."""
    best = ("", "", -1.0)
    for encoding in ("gb18030", "big5hkscs"):
        text = data.decode(encoding, errors="replace")
        sample = text[:_SAMPLE]
        wide = sum(character > "\x7f" for character in sample)
        share = (sum(map(sample.count, _FREQUENT)) - 5 * sample.count("\ufffd")) / max(wide, 1)
        if share > best[2]:
            best = (text, encoding, share)
    if best[2] < 0.08:
        raise _no_text(path)
    return best[0], "big5" if best[1] == "big5hkscs" else best[1]


_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ue000-\uf8ff]"
)


def _clean(text: str) -> str:
    """One kind of line end; nothing that a screen would obey instead of show, nothing that has no meaning of its own."""
    text = _UNWANTED.sub("", _LINE_ENDS.sub("\n", text))
    return "".join(c for c in text if not "\ud800" <= c <= "\udfff") if re.search("[\ud800-\udfff]", text) else text


def shown(path: Path | str) -> str:
    """A path as a message may show it: on one line, nothing that a terminal obeys."""
    return "".join(c if c.isprintable() else "?" for c in str(path))


def squeezed(text: str) -> str:
    """Letters and digits of `text` alone, in one width and case: what stays when encoding, marks and blanks change."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def is_traditional(text: str) -> bool:
    """Whether the text is in Traditional script."""
    return looks_traditional(text)


def _no_text(path: Path | str) -> UnreadableSource:
    return UnreadableSource(
        shown(path), "this is no text", "give a .txt, .md, .html, .srt or .vtt file in UTF-8, GB18030, Big5 or UTF-16"
    )
