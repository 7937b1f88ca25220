"""What can be seen of a sentence among all sentences of its text: the named features that the model of worth weighs."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import log, sqrt

from quizapp.claims.source_sentence import SourceSentence
from quizapp.claims.span_features import PRONOUNS
from quizapp.language.frequency import rarity
from quizapp.transcript.transcript import BlockKind, Transcript

CONTENT_TAGS = frozenset(["n", "nr", "ns", "nt", "nw", "nz", "v", "vn", "a", "an", "PER", "ORG", "LOC"])
# Each a sign in the wording; what holds is worth 1.
WORDING = {
    "question": re.compile(r"[?？]\W*$"),
    "emphasis": re.compile(r"最|关键|真正|核心|根本|本质|重要|必须|唯一|绝对"),
    "definition": re.compile(r"是一[种个款家门位]|叫做?|指的是|所谓|意思是|定义|称为|也就是"),
    "quotation": re.compile(r"[\"“”「」《》]"),
    "filler first": re.compile(r"^\W*(?:对|嗯|好|哦|啊|是的|没错|ok|OK|谢谢|哈)"),
    "connective first": re.compile(r"^\W*(?:但|所以|然后|而且|因为|其实|那|就是)"),
    "condition": re.compile(r"如果|只要|只有|除非|一旦"),
    "contrast": re.compile(r"但是?|而是|却|反而|不过|相比|不同"),
    "cause": re.compile(r"因为|由于|所以|因此|导致|原因|为了|取决于|使得"),
    "opinion": re.compile(r"认为|觉得|相信|我看|我想|应该|希望|预测|判断|建议"),
    "negation": re.compile(r"不|没|无"),
    "comparison": re.compile(r"比|更|超过|不如|高于|低于|以上|以下"),
    "thanks": re.compile(r"谢谢|感谢|欢迎|大家好|收听|节目|嘉宾|再见|聊一?聊|请问|分享一下|介绍一下"),
    "example": re.compile(r"比如|例如|举个例子"),
    "past": re.compile(r"了(?=[^解]|$)|过(?=[^程去]|$)|当时|之前|那时"),
    "vague": re.compile(r"这个|那个|这样|那样|这种|怎么说|什么的|一些|东西|某"),
    "list": re.compile(r"、|第一|首先|一是|其次"),
    "bracket": re.compile(r"[(（\[]"),
    "future": re.compile(r"未来|将来|会(?=[^议员])|将|趋势|以后"),
    "we": re.compile(r"我们"),
    "me": re.compile(r"我(?!们)"),
    "you": re.compile(r"你"),
}


def features(transcript: Transcript, found: Sequence[SourceSentence]) -> list[dict[str, float]]:
    """The features of each sentence, by name; raw measures, not yet set against the rest of the text."""
    text = _Text(transcript, found)
    return [text.features(sentence) for sentence in found]


class _Text:
    """What is counted over the whole text before a sentence can be judged."""

    def __init__(self, transcript: Transcript, found: Sequence[SourceSentence]) -> None:
        self.found = found
        self.end = max(1, len(transcript.text))
        title = transcript.title.value if transcript.title else ""
        self.title = title.lower()
        self.headings = [b.span.of(transcript.folded).lower() for b in transcript.blocks if b.kind is BlockKind.HEADING]
        self.words = [content_words(sentence) for sentence in found]
        self.counts = Counter(word for words in self.words for word in words)
        self.sentences_with = Counter(word for words in self.words for word in set(words))
        self.asked = _share_of_questions(found)
        self.said = Counter(_voice(s) for s in found for _ in s.text)
        self.questions = {s.question.start: s for s in found if s.question} | {s.span.start: s for s in found}
        self.centroid = self._vector([word for words in self.words for word in words])
        self.centroid_squares = _squares(self.centroid)  # once: it grows with the text, and every sentence asks for it
        self.turn_length = Counter(s.block.turn for s in found)
        following = [*found[1:], None]
        self.closing = {
            s.number for s, after in zip(found, following, strict=True) if after is None or after.block.turn != s.block.turn
        }

    def features(self, sentence: SourceSentence) -> dict[str, float]:
        """One sentence seen against the text."""
        return {
            **{name: float(bool(pattern.search(sentence.text))) for name, pattern in WORDING.items()},
            **self._setting(sentence),
            **self._make_up(sentence),
            **self._topic(sentence),
        }

    def _setting(self, sentence: SourceSentence) -> dict[str, float]:
        return {
            "asks elsewhere": self.asked[_voice(sentence)],
            "speaks much": self.said[_voice(sentence)] / max(1, sum(self.said.values())),
            "host": float(sentence.by_host),
            "narrated": float(sentence.speaker is None),
            "first of turn": float(sentence.place_in_turn == 0),
            "last of turn": float(sentence.number in self.closing),
            "first of paragraph": float(sentence.span.start - sentence.block.span.start < 3),
            "after question": float(sentence.question is not None and sentence.place_in_turn <= 1),
            "late in text": sentence.span.start / self.end,
            "late in turn": min(sentence.place_in_turn, 12) / 12,
            "long turn": log(1 + self.turn_length[sentence.block.turn]) if sentence.block.turn >= 0 else 0.0,
        }

    def _make_up(self, sentence: SourceSentence) -> dict[str, float]:
        tokens = [t for t in sentence.tokens if t.tag != "w"]
        size = max(1, len(tokens))
        return {
            "length": log(1 + len(sentence.text)),
            "very short": float(len(sentence.text) < 10),
            "very long": float(len(sentence.text) > 90),
            "numbers": log(1 + sum(t.tag == "m" and t.text[0] not in "一几多" for t in tokens)),
            "digits": float(any(c.isdigit() for c in sentence.text)),
            "names": log(1 + sum(t.is_name for t in tokens)),
            "times": float(any(t.tag in ("TIME", "t") for t in tokens)),
            "pronoun share": sum(t.text in PRONOUNS for t in tokens) / size,
            "noun share": sum(t.is_noun for t in tokens) / size,
            "verb share": sum(t.tag == "v" for t in tokens) / size,
            "adverb share": sum(t.tag == "d" for t in tokens) / size,
            "no verb": float(not any(t.tag == "v" for t in tokens)),
        }

    def _topic(self, sentence: SourceSentence) -> dict[str, float]:
        words = self.words[sentence.number]
        vector = self._vector(words)
        asked = set(self._question_words(sentence))
        return {
            "topic words": log(1 + sum(vector.values())),
            "rarest word": max((rarity(w) for w in words), default=0.0),
            "new words": sum(self.counts[w] == 1 for w in words) / max(1, len(words)),
            "title words": float(sum(w in self.title for w in set(words) if len(w) > 1)),
            "heading words": float(any(w in h for h in self.headings for w in words if len(w) > 1)),
            "question words": len(asked & set(words)) / max(1, len(set(words))),
            "central": self._central(vector),
        }

    def _central(self, vector: Mapping[str, float]) -> float:
        """The cosine of a sentence with the whole text."""
        product = sum(weight * self.centroid.get(word, 0.0) for word, weight in vector.items())
        sizes = sqrt(_squares(vector) * self.centroid_squares)
        return product / sizes if sizes else 0.0

    def _question_words(self, sentence: SourceSentence) -> list[str]:
        question = self.questions.get(sentence.question.start) if sentence.question else None
        return self.words[question.number] if question else []

    def _vector(self, words: Sequence[str]) -> Mapping[str, float]:
        """Words by weight: frequent here, rare in the language, not in every sentence."""
        weights: defaultdict[str, float] = defaultdict(float)
        for word in words:
            if self.sentences_with[word] > 1:
                weights[word] += max(0.0, rarity(word) - 3) * log(1 + self.counts[word])
        return weights


def content_words(sentence: SourceSentence) -> list[str]:
    """The words that carry what a sentence is about, in lower case."""
    return [t.text.lower() for t in sentence.tokens if t.tag in CONTENT_TAGS and (len(t.text) > 1 or t.is_name)]


def _voice(sentence: SourceSentence) -> str:
    return sentence.speaker.name if sentence.speaker else ""


def _share_of_questions(found: Sequence[SourceSentence]) -> Mapping[str, float]:
    """By voice: the share of its sentences that ask. Softer than a role, which a reader may get wrong."""
    asked, said = Counter(_voice(s) for s in found if s.asks), Counter(_voice(s) for s in found)
    return {voice: asked[voice] / count for voice, count in said.items()}


def _squares(vector: Mapping[str, float]) -> float:
    return sum(w * w for w in vector.values())
