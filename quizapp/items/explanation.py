"""Why the answer is right, in words that teach.

What the statement says beyond the question comes first; then, word for word, what the article says nearby that explains it
best: the rest of the quote's sentence, or one or two sentences of the same turn. A linear model that learned from strict
readers weighs them (docs/models.md). Where nothing near is likely to help, another passage about the answer may come instead;
where there is nothing at all, the question that the statement answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from quizapp.claims.linear import probability, total, weights
from quizapp.items.beside import Beside, Side, beside, elsewhere
from quizapp.items.beside_features import Subject, features
from quizapp.items.draft import Draft
from quizapp.items.item import FALSE, GAP, ItemKind
from quizapp.items.material import Material, is_person
from quizapp.items.worded import Worded
from quizapp.language.fold import written
from quizapp.language.script import in_script
from quizapp.language.sentences import sentences
from quizapp.language.span import Span
from quizapp.language.squeeze import share, size
from quizapp.transcript.transcript import Block, BlockKind, Role

MODEL = "explanation"
LIKELY = 0.7  # words that help less often than that are compared with what stands elsewhere
LONGEST_QUESTION = 40  # of the host's, as size() measures
ROOM = 60  # of the words beside it, as size() measures, to show the question too
REPEATS = 0.6  # of its character pairs: the same in other words
RELATED = 3  # telling words that a passage farther off shares with the statement; the answer counts twice
NEAR = 300  # characters between the quote and a passage of another turn that goes on from it or leads up to it
TELLING = 12  # times that a word may stand in the whole text to tell what a passage is about
DEIXIS = re.compile(r"刚才|你们?刚|上面|[他她它]")
SPOKEN = re.compile(r"嗯|呃|对吧|是吧|这个这个|那个那个|哈哈|我的天|\*|\[|https?:|www\.|\n\n|_{2,}|(?:[的就]是|因为|比如)[。…]")
THANKS = re.compile(r"谢谢|感谢|欢迎|好的|没错|是的|对[,。]|哈哈")
ASKS = re.compile(r"[?][\"']?$")
LEADS = {Side.AFTER: "接着说", Side.REST: "接着说", Side.BEFORE: "在这之前说到", Side.WHOLE: "的整句话是"}


def explain(draft: Draft, worded: Worded, material: Material) -> str:
    """One to three sentences; the sheet's own explanation where it gives one."""
    if worded.claim.explanation:
        correction = [f"{_said('正确的说法', material)}：{worded.text}。"] if draft.answer == FALSE else []
        return "".join([*correction, worded.claim.explanation])
    parts = [*_statement(draft, worded, material), *_surroundings(draft, worded, material)]
    return "".join(dict.fromkeys(parts)) or worded.text + "。"


def _said(words: str, material: Material) -> str:
    return in_script(words, material.transcript.traditional)


def _statement(draft: Draft, worded: Worded, material: Material) -> Iterator[str]:
    whole = worded.text + "。"
    filled = draft.question.replace(GAP, draft.answer)
    if draft.answer == FALSE:
        yield f"{_said('正确的说法', material)}：{whole}"
    elif draft.kind is ItemKind.LIST or size(worded.text) - size(filled) >= 8:
        yield whole


def _surroundings(draft: Draft, worded: Worded, material: Material) -> Iterator[str]:
    """What explains the statement best, with the question that it answers if there is room; or that question alone."""
    subject = _subject(draft, worded, material)
    quote = worded.claim.quote
    asked = _host_question(worded, material)
    best = _best(subject, worded, material)
    if best is None:
        if asked:
            yield f"{_said('对', material)}“{asked}”{_said('的回答是', material)}：{worded.text}。"
        return
    yield _shown(best, quote, material)
    if asked and size(best.place.of(material.transcript.text)) < ROOM and subject.shared(asked):
        yield f"{_said('这是在回答', material)}“{asked}”{_said('时说的', material)}。"


def _subject(draft: Draft, worded: Worded, material: Material) -> Subject:
    tokens = [token for token in worded.tokens if token.start >= worded.lead]
    inside = worded.claim.quote.holds(draft.raw) and len(draft.raw) < len(worded.claim.quote)
    return Subject.of(tokens, worded.plain[worded.lead :], draft.raw.of(material.transcript.folded) if inside else "")


def _best(subject: Subject, worded: Worded, material: Material) -> Beside | None:
    """What is most likely to help; a passage elsewhere only if nothing near the quote is likely to."""
    quote = worded.claim.quote
    near = _readable(beside(material.transcript, quote), worded, material)
    best = max(near, key=lambda found: (_score(found, subject, material), -found.distance), default=None)
    if best is not None and _score(best, subject, material) >= LIKELY:
        return best
    far = _readable(_related(subject, quote, material), worded, material)
    both = [*([best] if best else []), *far]
    return max(both, key=lambda found: (_score(found, subject, material), -_apart(found.place, quote)), default=None)


def _score(one: Beside, subject: Subject, material: Material) -> float:
    """How likely strict readers take it for an explanation, 0 to 1."""
    model = weights(MODEL)
    return probability(model["constant"] + total(model, set(features(one, subject, material.transcript))))


def _related(subject: Subject, quote: Span, material: Material) -> Iterator[Beside]:
    """The passages of other turns that share words with the statement that are rare in the article: one if near, else more."""
    text = material.transcript.folded.lower()
    telling = [word for word in subject.words | {subject.answer} - {""} if text.count(word) <= TELLING]
    for one in elsewhere(material.transcript, quote):
        words = one.place.of(text)
        shared = sum(word in words for word in telling) + (bool(subject.answer) and subject.answer in words)
        if shared >= (1 if _apart(one.place, quote) <= NEAR else RELATED):
            yield one


def _apart(one: Span, other: Span) -> int:
    """How many characters lie between two places."""
    return max(one.start - other.end, other.start - one.end, 0)


def _readable(found: Iterable[Beside], worded: Worded, material: Material) -> list[Beside]:
    """What can be shown: no question, no thanks, nothing spoken that cannot be read, not the statement in other words."""
    return [one for one in found if _can_be_shown(one.place.of(material.transcript.folded), worded)]


def _can_be_shown(words: str, worded: Worded) -> bool:
    balanced = words.count('"') % 2 == 0 and words.count("(") == words.count(")")
    refused = SPOKEN.search(words) or THANKS.match(words) or ASKS.search(words)
    return balanced and not refused and share(words, worded.plain) <= REPEATS


def _shown(one: Beside, quote: Span, material: Material) -> str:
    """The words in quotation marks behind what leads to them."""
    block = material.transcript.block_at(one.place.start)
    named = block is not None and block.kind is BlockKind.SPEECH and is_person(block.speaker)
    who = block.speaker if block is not None and named else "原文"
    words = one.place.of(material.transcript.text).replace("\n", "")
    return f"{who}{_said(_lead(one, quote), material)}：“{_quotable(words)}”"


def _lead(one: Beside, quote: Span) -> str:
    if one.side in LEADS and one.distance == 1:
        return LEADS[one.side]
    if one.side is Side.ELSEWHERE and _apart(one.place, quote) > NEAR:
        return "在另一处说到"
    return "随后说到" if one.place.start >= quote.end else "此前说到"


def _quotable(words: str) -> str:
    """Words to stand between quotation marks: their own marks become single ones, their width is that of print."""
    return written(words.replace("“", "‘").replace("”", "’").replace("「", "‘").replace("」", "’")).strip()


def _host_question(worded: Worded, material: Material) -> str:
    """The short question of the host that the turn of the quote answers, if it can be read alone."""
    transcript = material.transcript
    block = transcript.block_at(worded.claim.quote.start)
    if block is None or block.kind is not BlockKind.SPEECH or worded.claim.quote.start - block.span.start > 220:
        return ""
    spans = [span for asked in _asking_blocks(block, material) for span in sentences(transcript.folded, asked.span)]
    last = spans[-1].of(transcript.text).strip() if spans else ""
    fits = last.endswith(("?", "？")) and 6 <= size(last) <= LONGEST_QUESTION and not DEIXIS.search(last)
    return written(last) if fits and not re.search(r"[“”「」]", last) else ""


def _asking_blocks(block: Block, material: Material) -> list[Block]:
    hosts = {s.name for s in material.transcript.speakers if s.role is Role.HOST}
    return [b for b in material.transcript.blocks if b.turn == block.turn - 1 and b.speaker in hosts]
