"""Asks one card after another. It shows and reports; the session keeps and schedules, the grader judges, the app leads on.

The session is called directly rather than by messages, so that keys typed ahead find the card they were meant for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message

from quizapp.errors import StoreError
from quizapp.interface import text
from quizapp.study.card import Rating
from quizapp.tui.keys import bind
from quizapp.tui.news import redone_words, undone_words
from quizapp.tui.study.answer import Revealed
from quizapp.tui.study.asking import Asking
from quizapp.tui.study.card_page import CardPage, Stage, Ways
from quizapp.tui.study.choices import Choices
from quizapp.tui.study.coach import Coach
from quizapp.tui.study.ratings import Ratings
from quizapp.tui.study.rows import asking_hints, counts_line, revealed_hints
from quizapp.tui.study.tally import Tally, final_score, overruled
from quizapp.tui.study.typing import AnswerLine
from quizapp.tui.widgets.delay import Delay
from quizapp.tui.widgets.flash import Flash
from quizapp.tui.widgets.hint import Hint, hint
from quizapp.tui.wishes import DetailsWanted, EditWanted, SourceWanted
from quizapp.workflows.study import StaleCard

if TYPE_CHECKING:
    from quizapp.workflows.moment import Moment
    from quizapp.workflows.shown import ShownCard
    from quizapp.workflows.study import StudySession
    from quizapp.workflows.undo import Undone

GUARD = 300  # ms after the reveal in which a doubled key must not rate
DRAFT_AFTER = 1.0  # seconds after the last key


class StudyScreen(CardPage):
    """One card: the question, then its answer with the four ratings."""

    BINDINGS = [
        bind("study.accept", "y", "accept"),
        bind("study.source", "f3,o", "source"),
        bind("study.edit", "f4,e", "edit"),
        bind("study.bury", "-,f5", "bury"),
        bind("study.suspend", "@,f6", "suspend"),
        bind("study.flag", "*,f7", "flag"),
        bind("study.details", "i,f8", "details"),
    ]

    @dataclass
    class Showing(Message):
        """Another card is shown: what stands beside the study screen may follow."""

        guid: str
        source_id: int | None
        revealed: bool

    class Ended(Message):
        """No card is left now, or the learner leaves."""

    def __init__(
        self,
        session: StudySession,
        clock: Callable[[], Moment],
        ways: Ways | None = None,
        coach: Coach | None = None,
        tally: Tally | None = None,
    ) -> None:
        super().__init__(clock, ways)
        self.session = session
        self.coach = coach or Coach(lessons=0)
        self.first_run = False
        self._tally = tally or Tally()
        self._looked = False
        self._proposed = Rating.GOOD
        self._revealed_at = 0
        self._half_typed = ""
        self._draft = Delay(self, DRAFT_AFTER, self._keep_draft)

    def on_mount(self) -> None:
        self.ask()

    # --- showing

    def ask(self) -> None:
        """Show the session's current card, or say that none is left."""
        card = self.session.current
        if card is None:
            self.card = None
            self.post_message(self.Ended())
            return
        self._looked, self._half_typed = False, ""
        self.coach.next_card()
        self.show_question(card)
        self.post_message(self.Showing(card.guid, card.source_id, revealed=False))

    def answer(self, given: str) -> None:
        """Show the answer with what was given, and propose a rating."""
        card = self.card
        if card is None:
            return
        self._draft.stop()
        grade = None if self.asking is Asking.THINK else self.session.grade(given)
        self._proposed = grade.proposed if grade else Rating.GOOD
        if self._looked:
            self._proposed = Rating.AGAIN
        moment = self.clock()
        self._revealed_at = moment.ms
        self.show_answer(
            Revealed(card, self.asking, given, grade, looked=self._looked), self.session.previews(moment), self._proposed
        )
        self.post_message(self.Showing(card.guid, card.source_id, revealed=True))

    def place(self) -> tuple[str, Content, int, int]:
        counts = counts_line(self.session.counts(), self.card)
        return self.session.deck_name or text("study.all_decks"), counts, self.session.number, self.session.position[1]

    def show_hints(self) -> None:
        if self.coach.silent:
            super().show_hints()
        else:
            self.hint_line.say(self.coach.words(self.stage.value, self.asking, len(self.choices)))

    def hints(self) -> Sequence[Hint]:
        if self.stage is Stage.ACCEPTING:
            return (hint("study.accept"), hint("study.go", words="study.hint.next"))
        if self.stage is Stage.REVEALED:
            return revealed_hints(self._proposed)
        return asking_hints(self.asking, len(self.choices))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "accept":
            return self.stage is Stage.ACCEPTING
        return super().check_action(action, parameters)

    def reload(self) -> None:
        """Read the card again: it may have been edited, or answered elsewhere."""
        before = self.card
        self.session.refresh(self.clock())
        card = self.session.current
        if card is None or before is None or card.card_id != before.card_id:
            self.ask()
        else:
            self.show_again(card)

    # --- rating

    def go_on(self) -> None:
        """Accept the proposed rating; after the question whether to accept an answer, go on without."""
        if self.stage is Stage.ACCEPTING:
            self.query_one(Flash).hush()
            self.ask()
        else:
            self._rate_unless_doubled(self._proposed)

    def action_digit(self, number: int) -> None:
        """Choose, or rate."""
        if self.stage is Stage.REVEALED:
            self._rate_unless_doubled(Rating(number))
        elif self.stage is Stage.ASKING:
            super().action_digit(number)
        elif number == 1:
            self.action_accept()
        else:
            self.go_on()

    def on_ratings_clicked(self, event: Ratings.Clicked) -> None:
        if self.stage is Stage.REVEALED:
            self._rate_unless_doubled(event.rating)

    def _rate_unless_doubled(self, rating: Rating) -> None:
        if self.clock().ms - self._revealed_at >= GUARD:
            self._rate(rating)

    def _rate(self, rating: Rating) -> None:
        shown = self.shown
        if shown is None:
            return
        moment = self.clock()
        took, score = self.time.card(moment.ms), final_score(shown.grade, rating)
        try:
            self.session.answer(rating, shown.given, took, score, moment)
        except StaleCard:
            self.ask()
            self.flash(text("study.stale"))
            return
        except StoreError as error:
            self.flash(text("study.not_saved", reason=error))
            return
        self._tally.count(shown.card.card_id, rating)
        self.query_one(Flash).hush()  # news of the cards before
        if overruled(shown, rating):
            self._ask_to_accept(shown.given)
        else:
            self.ask()

    def _ask_to_accept(self, given: str) -> None:
        self.stage = Stage.ACCEPTING
        self.query_one(Ratings).display = False
        self.redraw()
        self.flash(text("study.accept_question", answer=given))

    def action_accept(self) -> None:
        """Let the given answer count as right from now on."""
        given = self.given
        if self._saved(lambda: self.session.accept_answer(given, self.clock())):
            self.flash(text("study.accepted", answer=given))
        self.ask()

    # --- drafts

    def on_answer_line_typed(self, event: AnswerLine.Typed) -> None:
        if self.stage is Stage.ASKING and event.answer != self._half_typed:
            self._half_typed = event.answer
            self._draft.nudge()

    def _keep_draft(self) -> None:
        if self.stage is Stage.ASKING and self._half_typed and self.card:
            self._saved(lambda: self.session.save_draft(self._half_typed, self.clock()))

    # --- other acts

    def action_bury(self) -> None:
        """Put the card off until tomorrow."""
        if self._saved(lambda: self.session.bury(self.clock())):
            self.flash(text("study.buried"))
            self.ask()

    def action_suspend(self) -> None:
        """Take the card out of study."""
        if self._saved(lambda: self.session.suspend(self.clock())):
            self.flash(text("study.suspended"))
            self.ask()

    def action_flag(self) -> None:
        """Mark the item as faulty, or take the mark away; the card stays."""
        if self._saved(lambda: self.session.flag(self.clock())) and self.session.current:
            self.show_again(self.session.current)
            self.flash(text("study.flagged_news" if self.session.current.flagged else "study.unflagged_news"))

    def action_undo(self) -> None:
        """Take back the answer on the screen; else the last act of this session, whose card comes back with its answer."""
        if self.stage is Stage.REVEALED and self.card:
            self._ask_anew(self.card, self.given)
            return
        try:
            undone = self.session.undo(self.clock())
        except StoreError as error:
            self.flash(text("study.not_saved", reason=error))
            return
        self.ask()
        self.come_back(undone)
        self.flash(undone_words(undone))

    def _ask_anew(self, card: ShownCard, given: str) -> None:
        """The question again, with what was given; nothing was stored yet."""
        self.show_question(replace(card, draft=given if self.typed else card.draft))
        self._half_typed = given
        if given in self.choices:
            self.query_one(Choices).highlight(given)
        self.flash(text("study.answer_taken_back"))
        self.post_message(self.Showing(card.guid, card.source_id, revealed=False))

    def come_back(self, undone: Undone | None) -> None:
        """Show the card whose answer was taken back, with that answer."""
        if undone and undone.card_id is not None and undone.kind == "answer":
            self._tally.take_back(undone.card_id)
            if self.card and undone.card_id == self.card.card_id:
                self.answer(undone.given)

    def action_redo(self) -> None:
        """Do again what was undone last."""
        redone = self.session.redo(self.clock())
        self.ask()
        self.flash(redone_words(redone))

    def action_source(self) -> None:
        """Open the whole text; before the answer this makes the proposed rating Again."""
        if self.card:
            self._looked = self._looked or self.stage is Stage.ASKING
            self.post_message(SourceWanted(self.card.guid))

    def action_edit(self) -> None:
        """Edit the item."""
        if self.card:
            self.post_message(EditWanted(self.card.guid))

    def action_details(self) -> None:
        """Show memory and history, and with them the answer: before it is given, this counts like the source."""
        if self.card:
            self._looked = self._looked or self.stage is Stage.ASKING
            self.post_message(DetailsWanted(self.card.guid))

    def action_back(self) -> None:
        """Stop here; what was typed is kept."""
        self._keep_draft()
        self.post_message(self.Ended())

    def _saved(self, act: Callable[[], None]) -> bool:
        try:
            act()
        except StoreError as error:
            self.flash(text("study.not_saved", reason=error))
            return False
        return True
