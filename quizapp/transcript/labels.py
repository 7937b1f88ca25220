"""What a paragraph may begin with to say who speaks, in all the styles that interviews are printed in."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from quizapp.transcript.paragraph import Paragraph


class Style(StrEnum):
    """How a label is set apart from the words that follow."""

    PLAIN = "plain"  # 名字：
    BOLD = "bold"  # **名字：**, **名字** ：
    HEADING = "heading"  # ### 名字：
    BRACKETS = "brackets"  # [名字]:, 【名字】
    TIMED = "timed"  # 名字 00:12
    NAKED = "naked"  # **名字** alone, or before the words, without a colon


@dataclass(frozen=True, slots=True)
class Label:
    """What may be a label: the name as written, and where the paragraph's own words begin."""

    name: str
    end: int
    style: Style

    @property
    def key(self) -> str:
        """The name in the form by which labels are compared."""
        return role_and_name(self.name)[1]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A paragraph, parted from its label where it has one."""

    paragraph: Paragraph
    label: str = ""  # as written; empty where there is none


_HAN = r"\u4e00-\u9fff"
_TIME = r"[\[(（]?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:[.,]\d{1,3})?[\])）]?"
_TIME_FIRST = re.compile(rf"^{_TIME}\s*")
_NAME_AND_TIME = re.compile(rf"^(?P<name>[^\d\s：:，。][^：:，。！？\n]{{0,20}}?)[\s\u3000]+{_TIME}\s*(?=\S|$)")
_NUMBERED = re.compile(
    r"^(?P<name>(?:Q|A|q|a|Question|Answer|问题|問題|问|問|答|追问|追問|提问|提問))\s*"
    r"(?:\d{1,3}\s*[.\uff0e:：、)）]|[:：]|[.\uff0e、](?=\s*\S))\s*"
)
_COLON = re.compile(r"^[\"“”'‘’*]{0,2}(?P<name>[^\s：:。！？!?，,；;、\n（(](?:[^：:。！？!?，,；;、\n]{0,38}))\s*[：:]\s*")
_BRACKETS = re.compile(r"^[\[【]\s*(?P<name>[^\[\]【】\n]{1,24}?)\s*[\]】]\s*[：:]?\s*")
_SENTENCE = re.compile(r"[。！？!?，,；;、]")

GENERIC_HOST = re.compile(
    r"(?:q|question|host|interviewer|moderator|问|問|问题|問題|追问|追問|提问|提問|主持人?|主播|记者|記者|采访者|採訪者|访谈者|采访人|小编)\d*\Z"
)
GENERIC_AUDIENCE = re.compile(
    r"(?:slido)?(?:现场|現場|线上)?(?:观众|觀眾|听众|聽眾|网友|網友|读者|讀者|留言|audience)(?:提问|提問|问|朋友|留言)?"
    r"(?:\d+|[一二三四五六七八九十a-z])?\Z"
)
GENERIC_GUEST = re.compile(r"(?:(?:a|answer|guest|答|回答)\d*|(?:嘉宾|嘉賓|来宾|受访者|受訪者|被访者)(?:\d+|[a-z])?)\Z")
GENERIC_NUMBER = re.compile(
    r"(?:speaker|spk|说话人|說話人|发言人|發言人|讲者|參與者|参与者)[\s_]?(?:\d+|[a-z])\Z"
    r"|(?:left|right|self|me|other|mine|incoming|outgoing|received|sent)\Z"  # the sides of a chat page
)


@lru_cache(maxsize=10_000)
def key(name: str) -> str:
    """`name` without marks, blanks and case: 《硅谷101》, `羽-白` and `名字 ` compare as 硅谷101, 羽白 and 名字."""
    name = unicodedata.normalize("NFKC", name)
    name = re.sub(rf"(?<=[{_HAN}])-(?=[{_HAN}])", "", name)
    return re.sub(r"[\s\"'“”‘’《》「」『』\[\]【】*_#|]", "", name).casefold().strip("-—:,.")


def is_generic(label_key: str) -> bool:
    """Whether a label's key names a part (Q, 主持人, Speaker 0), not a person."""
    return any(form.match(label_key) for form in (GENERIC_HOST, GENERIC_GUEST, GENERIC_AUDIENCE, GENERIC_NUMBER))


def find_label(paragraph: Paragraph) -> Label | None:
    """The label that the paragraph may begin with; a time code before it is passed over."""
    text = paragraph.text
    start = found.end() if (found := _TIME_FIRST.match(text)) else 0
    rest = text[start:]
    for form in (_NAME_AND_TIME, _NUMBERED, _BRACKETS, _COLON):
        if (found := form.match(rest)) and key(found["name"]):
            return Label(found["name"].strip(), start + found.end(), _style(paragraph, form, start, found))
    return _naked(paragraph)


def role_and_name(written: str) -> tuple[str, str]:
    """The role and the key of a label that has both: `主持人 泓君` → 主持人 and 泓君; the role is empty where there is none."""
    found = re.match(r"(主持人?|主播|嘉宾|嘉賓|记者|記者)[\s:：|\uff5c]+(.+)$", written)
    return (found.group(1), key(found.group(2))) if found else ("", key(written))


def _style(paragraph: Paragraph, form: re.Pattern[str], start: int, found: re.Match[str]) -> Style:
    if form is _NAME_AND_TIME:
        return Style.TIMED
    if paragraph.heading:
        return Style.HEADING
    if form is _BRACKETS or found["name"].startswith(("[", "【")):
        return Style.BRACKETS
    return Style.BOLD if paragraph.bold >= start + len(found["name"]) else Style.PLAIN


def _naked(paragraph: Paragraph) -> Label | None:
    """A short heading, or bold words before others: names without a colon look like this, and so do headings."""
    text = paragraph.text
    if paragraph.heading:
        return Label(text, len(text), Style.NAKED) if len(text) <= 16 and not _SENTENCE.search(text) else None
    if len(text) <= (24 if text.isascii() else 12) and not paragraph.bold and not paragraph.item and not _SENTENCE.search(text):
        return Label(text, len(text), Style.NAKED)
    name = text[: paragraph.bold].strip()
    if paragraph.item or text[paragraph.bold :].lstrip()[:1] in tuple(",，、。.；;是"):
        return None
    return Label(name, paragraph.bold, Style.NAKED) if 0 < len(name) <= 24 and not _SENTENCE.search(name) else None
