"""Text of a source made safe to print: it cannot move the cursor, colour the screen, ring the bell or turn the line round."""

from __future__ import annotations

import re

# What a terminal obeys instead of showing: control characters; what reorders a line: bidirectional marks and overrides;
# what breaks a line behind our back; what has no meaning outside a pair: surrogates; what hides text: tag characters.
_UNSAFE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]"
)
_PICTURES = 0x2400  # U+241B ␛ stands for ESC, and so on
_DELETE = 0x7F


def harmless(text: str) -> str:
    """The text with what is unsafe replaced by something that can only be seen: ␛ for an escape, blank for tab, � for the rest.

    Line ends stay, and so does the length in characters: spans into the text remain right.
    """
    return _UNSAFE.sub(_seen, text)


def one_line(text: str) -> str:
    """Harmless, and on one line: line ends become blanks."""
    return harmless(text).replace("\n", " ")


def readable(path: str) -> str:
    """A file name as it is meant: where the locale could not decode it, as UTF-8; what is no UTF-8 either shows as �."""
    try:
        return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    except UnicodeEncodeError:  # half characters that no file name gave us
        return path.encode("utf-8", "replace").decode("utf-8")


def _seen(match: re.Match[str]) -> str:
    code = ord(match[0])
    if match[0] == "\t":
        return " "
    if code < 0x20:
        return chr(_PICTURES + code)
    return "\u2421" if code == _DELETE else "\ufffd"
