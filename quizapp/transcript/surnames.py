"""What a name looks like: Chinese and Latin names, nicknames, names with titles, outlets."""

from __future__ import annotations

import re

from quizapp.transcript.wordlists import words

_FAMILY = words("surnames")
_SINGLE = "".join(name for name in _FAMILY if len(name) != 2)
_DOUBLE = "|".join(name for name in _FAMILY if len(name) == 2)

SURNAME = rf"(?:{_DOUBLE}|[{_SINGLE}])"
TITLE = "|".join(words("titles"))
_GIVEN = r"(?![的是了说說谈談在与與及])[\u4e00-\u9fff]"
HAN_NAME = rf"{SURNAME}(?:{_GIVEN}){{1,2}}"
LATIN_NAME = r"[A-Z][a-zA-Z'’.-]*(?:[ ·-](?:van|von|de|der|da|la|[A-Z][a-zA-Z'’.-]*)){0,4}"

_HAN_NAME = re.compile(rf"{HAN_NAME}\Z")
_TITLED = re.compile(rf"(?:{SURNAME}[\u4e00-\u9fff]{{0,2}}|[\u4e00-\u9fff]{{2,4}}|[A-Za-z]+ ?)(?:{TITLE})\Z")
_NICKNAME = re.compile(r"(?:老|小|阿|大)[\u4e00-\u9fffA-Z]\Z")
_LATIN_NAME = re.compile(rf"{LATIN_NAME}\Z")
_FOREIGN = re.compile(r"[\u4e00-\u9fff]{1,8}[·•・][\u4e00-\u9fff·•・]{1,12}\Z")
_OUTLET = re.compile(
    r"《.+》\Z|.{0,12}(?:网|網|社|报|報|周刊|週刊|杂志|雜誌|新闻|新聞|传媒|傳媒|时报|時報|电视|電視|电台|卫视|播客|频道|頻道"
    r"|财经|科技|媒体|編輯部|编辑部|公园|实验室|台|觀察|观察|资本)\Z"
)


def looks_like_a_name(label: str) -> bool:
    """Whether `label` has the form of a person's name, a nickname, a name with a title, or an outlet."""
    forms = (_HAN_NAME, _TITLED, _NICKNAME, _LATIN_NAME, _FOREIGN, _OUTLET)
    return any(form.match(label) for form in forms)


def is_outlet(label: str) -> bool:
    """Whether `label` is by its form a newspaper, a site, a programme."""
    return bool(_OUTLET.match(label))


def is_person(label: str) -> bool:
    """Whether `label` has the form of a whole Chinese name."""
    return bool(_HAN_NAME.match(label))
