"""Which words of a passage come into question as answers, what can ask for them, and what two models see of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from quizapp.claims.answer_spans import candidates
from quizapp.claims.answer_types import answer_type
from quizapp.claims.claim import AnswerType
from quizapp.claims.source_sentence import SourceSentence
from quizapp.claims.span_features import SpanView, bucket
from quizapp.language.words import Token

# What each question word asks for. 怎么 is too rare to be told from 什么.
QUESTION_WORDS = {
    "who": AnswerType.PERSON,
    "when": AnswerType.DATE,
    "where": AnswerType.PLACE,
    "num": AnswerType.NUMBER,
    "why": AnswerType.REASON,
    "which": AnswerType.NAME,
    "what": AnswerType.PHRASE,
}
PLACES = (0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9)  # shares of the passage in front of the span
NO_BEGINNING = frozenset({"v", "vd", "d", "p", "c", "u", "r", "f"})  # 位于|海淀区: the place is asked for, not the verb
NO_END = frozenset({"v", "vd", "d", "p", "c"})  # 俄语属于: no whole
POINTING = tuple("该此本这那其")  # 该站 is no answer
DATES = frozenset({"TIME", "t"})
PLACE_TAGS = frozenset({"LOC", "ns", "s", "ORG", "nt"})
REASON = re.compile(r"(?:因为?|由于|为了|旨在|鉴于|基于)$")  # what stands before a reason
AT = re.compile(r"(?:在|于|省|市|县|州)$")  # places follow, not persons
PERSON_ENDS = tuple("人者家员长王帝后妃")
PLACE_ENDS = tuple("国省市县区州洲岛山河湖海港站城镇村街路道院校馆寺处地岸郡")
DATED = re.compile(r"\d年|世纪|年代|[〇一二三四五六七八九十元]年|\d月")
NUMBERED = re.compile(r"(?:第|约|大约|近|超过|至少|高达)?[\d一二两三四五六七八九十百千万亿]")
ALSO_TELLING = ("first:", "last:", "before:", "after:", "shape:", "has ")  # features of a span that tell its question word, too


class PassageView:
    """The sentences of a passage, seen through the features.

    length    of the passage in characters
    """

    def __init__(self, found: Sequence[SourceSentence], length: int) -> None:
        self.length = max(1, length)
        self.begin = found[0].span.start if found else 0
        self.counts = Counter(token.text.lower() for sentence in found for token in sentence.tokens)
        self.first = found[0].number if found else 0

    def sentence(self, sentence: SourceSentence) -> SentenceView:
        """One of them."""
        return SentenceView(sentence, self)


class SentenceView:
    """A sentence of a passage, with the words that could be asked for as first and last token."""

    def __init__(self, sentence: SourceSentence, passage: PassageView) -> None:
        self.sentence, self.tokens, self.text = sentence, sentence.tokens, sentence.text
        self.passage = passage
        self.view = SpanView(sentence.tokens, passage.counts)
        self.number = sentence.number - passage.first

    def spans(self) -> Iterator[tuple[int, int]]:
        """First and last token of each candidate for which there is a question word."""
        for i, j in candidates(self.tokens):
            first, last = self.tokens[i], self.tokens[j]
            if first.tag in NO_BEGINNING or last.tag in NO_END or first.text.startswith(POINTING):
                continue
            if not (_cuts(self.tokens, i, j) or _in_title(self.text, first.start, last.end)) and any(self.question_words(i, j)):
                yield i, j

    def question_words(self, i: int, j: int) -> Iterator[str]:
        """What can ask for a span: 谁 for persons, 什么时候 for times, 哪里 for places, 多少 for numbers."""
        inside = self.tokens[i : j + 1]
        tags, text, last = {token.tag for token in inside}, self.text[inside[0].start : inside[-1].end], inside[-1]
        before = self.text[: inside[0].start]
        fits: Mapping[str, bool] = {
            "who": (last.tag in {"PER", "nr"} or last.text.endswith(PERSON_ENDS)) and AT.search(before) is None,
            "when": bool(tags & DATES) or DATED.search(text) is not None,
            "where": bool(tags & PLACE_TAGS) or last.text.endswith(PLACE_ENDS),
            "num": "m" in tags and (inside[0].tag == "m" or NUMBERED.match(text) is not None),
            "why": REASON.search(before) is not None,
            "which": not tags <= DATES | {"m", "q"},
            "what": not tags <= DATES | {"m", "q"},
        }
        return (word for word, fit in fits.items() if fit)

    def start(self, i: int) -> list[str]:
        """What the model of what is asked for sees of the first word, and of where it stands."""
        place = (self.sentence.span.start - self.passage.begin + self.tokens[i].start) / self.passage.length
        seen = (
            ("title of a work", i > 0 and self.tokens[i - 1].text == "《"),
            ("after a mark", any(token.text in ",;、" for token in self.tokens[:i])),
        )
        return [
            *self.view.start(i),
            f"sentence:{min(self.number, 6)}",
            f"place in passage:{bucket(place, PLACES)}",
            *(name for name, holds in seen if holds),
        ]

    def end(self, j: int) -> list[str]:
        """What it sees of the last word."""
        return self.view.end(j)

    def inside(self, i: int, j: int) -> list[str]:
        """What it sees of all words together."""
        kind = answer_type(self.tokens[i : j + 1])
        seen = (
            (f"in the first sentence:{kind}", self.number == 0),
            ("said again", all(self.passage.counts[token.text.lower()] > 1 for token in self.tokens[i : j + 1])),
        )
        return [
            *self.view.inside(i, j),
            f"type:{kind}",
            f"type and last:{kind} {self.tokens[j].tag}",
            f"words and type:{min(j - i + 1, 10)} {kind}",
            *(name for name, holds in seen if holds),
        ]

    def told(self, i: int, j: int) -> list[str]:
        """What the model of question words sees: 国 and 市 end places, 年 ends dates, 因 stands before reasons."""
        start, end = self.tokens[i].start, self.tokens[j].end
        words, before = self.text[start:end], self.text[max(0, start - 6) : start]
        kind = answer_type(self.tokens[i : j + 1])
        same = [*self.view.start(i), *self.view.end(j), *self.view.inside(i, j)]
        return [
            *(name for name in same if name.startswith(ALSO_TELLING)),
            f"type:{kind}",
            f"type and end:{kind} {words[-1]}",
            f"end:{words[-1]}",
            f"end:{words[-2:]}",
            f"begins:{words[0]}",
            f"length:{min(len(words) // 3, 6)}",
            f"in front:{before[-1:]}",
            f"in front:{before[-2:]}",
            f"behind:{self.text[end : end + 1]}",
            *(["digits"] if any(c.isdigit() for c in words) else []),
            *(["several"] if "、" in words else []),
        ]


def _cuts(tokens: Sequence[Token], i: int, j: int) -> bool:
    """Whether a span takes part of a date or of a foreign name: 2009年|7月29日, 沃伦·|巴菲特."""
    before = tokens[i - 1] if i and tokens[i - 1].end == tokens[i].start else None
    after = tokens[j + 1] if j + 1 < len(tokens) and tokens[j + 1].start == tokens[j].end else None
    left = before is not None and {before.tag, tokens[i].tag} <= DATES
    right = after is not None and {after.tag, tokens[j].tag} <= DATES
    return left or right or any(word is not None and word.text in "·•" for word in (before, after))


def _in_title(text: str, start: int, end: int) -> bool:
    """Whether a span takes part of the title of a work: 《20世纪|少年》."""
    opened = text.rfind("《", 0, start)
    inside = opened > text.rfind("》", 0, start)
    return inside and (opened != start - 1 or text[end : end + 1] != "》")
