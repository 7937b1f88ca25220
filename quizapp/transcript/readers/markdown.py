"""Plain text and Markdown → paragraphs: headings, quotes, lists, wrapped lines joined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from quizapp.transcript.markup import without_links, words
from quizapp.transcript.paragraph import Paragraph

_HEADING = re.compile(r"^ {0,3}(?:(#{1,6})\s+|(#{2,6})(?=[^\s#]))(.*?)\s*#*\s*$")
_UNDERLINE = re.compile(r"^ {0,3}(?:=+|-{2,})\s*$")
_RULE = re.compile(r"^ {0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,}|={3,}|[—–─━═]{3,})$")
_QUOTE = re.compile(r"^ {0,3}(?:>\s?)+")
_ITEM = re.compile(r"^\s*(?:[*+•●▪]|-(?=\s))\s+")
_NUMBERED = re.compile(r"^\s*(?:\d{1,2}(?:[.、\uff0e](?!\d)|[)）])|[（(]\d{1,2}[)）]|[①-⑳]|[一二三四五六七八九十]{1,3}、)")
_FENCE = re.compile(r"^\s*(?:```|~~~)")
_NOISE = re.compile(r"^\s*(?::{3,}.*|\{\{.*\}\}|\|?[\s:|-]*-{3,}[\s:|-]*\||//\s.*)\s*$")
_CAPTION = re.compile(r"<figcaption", re.IGNORECASE)
_BLOCK_TAG = re.compile(
    r"</?(?:p|div|section|article|blockquote|ul|ol|figure|table|tr|h[1-6])(?:\s[^<>]*)?>|<hr[^<>]*>", re.IGNORECASE
)
_LABEL_START = re.compile(r"^\W{0,6}([^\s：:，。,!！?？][^：:，。,!！?？]{0,23}?)(?:\W{0,4}[：:]|[\]】])")
_ENDS = tuple("。！？!?…；;:：.”」』\"')）】]>~～—")


@dataclass(frozen=True, slots=True)
class _Line:
    paragraph: Paragraph
    broken: bool = False  # an author's own line break: two blanks or a backslash at the end
    unclosed: bool = False  # bold type that ends on the next line


def read_markdown(text: str, first_line: int = 1) -> list[Paragraph]:
    """The paragraphs of `text`; `first_line` is the number of its first line in the source.

    Lines that the author's editor wrapped in mid-sentence are joined (without a blank between Han characters); lines that
    end a sentence, begin a list item or begin with a label that the text uses more than once stay paragraphs of their own.
    """
    text = without_links(_html_blocks(text))
    lines = text.split("\n")
    labels = _recurring_labels(lines)
    return list(_joined(_lines(lines, first_line), labels))


def _html_blocks(text: str) -> str:
    """HTML written inside a Markdown page, as Markdown: paragraphs, headings, quotes and line breaks."""
    if not _BLOCK_TAG.search(text) and "<br" not in text:
        return text
    text = re.sub(r"<(script|style)\b[^>]{0,500}>.*?</\1\s*>", "", text, flags=re.DOTALL | re.IGNORECASE)
    text = re.sub(r"<br\s*/?>", "\n\n", text, flags=re.IGNORECASE)
    text = re.sub(r"<h([1-6])(?:\s[^<>]*)?>", lambda m: "\n\n" + "#" * int(m.group(1)) + " ", text, flags=re.IGNORECASE)
    text = re.sub(r"<li(?:\s[^<>]*)?>", "\n\n* ", text, flags=re.IGNORECASE)
    return _BLOCK_TAG.sub("\n\n", text)


def _recurring_labels(lines: Iterable[str]) -> frozenset[str]:
    """What stands before a colon at the start of more than one line."""
    found = (_LABEL_START.match(line) for line in lines)
    count = Counter(_bare(match.group(1)) for match in found if match)
    return frozenset(label for label, times in count.items() if times > 1)


def _bare(label: str) -> str:
    return re.sub(r"[\W_]", "", label).casefold()


def _lines(lines: list[str], first_line: int) -> Iterator[_Line | None]:
    """Each line with its words and marks; None for a blank line or a rule, which part paragraphs."""
    fenced = sum(bool(_FENCE.match(line)) for line in lines) > 1
    code = ruled = False
    for at, (line, following) in enumerate(pairwise([*lines, ""]), first_line):
        if fenced and _FENCE.match(line):
            code = not code
        elif not code and not _NOISE.match(line):
            read = _line(line, following, at)
            ruled = ruled or bool(_RULE.match(line))
            yield replace(read, paragraph=replace(read.paragraph, ruled=True)) if read and ruled else read
            ruled = ruled and read is None


def _line(line: str, following: str, at: int) -> _Line | None:
    if not line.strip() or _RULE.match(line) or _UNDERLINE.match(line):
        return None
    quoted = bool(_QUOTE.match(line))
    bare = _QUOTE.sub("", line)
    heading = _HEADING.match(bare)
    level = len(heading.group(1) or heading.group(2)) if heading else 0
    if not level and _UNDERLINE.match(following) and len(bare) <= 120 and len(following.strip()) > 2:
        level = 1 if "=" in following else 2
    item = bool(_ITEM.match(bare))
    text, bold, all_bold = words(heading.group(3) if heading else _ITEM.sub("", bare))
    if not any(map(str.isalnum, text)):
        # A lone colon is the rest of a label that the wrapping cut off; any other mark alone says nothing.
        return _Line(Paragraph(text, at)) if text and text in "：:" else None
    paragraph = Paragraph(text, at, level, bold, all_bold, quoted, item, bool(_CAPTION.search(bare)))
    return _Line(paragraph, bare.endswith(("  ", "\\")), bare.count("**") % 2 == 1)


def _joined(lines: Iterable[_Line | None], labels: frozenset[str]) -> Iterator[Paragraph]:
    held: _Line | None = None
    for line in lines:
        if held and line and _goes_on(held, line.paragraph, labels):
            held = replace(line, paragraph=join(held.paragraph, line.paragraph))
            continue
        if held:
            yield held.paragraph
        held = replace(line, paragraph=replace(line.paragraph, flows=True)) if held and line else line
    if held:
        yield held.paragraph


def _goes_on(before: _Line, line: Paragraph, labels: frozenset[str]) -> bool:
    """Whether `line` is the rest of the sentence that the line before began."""
    held = before.paragraph
    if _is_rest(before, line):
        return True
    apart = held.heading or line.heading or line.item or held.caption or line.caption or held.quoted != line.quoted
    if apart or (before.broken and not (held.item and not held.text.endswith(_ENDS))):
        return False
    if _NUMBERED.match(line.text) or _starts_with_label(line.text, labels):
        return False
    if held.text.endswith(("：", ":")):
        return _starts_with_label(held.text, labels) and len(held.text) < 40
    return not held.text.endswith(_ENDS) and len(held.text) > 15


def _is_rest(before: _Line, line: Paragraph) -> bool:
    """What begins with a mark, or ends the bold type of a short line, cannot stand alone."""
    held = before.paragraph
    if held.heading:
        return False
    if before.unclosed and len(held.text) < 16:
        return True
    return line.text[0] in "，。、；！？…）”,;!?)" or (line.text[0] in "：:" and held.bold > 0)


def _starts_with_label(text: str, labels: frozenset[str]) -> bool:
    match = _LABEL_START.match(text)
    return match is not None and _bare(match.group(1)) in labels


def join(held: Paragraph, line: Paragraph) -> Paragraph:
    """One paragraph of two: a blank between them only where Latin words meet, or cues that have no marks."""
    gap = " " if line.spaced or _needs_blank(held.text[-1], line.text[0]) else ""
    whole = held.bold == len(held.text)
    bold = len(held.text) + len(gap) + line.bold if whole and line.bold else held.bold
    return replace(held, text=held.text + gap + line.text, bold=bold, all_bold=held.all_bold and line.all_bold)


def _needs_blank(left: str, right: str) -> bool:
    """A wrapped line lost a blank only where a Latin word or a number stands at the break."""
    return (
        (left.isascii() or right.isascii()) and right not in ",.;:?!)" and left not in "(" and not (_wide(left) or _wide(right))
    )


def _wide(character: str) -> bool:
    return character in "，。；：？！、（）“”《》「」『』…—"
