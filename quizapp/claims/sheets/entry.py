"""The parsed lines of a sheet: its fields with the line that each stands on."""

from __future__ import annotations

from dataclasses import dataclass, field

import yaml

from quizapp.errors import UsageError

MOST_CHARACTERS = 4_000_000  # a sheet is written by hand or by one answer of a program


@dataclass(frozen=True, slots=True)
class Field:
    """One value of the sheet: its text, or its texts where it is a list, and its line."""

    texts: tuple[str, ...]
    line: int

    @property
    def text(self) -> str:
        """The value as one text."""
        return self.texts[0] if self.texts else ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim as written. `line` is where it begins."""

    line: int
    fields: dict[str, Field] = field(default_factory=dict)

    def get(self, name: str) -> Field:
        """The field of that name; an empty one on the entry's line if it is missing."""
        return self.fields.get(name, Field((), self.line))


def parse(text: str, path: str) -> tuple[Entry, list[Entry]]:
    """The head of a sheet (`source`, `title`) and its claims.

    Raises UsageError, with the line, if the text is no YAML mapping with a list of claims.
    """
    root = _root(text, path)
    head = Entry(1, {name: value for name, value in _fields(root).items() if name != "claims"})
    claims = next((value for key, value in root.value if key.value == "claims"), None)
    if not isinstance(claims, yaml.SequenceNode):
        raise UsageError(f"{path}:1: the sheet has no list of claims; write `claims:` and under it one `- kind: fact` for each")
    return head, [Entry(node.start_mark.line + 1, _fields(node)) for node in claims.value]


def _root(text: str, path: str) -> yaml.MappingNode:
    if len(text) > MOST_CHARACTERS:
        raise UsageError(f"{path}: the sheet is longer than {MOST_CHARACTERS} characters; split it")
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise UsageError(
            f"{path}:{line}: this is no YAML ({getattr(error, 'problem', None) or 'broken'}); mend this line"
        ) from None
    if not isinstance(root, yaml.MappingNode):
        raise UsageError(f"{path}:1: this is no claim sheet; it begins with `source:`, `title:` and `claims:`")
    return root


def _fields(node: yaml.Node) -> dict[str, Field]:
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {str(key.value): _field(value) for key, value in node.value}


def _field(node: yaml.Node) -> Field:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.ScalarNode):
        return Field((_one_line(node.value),) if node.value.strip() else (), line)
    if isinstance(node, yaml.SequenceNode):
        return Field(tuple(_one_line(n.value) for n in node.value if isinstance(n, yaml.ScalarNode) and n.value.strip()), line)
    return Field((), line)


def _one_line(value: str) -> str:
    return " ".join(value.split())
