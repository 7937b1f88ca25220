"""Asks one card after another. It shows and reports; the session keeps and schedules, the grader judges, the app leads on.

The session is called directly rather than by messages, so that keys typed ahead find the card they were meant for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from quizapp.errors import StoreError
from quizapp.interface import clock_text, text
from quizapp.items.item import ItemKind
from quizapp.study.card import Phase, Rating
from quizapp.tui.flow import join, plain
from quizapp.tui.keys import bind
from quizapp.tui.news import redone_words, undone_words
from quizapp.tui.source.transcript import Transcript
from quizapp.tui.study.answer import Revealed, draw_answer
from quizapp.tui.study.asking import Asking, choices_of, how_asked
from quizapp.tui.study.choices import Choices
from quizapp.tui.study.clock import StudyClock
from quizapp.tui.study.coach import Coach
from quizapp.tui.study.question import draw_question
from quizapp.tui.study.ratings import Ratings, rating_word
from quizapp.tui.study.typing import AnswerLine
from quizapp.tui.widgets.flash import Flash
from quizapp.tui.widgets.hint import Hint, hint
from quizapp.tui.widgets.page import Body, Page
from quizapp.tui.widgets.paper import Paper
from quizapp.tui.wishes import DetailsWanted, EditWanted, SourceWanted
from quizapp.workflows.shown import Counts, ShownCard
from quizapp.workflows.study import StaleCard

if TYPE_CHECKING:
    from quizapp.study.grading import Grade
    from quizapp.workflows.moment import Moment
    from quizapp.workflows.sources import SourceView
    from quizapp.workflows.study import StudySession
    from quizapp.workflows.undo import Undone

GUARD = 300  # ms after the reveal in which a doubled key must not rate
DRAFT_AFTER = 1.0  # seconds after the last key


class Stage(Enum):
    """Where the card stands."""

    ASKING = "asking"
    REVEALED = "revealed"
    ACCEPTING = "accepting"  # rated; whether to accept the given answer from now on is asked


@dataclass(frozen=True, slots=True)
class Ways:
    """What the learner's settings say about studying."""

    typing: str = "always"
    clock: bool = True


@dataclass
class Tally:
    """What was answered since the program started, for the line that it leaves with."""

    done: int = 0
    right: int = 0

    def count(self, rating: Rating) -> None:
        """One more answer is stored."""
        self.done += 1
        self.right += rating > Rating.AGAIN

    def take_back(self, rating: Rating) -> None:
        """One answer was undone."""
        self.done = max(0, self.done - 1)
        self.right = max(0, self.right - (rating > Rating.AGAIN))


class StudyScreen(Page):
    """One card: the question, then its answer with the four ratings."""

    DEFAULT_CSS = """
    StudyScreen Flash { margin: 0 0 2 0; }
    StudyScreen .pane { width: 40%; margin: 0 0 1 0; border-left: none; }
    """
    BINDINGS = [
        bind("study.go", "space", "go"),
        bind("study.enter", "enter", "go"),
        *(bind(f"study.choose_{n}", str(n), f"digit({n})") for n in range(1, 10)),
        bind("study.unknown", "0", "unknown"),
        bind("study.up", "up", "move(-1)"),
        bind("study.down", "down", "move(1)"),
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
        super().__init__()
        self.session = session
        self.first_run = False
        self._clock = clock
        self._ways = ways or Ways()
        self.coach = coach or Coach(lessons=0)
        self._tally = tally or Tally()
        self._time = StudyClock()
        self.stage = Stage.ASKING
        self._card: ShownCard | None = None
        self._asking = Asking.THINK
        self._looked = False
        self._shown: Revealed | None = None
        self._proposed = Rating.GOOD
        self._revealed_at = 0
        self._typed = ""

    def body(self) -> Iterable[Widget]:
        with Horizontal():
            with Body():
                yield Paper(id="card")
                yield Choices()
                yield AnswerLine()
            yield from self.beside()

    def beside(self) -> Iterable[Widget]:
        """The transcript fills the second pane of a wide window, but not before the answer: it would give it away."""
        pane = Transcript(classes="pane")
        pane.visible = False
        yield pane

    def show_source(self, view: SourceView, guid: str) -> None:
        """Show the text in the second pane, at the quote of this item."""
        if self._card and self._card.guid == guid and self.stage is not Stage.ASKING:
            pane = self.query_one(Transcript)
            pane.visible = True
            pane.show(view, guid)

    def foot(self) -> Iterable[Widget]:
        yield Ratings()

    def on_mount(self) -> None:
        self.set_interval(1.0, self._tick)
        self._draft_timer = self.set_timer(DRAFT_AFTER, self._keep_draft, pause=True)
        self.ask()

    # --- showing

    def ask(self) -> None:
        """Show the session's current card, or say that none is left."""
        card = self._card = self.session.current
        if card is None:
            self.post_message(self.Ended())
            return
        self.stage, self._looked, self._shown, self._typed = Stage.ASKING, False, None, ""
        self._asking = how_asked(card.item, self._ways.typing)
        self._time.begin(self._clock().ms)
        self.coach.next_card()
        self._show_question(card)
        self.post_message(self.Showing(card.guid, card.source_id, revealed=False))

    def _show_question(self, card: ShownCard) -> None:
        asking = self._asking
        self.query_one(Ratings).display = False
        self.query_one(Transcript).visible = False
        self.query_one("#card", Paper).show(lambda width: draw_question(card, asking, width))
        choices, line = self.query_one(Choices), self.query_one(AnswerLine)
        choices.display = asking is Asking.CHOOSE
        line.display = self.typed
        if choices.display:
            choices.offer(choices_of(card))
        if line.display:
            line.ask(card.item.unit, in_parts=asking is Asking.PARTS, draft=card.draft or "")
        else:
            self.set_focus(None)
        self._to_top()
        self.redraw()

    def reveal(self, given: str) -> None:
        """Show the answer with what was given, and propose a rating."""
        card = self._card
        if card is None:
            return
        grade = None if self._asking is Asking.THINK else self.session.grade(given)
        self._shown = shown = Revealed(card, self._asking, given, grade)
        self.stage, self._revealed_at = Stage.REVEALED, self._clock().ms
        self._proposed = self._proposal(grade)
        self.query_one(Choices).display = False
        self.query_one(AnswerLine).display = False
        self.set_focus(None)
        self.query_one("#card", Paper).show(lambda width: draw_answer(shown, width))
        self.query_one(Ratings).offer(self.session.previews(self._clock()), self._proposed)
        self._to_top()
        self.redraw()
        self.post_message(self.Showing(card.guid, card.source_id, revealed=True))

    def _proposal(self, grade: Grade | None) -> Rating:
        if self._looked:
            return Rating.AGAIN
        return grade.proposed if grade else Rating.GOOD

    def _to_top(self) -> None:
        self.query_one(Body).scroll_home(animate=False)

    @property
    def card(self) -> ShownCard | None:
        """The card that is shown."""
        return self._card

    @property
    def choices(self) -> Sequence[str]:
        """What can be chosen, in the order shown; empty where nothing is chosen."""
        return choices_of(self._card) if self._card and self._asking is Asking.CHOOSE else ()

    @property
    def typed(self) -> bool:
        """Whether the answer is typed."""
        return self._asking in {Asking.TYPE, Asking.PARTS}

    @property
    def given(self) -> str:
        """The answer that was given; empty while it is awaited."""
        return self._shown.given if self._shown else ""

    def entitle(self) -> None:
        done, total = self.session.position
        place = text("study.position", n=min(done + 1, total), total=total)
        seconds = self._time.session(self._clock().ms) / 1000
        clock = f" {clock_text(seconds)}" if self._ways.clock else ""
        title = self.session.deck_name or text("study.all_decks")
        self.bar.show(title, counts_line(self.session.counts(), self._card), f"{place}{clock}")

    def redraw(self) -> None:
        self.entitle()
        if self.coach.silent:
            self.show_hints()
        else:
            self.hint_line.say(self.coach.words(self.stage.value, self._asking, self._number_of_choices()))
        self.query_one("#card", Paper).redraw()
        self.query_one(Ratings).refresh()

    def _number_of_choices(self) -> int:
        return len(choices_of(self._card)) if self._card else 0

    def hints(self) -> Sequence[Hint]:
        if self.stage is Stage.ACCEPTING:
            return (hint("study.accept"), hint("study.go", words="study.hint.next"))
        if self.stage is Stage.REVEALED:
            return revealed_hints(self._proposed)
        return asking_hints(self._asking, self._number_of_choices())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "digit":
            return parameters[0] in range(1, 1 + self._digits())
        if action == "accept":
            return self.stage is Stage.ACCEPTING
        if action == "unknown":
            return self.stage is Stage.ASKING
        return True

    def _digits(self) -> int:
        if self.stage is Stage.REVEALED:
            return len(Rating)
        return 9 if self._asking is not Asking.CHOOSE else self._number_of_choices()

    # --- time

    def _tick(self) -> None:
        if self.is_current and self._ways.clock:
            self.entitle()

    def on_screen_suspend(self) -> None:
        self._time.pause(self._clock().ms)

    def on_screen_resume(self) -> None:
        self._time.resume(self._clock().ms)

    def away(self) -> None:
        """The window lost the focus: the clock stops."""
        self._time.pause(self._clock().ms)

    def back_again(self) -> None:
        """The window has the focus again."""
        self._time.resume(self._clock().ms)

    # --- answering

    def action_go(self) -> None:
        """Do the most likely thing: show the answer, choose what is highlighted, accept the proposed rating."""
        if self.stage is Stage.ACCEPTING:
            self.query_one(Flash).hush()
            self.ask()
        elif self.stage is Stage.REVEALED:
            self._rate_unless_doubled(self._proposed)
        elif self._asking is Asking.CHOOSE:
            self._take_highlighted()
        else:
            self.reveal("")

    def _take_highlighted(self) -> None:
        choice = self.query_one(Choices).highlighted
        if choice is None:
            self.flash(text("study.coach.choose", first=1, last=self._number_of_choices()))
        else:
            self.reveal(choice)

    def action_digit(self, number: int) -> None:
        """Choose, or rate."""
        if self.stage is Stage.REVEALED:
            self._rate_unless_doubled(Rating(number))
        elif self.stage is Stage.ACCEPTING:
            self.action_accept() if number == 1 else self.ask()
        elif self._asking is Asking.CHOOSE and self._card:
            self.reveal(choices_of(self._card)[number - 1])
        else:
            self.type_ahead(str(number))

    def action_unknown(self) -> None:
        """Say that the answer is not known."""
        if self.typed:
            self.type_ahead("0")
        else:
            self.reveal("")

    def type_ahead(self, character: str) -> None:
        """A character that arrived before the answer line had the focus."""
        if self.stage is Stage.ASKING and self.typed:
            self.query_one(AnswerLine).type_ahead(character)

    def action_move(self, by: int) -> None:
        """Highlight another choice; scroll where there is none."""
        if self.stage is Stage.ASKING and self._asking is Asking.CHOOSE:
            self.query_one(Choices).move(by)
        else:
            self.query_one(Body).scroll_relative(y=by, animate=False)

    def on_choices_clicked(self, event: Choices.Clicked) -> None:
        if self.stage is Stage.ASKING and self._card:
            self.reveal(choices_of(self._card)[event.index])

    def on_ratings_clicked(self, event: Ratings.Clicked) -> None:
        if self.stage is Stage.REVEALED:
            self._rate_unless_doubled(event.rating)

    def on_answer_line_given(self, event: AnswerLine.Given) -> None:
        if self.stage is Stage.ASKING:
            self._draft_timer.pause()
            self.reveal(event.answer)

    def on_answer_line_typed(self, event: AnswerLine.Typed) -> None:
        if self.stage is Stage.ASKING and event.answer != self._typed:
            self._typed = event.answer
            self._draft_timer.reset()
            self._draft_timer.resume()

    def _keep_draft(self) -> None:
        if self.stage is Stage.ASKING and self._typed:
            self._saved(lambda: self.session.save_draft(self._typed, self._clock()))

    def _rate_unless_doubled(self, rating: Rating) -> None:
        if self._clock().ms - self._revealed_at >= GUARD:
            self._rate(rating)

    def _rate(self, rating: Rating) -> None:
        shown = self._shown
        if shown is None:
            return
        moment = self._clock()
        took, score = self._time.card(moment.ms), final_score(shown.grade, rating)
        try:
            self.session.answer(rating, shown.given, took, score, moment)
        except StaleCard:
            self.ask()
            self.flash(text("study.stale"))
            return
        except StoreError as error:
            self.flash(text("study.not_saved", reason=error))
            return
        self._tally.count(rating)
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
        shown = self._shown
        if shown and self._saved(lambda: self.session.accept_answer(shown.given, self._clock())):
            self.flash(text("study.accepted", answer=shown.given))
        self.ask()

    # --- other acts

    def action_bury(self) -> None:
        """Put the card off until tomorrow."""
        if self._saved(lambda: self.session.bury(self._clock())):
            self.flash(text("study.buried"))
            self.ask()

    def action_suspend(self) -> None:
        """Take the card out of study."""
        if self._saved(lambda: self.session.suspend(self._clock())):
            self.flash(text("study.suspended"))
            self.ask()

    def action_flag(self) -> None:
        """Mark the item as faulty, or take the mark away; the card stays."""
        if self._saved(lambda: self.session.flag(self._clock())):
            self._card = self.session.current
            marked = self._card is not None and self._card.flagged
            self.flash(text("study.flagged_news" if marked else "study.unflagged_news"))
            self._redraw_card()

    def _redraw_card(self) -> None:
        card, asking, shown = self._card, self._asking, self._shown
        if card and shown and self.stage is Stage.REVEALED:
            self._shown = fresh = Revealed(card, asking, shown.given, shown.grade)
            self.query_one("#card", Paper).show(lambda width: draw_answer(fresh, width))
        elif card:
            self.query_one("#card", Paper).show(lambda width: draw_question(card, asking, width))
        self.redraw()

    def reload(self) -> None:
        """Read the card again: it may have been edited, or answered elsewhere."""
        before = self._card
        self.session.refresh(self._clock())
        self._card = self.session.current
        if self._card is None or before is None or self._card.card_id != before.card_id:
            self.ask()
        else:
            self._redraw_card()

    def action_undo(self) -> None:
        """Take back the last act; an answered card comes back with the answer that was given."""
        try:
            undone = self.session.undo(self._clock())
        except StoreError as error:
            self.flash(text("study.not_saved", reason=error))
            return
        self.ask()
        self.come_back(undone)
        self.flash(undone_words(undone))

    def come_back(self, undone: Undone | None) -> None:
        """Show the card whose answer was taken back, with that answer."""
        card = self._card
        if undone and undone.rating and undone.kind == "answer":
            self._tally.take_back(undone.rating)
            if card and undone.card_id == card.card_id:
                self.reveal(undone.given)

    def action_redo(self) -> None:
        """Do again what was undone last."""
        redone = self.session.redo(self._clock())
        self.ask()
        self.flash(redone_words(redone))

    def action_source(self) -> None:
        """Open the whole text; before the answer this makes the proposed rating Again."""
        if self._card:
            self._looked = self._looked or self.stage is Stage.ASKING
            self.post_message(SourceWanted(self._card.guid))

    def action_edit(self) -> None:
        """Edit the item."""
        if self._card:
            self.post_message(EditWanted(self._card.guid))

    def action_details(self) -> None:
        """Show memory and history."""
        if self._card:
            self.post_message(DetailsWanted(self._card.guid))

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


def final_score(grade: Grade | None, rating: Rating) -> float:
    """The share that is logged: the grader's, unless the learner overruled it; where nothing was graded, by the rating."""
    passed = rating >= Rating.HARD
    if grade is None:
        return 1.0 if passed else 0.0
    if (grade.proposed >= Rating.HARD) == passed:
        return grade.score
    return 1.0 if passed else 0.0


def overruled(shown: Revealed, rating: Rating) -> bool:
    """Whether an answer that was typed and judged wrong was rated as known: then it is asked whether to accept it."""
    typed = shown.asking is Asking.TYPE and shown.card.item.kind is not ItemKind.LIST
    return bool(typed and shown.given and shown.grade and shown.grade.verdict == "wrong" and rating >= Rating.GOOD)


def counts_line(counts: Counts, card: ShownCard | None) -> Content:
    """新 20  学习 3  复习 14, with the current card's own count underlined."""
    pairs = (("new", counts.new), ("learning", counts.learning), ("review", counts.review))
    current = _group(card.state.phase) if card else ""
    pieces = [
        plain(f"{text(f'study.counts.{name}')} {number}", "underline bold" if name == current else "") for name, number in pairs
    ]
    return join(pieces[0], "  ", pieces[1], "  ", pieces[2])


def _group(phase: Phase) -> str:
    return {Phase.NEW: "new", Phase.REVIEW: "review"}.get(phase, "learning")


def asking_hints(asking: Asking, choices: int) -> Sequence[Hint]:
    """The hints while a question waits for its answer."""
    rest = (hint("app.undo", worth=4), hint("study.source", words="study.hint.source_before", worth=2), hint("app.back", worth=6))
    if asking is Asking.CHOOSE:
        choose = hint("study.choose_1", f"study.choose_{choices}", words="study.hint.choose", worth=9)
        arrows = hint("study.enter", words="study.hint.arrows", worth=3)
        return (choose, arrows, hint("study.unknown", worth=8), *rest)
    if asking is Asking.PARTS:
        return (
            hint("study.enter", words="study.hint.list_next", worth=9),
            hint("study.enter", words="study.hint.list_end", worth=8),
            *rest,
        )
    if asking is Asking.TYPE:
        return (
            hint("study.enter", words="study.hint.submit", worth=9),
            hint("study.enter", words="study.hint.empty_unknown", worth=8),
            *rest,
        )
    return (hint("study.go", words="study.hint.show", worth=9), hint("study.unknown", worth=8), *rest)


def revealed_hints(proposed: Rating) -> Sequence[Hint]:
    """The hints beside an answer: what Space does comes first."""
    return (
        hint("study.go", words="study.hint.accept", worth=9, n=int(proposed), rating=rating_word(proposed)),
        hint("study.choose_1", "study.choose_4", words="study.hint.rate", worth=8),
        hint("study.source", words="study.hint.source", worth=6),
        hint("study.edit", worth=5),
        hint("study.flag", worth=3),
        hint("study.bury", worth=3),
        hint("study.suspend", worth=2),
        hint("app.undo", worth=7),
    )
