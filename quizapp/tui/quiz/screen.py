"""Asks one question after another and says nothing until the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message

from quizapp.errors import StoreError
from quizapp.interface import clock_text, text
from quizapp.tui.flow import plain
from quizapp.tui.study.asking import Asking
from quizapp.tui.study.card_face import Ways
from quizapp.tui.study.card_page import CardPage
from quizapp.tui.widgets.flash import Flash
from quizapp.tui.widgets.hint import Hint, hint

if TYPE_CHECKING:
    from quizapp.workflows.moment import Moment
    from quizapp.workflows.quiz import QuizSession


class QuizScreen(CardPage):
    """The question of a quiz. Answers of any length are typed: nobody rates themselves here."""

    class Ended(Message):
        """No question or no time is left, or the learner leaves."""

    def __init__(self, session: QuizSession, clock: Callable[[], Moment], *, show_clock: bool = True) -> None:
        super().__init__(clock, Ways("always", show_clock))
        self.session = session
        self._over = False

    def on_mount(self) -> None:
        self.ask()
        unseen, total = self.session.unseen(), self.session.position[1]
        self.flash(text("quiz.begins_unseen" if unseen else "quiz.begins", n=total, unseen=unseen))

    def ask(self) -> None:
        """The next question, or the end."""
        card = self.session.current
        if card is None or self._time_is_up():
            self._end()
        else:
            self.show_question(card)

    def answer(self, given: str) -> None:
        """Store the answer; the verdict comes with the marks."""
        moment = self.clock()
        try:
            self.session.answer(given, self.time.card(moment.ms), self.session.grade(given).score, moment)
        except StoreError as error:
            self.flash(text("study.not_saved", reason=error))
            return
        self.ask()

    def go_on(self) -> None:
        """Nothing to go on with: every stage of a quiz is a question."""

    def place(self) -> tuple[str, Content, int, int]:
        done, total = self.session.position
        left = "" if self.session.ends_at is None else text("quiz.left", clock=clock_text(self._seconds_left()))
        return text("quiz.title", deck=self.session.deck_name or text("study.all_decks")), plain(left), done + 1, total

    def _seconds_left(self) -> float:
        return max(0, (self.session.ends_at or 0) - self.clock().ms) / 1000

    def _time_is_up(self) -> bool:
        return self.session.ends_at is not None and self._seconds_left() <= 0

    def entitle(self) -> None:
        super().entitle()
        if self.card and self._time_is_up():
            self._end()

    def _end(self) -> None:
        if not self._over:
            self._over = True
            self.post_message(self.Ended())

    def hints(self) -> Sequence[Hint]:
        stop = hint("app.back", words="quiz.hint.stop", worth=6)
        if self.asking is Asking.CHOOSE:
            choose = hint("study.choose_1", f"study.choose_{len(self.choices)}", words="study.hint.choose", worth=9)
            return (choose, hint("study.enter", words="study.hint.arrows", worth=3), hint("study.unknown", worth=8), stop)
        words = "study.hint.list_next" if self.asking is Asking.PARTS else "study.hint.submit"
        empty = "study.hint.list_end" if self.asking is Asking.PARTS else "study.hint.empty_unknown"
        return (hint("study.enter", words=words, worth=9), hint("study.enter", words=empty, worth=8), stop)

    def action_back(self) -> None:
        """Hand in, at the second press: what is not answered yet cannot be answered later."""
        done, total = self.session.position
        words = text("quiz.stop_again", done=done, total=total)
        if self.query_one(Flash).words == words:
            self._end()
        else:
            self.flash(words)

    def action_undo(self) -> None:
        """Nothing is taken back here: neither a handed-in answer nor what was studied before."""
        self.flash(text("quiz.no_undo"))

    def action_redo(self) -> None:
        """Nothing is done again here either."""
        self.flash(text("quiz.no_undo"))
