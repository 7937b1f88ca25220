"""The changes made on the settings screen since it was opened: what F2 takes back there, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field

from quizapp.interface import text
from quizapp.tui.settings.drawing import title_of, value_words
from quizapp.workflows.settings import SettingSpec


@dataclass(frozen=True, slots=True)
class Step:
    """One change. `deck` is the place of the deck in the screen's list, `number` that of the act in the store (0: not there)."""

    spec: SettingSpec
    deck: int
    before: object
    after: object
    number: int


@dataclass(slots=True)
class Steps:
    """The changes in their order, and how many of them stand."""

    _all: list[Step] = field(default_factory=list)
    _standing: int = 0

    def made(self, step: Step) -> None:
        """A new change: what was taken back before it cannot be done again."""
        self._all[self._standing :] = [step]
        self._standing += 1

    @property
    def last(self) -> Step | None:
        """The change that can be taken back."""
        return self._all[self._standing - 1] if self._standing else None

    @property
    def next(self) -> Step | None:
        """The change that can be done again."""
        return self._all[self._standing] if self._standing < len(self._all) else None

    def back(self) -> None:
        """The last change was taken back."""
        self._standing -= 1

    def forth(self) -> None:
        """The next change was done again."""
        self._standing += 1


def step_words(step: Step, value: object) -> str:
    """每天新卡：20."""
    return text("settings.saved", title=title_of(step.spec), value=value_words(step.spec, value))
