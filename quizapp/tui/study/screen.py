"""Asks one card after another. It shows and reports; the session keeps and schedules, the grader judges, the app leads on.

The session is called directly rather than by messages, so that keys typed ahead find the card they were meant for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from quizapp.errors import StoreError
from quizapp.interface import text
from quizapp.study.card import Rating
from quizapp.tui.keys import bind
from quizapp.tui.study.accepting import accepted_words, offer_words
from quizapp.tui.study.answer import Revealed
from quizapp.tui.study.asking import Asking
from quizapp.tui.study.card_acts import CardActs
from quizapp.tui.study.card_face import Stage, Ways
from quizapp.tui.study.coach import Coach
from quizapp.tui.study.ratings import Ratings
from quizapp.tui.study.rows import asking_hints, counts_line, revealed_hints
from quizapp.tui.study.tally import Tally, final_score, overruled
from quizapp.tui.widgets.flash import Flash
from quizapp.tui.widgets.hint import Hint, hint
from quizapp.workflows.study import StaleCard

if TYPE_CHECKING:
    from quizapp.workflows.moment import Moment
    from quizapp.workflows.study import StudySession


class StudyScreen(CardActs):
    """One card: the question, then its answer with the four ratings."""

    BINDINGS = [bind("study.accept", "f9,y", "accept")]

    def __init__(
        self,
        session: StudySession,
        clock: Callable[[], Moment],
        ways: Ways | None = None,
        coach: Coach | None = None,
        tally: Tally | None = None,
    ) -> None:
        super().__init__(session, clock, ways, tally)
        self.coach = coach or Coach(lessons=0)
        self.first_run = False
        self.beforehand = ""  # what is said beside the first question
        self._offer = ""  # an answer to the card before that may be accepted from now on
        self._proposed = Rating.GOOD

    def on_mount(self) -> None:
        self.ask()
        if self.beforehand:
            self.query_one(Flash).stay(self.beforehand)

    # --- showing

    def ask(self) -> None:
        """Show the session's current card, or say that none is left."""
        self._offer = ""
        card = self.session.current
        if card is None:
            self.card = None
            self.post_message(self.Ended())
            return
        self.half_typed = card.draft or ""
        self.coach.next_card()
        self.show_question(card)
        self.post_message(self.Showing(card.guid, card.source_id, revealed=False))

    def answer(self, given: str) -> None:
        """Show the answer with what was given, and propose a rating."""
        card = self.card
        if card is None:
            return
        self.draft.stop()
        self._offer = ""
        self.query_one(Flash).hush()  # news of the question
        grade = None if self.asking is Asking.THINK else self.session.grade(given)
        self._proposed = grade.proposed if grade else Rating.GOOD
        if card.looked:
            self._proposed = Rating.AGAIN
        moment = self.clock()
        self.show_answer(Revealed(card, self.asking, given, grade), self.session.previews(moment), self._proposed)
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
        if self.stage is Stage.REVEALED:
            return revealed_hints(self._proposed)
        offer = (hint("study.accept", words="study.hint.accept_it", worth=7),) if self._offer else ()
        return (*asking_hints(self.asking, len(self.choices)), *offer)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "accept":
            return self.stage is not Stage.REVEALED and bool(self._offer)
        return super().check_action(action, parameters)

    # --- rating

    def go_on(self) -> None:
        """Accept the proposed rating."""
        self._rate_unless_doubled(self._proposed)

    def action_digit(self, number: int) -> None:
        """Choose, or rate."""
        if self.stage is Stage.REVEALED:
            self._rate_unless_doubled(Rating(number))
        else:
            super().action_digit(number)

    def on_ratings_clicked(self, event: Ratings.Clicked) -> None:
        if self.stage is Stage.REVEALED:
            self._rate_unless_doubled(event.rating)

    def _rate_unless_doubled(self, rating: Rating) -> None:
        if self.doubtful.typing:
            self.stray()
        elif not self.doubtful.too_soon:
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
        self.tally.count(shown.card.card_id, rating, score)
        self.query_one(Flash).hush()  # news of the cards before
        offer = shown.given if overruled(shown, rating) else ""
        if self.session.current is None:
            self.card = None
            self.post_message(self.Ended(offer))
        else:
            self.ask()
            self._offer_to_accept(offer)

    # --- accepting an answer that was judged wrong and rated as known

    def _offer_to_accept(self, given: str) -> None:
        """Beside the next question, so that nobody types into a question of ours; where there is none, the end offers it."""
        if given:
            self._offer = given
            self.redraw()
            self.query_one(Flash).stay(offer_words(given, self.active_bindings))

    def action_accept(self) -> None:
        """Let the answer that was given to the card before count as right from now on."""
        given = self._offer
        if self.saved(lambda: self.session.accept_answer(given, self.clock())):
            self._offer = ""
            self.flash(accepted_words(given))
        self.show_hints()
