"""A page that asks one card: choices, a line to type on, a question to think about. What an answer leads to, heirs know."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from quizapp.interface import text
from quizapp.study.card import Rating
from quizapp.tui.keys import bind
from quizapp.tui.study.asking import Asking
from quizapp.tui.study.card_face import CardFace, Stage, Ways
from quizapp.tui.study.choices import Choices
from quizapp.tui.study.doubtful_keys import DoubtfulKeys, begins_a_choice
from quizapp.tui.study.typing import AnswerLine
from quizapp.tui.widgets.page import Body

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizapp.tui.study.answer import Revealed
    from quizapp.workflows.moment import Moment
    from quizapp.workflows.shown import ShownCard


class CardPage(CardFace):
    """Takes the answer to a card."""

    BINDINGS = [
        bind("study.go", "space", "go(' ')"),
        bind("study.enter", "enter", "go"),
        *(bind(f"study.choose_{n}", str(n), f"digit({n})") for n in range(1, 10)),
        bind("study.unknown", "0", "unknown"),
        bind("study.up", "up", "move(-1)"),
        bind("study.down", "down", "move(1)"),
    ]

    def __init__(self, clock: Callable[[], Moment], ways: Ways | None = None) -> None:
        super().__init__(clock, ways)
        self.doubtful = DoubtfulKeys(self, clock, self._give)

    # --- what heirs say

    def answer(self, given: str) -> None:
        """The learner answered; empty for "don't know"."""
        raise NotImplementedError

    def go_on(self) -> None:
        """Space, when no answer is awaited."""
        raise NotImplementedError

    # --- the keys

    def show_question(self, card: ShownCard) -> None:
        self.doubtful.another_question()
        super().show_question(card)

    def show_answer(self, shown: Revealed, intervals: Mapping[Rating, int], proposed: Rating) -> None:
        self.doubtful.another_answer()
        super().show_answer(shown, intervals, proposed)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "digit":
            return parameters[0] in range(1, 1 + self._digits())
        if action == "unknown":
            return self.stage is Stage.ASKING
        return True

    def _digits(self) -> int:
        if self.stage is Stage.REVEALED:
            return len(Rating)
        return len(self.choices) or 9

    def action_go(self, character: str = "") -> None:
        """Do the most likely thing: show the answer, choose what is highlighted, go on."""
        if self.stage is not Stage.ASKING:
            self.go_on()
        elif self.typed:
            self.query_one(AnswerLine).press_ahead(character)
        elif self.asking is Asking.THINK:
            if not self.doubtful.too_soon:
                self.answer("")
        elif self.doubtful.hurry():
            return
        elif (choice := self.query_one(Choices).highlighted) is not None:
            self.answer(choice)
        else:
            self._ask_to_choose()

    def action_digit(self, number: int) -> None:
        """Choose; in a moment where the digit may begin a choice that is typed. Where the answer is typed, type the digit."""
        if not self.choices:
            self.type_ahead(str(number))
        elif self.doubtful.waits or self.doubtful.typing:
            self.stray()
        elif self.doubtful.too_soon:
            return
        elif begins_a_choice(number, self.choices):
            self.query_one(Choices).highlight(self.choices[number - 1])
            self.doubtful.wait(self.choices[number - 1])
        else:
            self.answer(self.choices[number - 1])

    def action_unknown(self) -> None:
        """Say that the answer is not known; beside choices only if no number follows that begins with this 0."""
        if self.typed:
            self.type_ahead("0")
        elif self.choices and (self.doubtful.waits or self.doubtful.typing):
            self.stray()
        elif self.doubtful.too_soon:
            return
        elif self.choices:
            self.doubtful.wait("")
        else:
            self.answer("")

    def _give(self, answer: str) -> None:
        """An answer that waited."""
        if self.is_current and self.stage is Stage.ASKING:
            self.answer(answer)

    def type_ahead(self, character: str) -> None:
        """A character that no key is bound to: it came before the answer line had the focus, or answers nothing here."""
        if self.stage is Stage.ASKING and self.typed:
            self.query_one(AnswerLine).type_ahead(character)
        elif self.choices and (self.stage is Stage.ASKING or self.doubtful.typing_on):
            self.stray()

    def stray(self) -> None:
        """Something is being typed that answers nothing here: neither does what follows at once."""
        self.doubtful.stray()
        if self.stage is Stage.ASKING:
            self.query_one(Choices).highlight(None)
            self.flash(text("study.stray", first=1, last=len(self.choices)))
        else:
            self.flash(text("study.typed_on"))

    def _ask_to_choose(self) -> None:
        self.flash(text("study.coach.choose", first=1, last=len(self.choices)))

    def action_move(self, by: int) -> None:
        """Highlight another choice; scroll where there is none."""
        if self.stage is Stage.ASKING and self.choices:
            self.query_one(Choices).move(by)
        else:
            self.query(Body).first().scroll_relative(y=by, animate=False)

    def on_choices_clicked(self, event: Choices.Clicked) -> None:
        if self.stage is Stage.ASKING:
            self.answer(self.choices[event.index])

    def on_answer_line_given(self, event: AnswerLine.Given) -> None:
        if self.stage is Stage.ASKING and (event.answer or not self.doubtful.too_soon):
            self.answer(event.answer)
