"""The first letters of the pinyin of Chinese words: 统计 is tj.

GB 2312 lists its 3,755 common characters by pinyin, so the place of a character among the first of each letter tells its letter.
"""

from __future__ import annotations

_FIRSTS = "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝"
_LETTERS = "abcdefghjklmnopqrstwxyz"
_LAST = "座"
_STARTS = [character.encode("gb2312") for character in _FIRSTS]


def initials(words: str) -> str:
    """The initials of all characters; Latin letters and digits stay, what is not common is left out."""
    return "".join(_initial(character) for character in words)


def _initial(character: str) -> str:
    if character.isascii():
        return character.lower() if character.isalnum() else ""
    try:
        code = character.encode("gb2312")
    except UnicodeEncodeError:
        return ""
    if not _STARTS[0] <= code <= _LAST.encode("gb2312"):
        return ""
    return _LETTERS[max(n for n, start in enumerate(_STARTS) if start <= code)]
