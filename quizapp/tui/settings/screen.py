"""Shows and changes settings; a change takes effect at once, a bad value is refused in place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from quizapp.errors import QuizappError, UsageError
from quizapp.interface import text
from quizapp.interface.errors import told
from quizapp.tui.desk import Desk
from quizapp.tui.flow import MUTED, hang, plain
from quizapp.tui.keys import bind
from quizapp.tui.settings.drawing import draw_setting, range_words, title_of, value_words
from quizapp.tui.settings.steps import Step, Steps, step_words
from quizapp.tui.settings.values import changed, checked, read_value, typed_form
from quizapp.tui.themes import CONTRAST, DARK, LIGHT
from quizapp.tui.widgets.hint import Hint, hint
from quizapp.tui.widgets.page import Body, Page
from quizapp.tui.widgets.paper import Paper
from quizapp.tui.widgets.prompt import Prompt
from quizapp.workflows.settings import Settings, SettingSpec

if TYPE_CHECKING:
    from quizapp.study.settings import DeckSettings

PRICED = "desired_retention"  # what it costs is shown before it is saved
OWN_CHOICES = {"theme": ("", DARK, LIGHT, CONTRAST), "language": ("", "zh", "en")}


class SettingsScreen(Page):
    """One line a setting; those of a deck can be set for all decks or for one."""

    BINDINGS = [
        bind("settings.change", "space,enter,right", "change(1)"),
        bind("settings.change_back", "left", "change(-1)"),
        bind("settings.default", "r", "default"),
        bind("settings.deck", "d,f7", "deck"),
        bind("settings.up", "up", "move(-1)"),
        bind("settings.down", "down", "move(1)"),
    ]

    @dataclass
    class Changed(Message):
        """Use these settings from now on."""

        settings: Settings

    def __init__(self, desk: Desk, key: str = "") -> None:
        super().__init__()
        self._first = key
        self._desk = desk
        self._specs: Sequence[SettingSpec] = ()
        self._cursor = 0
        self._decks: list[tuple[int | None, str]] = []
        self._at_deck = 0
        self._owner: list[int] = []
        self._steps = Steps()

    def body(self) -> Iterable[Widget]:
        with Body():
            yield Paper(self._draw, id="settings")

    def foot(self) -> Iterable[Widget]:
        yield Prompt()

    def on_mount(self) -> None:
        from quizapp.workflows.decks import list_decks
        from quizapp.workflows.settings import schema

        self._specs = schema()
        self._cursor = next((n for n, spec in enumerate(self._specs) if spec.key == self._first), 0)
        rows = list_decks(self._desk.database, self._desk.clock())
        self._decks = [(None, ""), *((row.id, row.name) for row in rows)]
        self.redraw()
        self.call_after_refresh(self._follow)

    def redraw(self) -> None:
        super().redraw()
        self.query_one("#settings", Paper).redraw()

    def entitle(self) -> None:
        name = self._decks[self._at_deck][1] if self._decks else ""
        deck = name or text("settings.all_decks")  # read when it is shown: the language may have been changed here
        self.bar.show(text("settings.screen"), "", text("settings.for", deck=deck))

    def hints(self) -> Sequence[Hint]:
        return (
            hint("settings.change", worth=9),
            hint("settings.default", worth=6),
            hint("settings.deck", worth=7),
            hint("app.undo", worth=4),
            hint("app.back", worth=8),
        )

    @property
    def spec(self) -> SettingSpec:
        """The highlighted setting."""
        return self._specs[self._cursor]

    def _deck_settings(self) -> DeckSettings:
        from quizapp.workflows.decks import deck_settings

        return deck_settings(self._desk.database, self._decks[self._at_deck][0])

    def _value(self, spec: SettingSpec, of_deck: DeckSettings) -> object:
        return getattr(of_deck if spec.per_deck else self._desk.settings, spec.key)

    def _draw(self, width: int) -> Sequence[Content]:
        lines: list[Content] = []
        self._owner = []
        of_deck = self._deck_settings()
        before: bool | None = None
        for index, spec in enumerate(self._specs):
            if spec.per_deck != before:
                head = text("settings.per_deck" if spec.per_deck else "settings.for_all")
                lines += [Content(""), plain(f"  {head}", "bold")]
                self._owner += [-1, -1]
                before = spec.per_deck
            drawn = draw_setting(spec, self._value(spec, of_deck), width, highlighted=index == self._cursor)
            lines += drawn
            self._owner += [index] * len(drawn)
        return [*lines, Content(""), *hang(Content(""), plain(text("settings.keys"), MUTED), 2, width)]

    def on_click(self, event: events.Click) -> None:
        if self.query_one(Prompt).display:
            return
        paper = self.query_one("#settings", Paper)
        offset = event.get_content_offset(paper)
        if offset is not None and 0 <= offset.y < len(self._owner) and self._owner[offset.y] >= 0:
            self._cursor = self._owner[offset.y]
            self.redraw()

    # --- keys

    def action_move(self, by: int) -> None:
        """Another setting; none while a value is typed, which belongs to this one."""
        if self.query_one(Prompt).display:
            return
        self._cursor = (self._cursor + by) % len(self._specs)
        self.redraw()
        self._follow()

    def _follow(self) -> None:
        """Scroll to the highlighted setting."""
        line = self._owner.index(self._cursor) if self._cursor in self._owner else 0
        body = self.query_one(Body)
        if not body.scroll_y <= line < body.scroll_y + body.size.height - 2:
            body.scroll_to(y=max(0, line - body.size.height // 2), animate=False)

    def action_deck(self) -> None:
        """The settings of another deck."""
        if self.query_one(Prompt).display:
            return
        self._at_deck = (self._at_deck + 1) % len(self._decks)
        self.redraw()

    def action_change(self, by: int) -> None:
        """Switch, take the next choice, or type a value."""
        spec = self.spec
        value = self._value(spec, self._deck_settings())
        if spec.kind == "bool":
            self._set(not value)
        elif spec.kind == "choice" or spec.key in OWN_CHOICES:
            choices = OWN_CHOICES.get(spec.key, spec.choices)
            at = choices.index(str(value)) if value in choices else 0
            self._set(choices[(at + by) % len(choices)])
        else:
            self.query_one(Prompt).ask("value", title_of(spec), typed_form(value))

    def action_default(self) -> None:
        """Back to the default."""
        if self.spec.key == PRICED:  # never without its price
            self.query_one(Prompt).ask("value", title_of(self.spec), typed_form(self.spec.default))
        else:
            self._set(self.spec.default)

    def on_prompt_changed(self, event: Prompt.Changed) -> None:
        """What the value being typed would cost, before it is saved."""
        spec = self.spec
        if spec.key != PRICED:
            return
        try:
            value = read_value(spec, event.answer)
            checked(spec, value)
        except (ValueError, UsageError):
            words = range_words(spec)
        else:
            words = self._price(changed(self._deck_settings(), spec.key, value))
        self.query_one(Prompt).relabel(f"{title_of(spec)}  {words}")

    def on_prompt_answered(self, event: Prompt.Answered) -> None:
        try:
            self._set(read_value(self.spec, event.answer))
        except ValueError:
            self.flash(text("settings.not_a_number", value=event.answer))

    def action_back(self) -> None:
        if self.query_one(Prompt).display:
            self.query_one(Prompt).close()
        else:
            super().action_back()

    def _set(self, value: object) -> None:
        spec = self.spec
        before = self._value(spec, self._deck_settings())
        try:
            checked(spec, value)
            number = self._set_for_deck(spec, value) if spec.per_deck else self._set_for_all(spec, value)
        except QuizappError as error:
            self.flash(told(error))
            return
        if value != before:
            self._steps.made(Step(spec, self._at_deck, before, value, number))
        self.redraw()

    def _set_for_all(self, spec: SettingSpec, value: object) -> int:
        self.post_message(self.Changed(changed(self._desk.settings, spec.key, value)))
        return 0

    def _set_for_deck(self, spec: SettingSpec, value: object) -> int:
        """Store it; returns the number of the act."""
        from quizapp.workflows.decks import change_deck_settings
        from quizapp.workflows.undo import next_undo

        settings = changed(self._deck_settings(), spec.key, value)
        change_deck_settings(self._desk.database, self._decks[self._at_deck][0], settings, self._desk.clock())
        self.flash(text("settings.saved", title=title_of(spec), value=value_words(spec, value)))
        act = next_undo(self._desk.database)
        return act.number if act else 0

    # --- steps back: only those of this screen

    def action_undo(self) -> None:
        from quizapp.workflows.undo import undo

        step = self._steps.last
        if step is None:
            self.flash(text("settings.nothing_to_undo"))
        elif step.number and undo(self._desk.database, self._desk.clock(), step.number) is None:
            self.flash(text("settings.not_the_last", title=title_of(step.spec)))
        else:
            self._steps.back()
            self._stand(step, step.before)
            self.flash(text("news.undone", what=step_words(step, step.before)))

    def action_redo(self) -> None:
        from quizapp.workflows.undo import redo

        step = self._steps.next
        if step is None:
            self.flash(text("settings.nothing_to_redo"))
        elif step.number and redo(self._desk.database, self._desk.clock(), step.number) is None:
            self.flash(text("settings.not_the_last", title=title_of(step.spec)))
        else:
            self._steps.forth()
            self._stand(step, step.after)
            self.flash(text("news.redone", what=step_words(step, step.after)))

    def _stand(self, step: Step, value: object) -> None:
        """Go to the setting that was changed back; one of the program's own is set here, a deck's is stored already."""
        self._cursor, self._at_deck = self._specs.index(step.spec), step.deck
        if not step.spec.per_deck:
            self._set_for_all(step.spec, value)
        self.redraw()

    def _price(self, settings: DeckSettings) -> str:
        from quizapp.workflows.decks import price_of

        price = price_of(self._desk.database, self._decks[self._at_deck][0], settings, self._desk.clock())
        return text(
            "settings.price",
            cards_now=f"{price.cards_now:.0f}",
            cards_then=f"{price.cards_then:.0f}",
            minutes_now=f"{price.minutes_now:.0f}",
            minutes_then=f"{price.minutes_then:.0f}",
        )
