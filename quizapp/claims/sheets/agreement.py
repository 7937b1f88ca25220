"""Whether a statement says what its quote says: numbers, negation, names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from quizapp.claims.sheets.problem import Unproved
from quizapp.claims.sheets.proof import Proof
from quizapp.language.figures import digit_figures, figures, implied_years
from quizapp.language.span import Span

NEGATION = re.compile(
    r"(?:不(?![仅光但断错同管过少久止论妨时愧免]|得不|单单|好意思|一样|可|知道|然|是不是)|(?<!有)没有?(?!有没有|准)|未(?![来必])|无法|无(?![论疑数])|别(?![人的处]))"
)
SAYS_NO = re.compile(r"[不没未无非否别免拒反禁勿]|难以|很难|缺[少乏]|失去|而是|取消|放弃|停|退|例外|相反|取代|才")
LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z'’.-]*[A-Za-z]|[A-Za-z]")


def check_figures(line: int, words: str, proof: Proof) -> None:
    """Raise Unproved if words of a claim have a number that neither the quote nor the text around it, nor the date, gives."""
    text, date = proof.transcript.text, proof.transcript.date.value if proof.transcript.date else ""
    wanted = digit_figures(words)
    passage = proof.passage.of(text)
    title = proof.transcript.title.value if proof.transcript.title else ""
    known = figures(passage + title + date) | implied_years(passage, date)
    missing = wanted - known
    if missing - figures(text) - implied_years(text, date):
        number = sorted(missing)[0]
        raise Unproved(line, f"the number {number} stands nowhere in the source", "take the numbers of the quote")


def check_negation(line: int, proof: Proof) -> None:
    """Raise Unproved if the statement denies what the passage nowhere denies, or says flatly what the whole quote denies."""
    denied = NEGATION.search(proof.statement)
    if denied and not SAYS_NO.search(proof.passage.of(proof.transcript.text)):
        raise Unproved(line, f"the statement says “{denied[0]}”, the quote does not", "say it as the quote does")
    clauses = [c for c in re.split(r"[,，;；。.!！?？:：]", proof.quoted) if len(c.strip()) >= 4]
    if len(clauses) == 1 and len(NEGATION.findall(clauses[0])) == 1 and not SAYS_NO.search(proof.statement):
        raise Unproved(line, "the quote denies what the statement says", "keep its 不 or 没有")


def context_of(proof: Proof, words: str, names: Collection[str]) -> tuple[Span, ...]:
    """The places outside the quote, of the names and numbers that `words` have and the quote has not."""
    text = proof.transcript.text
    quoted = unicodedata.normalize("NFKC", proof.quoted).casefold()
    wanted = {w for w in LATIN_WORD.findall(words) if w.casefold() not in quoted}
    wanted |= digit_figures(words) - figures(proof.quoted)
    wanted |= {name for name in names if name in words and name not in proof.quoted}
    places = {place for word in sorted(wanted) if (place := _nearest(word, proof))}
    return tuple(sorted(p for p in places if p.of(text).strip()))


def _nearest(word: str, proof: Proof) -> Span | None:
    """The place of `word` that is nearest to the quote, as the whole sentence clause around a number or the word itself."""
    places = proof.source.find(word)
    return min(places, key=lambda p: (abs(p.start - proof.quote.start), p.start), default=None)
