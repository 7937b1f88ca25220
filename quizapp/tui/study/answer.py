"""Draws the answer: what was given, what is right, the passage it comes from, the explanation; in this order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import normalize

from rich.cells import cell_len
from textual.content import Content

from quizapp.interface import text
from quizapp.items.item import FALSE, Item, ItemKind
from quizapp.tui.flow import MUTED, RIGHT, WARN, WRONG, hang, join, pad, plain, spread, wrap
from quizapp.tui.passage import draw_passage, rule
from quizapp.tui.study.asking import Asking, choices_of
from quizapp.tui.study.marks import changed_piece
from quizapp.tui.study.question import filled
from quizapp.workflows.shown import Passage, ShownCard

if TYPE_CHECKING:
    from quizapp.study.grading import Grade, PartGrade, Reason

VERDICT_STYLE = {"right": f"bold {RIGHT}", "near": f"bold {WARN}", "wrong": f"bold {WRONG}", "unknown": f"bold {WRONG}"}
DIFFERS = "underline"
_QUOTED = re.compile("“([^”]+)”")
MARK = 8  # cells of the words before the parts of a list


@dataclass(frozen=True, slots=True)
class Revealed:
    """A card with the answer that was given to it. `grade` is None where the learner only thought."""

    card: ShownCard
    asking: Asking
    given: str
    grade: Grade | None


def draw_answer(shown: Revealed, width: int) -> Sequence[Content]:
    """All lines of the answer, `width` cells wide."""
    item, passage = shown.card.item, shown.card.passage
    lines = [Content(""), *wrap(filled(item), width), Content(""), *_given_and_right(shown, width)]
    if shown.card.looked:
        lines += wrap(plain(text("study.looked"), WARN), width)
    if passage.quote:
        lines += [rule(width), *draw_passage(item, passage, width)]
    explanation = what_is_new(item, passage)
    if explanation:
        lines += [Content(""), *wrap(plain(explanation), width)]
    return lines


def what_is_new(item: Item, passage: Passage) -> str:
    """The explanation without what the screen already shows: the corrected statement, words that stand in the passage."""
    explanation = item.explanation
    if item.correction and item.answer == FALSE and item.correction in explanation:
        explanation = explanation.partition(item.correction)[2].lstrip("。. ")
    shown = bare(passage.before + passage.quote + passage.after)
    quoted = _QUOTED.findall(explanation)
    return "" if quoted and all(bare(words) in shown for words in quoted) else explanation


def bare(words: str) -> str:
    """The letters and digits alone, in one width: for telling whether two texts say the same."""
    return "".join(character for character in normalize("NFKC", words) if character.isalnum())


def _given_and_right(shown: Revealed, width: int) -> list[Content]:
    if shown.card.item.kind is ItemKind.TRUE_FALSE:
        return [*_typed(shown, width), *_correction(shown, width)]
    if shown.asking is Asking.CHOOSE:
        return _chosen(shown, width)
    if shown.asking is Asking.PARTS:
        return _recalled(shown, width)
    return _typed(shown, width)


def verdict_words(grade: Grade, *, judged: bool = False) -> Content:
    """错（数字不对）, in words and in colour; 答错了 where a statement is `judged`, for there 错 is an answer."""
    word = text(f"study.judged.{grade.verdict}" if judged and grade.verdict in {"right", "wrong"} else f"words.{grade.verdict}")
    reason = reason_words(grade.reason)
    words = text("study.verdict_with_reason", verdict=word, reason=reason) if reason else word
    return plain(words, VERDICT_STYLE[grade.verdict])


def reason_words(reason: Reason) -> str:
    """The grader's reason in the learner's language; empty where there is none to give."""
    return text(f"reasons.{reason}") if reason and reason != "other" else ""


def _typed(shown: Revealed, width: int) -> list[Content]:
    """Both answers aligned, differing characters underlined, the verdict at the right."""
    item = shown.card.item
    mine, right = text("study.your_answer"), text("study.right_answer")
    indent = _indent()
    judged = item.kind is ItemKind.TRUE_FALSE
    answer = f"「{item.answer}」" if judged else _with_unit(item.answer, item.unit)
    if shown.grade is None:
        return hang(plain(right, MUTED), plain(answer, "bold"), indent, width)
    given = _marked(shown.grade.difference) if shown.grade.difference else plain(shown.given or text("study.nothing_given"))
    if judged and shown.given:
        given = plain(f"「{shown.given}」")
    first = join(pad(plain(mine, MUTED), indent), given)
    return [
        *spread(first, verdict_words(shown.grade, judged=judged), width),
        *hang(plain(right, MUTED), plain(answer, "bold"), indent, width),
    ]


def _indent() -> int:
    """Cells before an answer: one column behind the three labels."""
    return 3 + max(cell_len(text(f"study.{label}")) for label in ("your_answer", "right_answer", "should_be"))


def _with_unit(answer: str, unit: str) -> str:
    return answer if not unit or answer.endswith(unit) else f"{answer} {unit}"


def _marked(pieces: Sequence[tuple[str, bool]]) -> Content:
    """The pieces of an answer, underlined where they do not stand in the other one."""
    return join(*(plain(piece, "" if same else DIFFERS) for piece, same in pieces))


def _correction(shown: Revealed, width: int) -> list[Content]:
    """If the statement is false: the true sentence, its changed piece in 「」."""
    item = shown.card.item
    if item.answer != FALSE or not item.correction:
        return []
    label = text("study.should_be")
    start, end = changed_piece(item.question, item.correction)
    true = item.correction
    sentence = plain(true) if start == end else join(true[:start], plain(f"「{true[start:end]}」", "bold"), true[end:])
    marked = sentence if start == end else join(sentence, plain(text("study.changed_marked"), MUTED))
    return hang(plain(label, MUTED), marked, _indent(), width)


def _chosen(shown: Revealed, width: int) -> list[Content]:
    """The choices as they were asked: 对 before the right one, 你选的 behind the chosen."""
    hit = text("study.hit")
    indent = cell_len(hit) + 1
    lines: list[Content] = []
    for number, choice in enumerate(choices_of(shown.card), 1):
        right, mine = choice == shown.card.item.answer, choice == shown.given
        mark = plain(hit if right else "", VERDICT_STYLE["right"])
        words = plain(f"{number}  {choice}", "bold" if right else ("" if mine else MUTED))
        line = join(pad(mark, indent), words, plain(f"   {text('study.you_chose')}" if mine else "", MUTED))
        verdict = verdict_words(shown.grade) if shown.grade and mine else Content("")
        lines += spread(line, verdict, width) if mine else hang(pad(mark, indent), words, indent, width)
    if shown.grade and shown.given not in choices_of(shown.card):
        lines.append(verdict_words(shown.grade))
    return lines


def _recalled(shown: Revealed, width: int) -> list[Content]:
    """Each part with 对, 差一点 or 漏, wrong extras with 多; behind a part that was only nearly named, what was given."""
    if shown.grade is None:
        return [line for part in shown.card.item.parts for line in hang(plain(""), plain(part, "bold"), 5, width)]
    marks = shown.grade.parts
    lines = spread(verdict_words(shown.grade), plain(_share(marks), MUTED), width)
    for mark in marks:
        word, style = _mark_of(mark)
        given = plain(f"   {text('study.part_given', given=mark.given)}", MUTED) if mark.near else ""
        lines += hang(plain(text(f"study.{word}"), f"bold {style}"), join(plain(mark.text, "bold"), given), MARK, width)
    for extra in shown.grade.extras:
        lines += hang(plain(text("study.extra"), f"bold {WARN}"), plain(extra), MARK, width)
    return lines


def _share(marks: Sequence[PartGrade]) -> str:
    """答出 2/3; a part that was only nearly named is counted apart: 答出 1/3，差一点 1."""
    near = sum(mark.near for mark in marks)
    right = sum(mark.found for mark in marks) - near
    return text("study.recalled_near" if near else "study.recalled", right=right, n=len(marks), near=near)


def _mark_of(mark: PartGrade) -> tuple[str, str]:
    """The word for a part of a list, and its style."""
    if mark.near:
        return "near", WARN
    return ("hit", RIGHT) if mark.found else ("missed", WRONG)
