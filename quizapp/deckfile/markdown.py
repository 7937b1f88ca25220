"""Decks as Markdown: a block for each item, a line for each entry, so that a change of one thing is a change of one line.

# the deck's name

## the question

- 答案：…
- 选项：
  - …
  - …
- 编号：…
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches

from quizapp.deckfile.entries import LABELS, MANY, NAMES, BadEntry, Entry, entries_of, note_of
from quizapp.deckfile.escapes import UnknownEscape, on_one_line, original, split
from quizapp.errors import UnreadableSource
from quizapp.study.deck import ExportDeck, ExportNote, ImportedDeck

_MARKS = "<[`&"  # with these a Markdown viewer would make markup of a source's text
_IN_ONE_LINE = frozenset({"tags", "context", "scores"})  # of those with several texts; nobody compares these one by one
_PREFACE = "每个“##”是一道题，可以直接改字。进度认的是“编号”，不要动它；新写的题不用编号，只要题目和答案。"
_HEADING = re.compile(r"(#{1,2})(?:[ \t](.*))?")
_ENTRY = re.compile(r"[-*+] ?([^：:]+?) ?[：:] ?(.*)")
_PART = re.compile(r"(?: {2,}|\t)[-*+](?: (.*))?")
_COMMENT = re.compile(r"<!--.*-->|>.*")


def markdown_text(deck: ExportDeck) -> str:
    """The deck as Markdown; the same deck gives the same text. Schedules, reviews and times of change stay out."""
    blocks = [f"# {_line(deck.name)}\n\n{_PREFACE}\n", *map(_block, deck.notes)]
    return "\n".join(blocks)


def read_markdown(text: str, path: str, default_name: str) -> ImportedDeck:
    """The deck that the text describes; `default_name` if it does not name itself.

    path  for the message of UnreadableSource, which is raised at the first line that cannot be meant
    """
    blocks = list(_blocks(text, path))
    name = next((block.heading for block in blocks if block.level == 1 and block.heading.strip()), default_name)
    items = [block for block in blocks if block.level == 2]
    _check_guids(items, path)
    return ImportedDeck(name, tuple(_note(block, rank, path) for rank, block in enumerate(items, start=1)))


def _block(note: ExportNote) -> str:
    question, *rest = entries_of(note)
    return "\n".join([f"## {_line(question.texts[0])}", "", *(line for entry in rest for line in _lines(entry)), ""])


def _lines(entry: Entry) -> Iterator[str]:
    label = LABELS[entry.name]
    if entry.name in _IN_ONE_LINE:
        yield f"- {label}：{' | '.join(on_one_line(text, f'{_MARKS}|') for text in entry.texts)}"
    elif entry.name in MANY:
        yield f"- {label}："
        yield from (f"  - {_line(text)}".rstrip() for text in entry.texts)
    else:
        yield f"- {label}：{_line(entry.texts[0])}"


def _line(text: str) -> str:
    return on_one_line(text, _MARKS)


@dataclass(slots=True)
class _Block:
    """A heading and the entries below it, with the lines they stand on."""

    level: int
    line: int
    heading: str
    entries: dict[str, tuple[str, ...]] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)


def _blocks(text: str, path: str) -> Iterator[_Block]:
    """The blocks of a text; what stands before the first item is for people and is not read."""
    block = _Block(0, 0, "")
    open_entry = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if heading := _HEADING.fullmatch(line.rstrip()):
            yield block
            title = _read(heading[2] or "", path, number)
            block, open_entry = _Block(len(heading[1]), number, title), ""
            if block.level == 2:
                block.entries["question"], block.lines["question"] = (title,), number
        elif block.level == 2 and line.strip() and not _COMMENT.fullmatch(line.strip()):
            open_entry = _add_line(block, open_entry, line.rstrip(), path, number)
    yield block


def _add_line(block: _Block, open_entry: str, line: str, path: str, number: int) -> str:
    """Take one line into the block; the name of the entry that a following part belongs to."""
    if part := _PART.fullmatch(line):
        if not open_entry:
            raise UnreadableSource(
                path, "a part that belongs to no entry", f"put a line such as “- {LABELS['choices']}：” before it", number
            )
        block.entries[open_entry] += (_read(part[1] or "", path, number),)
        return open_entry
    entry = _ENTRY.fullmatch(line)
    if not entry:
        raise UnreadableSource(
            path,
            f"“{line[:20]}” is no entry",
            f"write it as “- {LABELS['explanation']}：…”, or as “<!-- … -->” to have it left alone",
            number,
        )
    name = _name(entry[1], path, number)
    if name in block.entries:
        raise UnreadableSource(
            path, f"{LABELS[name]} stands here a second time", f"delete one; the first is on line {block.lines[name]}", number
        )
    parts = [part.strip(" ") for part in split(entry[2], "|")] if name in MANY else [entry[2]]
    block.lines[name] = number
    block.entries[name] = tuple(_read(part, path, number) for part in parts if part)
    return name if name in MANY else ""


def _name(label: str, path: str, number: int) -> str:
    label = label.strip("* ").casefold()
    if label not in NAMES:
        near = get_close_matches(label, NAMES, 1, cutoff=0.5)
        remedy = f"did you mean {near[0]}?" if near else f"write one of {'、'.join(LABELS.values())}"
        raise UnreadableSource(path, f"“{label[:20]}” is no entry of a deck", remedy, number)
    return NAMES[label]


def _read(line: str, path: str, number: int) -> str:
    try:
        return original(line)
    except UnknownEscape as error:
        raise UnreadableSource(path, f"“{error}” is no escape", "write two backslashes where you mean one", number) from error


def _note(block: _Block, rank: int, path: str) -> ExportNote:
    try:
        return note_of(block.entries, rank)
    except BadEntry as error:
        raise UnreadableSource(path, error.problem, error.remedy, block.lines.get(error.name, block.line)) from error


def _check_guids(items: list[_Block], path: str) -> None:
    seen: dict[str, int] = {}
    for block in items:
        guid = next(iter(block.entries.get("guid", ())), "")
        here = block.lines.get("guid", block.line)
        if guid and guid in seen:
            problem = f"{LABELS['guid']} {guid} stands here a second time, first on line {seen[guid]}"
            raise UnreadableSource(path, problem, "delete it in the newer item, which gets one of its own", here)
        seen[guid] = here
