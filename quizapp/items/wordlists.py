"""The bundled lists of words, read once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from quizapp.language.squeeze import squeeze


@dataclass(frozen=True, slots=True)
class Kin:
    """Names of one kind: what they are (编程语言), the measure word that asks for one (种), and the names."""

    noun: str
    measure: str
    members: tuple[str, ...]

    @property
    def asked(self) -> str:
        """The words that ask for one: 哪种编程语言."""
        return f"哪{self.measure}{self.noun}"


def _lines(name: str) -> list[str]:
    text = files("quizapp.items").joinpath("wordlists", name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def kins() -> tuple[Kin, ...]:
    """All lists of names of one kind."""
    rows = [line.split("\t") for line in _lines("kin.tsv")]
    return tuple(Kin(noun, measure, tuple(members.split())) for noun, measure, members in rows)


@cache
def measures() -> dict[str, str]:
    """Class noun → its measure word: 公司 → 家."""
    return dict(line.split("\t") for line in _lines("class_nouns.tsv"))


@cache
def heads() -> tuple[str, ...]:
    """General nouns that tell what is asked when they stay outside a gap, longest first."""
    return tuple(sorted(_lines("heads.txt"), key=lambda noun: (-len(noun), noun)))


@cache
def empty_heads() -> frozenset[str]:
    """General nouns that say nothing as an answer."""
    return frozenset(_lines("empty_heads.txt"))


@cache
def weak_gaps() -> frozenset[str]:
    """Words that make no good gap."""
    return frozenset(_lines("weak_gaps.txt"))


@cache
def _kin_by_name() -> dict[str, Kin]:
    return {squeeze(name): kin for kin in reversed(kins()) for name in kin.members}


def kin_of(name: str) -> Kin | None:
    """The kind of a name that a list knows."""
    return _kin_by_name().get(squeeze(name))
