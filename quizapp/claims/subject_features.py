"""What the statement gate sees of the subject of a candidate, and of how the whole text speaks.

Strict readers turn down most statements because nobody can tell of what they speak: “难点是……” of what? A subject with a name in
it, or one that the text comes back to, fares better; so do texts that were edited.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile
from math import log

from quizapp.claims.draft import Word
from quizapp.language.frequency import rarity

NAMES = frozenset(["PER", "ORG", "LOC", "nr", "ns", "nt", "nz", "nw"])
NOUNS = NAMES | {"n", "vn", "an", "s"}
ENDS_SUBJECT = frozenset(["v", "vd", "d", "p", "c", "w"])
SPOKEN = ("就是", "然后", "呢", "嘛", "吧", "啊", "那个", "就", "它", "其实")  # ten words of talk
ALSO_EARLY = re.compile(r"^.{0,12}(?:也|同样|还(?=[有是要会能可在需])|又)")
BORROWED = re.compile(r"其(?!实|他|中)|该|此|前者|后者|上[次述面]|前[次面]|以[上下]")
MORE = re.compile(r"更|比较|最")


def subject_features(words: Sequence[Word], text: str, document: Mapping[str, int]) -> dict[str, float]:
    """The features of a statement by name, 0 to about 1.

    words      of the statement, blanks left out
    document   how often each word (lower case) stands in the whole text
    """
    front = list(takewhile(lambda word: word.tag not in ENDS_SUBJECT, words))
    told = [word.text.strip().lower() for word in front if word.tag in NOUNS]
    return {
        "subject_rarity": max((rarity(w.text.strip().lower()) for w in front), default=0.0) / 8,
        "subject_count": log(1 + max((document.get(word, 0) for word in told), default=0)) / 5,
        "subject_named": float(any(word.tag in NAMES for word in front)),
        "names_share": sum(word.tag in NAMES for word in words) / max(1, len(words)),
        "also_early": float(bool(ALSO_EARLY.match(text))),
        "borrowed": float(bool(BORROWED.search(text))),
        "more_than_what": float(bool(MORE.search(text)) and "比" not in text.replace("比较", "")),
        "then": float(bool(re.search("[就才再]", text))),
        "all": float("都" in text),
        "text_spoken": min(1.0, 20 * sum(document.get(word, 0) for word in SPOKEN) / max(1, sum(document.values()))),
    }
