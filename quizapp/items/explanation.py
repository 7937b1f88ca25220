"""Why the answer is right, in words that teach: what the statement says beyond the question, and what stands around it in the article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.items.draft import Draft
from quizapp.items.item import FALSE, GAP, ItemKind
from quizapp.items.material import Material
from quizapp.items.worded import Worded
from quizapp.language.sentences import sentences
from quizapp.language.span import Span
from quizapp.language.squeeze import share, size, squeeze
from quizapp.transcript.transcript import BlockKind, Role

LONGEST_QUESTION = 36  # of the host's, as size() measures
NEAR = 700  # characters between two quotes of one train of thought
DEIXIS = re.compile(r"这|那|刚才|你们?刚|上面|[他她它]")


def explain(draft: Draft, worded: Worded, material: Material) -> str:
    """One to three sentences: the true statement where the question does not show it, then what it hangs together with."""
    parts = [*_statement(draft, worded), *_surroundings(draft, worded, material)]
    return "".join(dict.fromkeys(parts)) or worded.text + "。"


def _statement(draft: Draft, worded: Worded) -> Iterator[str]:
    whole = worded.text + "。"
    if draft.answer == FALSE:
        yield f"正确的说法：{whole}"
    elif draft.kind is ItemKind.LIST or share(worded.text, draft.question.replace(GAP, draft.answer)) < 0.8:
        yield whole


def _surroundings(draft: Draft, worded: Worded, material: Material) -> Iterator[str]:
    """The neighbouring claim that sheds most light, else the host's question, else nothing."""
    neighbour = _neighbour(draft, worded, material)
    if neighbour:
        after = neighbour.claim.quote.start >= worded.claim.quote.start
        yield f"{'接下来' if after else '在此之前'}还谈到：{neighbour.text}。"
        return
    asked = _host_question(worded, material)
    if asked:
        yield f"这是在回答“{asked}”时说的。"


def _neighbour(draft: Draft, worded: Worded, material: Material) -> Worded | None:
    """The claim near by whose statement has most to do with this one, without saying the same."""
    scored = [(_light(other, draft, worded, material), -abs(other.claim.quote.start - worded.claim.quote.start), k)
              for k, other in enumerate(material.statements) if other is not worded]  # fmt: skip
    best = max(scored, default=None)
    return material.statements[best[2]] if best and best[0] >= 0.12 else None


def _light(other: Worded, draft: Draft, worded: Worded, material: Material) -> float:
    """How much another statement explains this one, 0 to about 1.5; 0 if it is too far, too long or the same."""
    apart = abs(other.claim.quote.start - worded.claim.quote.start)
    alike = share(other.text, worded.text)
    if apart > NEAR or alike > 0.6 or size(other.text) > 60 or squeeze(other.text) == squeeze(worded.text):
        return 0.0
    block, theirs = material.transcript.block_at(worded.claim.quote.start), material.transcript.block_at(other.claim.quote.start)
    same_turn = bool(block and theirs and block.turn == theirs.turn and block.speaker == theirs.speaker)
    tells_of_choice = any(squeeze(c) in squeeze(other.text) for c in draft.others if size(c) >= 2)
    return alike + 0.2 * same_turn + 0.3 * tells_of_choice - 0.2 * apart / NEAR


def _host_question(worded: Worded, material: Material) -> str:
    """The short question of the host that the turn of the quote answers, if it can be read alone."""
    transcript = material.transcript
    block = transcript.block_at(worded.claim.quote.start)
    hosts = {s.name for s in transcript.speakers if s.role is Role.HOST}
    if block is None or block.kind is not BlockKind.SPEECH:
        return ""
    asked = [b for b in transcript.blocks if b.turn == block.turn - 1 and b.speaker in hosts]
    if not asked or worded.claim.quote.start - block.span.start > 220:
        return ""
    spans: list[Span] = [s for b in asked for s in sentences(transcript.folded, b.span)]
    last = spans[-1].of(transcript.text).strip() if spans else ""
    fits = last.endswith(("?", "？")) and 6 <= size(last) <= LONGEST_QUESTION and not DEIXIS.search(last)
    return last if fits and not re.search(r"[“”「」]", last) else ""
