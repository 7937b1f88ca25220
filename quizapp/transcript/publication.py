"""Title, date, outlet and interviewers of a source, each with the place where it was found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from quizapp.transcript.front_matter import FrontMatter
from quizapp.transcript.furniture import is_furniture
from quizapp.transcript.paragraph import Paragraph
from quizapp.transcript.transcript import Found

_DATE = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?:\s?[-/.年]\s?(?P<m>0?[1-9]|1[0-2])(?:\s?[-/.月]\s?(?P<d>0?[1-9]|[12]\d|3[01])(?!\d))?)?(?!\d)\s?[日月年]?"
)
_ADDRESS = re.compile(r"https?://\S*?/((?:19|20)\d\d)/(?:(0[1-9]|1[0-2])/)?(?:([0-2]\d|3[01])/)?")
_SITE = re.compile(r"(?:\s*[|\uff5c_]\s*|\s+[-·–—]\s+)(?P<site>[^|\uff5c_·–—]{2,12})$")
_CREDIT = re.compile(
    r"(?:采访|採訪|主持|访谈|记者|記者|采写|访问)\s*(?:者|人)?\s*[：:丨\uff5c|]\s*\\?[|\uff5c]?\s*(?P<who>[^，,；;。\s）)]{2,12}(?:[，,、\s]\s?[\u4e00-\u9fff]{2,3}(?![：:\u4e00-\u9fff]))*)"
)
_OUTLET = re.compile(
    r"(?:(?:本文|原文|文章|内容|转载|^)(?:来自|来源|转自|首发于)|^来源|译文出自|转载自)[于自]?\s*[：:]?\s*(?:微信)?(?:公众号)?\s*[：:]?\s*[「“\"《【]?(?P<outlet>[^\s，,。；;：:（(「」“”\"《》【】)）]{2,20}?)(?:APP)?[」”\"》】]?(?=\s|[，,。（(：:~」]|$)"
)
# The line that clipping tools put under the title: the site, the authors, the account.
_CLIPPED = re.compile(
    r"^(?:[\w-]+\.)+(?:com|cn|net|org)\s?(?:[\u4e00-\u9fff、]{2,12}\s)?"
    r"(?P<outlet>(?!关注)[\u4e00-\u9fff\w ]{2,20}?)(?: (?P=outlet))?$"
)


@dataclass(frozen=True, slots=True)
class Publication:
    """What is known of a source's appearance."""

    title: Found | None = None
    date: Found | None = None
    outlet: Found | None = None
    interviewers: tuple[str, ...] = ()
    title_at: int = -1  # index of the paragraph that holds the title


def find_publication(matter: FrontMatter, paragraphs: Sequence[Paragraph], turns: tuple[int, int], path: str) -> Publication:
    """Title, date, outlet and interviewers.

    turns   indices of the first and last paragraph that a label opens (-1: none); credits are looked for outside
    path    the source's path: its name is the last resort for title and date
    """
    first, last = turns
    at = _title_paragraph(paragraphs, first)
    outside = [*paragraphs[: first if first >= 0 else 12][:40], *paragraphs[last + 1 :][-10:]]
    lines = [p.text for p in outside if len(p.text) <= 160]
    title = _title(matter, paragraphs, at, path)
    return Publication(
        title=title,
        date=_date(matter, lines, path),
        outlet=_outlet(matter, lines),
        interviewers=_interviewers(matter, lines),
        title_at=at,
    )


def _title_paragraph(paragraphs: Sequence[Paragraph], first_turn: int) -> int:
    """The first heading of the first level before anybody speaks; else the first short line that could be one."""
    before = range(min(len(paragraphs), first_turn if first_turn >= 0 else 12))
    for level in (1, 2):
        for at in before:
            if paragraphs[at].heading == level and _titular(paragraphs[at].text) and not (level == 2 and at > 8):
                return at
    if any(paragraphs[at].heading for at in before):
        return -1
    return next((at for at in before if _could_be_title(paragraphs, at)), -1)


def _titular(text: str) -> bool:
    return 4 <= len(text) <= 80 and not re.fullmatch(r"微信号|导言|引言|前言|正文|目录|采访正文|访谈内容", text)


def _could_be_title(paragraphs: Sequence[Paragraph], at: int) -> bool:
    """A line of its own, longer than a button, that ends no sentence; the article follows."""
    text = paragraphs[at].text
    if (
        not 4 <= len(text) <= 60
        or text.endswith(("。", "；", "：", ":", "，", ",", "”"))
        or _DATE.fullmatch(text)
        or _CREDIT.search(text)
        or is_furniture(paragraphs[at])
    ):
        return False
    if at + 1 == len(paragraphs) or paragraphs[at + 1].flows:
        return False
    own = paragraphs[at]
    return not (own.flows or own.quoted or own.item or own.cue)


def _title(matter: FrontMatter, paragraphs: Sequence[Paragraph], at: int, path: str) -> Found | None:
    if found := matter.first("title", "标题", "headline"):
        return Found(clean_title(found), "front matter")
    if at >= 0:
        return Found(clean_title(paragraphs[at].text), "heading" if paragraphs[at].heading else "first line")
    stem = re.sub(r"^[\d\W_]+", "", PurePath(path).stem) if path not in ("", "-") else ""
    return Found(clean_title(stem.replace("_", " ")), "file name") if stem else None


def clean_title(title: str) -> str:
    """A title without the date in front and the name of the site behind."""
    title = re.sub(r"^(?:19|20)\d\d-\d\d?-\d\d?\s+", "", re.sub(r"\s+", " ", title).strip())
    site = _SITE.search(title)
    if site and len(title) - len(site.group()) >= 8 and not re.search(r"[？?！!。]|20\d\d", site["site"]):
        title = title[: site.start()]
    return title


def _date(matter: FrontMatter, lines: Sequence[str], path: str) -> Found | None:
    if iso := iso_date(matter.first("date", "createtime", "created", "published", "pubdate", "发布时间", "日期")):
        return Found(iso, "front matter")
    for text in lines:
        found = _DATE.search(text)
        alone = found and (found.start() == 0 or len(text) - len(found.group()) <= 16)
        if found and found["d"] and (alone or re.search(r"发布|发表|时间|日期", text)) and (iso := iso_date(text)):
            return Found(iso, "credits")
    for found in filter(None, map(_ADDRESS.search, lines)):
        return Found("-".join(part for part in found.groups() if part), "address")
    if (found := _DATE.search(PurePath(path).name)) and found["m"] and (iso := iso_date(found.group())):
        return Found(iso, "file name")
    return None


def iso_date(text: str) -> str:
    """The first date in `text` as 2022-12-17, 2022-12 or 2022; empty where there is none."""
    found = _DATE.search(text)
    if not found:
        return ""
    return "-".join(part if len(part) == 4 else f"{int(part):02}" for part in (found["y"], found["m"], found["d"]) if part)


def _outlet(matter: FrontMatter, lines: Sequence[str]) -> Found | None:
    if found := matter.first("outlet", "publisher", "sitename", "speaker", "channel", "来源"):
        return Found(found, "front matter")
    for text in lines:
        if match := _OUTLET.search(text) or _CLIPPED.match(text):
            return Found(match["outlet"], "credits")
    return None


def _interviewers(matter: FrontMatter, lines: Sequence[str]) -> tuple[str, ...]:
    named = [part for text in lines for match in _CREDIT.finditer(text) for part in re.split(r"[，,、\s]+", match["who"])]
    return tuple(dict.fromkeys([*matter.all("interviewer", "host", "主持人"), *named]))
