"""Whether a statement is whole and stands alone: what the order of its words says, weighed by a linear model.

It knows a missing beginning better than a missing end, and written Chinese better than either (docs/models.md): a feature
of the ranking, no gate.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizapp.claims.linear import probability, total, weights
from quizapp.language.words import Token

MODEL = "wholeness"
CONSTANT = "constant"
# Words that build sentences; any other word is known by its tag alone.
BUILDERS = frozenset(
    [
        *"的了是在和与不也就都还把被对从以而但让使比等着过",
        *("因为", "所以", "如果", "没有", "可以", "通过", "为了", "由于", "虽然", "并且"),
    ]
)
MARKS = {"，": ",", "；": ";", "：": ":", "“": '"', "”": '"', "‘": '"', "’": '"'}
CLOSING = "。.!！?？"
MOST = 60  # words that are looked at: longer statements are too long anyway


def score(tokens: Sequence[Token]) -> float:
    """How likely the words are a whole statement that stands alone, 0 to 1."""
    model = weights(MODEL)
    return probability(model.get(CONSTANT, 0) + total(model, set(features(tokens))))


def features(tokens: Sequence[Token]) -> Iterator[str]:
    """The words and tags of the statement in ones, twos and threes, its first and last word."""
    words = [token for token in tokens if token.text not in CLOSING or token is not tokens[-1]][:MOST]
    if not words:
        return
    signs = ["^", *(sign(word) for word in words), "$"]
    for size in (1, 2, 3):
        for k in range(len(signs) - size + 1):
            yield " ".join(signs[k : k + size])
    yield f"first:{words[0].text}"
    yield f"last:{words[-1].text}"


def sign(word: Token) -> str:
    """What the model sees of a word: itself if it builds sentences or is a mark, else its tag."""
    if word.tag == "w":
        return MARKS.get(word.text, word.text)
    return word.text if word.text in BUILDERS else word.tag
