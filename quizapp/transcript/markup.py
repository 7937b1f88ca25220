"""The words of a line of Markdown, and which of them are bold."""

from __future__ import annotations

import html
import re

_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|~<>&\"'])")
_ESCAPE_BASE = 0xE100  # private use: the decoder lets none of it through
_BOLD = "\ue000"
_TARGET = r"\((?:[^()\n]|\n(?!\n)|\([^()\n]*\))*\)"
_IMAGE = re.compile(rf"!\[[^\[\]]{{0,300}}\](?:{_TARGET}|\[[^\[\]\n]*\])(?:\{{[^{{}}\n]*\}})?")
_LINK = re.compile(rf"\[([^\[\]]{{0,300}})\]{_TARGET}")
_REFERENCE = re.compile(r"\[([^\[\]\n]{2,300})\]\[[^\[\]\n]{0,40}\]")
_NOTE = re.compile(r"\[\^?\d{1,3}\](?![:：])|\[\^[^\[\]\n]{1,20}\](?![:：])")
_DEFINITION = re.compile(r"^[ \t]*\[[^\[\]\n]{1,60}\]:[ \t]*(?:https?:|/|#|mailto:)\S*.*$", re.MULTILINE)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")
_AUTOLINK = re.compile(r"<(?:https?|mailto):[^<>\s]*>")
_STRONG_TAG = re.compile(r"</?(?:strong|b)(?:\s[^<>]*)?>", re.IGNORECASE)
_STRONG = re.compile(r"\*\*\*?|(?<![A-Za-z0-9])___?(?=\S)|(?<=\S)___?(?![A-Za-z0-9])")
_EMPHASIS = re.compile(
    r"(?<![A-Za-z0-9*])\*([^\s*][^*\n]*?)\*(?![A-Za-z0-9*])|(?<![A-Za-z0-9_])_([^\s_][^_\n]*?)_(?![A-Za-z0-9_])"
)
_BOLD_AGAIN = re.compile(r"(?<=[^\s*])\*{4}(?=[^\s*])")  # bold that ends and begins at once
_STRUCK = re.compile(r"~~([^~\n]*)~~")
_CODE = re.compile(r"`{1,2}([^`\n]*)`{1,2}")
_BLANKS = re.compile(r"[ \t\u00a0\u3000\u2000-\u200a\u202f\u205f]+")


def without_links(text: str) -> str:
    """A whole source without images, link targets, reference definitions and comments; the links' own words stay."""
    text = _without_comments(_ESCAPED.sub(_hide, text))
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))  # a picture within a link
    text = _REFERENCE.sub(r"\1", _DEFINITION.sub("", text))
    return _NOTE.sub("", text)


def words(line: str) -> tuple[str, int, bool]:
    """The words of a line that `without_links` has seen; how many of them, from the start, are bold; and whether all are."""
    line = _STRUCK.sub(r"\1", _CODE.sub(r"\1", line))
    line = _BOLD_AGAIN.sub("", line).replace("****", "**")
    line = _TAG.sub("", _STRONG_TAG.sub(_BOLD, _AUTOLINK.sub("", line)))
    line = _EMPHASIS.sub(lambda m: m.group(1) or m.group(2), _STRONG.sub(_BOLD, line))
    line = _BLANKS.sub(" ", _show(html.unescape(line)))
    return _measure(line)


def _measure(line: str) -> tuple[str, int, bool]:
    """Take out the marks of bold type; count the bold characters at the start."""
    kept: list[str] = []
    bold, prefix, whole = False, -1, True
    for piece in re.split(f"({_BOLD})", line):
        if piece == _BOLD:
            bold = not bold
            continue
        if not bold and piece.strip(" *:：.。"):
            prefix = sum(map(len, kept)) if prefix < 0 else prefix
            whole = False
        kept.append(piece)
    text = "".join(kept)
    lead = len(text) - len(text.lstrip())
    text = text.strip()
    whole = whole and _BOLD in line and bool(text)
    length = len(text) if prefix < 0 else max(min(prefix - lead, len(text)), 0)
    return text, (length if _BOLD in line else 0), whole


def _without_comments(text: str) -> str:
    """Without <!-- … -->; not by a pattern, which would look for the end once for each beginning."""
    pieces, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        pieces.append(text[at:start])
        at = end + 3
    return "".join([*pieces, text[at:]])


def _hide(found: re.Match[str]) -> str:
    return chr(_ESCAPE_BASE + ord(found.group(1)))


def _show(line: str) -> str:
    return re.sub("[\ue101-\ue17f]", lambda m: chr(ord(m.group()) - _ESCAPE_BASE), line)
