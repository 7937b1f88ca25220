"""What can be done with a card besides answering it: put it away, mark it, look at it elsewhere, take an act back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual.message import Message

from quizapp.errors import StoreError
from quizapp.interface import text
from quizapp.tui.flow import cut_text
from quizapp.tui.keys import bind
from quizapp.tui.news import redone_words, undone_words
from quizapp.tui.study.card_face import Stage, Ways
from quizapp.tui.study.card_page import CardPage
from quizapp.tui.study.choices import Choices
from quizapp.tui.study.tally import Tally
from quizapp.tui.study.typing import AnswerLine
from quizapp.tui.widgets.delay import Delay
from quizapp.tui.wishes import DetailsWanted, EditWanted, SourceWanted

if TYPE_CHECKING:
    from quizapp.workflows.moment import Moment
    from quizapp.workflows.shown import ShownCard
    from quizapp.workflows.study import StudySession
    from quizapp.workflows.undo import Undone

DRAFT_AFTER = 1.0  # seconds after the last key
PART = 24  # cells of a part that was taken back


class CardActs(CardPage):
    """A card of a study session with its acts. Heirs ask, show the answer and take the rating."""

    BINDINGS = [
        bind("study.source", "f3,o", "source"),
        bind("study.edit", "f4,e", "edit"),
        bind("study.bury", "-,f5", "bury"),
        bind("study.suspend", "@,f6", "suspend"),
        bind("study.flag", "*,f7", "flag"),
        bind("study.details", "i,f8", "details"),
    ]

    @dataclass
    class Showing(Message, namespace="study_screen"):
        """Another card is shown: what stands beside the study screen may follow."""

        guid: str
        source_id: int | None
        revealed: bool

    @dataclass
    class Ended(Message, namespace="study_screen"):
        """No card is left now, or the learner leaves. `offer` is the last answer, if it may be accepted from now on."""

        offer: str = ""

    def __init__(self, session: StudySession, clock: Callable[[], Moment], ways: Ways | None, tally: Tally | None) -> None:
        super().__init__(clock, ways)
        self.session = session
        self.tally = tally or Tally()
        self.half_typed = ""
        self.draft = Delay(self, DRAFT_AFTER, self._keep_draft)

    def coming_back(self) -> int:
        return self.session.coming_back

    def spent_ms(self, at: int) -> int:
        """As the end counts it: the answers of the session, whenever they were given, and the card that is asked now."""
        return self.session.took_ms + self.time.card(at)

    def ask(self) -> None:
        """Show the session's current card, or say that none is left."""
        raise NotImplementedError

    def saved(self, act: Callable[[], None]) -> bool:
        """Do something that is stored; whether it could be. If not, the reason is shown and the card stays."""
        try:
            act()
        except StoreError as error:
            self.flash(text("study.not_saved", reason=error))
            return False
        return True

    def reload(self) -> None:
        """Read the card again: it may have been edited, or answered elsewhere."""
        before = self.card
        self.session.refresh(self.clock())
        card = self.session.current
        if card is None or before is None or card.card_id != before.card_id:
            self.ask()
            return
        self.show_again(card)
        if card.looked and self.stage is Stage.ASKING:
            self.flash(text("study.looked"))

    # --- drafts

    def on_answer_line_typed(self, event: AnswerLine.Typed) -> None:
        if self.stage is Stage.ASKING and event.answer != self.half_typed:
            self.half_typed = event.answer
            self.draft.nudge()

    def _keep_draft(self) -> None:
        kept = self.session.current.draft if self.session.current else None
        if self.stage is Stage.ASKING and self.half_typed != (kept or "") and self.card:
            self.saved(lambda: self.session.save_draft(self.half_typed, self.clock()))

    # --- putting away, marking

    def action_bury(self) -> None:
        """Put the card off until tomorrow."""
        if self.saved(lambda: self.session.bury(self.clock())):
            self.flash(text("study.buried"))
            self.ask()

    def action_suspend(self) -> None:
        """Take the card out of study."""
        if self.saved(lambda: self.session.suspend(self.clock())):
            self.flash(text("study.suspended"))
            self.ask()

    def action_flag(self) -> None:
        """Mark the item as faulty, or take the mark away; the card stays."""
        if self.saved(lambda: self.session.flag(self.clock())) and self.session.current:
            self.show_again(self.session.current)
            self.flash(text("study.flagged_news" if self.session.current.flagged else "study.unflagged_news"))

    # --- steps back

    def action_undo(self) -> None:
        """Take back the answer on the screen, or the last part of a list; else the last act of this session.

        The card whose answer is taken back comes back with that answer.
        """
        if self.stage is Stage.REVEALED and self.card:
            self._ask_anew(self.card, self.given)
            return
        if self.stage is Stage.ASKING and self.typed and (part := self.query_one(AnswerLine).take_back()):
            self.flash(text("study.part_taken_back", part=cut_text(part, PART)))
            return
        try:
            undone = self.session.undo(self.clock())
        except StoreError as error:
            self.flash(text("study.not_saved", reason=error))
            return
        if undone is not None:
            self.ask()
            self.come_back(undone)
        self.flash(undone_words(undone, nothing="study.nothing_to_undo"))

    def _ask_anew(self, card: ShownCard, given: str) -> None:
        """The question again, with what was given; nothing was stored yet."""
        self.show_question(replace(card, draft=given if self.typed else card.draft))
        self.half_typed = given
        if given in self.choices:
            self.query_one(Choices).highlight(given)
        self.flash(text("study.answer_taken_back"))
        self.post_message(self.Showing(card.guid, card.source_id, revealed=False))

    def come_back(self, undone: Undone | None) -> None:
        """Show the card whose answer was taken back, with that answer."""
        if undone and undone.card_id is not None and undone.kind == "answer":
            self.tally.take_back(undone.card_id)
            if self.card and undone.card_id == self.card.card_id:
                self.answer(undone.given)

    def action_redo(self) -> None:
        """Do again what was undone last."""
        redone = self.session.redo(self.clock())
        if redone is not None:
            self.ask()
        self.flash(redone_words(redone))

    # --- looking elsewhere

    def seen(self, shows: Callable[[ShownCard], bool]) -> None:
        """Another page shows the answers of some cards: if this one's is not given yet, it counts as not known."""
        if self.stage is Stage.ASKING and self.card and not self.card.looked and shows(self.card):
            self.saved(lambda: self.session.look(self.clock()))
            self.card = replace(self.card, looked=True)

    def action_source(self) -> None:
        """Open the whole text."""
        if self.card:
            self.post_message(SourceWanted(self.card.guid))

    def action_edit(self) -> None:
        """Edit the item."""
        if self.card:
            self.post_message(EditWanted(self.card.guid))

    def action_details(self) -> None:
        """Show memory and history, and with them the answer."""
        if self.card:
            self.post_message(DetailsWanted(self.card.guid))

    def action_back(self) -> None:
        """Stop here; what was typed is kept."""
        self._keep_draft()
        self.post_message(self.Ended())
