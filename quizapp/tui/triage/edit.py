"""Edits one item, or makes one from a sentence: fields, the quote beside them, and what is wrong while typing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static, TextArea

from quizapp.errors import QuizappError
from quizapp.interface import text
from quizapp.interface.errors import told
from quizapp.interface.harmless import harmless
from quizapp.items.item import GAP, Item, ItemKind
from quizapp.tui import kinsoku
from quizapp.tui.desk import Desk
from quizapp.tui.flow import RIGHT, WARN, plain, wrap
from quizapp.tui.keys import bind
from quizapp.tui.passage import draw_passage, rule
from quizapp.tui.widgets.delay import Delay
from quizapp.tui.widgets.hint import Hint, hint, keys_by_id
from quizapp.tui.widgets.key_names import key_name
from quizapp.tui.widgets.page import Body, Page
from quizapp.tui.widgets.paper import Paper
from quizapp.workflows.remarks import REMARKS, wording
from quizapp.workflows.triage import ItemChanges, TriageRow

T = TypeVar("T")
DRAFT_AFTER = 1.0  # seconds after the last key
SEPARATORS = str.maketrans({"；": "\n", ";": "\n"})


class Field(Horizontal):
    """A label and some lines of text, at least `lines`, as many as it takes."""

    DEFAULT_CSS = """
    Field { height: auto; max-width: 78; margin: 1 0 0 0; }
    Field Static { width: 10; color: $text-muted; }
    Field TextArea { width: 1fr; height: auto; background: $panel; }
    """

    def __init__(self, name: str, value: str, lines: int) -> None:
        super().__init__(id=name)
        self._value = value
        self._lines = lines

    def compose(self) -> ComposeResult:
        yield Static(plain(text(f"edit.{self.id}")))
        area = TextArea(harmless(self._value), compact=True, highlight_cursor_line=False, tab_behavior="focus")
        area.cursor_blink = False
        area.styles.min_height = self._lines
        yield area

    @property
    def value(self) -> str:
        """What stands in the field, blanks at both ends cut."""
        return self.query_one(TextArea).text.strip()


class Editor(Page):
    """The fields of an item over its quote. Subclasses know what to do with what was typed."""

    BINDINGS = [bind("edit.save", "ctrl+s,f10", "save", priority=True), bind("edit.next", "tab", "app.focus_next")]

    class Saved(Message):
        """The item is stored."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        kinsoku.install_in_fields()
        self.desk = desk
        self._warned: Sequence[str] = ()  # what a first press of the key has named

    def body(self) -> Iterable[Widget]:
        with Body():
            yield from self.fields()
            yield Paper(self._draw_problems, id="problems")
            yield Paper(self.draw_quote, id="quote")

    def fields(self) -> Iterable[Field]:
        """What can be edited."""
        return ()

    def draw_quote(self, width: int) -> Sequence[Content]:
        """What the item stands on."""
        raise NotImplementedError

    def problems(self) -> Sequence[str]:
        """Ids of what is wrong now."""
        raise NotImplementedError

    def store(self) -> None:
        """Store what was typed. Raises QuizappError."""
        raise NotImplementedError

    def on_mount(self) -> None:
        self.query(TextArea).first().focus()

    def value(self, name: str) -> str:
        """What stands in a field; empty where the item has no such field."""
        found = self.query(f"#{name}")
        return found.only_one(Field).value if found else ""

    def hints(self) -> Sequence[Hint]:
        return (
            hint("edit.save", worth=9),
            hint("app.back", words="edit.hint.back", worth=8),
            hint("edit.next", worth=6),
        )

    def on_text_area_changed(self) -> None:
        self.query_one("#problems", Paper).redraw()

    def _draw_problems(self, width: int) -> Sequence[Content]:
        found = self.problems()
        if not found:
            return [Content(""), plain(text("edit.fine"), RIGHT)]
        words = [plain(problem_words(problem), WARN) for problem in found]
        return [Content(""), *(line for each in words for line in wrap(each, width))]

    def action_save(self) -> None:
        """Store the item and go back; with remarks only at a second press."""
        found = self.problems()
        worst = [problem for problem in found if problem not in REMARKS]
        if worst:
            self.flash(problem_words(worst[0]))
            return
        if found and tuple(found) != self._warned:
            self._warned = tuple(found)
            key = key_name(keys_by_id(self.active_bindings)["edit.save"])
            self.flash(text("edit.save_all_the_same", problem=problem_words(found[0]), key=key))
            return
        try:
            self.store()
        except QuizappError as error:
            self.flash(told(error))
            return
        self.post_message(self.Saved())


class EditScreen(Editor):
    """Edits an item that exists; half-done edits are kept as drafts."""

    def __init__(self, desk: Desk, row: TriageRow) -> None:
        super().__init__(desk)
        self._row = row

    def fields(self) -> Iterable[Field]:
        item, draft = with_draft(self._row.item, self._row.draft), self._row.item
        yield Field("question", item.question, 2)
        yield Field("answer", item.answer, 1)
        yield Field("accepted", "；".join(item.accepted), 1)
        if draft.kind in {ItemKind.MULTIPLE_CHOICE, ItemKind.WHO_SAID}:
            yield Field("choices", "\n".join(item.choices), 4)
        yield Field("explanation", item.explanation, 2)

    def on_mount(self) -> None:
        self._draft = Delay(self, DRAFT_AFTER, self._keep_draft)
        self._dirty = False

    def entitle(self) -> None:
        self.bar.show(text("edit.title"), text(f"words.kind.{self._row.item.kind}"), self._row.deck)

    def changes(self) -> ItemChanges:
        """What differs from the item as it is."""
        item = self._row.item
        typed = ItemChanges(
            question=self.value("question"),
            answer=self.value("answer"),
            accepted=lines(self.value("accepted")),
            choices=lines(self.value("choices")) if item.choices and self.query("#choices") else None,
            explanation=self.value("explanation"),
        )
        return ItemChanges(
            question=_new(typed.question, item.question),
            answer=_new(typed.answer, item.answer),
            accepted=_new(typed.accepted, item.accepted),
            choices=_new(typed.choices, item.choices),
            explanation=_new(typed.explanation, item.explanation),
        )

    def problems(self) -> Sequence[str]:
        from quizapp.workflows.triage import check_edit

        return check_edit(self._row.item, self.changes())

    def draw_quote(self, width: int) -> Sequence[Content]:
        return [rule(width), *draw_passage(self._row.item, self._row.passage, width)]

    def on_text_area_changed(self) -> None:
        self._dirty = self.changes() != ItemChanges()
        self._draft.nudge()

    def _keep_draft(self) -> None:
        from quizapp.workflows.triage import save_draft

        if self._dirty:
            save_draft(self.desk.database, self._row.guid, self.changes(), self.desk.clock())

    def store(self) -> None:
        from quizapp.workflows.triage import edit_item

        self._dirty = False
        self._draft.stop()
        if self.changes() != ItemChanges():
            edit_item(self.desk.database, self._row.guid, self.changes(), self.desk.clock())

    def action_back(self) -> None:
        self._keep_draft()
        super().action_back()


@dataclass(frozen=True, slots=True)
class Place:
    """The stretch of a source that a new item is made of."""

    source_id: int
    start: int
    end: int
    sentence: str


class NewItemScreen(Editor):
    """Makes an item by hand: a question with a blank is a cloze, any other a short answer."""

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__(desk)
        self._place = place

    def fields(self) -> Iterable[Field]:
        yield Field("question", self._place.sentence.strip(), 4)
        yield Field("answer", "", 2)

    def entitle(self) -> None:
        self.bar.show(text("edit.new"))

    def problems(self) -> Sequence[str]:
        question, answer = self.value("question"), self.value("answer")
        checks: Sequence[tuple[str, Callable[[], bool]]] = (
            ("no-question", lambda: not question),
            ("no-answer", lambda: not answer),
            ("answer-not-in-quote", lambda: bool(answer) and answer not in self._place.sentence),
            ("answer-in-question", lambda: bool(answer) and answer in question),
        )
        found = [name for name, wrong in checks if wrong()]
        return [*found, *(wording(kind_of(question), question, answer, self._place.sentence) if not found else ())]

    def draw_quote(self, width: int) -> Sequence[Content]:
        return [rule(width), *wrap(plain(f"「{self._place.sentence}」"), width), *wrap(plain(text("edit.how", gap=GAP)), width)]

    def store(self) -> None:
        from quizapp.workflows.triage import add_item

        question = self.value("question")
        kind = kind_of(question)
        place = self._place
        moment = self.desk.clock()
        add_item(self.desk.database, place.source_id, place.start, place.end, kind, question, self.value("answer"), moment)


def problem_words(problem: str) -> str:
    """What is wrong, in the learner's language."""
    return text(f"edit.problem.{problem.replace('-', '_')}")


def with_draft(item: Item, draft: ItemChanges | None) -> Item:
    """The item as the draft would have it."""
    if draft is None:
        return item
    names = ("question", "answer", "accepted", "choices", "explanation")
    return replace(item, **{name: value for name in names if (value := getattr(draft, name)) is not None})


def kind_of(question: str) -> ItemKind:
    """What an item made by hand is: a question with a blank is a cloze."""
    return ItemKind.CLOZE if GAP in question else ItemKind.SHORT_ANSWER


def lines(typed: str) -> tuple[str, ...]:
    """The lines of a field, those split by ； included, blank ones left out."""
    return tuple(line.strip() for line in typed.translate(SEPARATORS).splitlines() if line.strip())


def _new(typed: T, before: object) -> T | None:
    """What was typed, unless it is what the field showed at the beginning."""
    return None if typed == _as_shown(before) else typed


def _as_shown(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(harmless(part).strip() for part in value)
    return harmless(str(value)).strip()
