"""A deck as a text that people can read and compare: a head for the source, then a few lines an item, in the deck's order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

LINES = ("question", "choices", "answer", "explanation", "quote")
SOURCE = "source"


def deck_text(source: dict[str, Any], items: list[dict[str, Any]]) -> str:
    """The deck of one source, from the objects of `quizapp generate --json`. A line break inside a value is shown as ⏎."""
    blocks = [_source_lines(source), *map(_item_lines, items)]
    return "\n\n".join("\n".join(line.replace("\n", "⏎") for line in block) for block in blocks) + "\n"


def differences(accepted: str, made: str) -> list[str]:
    """Which items came, went, changed or only moved between two deck texts, in the order of the second."""
    before, after = _blocks(accepted), _blocks(made)
    told = [f"went     {block.rank:>2}  {block.title}" for guid, block in before.items() if guid not in after]
    for guid, block in after.items():
        if guid not in before:
            told.append(f"came     {block.rank:>2}  {block.title}")
        elif block.rest != before[guid].rest:
            told += [f"changed  {block.rank:>2}  {block.title}", *_changed_lines(before[guid].rest, block.rest)]
    kept = [(before[guid].rank, block.rank) for guid, block in after.items() if guid in before]
    moved = [f"{old} → {new}" for old, new in kept if old != new]
    return told + ([f"moved    {', '.join(moved)}"] if moved else [])


@dataclass(frozen=True)
class _Block:
    rank: str
    rest: tuple[str, ...]

    @property
    def title(self) -> str:
        """The question, or what the block of the source begins with."""
        return next((line for line in self.rest if line.startswith("question")), self.rest[0])


def _source_lines(source: dict[str, Any]) -> list[str]:
    what = (0, source["title"], source["date"], f"{source['characters']} characters", f"{source['turns']} turns", SOURCE)
    values = {name: "、".join(source[name]) for name in ("speakers", "host")}
    return _lines(what, values)


def _item_lines(item: dict[str, Any]) -> list[str]:
    what = (item["rank"], item["kind"], item["claim"], item["speaker"] or "—", f"{item['start']}–{item['end']}", item["guid"])
    values = {name: " / ".join(item[name]) if name == "choices" else item[name] for name in LINES}
    return _lines(what, values)


def _lines(what: tuple[object, ...], values: dict[str, str]) -> list[str]:
    return [" · ".join(map(str, what)), *(f"{name:<12} {value}" for name, value in values.items() if value)]


def _blocks(text: str) -> dict[str, _Block]:
    """The blocks by guid: the last word of a block's first line, as the rank is its first."""
    found = {}
    for block in text.rstrip("\n").split("\n\n") if text else ():
        head, *lines = block.split("\n")
        rank, rest = head.split(" · ", 1)
        found[rest.rsplit(" · ", 1)[-1]] = _Block(rank, (rest, *lines))
    return found


def _changed_lines(before: tuple[str, ...], after: tuple[str, ...]) -> list[str]:
    gone = [f"    - {line}" for line in before if line not in after]
    return gone + [f"    + {line}" for line in after if line not in before]
