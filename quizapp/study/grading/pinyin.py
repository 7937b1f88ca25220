"""Whether letters can be pinyin that an input method left as it was typed."""

from __future__ import annotations

import re

_SYLLABLE = re.compile(
    "(?:[aeo]|ai|ei|ao|ou|an|en|ang|eng|er"
    "|[bpm](?:a|o|ai|ei|ao|an|en|ang|eng|i|ie|iao|ian|in|ing|u)|m(?:e|iu|ou)|pou|f(?:a|o|ei|ou|an|en|ang|eng|u)"
    "|[dt](?:a|e|ai|ei|ao|ou|an|ang|eng|ong|i|ie|iao|ian|ing|u|uo|ui|un|uan)|d(?:iu|ia|en)"
    "|[nl](?:a|e|ai|ei|ao|ou|an|ang|eng|ong|i|ie|iao|iu|ian|iang|in|ing|u|uo|un|uan|v|ve|ue)|nen|lia"
    "|[gkh](?:a|e|ai|ei|ao|ou|an|en|ang|eng|ong|u|ua|uo|uai|ui|uan|un|uang)"
    "|[jqx](?:i|ia|ie|iao|iu|ian|iang|in|ing|iong|u|ue|uan|un)"
    "|(?:zh|ch|sh|[rzcs])(?:a|e|i|ai|ei|ao|ou|an|en|ang|eng|ong|u|ua|uo|uai|ui|uan|un|uang)"
    "|y(?:a|ao|e|i|in|ing|o|ong|ou|u|ue|uan|un|an|ang)|w(?:a|ai|an|ang|ei|en|eng|o|u))"
)
_LONGEST = 6  # letters of a syllable


def is_pinyin(text: str) -> bool:
    """Whether a text is nothing but syllables in small letters, with or without blanks and apostrophes between them."""
    words = re.split(r"[\s'’]+", text.strip())
    return all(_syllables(word) for word in words)


def _syllables(word: str) -> bool:
    """Place by place, so that the many ways to cut xianxian are not tried one by one."""
    ends = {0}
    for place in range(len(word)):
        if place in ends:
            ends |= {end for end in range(place + 1, place + _LONGEST + 1) if _SYLLABLE.fullmatch(word[place:end])}
    return bool(word) and len(word) in ends
