"""What a claim is about, in one word of the text itself: one of the words that are frequent here and rare elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.claims.source_sentence import SourceSentence
from quizapp.language.frequency import rarity
from quizapp.language.words import Token

MOST_TOPICS = 24
TOPIC_TAGS = frozenset({"n", "nz", "vn", "ORG", "LOC", "nt", "ns", "nw"})
NO_TOPIC = re.compile(
    r"^(?:东西|事情|问题|时候|人|大家|情况|方面|部分|感觉|意思|过程|状态|方式|角度|地方|原因|结果|一下|公司|产品|用户|方向|时间|阶段|能力|机会|朋友|东西|内容|关系|程度|事|点|话|年|月)$"
)


@dataclass(frozen=True, slots=True)
class Topics:
    """The topics of a text, weightiest first, each with its weight."""

    weights: dict[str, float]

    def of(self, words: Sequence[str]) -> str:
        """The weightiest topic among `words`, or nothing."""
        return max((w for w in words if w in self.weights), key=lambda w: (self.weights[w], w), default="")


def find_topics(found: Sequence[SourceSentence], speakers: Sequence[str]) -> Topics:
    """The words that a table of contents of this text would use."""
    counts = Counter(_key(token) for s in found for token in s.tokens if token.tag in TOPIC_TAGS and len(token.text.strip()) >= 2)
    told = set(speakers)
    scored = {
        word: count * (rarity(word) - 2.5)
        for word, count in counts.items()
        if count >= 3 and not NO_TOPIC.match(word) and word not in told and any(c.isalpha() for c in word)
    }
    best = sorted(scored, key=lambda w: (-scored[w], w))[:MOST_TOPICS]
    return Topics({word: round(scored[word], 3) for word in best if scored[word] > 0})


def _key(token: Token) -> str:
    return token.text.strip()
