"""Whether a statement is a fact or a position, by the words that it is made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from quizapp.claims.claim import ClaimKind
from quizapp.claims.linear import total, weights
from quizapp.language.words import Token

MODEL = "kind"
# Words of these tags tell by themselves how a statement is meant; a noun or a name only by its tag.
TELLING = frozenset({"d", "v", "vd", "a", "ad", "r", "c", "u", "xc", "p"})


def kind_of(tokens: Sequence[Token]) -> ClaimKind:
    """Position or fact."""
    model = weights(MODEL)
    sure = model.get("constant", 0) + total(model, set(features(tokens)))
    return ClaimKind.POSITION if sure > 0 else ClaimKind.FACT


@lru_cache(maxsize=16_384)  # the same words come again and again
def _of_word(word: str, tag: str) -> tuple[str, ...]:
    telling = (f"word:{word}",) if tag in TELLING else ()
    return (*telling, f"tag:{tag}", *(("digit",) if any(c.isdigit() for c in word) else ()))


def features(tokens: Sequence[Token]) -> Iterator[str]:
    """The telling words, the tags, and whether there are numbers."""
    for token in tokens:
        yield from _of_word(token.text.strip(), token.tag)
    yield f"first:{tokens[0].tag}" if tokens else "empty"
    yield "long" if len(tokens) > 30 else "short" if len(tokens) < 12 else "middling"
