"""Whether a border between two characters cuts a word, by the counts of jieba's dictionary."""

from __future__ import annotations

import re

from quizapp.language.frequency import UNKNOWN, rarity

WINDOW = 4  # characters on either side; words of the dictionary are seldom longer
DEARER = 1.5  # powers of ten by which the best split with the border must be rarer than the best one without
HAN_BEFORE, HAN_AFTER = re.compile(r"[\u3400-\u9fff]*$"), re.compile(r"[\u3400-\u9fff]*")


def cuts_word(text: str, at: int) -> bool:
    """Whether the likeliest split of the Han characters round place `at` into words has no border there: 可扩|展性.

    Unigram segmentation as in jieba (the path of greatest product of the words' frequencies), in Simplified script.
    """
    left = HAN_BEFORE.search(text[max(0, at - WINDOW) : at])
    right = HAN_AFTER.match(text[at : at + WINDOW])
    before, after = left[0] if left else "", right[0] if right else ""
    if not before or not after:
        return False
    whole = before + after
    return _rarity(whole, len(before)) - _rarity(whole) > DEARER


def _rarity(text: str, border: int | None = None) -> float:
    """The least sum of rarities over all splits of a text into words, of those with a border there if one is given."""
    best = [0.0]
    for end in range(1, len(text) + 1):
        starts = range(max(0, end - WINDOW), end)
        best.append(
            min(
                best[start] + rarity(text[start:end])
                for start in starts
                if not (border is not None and start < border < end) and (end - start == 1 or rarity(text[start:end]) < UNKNOWN)
            )
        )
    return best[-1]
