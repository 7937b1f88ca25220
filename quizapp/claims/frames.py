"""The host's question as the frame of an answer: “被问到‘为什么只融一亿？’时” says what a statement is about."""

from __future__ import annotations

import re

from quizapp.claims.source_sentence import SourceSentence
from quizapp.language.sentences import clauses
from quizapp.language.span import Span
from quizapp.transcript.transcript import Transcript

SHORTEST, LONGEST = 7, 34  # characters of a question that can frame
FARTHEST = 0  # sentences of the turn before the framed one
ASKS_NOTHING = re.compile(
    r"^(?:对吧|是吧|是吗|对吗|真的吗|然后呢|为什么(?:呢)?|怎么说|怎么(?:理解|讲|办)|比如(?:说|呢)?|还有(?:呢|吗)?|什么意思|你(?:觉得|怎么看)(?:呢)?|是不是|对不对|有没有|可以吗|行吗|哪些|谁)[呢吗啊]?[?？]$"
)
POINTS = re.compile(r"这(?!么)|那(?!么)|此|该(?!怎)|[他她它]们?|刚才|刚刚|上面|前面|你说|您说|提到|例如|比如")
ASKS = re.compile(r"[吗呢么]|什么|怎么|如何|为何|哪|谁|多少|几|是否|是不是|有没有|能不能|会不会")
LEAN = re.compile(r"^(?:那么?|所以|但是?|然后|其实|而且|也就是说|就是说?|因为|嗯|对|好|OK|ok|Q\d*|问)[,，:：、.\s]*")


def frame(sentence: SourceSentence, transcript: Transcript) -> Span | None:
    """The part of the question before this turn that can frame the sentence, if it is short, near and asks something."""
    question = sentence.question
    if question is None or sentence.place_in_turn > FARTHEST or sentence.by_host:
        return None
    parts = clauses(transcript.text, question)
    for first in range(len(parts)):
        start = parts[first].start
        lean = LEAN.match(transcript.text[start : question.end])
        start += lean.end() if lean else 0
        asked = transcript.text[start : question.end]
        if SHORTEST <= len(asked) <= LONGEST and _clear(asked):
            return Span(start, question.end)
        if len(asked) < SHORTEST:
            return None
    return None


def _clear(asked: str) -> bool:
    """Whether a question is understood without what stands before it."""
    return (
        not (ASKS_NOTHING.match(asked) or POINTS.search(asked) or re.search(r"[“”\"「」\n]", asked))
        and ASKS.search(asked) is not None
    )
