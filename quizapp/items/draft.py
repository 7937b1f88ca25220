"""An item before the gate: what a kind makes of a claim."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.claims.claim import Claim, ClaimKind
from quizapp.items.item import ItemKind
from quizapp.language.span import Span


@dataclass(frozen=True, slots=True)
class Draft:
    """One question with its answer, not yet judged. `fit` is how often its form is accepted, 0 to 1."""

    kind: ItemKind
    claim: Claim
    question: str
    answer: str
    raw: Span  # the place of the answer in the source, which names the item
    fit: float
    reason: str  # the form that made it
    guid: str = ""
    claim_id: str = ""
    quote: str = ""
    accepted: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    ordered: bool = False
    unit: str = ""
    correction: str = ""
    chance: float = 1.0  # how surely the answer is what a question should ask for, 0..1
    spare: bool = False  # of a form that readers seldom accept: only for who asks for more items than there are claims
    unlikely: bool = False  # readers nearly always refuse such an item: found, it comes only where a deck would be too small
    doubts: tuple[str, ...] = ()  # the softer rules of the gate that it breaks

    @property
    def is_position(self) -> bool:
        """Whether it asks for what somebody thinks."""
        return self.claim.kind is ClaimKind.POSITION

    @property
    def others(self) -> tuple[str, ...]:
        """The wrong choices."""
        return tuple(choice for choice in self.choices if choice != self.answer)

    @property
    def is_surest(self) -> bool:
        """Whether no other answer of its claim is surer."""
        return self.chance >= max((answer.chance for answer in self.claim.answers), default=0.0)
