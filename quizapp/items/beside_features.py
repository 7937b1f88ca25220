"""What can be seen of words near a quote that tells whether they explain it. All is read in the folded text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizapp.items.beside import REACH, Beside, Side
from quizapp.language.squeeze import pairs, share, size
from quizapp.language.words import NOUN_TAGS, Token
from quizapp.transcript.transcript import Transcript

# How the words begin; the first that fits counts.
OPENINGS = {
    "reason": r"因为|由于|原因|毕竟|之所以|主要是|为了|这是因为",
    "result": r"所以|因此|因而|于是|这样|这就|这意味|这使|导致|就|那么",
    "example": r"比如|例如|像|举|譬如|尤其|特别",
    "contrast": r"但|不过|然而|却|反而|相反|可是|只是|而(?!且)",
    "condition": r"如果|假如|要是|只要|一旦|当|即使|哪怕|虽然|尽管|无论|不管",
    "restated": r"也就是|换句话|换言之|即|总之|实际上|事实上|本质",
    "addition": r"并且?|而且|同时|另外|还有?|此外|也|又|与此|再|或者?",
    "next point": r"第[一二三四五六]|其次|再次|再者|最后|另一|然后|接下来|接着|首先|其[一二三]|一是|二是|三是|\d[.、)]",
    "pronoun": r"[他她它](?!国|方)|其(?!实|中|他|次|[一二三])|前者|后者|双方|两者",
    "this": r"这(?!样|就|意味|使|是因为)|那(?!么)|该|此(?!外)|以上|上述",
    "I": r"我(?!们)",
    "we": r"我们|咱们|大家|很多人|人们",
    "middle": r"是|的|地|得|了|和|跟|把|被|能|会|可以|可能|有(?!些|的|人)|没有|不",
}
INSIDE = {
    "gives a reason": r"因为|由于|原因|毕竟|之所以|为了|由此",
    "gives a result": r"所以|因此|因而|从而|使得|导致|意味着|才能",
    "contrasts": r"但|不过|然而|反而|而不是|而是|却",
    "gives an example": r"比如|例如|譬如|像是|包括",
    "compares": r"更|比较?|相比|一样|类似|相当于|而言",
    "points elsewhere": r"刚才|刚刚|上面|前面|下面|接下来|今天|上次|这次|本次|下一|你们|您|谢谢|感谢|欢迎|请",
}
LEANING = frozenset(["pronoun", "this", "result", "contrast", "addition", "restated", "next point", "example"])
# What these openings tell, they tell of the sentence before; so they count only where that is the quote's.
CONNECTING = frozenset(["reason", "result", "example", "contrast", "restated", "condition", "I"])
GOING_ON = (CONNECTING | LEANING) - {"I", "addition", "next point"}
FILLERS = re.compile(r"嗯|呃|对吧|是吧|对不对|这个|那个|就是说|然后|的话|什么的|怎么说|啊|呢|哎|嘛|吧")
END = re.compile(r"[。!?！？…][\"”』」)）]*$")
ECHO = 0.15  # of the statement's character pairs
VERY_SHORT, VERY_LONG = 12, 80  # as size() measures


@dataclass(frozen=True, slots=True)
class Subject:
    """What the explanation has to be about; everything in folded, lower case text."""

    words: frozenset[str]  # the nouns, verbs and adjectives of the statement
    statement: str
    answer: str  # empty if the source does not have it in one piece

    @classmethod
    def of(cls, tokens: Sequence[Token], statement: str, answer: str) -> Subject:
        """From the tagged words of the statement (without the holder in front), its text and its answer."""
        content = (t.text.lower() for t in tokens if len(t.text) >= 2 and (t.is_noun or t.tag in CONTENT_TAGS))
        return cls(frozenset(content), statement, answer.lower().strip())

    def shared(self, words: str) -> int:
        """How many of the statement's words are among some words."""
        plain = words.lower()
        return sum(word in plain for word in self.words)


CONTENT_TAGS = NOUN_TAGS | {"v", "a"}


def features(one: Beside, subject: Subject, transcript: Transcript) -> Iterator[str]:
    """The names of all features that hold."""
    words = one.place.of(transcript.folded)
    opening = _opening(words)
    shared = subject.shared(words)
    attached = one.side in (Side.REST, Side.AFTER) and one.distance == 1
    yield from _place(one, shared)
    yield f"opens: {opening if attached or opening not in CONNECTING else 'plain'}"
    if attached and opening in GOING_ON:
        yield "goes on from the quote"
    if opening in LEANING and (one.distance > 1 or one.side is Side.ELSEWHERE):
        yield "leans on what is not shown"
    yield from (name for name, form in INSIDE.items() if re.search(form, words[1:]) and (attached or name != "gives a reason"))
    if one.added:
        yield f"two {one.side}"
        second = one.added.of(transcript.folded)
        if not subject.shared(second) and _opening(second) not in CONNECTING:
            yield "the second about something else"
    yield from _shape(words)
    if one.side is not Side.WHOLE:  # which has all that the quote has
        yield from _about(words, subject, shared)


def _opening(words: str) -> str:
    bare = words.lstrip("\"' ")
    return next((name for name, form in OPENINGS.items() if re.match(form, bare)), "plain")


def _place(one: Beside, shared: int) -> Iterator[str]:
    yield f"side: {one.side}"
    if one.distance > 1:
        yield f"by {min(one.distance, REACH)}"
    if not shared and (one.distance > 1 or one.side is Side.BEFORE):
        yield "detached and about something else"


def _shape(words: str) -> Iterator[str]:
    length = size(words)
    if not VERY_SHORT < length <= VERY_LONG:
        yield "very short" if length <= VERY_SHORT else "very long"
    if not END.search(words):
        yield "no end"
    if re.search(r"[?？]", words):
        yield "asks inside"
    if len(FILLERS.findall(words)) > 1:
        yield "fillers"


def _about(words: str, subject: Subject, shared: int) -> Iterator[str]:
    plain = words.lower()
    if shared != 1:
        yield "shares nothing" if not shared else "shares two"
    if subject.answer and subject.answer in plain:
        yield "says the answer"
    elif pairs(subject.answer) & pairs(plain):
        yield "says a part of the answer"
    echoed = share(subject.statement, words)
    if echoed >= ECHO:
        yield "echoes much" if echoed >= 2 * ECHO else "echoes"
    if share(words, subject.statement) > 0.4:
        yield "repeats much"
