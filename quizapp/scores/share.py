"""A share with its sample size: no percentage without the number of answers behind it."""

from __future__ import annotations

from dataclasses import dataclass

FEW = 30  # answers; a share of fewer is shown as a number, never as a percentage that looks sure


@dataclass(frozen=True, slots=True)
class Share:
    """`ok` of `n` answers were right."""

    n: int = 0
    ok: int = 0

    @property
    def value(self) -> float | None:
        """The share, 0..1; None without answers."""
        return self.ok / self.n if self.n else None

    @property
    def few(self) -> bool:
        """Whether there are too few answers for the share to say much."""
        return self.n < FEW

    def __add__(self, other: Share) -> Share:
        return Share(self.n + other.n, self.ok + other.ok)


NO_ANSWERS = Share()


@dataclass(frozen=True, slots=True)
class Group:
    """The answers to one deck, speaker, topic, kind or source."""

    name: str
    share: Share


def ranked(groups: dict[str, Share]) -> tuple[Group, ...]:
    """Groups with answers, those with most first; what has no name is left out."""
    named = (Group(name, share) for name, share in groups.items() if name and share.n)
    return tuple(sorted(named, key=lambda group: (-group.share.n, group.name)))
