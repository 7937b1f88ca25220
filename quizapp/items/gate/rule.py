"""A rule of the gate is a value: what it forbids, which rule of the rubric it serves, and the items that prove it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from quizapp.claims.claim import Claim, ClaimKind
from quizapp.items.draft import Draft
from quizapp.items.item import ItemKind
from quizapp.language.fold import simplify
from quizapp.language.span import Span


@dataclass(frozen=True, slots=True)
class Setting:
    """What the rules know of the article."""

    speakers: tuple[str, ...] = ()
    guests: tuple[str, ...] = ()
    title: str = ""
    evidence: str = ""  # quote and context of the item, for names and numbers
    year: str = ""
    traditional: bool = False  # the script of the source
    hosts: tuple[str, ...] = ()  # who asks, where somebody else answers


@dataclass(frozen=True)
class Reading:
    """A draft as the rules read it: in Simplified script, with what they ask for worked out once."""

    draft: Draft
    setting: Setting = field(default_factory=Setting)

    @cached_property
    def question(self) -> str:
        """The question in Simplified script."""
        return self._plain(self.draft.question)

    @cached_property
    def answer(self) -> str:
        """The answer in Simplified script."""
        return self._plain(self.draft.answer)

    @cached_property
    def quote(self) -> str:
        """The quote in Simplified script."""
        return self._plain(self.draft.quote)

    @cached_property
    def title(self) -> str:
        """The title of the article in Simplified script."""
        return self._plain(self.setting.title)

    @cached_property
    def choices(self) -> tuple[str, ...]:
        """The choices in Simplified script."""
        return tuple(map(self._plain, self.draft.choices))

    def _plain(self, text: str) -> str:
        return simplify(text) if self.setting.traditional else text

    @property
    def others(self) -> tuple[str, ...]:
        """The wrong choices."""
        return tuple(c for c in self.choices if c != self.answer)

    def is_(self, *kinds: ItemKind) -> bool:
        """Whether the item is of one of these kinds."""
        return self.draft.kind in kinds


@dataclass(frozen=True, slots=True)
class GateRule:
    """A fault that an item must not have. `rubric` is the number of the rule of the rubric that it would break.

    accepted    items like it that pass
    rejected    items that it finds

    Raises ValueError if either is missing: a rule without examples does not load.
    """

    name: str
    rubric: int
    why: str
    breaks: Callable[[Reading], bool]
    accepted: tuple[Reading, ...]
    rejected: tuple[Reading, ...]

    def __post_init__(self) -> None:
        if not self.accepted or not self.rejected:
            raise ValueError(f"the rule {self.name} needs items that pass and items that do not")


def example(  # noqa: PLR0913  one argument for each thing that a rule can look at
    question: str,
    answer: str,
    kind: ItemKind = ItemKind.SHORT_ANSWER,
    *,
    quote: str = "我们在 2019 年把工厂搬到了苏州，一共花了 3.2 亿元。",
    choices: tuple[str, ...] = (),
    position: bool = False,
    setting: Setting | None = None,
    parts: tuple[str, ...] = (),
    speaker: str = "陈岚",
    form: str = "example",
) -> Reading:
    """An item for the examples of a rule."""
    whole = Span(0, max(1, len(quote)))
    claim = Claim(ClaimKind.POSITION if position else ClaimKind.FACT, speaker, "", (), whole, 0.6)
    draft = Draft(kind, claim, question, answer, whole, 0.7, form, quote=quote, choices=choices, parts=parts)
    return Reading(
        draft, setting or Setting(("记者", "陈岚", "王平"), ("陈岚", "王平"), "工厂访谈", quote, "2022", hosts=("记者",))
    )
