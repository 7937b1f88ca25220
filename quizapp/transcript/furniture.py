"""What is on the page but not in the article: menus, login boxes, share buttons, download codes, footers, adverts.

Only whole short paragraphs are judged, never words inside speech: 关注到 and 点击率 stay.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizapp.transcript.labels import Labelled
from quizapp.transcript.paragraph import Paragraph
from quizapp.transcript.wordlists import pattern

_WHOLE = re.compile(rf"(?:{pattern('furniture_whole').pattern})[\s\W\d]*", re.IGNORECASE)
_PART = pattern("furniture_part")
_NOTICE = pattern("notices")
_END = re.compile(rf"(?:{pattern('endings').pattern})$", re.IGNORECASE)
# Under a title: when it appeared, how long it is.
_DATELINE = re.compile(
    r"(?:[\w·\u4e00-\u9fff]{1,12}\s)?(?:发布于|发表于|时间[：:])?\s?(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}(?:\s?[-/.月]\s?\d{1,2})?日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?(?:\s?[\u4e00-\u9fff]{1,6})?"
    r"|(?:约|共|全文)?\s?[\d.,]+\s?[千万kK]?\s?字.{0,14}"
)


def is_furniture(paragraph: Paragraph) -> bool:
    """Whether a paragraph, by itself, is a piece of the page."""
    text = paragraph.text.strip()
    if not text or len(text) > 160:
        return not text
    if _WHOLE.fullmatch(text) or _DATELINE.fullmatch(text) or (len(text) < 3 and not re.search(r"[\u3400-\u9fff]", text)):
        return True
    if _NOTICE.match(text):
        return True
    limit = 60 if text[-1] not in "。！？!?" else 90
    return len(text) <= limit and bool(_PART.search(text)) and not _is_speech(text)


def is_end(paragraph: Paragraph) -> bool:
    """Whether the article is over where this paragraph begins."""
    return bool(_END.match(paragraph.text.strip(" *#>：:")))


def without_end(paragraphs: Sequence[Paragraph], last_turn: int) -> int:
    """How many of `paragraphs` belong to the article, given the index of the last one that a label opens (-1: no labels)."""
    start = max(last_turn + 1, len(paragraphs) // 2) if last_turn < 0 else last_turn + 1
    for at in range(start, len(paragraphs)):
        if is_end(paragraphs[at]):
            return at
    return len(paragraphs)


def without_trailing_scraps(parts: Sequence[Labelled]) -> list[Labelled]:
    """Without the short lines at the end that are no sentences: names of sites, slogans."""
    end = len(parts)
    while end > 1 and not parts[end - 1].label and _is_scrap(parts[end - 1]):
        end -= 1
    return list(parts[:end])


def _is_scrap(part: Labelled) -> bool:
    text = part.paragraph.text
    return len(text) <= 30 and not re.search(r"[。！？!?…”」\"）)]$", text) and not part.paragraph.item and not part.paragraph.cue


def advert_paragraphs(paragraphs: Sequence[Paragraph]) -> set[int]:
    """The indices of what stands under a heading that calls it an advertisement."""
    inside, found = False, set[int]()
    for at, paragraph in enumerate(paragraphs):
        if paragraph.heading:
            inside = bool(re.match(r"广告|廣告|推广信息|商业推广|本期赞助", paragraph.text))
        if inside:
            found.add(at)
    return found


def _is_speech(text: str) -> bool:
    """A whole sentence in the first person says something; a button does not."""
    return (
        text.endswith(("。", "？", "?", "！"))
        and bool(re.search(r"我(?!们?的?(?:公众号|微信))|他们|觉得(?!本篇|不错)", text))
        and len(text) > 14
    )
