"""Where a session stands: its queue, how far it has come, the cards in their learning steps, and the card to ask now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from quizapp.study.card import CardState, Phase
from quizapp.workflows.drawing import Drawer
from quizapp.workflows.shown import Counts, ShownCard
from quizapp.workflows.sittings import Scope, next_stretch, settings_of_scope

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quizapp.study.fuzz import Load
    from quizapp.study.scheduler import Scheduler
    from quizapp.workflows.database import Database
    from quizapp.workflows.moment import Moment

Mode = Literal["study", "cram"]
STRETCH = 100  # cards from which on a queue may have been only a part of the day's
LONGEST = 60_000  # ms that count for one answer
_MINUTE = 60_000
_LOAD_DAYS = 120  # the load of these days decides where a card lands within its fuzz


class Cursor:
    """Reads a session from the store and chooses the card to ask; writes nothing but the queue's next stretch.

    The store's row is the truth: `sync` reads it anew, at the start, after an undo, after another window's answer.
    """

    def __init__(self, db: Database, session_id: int, moment: Moment) -> None:
        self.id = session_id
        self.shown: ShownCard | None = None
        self.row: Mapping[str, Any] = {}  # of the current card, as it was shown
        self.forced: int | None = None  # a card that an undo brought back
        self.ahead = 0  # learning cards due up to this moment (ms) may come early
        self._db = db
        self._drawer = Drawer(db)
        self._siblings: frozenset[int] = frozenset()
        self.sync(moment)

    def sync(self, moment: Moment) -> None:
        """Read the session anew and draw its card."""
        from quizapp.store import cards, sessions
        from quizapp.store.codes import PHASES
        from quizapp.store.engine import reading

        with reading(self._db.engine) as connection:
            row = sessions.read_session(connection, self.id)
            self.scope = Scope.unpacked(row["scope"])
            self.mode: Mode = row["mode"]
            self.deck_name: str = row["deck_name"]
            self.queue: list[int] = row["queue"]
            self.place: int = row["position"]
            self.stored_place = self.place
            self.settings = settings_of_scope(connection, self._db.learner_id, self.scope)
            rows = cards.card_rows(connection, self.queue[self.place :])
            self._phases = {card_id: PHASES[found["phase"]] for card_id, found in rows.items()}
            self.answered = sessions.answers_in(connection, self._db.learner_id, self.id, row["day"])  # times by card
            self.took_ms = sessions.time_in(connection, self._db.learner_id, self.id, row["day"], LONGEST)
            days = (moment.day, moment.day + _LOAD_DAYS)
            self._full = sessions.load_ahead(connection, self._db.learner_id, self.scope.deck_ids, *days)
        self.draw(moment)

    def draw(self, moment: Moment) -> None:
        """Read the current card: one brought back, a learning card that is due, the next of the queue, one ahead of time."""
        from quizapp.store.engine import reading

        with reading(self._db.engine) as connection:
            self.steps = self._steps(connection, moment)
            drawn = self._next(connection, moment)
            self.shown, self.row = drawn or (None, {})
            self._siblings = self._sibling_days(connection) if drawn else frozenset()

    def move_on(self, shown: ShownCard, moment: Moment) -> None:
        """Past a card that was answered or put away, which the store knows already."""
        self.forced = None
        if self.stands_on(shown):
            self.place = self.stored_place = self.place + 1
        if self.mode == "cram" or self._goes_on(moment):
            self.sync(moment)  # the queue has grown
        else:
            self.draw(moment)

    def stands_on(self, shown: ShownCard) -> bool:
        """Whether a card is the next of the queue, rather than a learning card or one brought back."""
        return self.place < len(self.queue) and self.queue[self.place] == shown.card_id

    def counts(self) -> Counts:
        """Cards still to come, the current one included."""
        left = [self._phases[card_id] for card_id in self._queued()]
        new = sum(phase is Phase.NEW for phase in left)
        return Counts(new, len(self.steps), len(left) - new)

    def position(self) -> tuple[int, int]:
        """(cards done with, cards in all). A card that comes back is the same card; one that was put away is done with."""
        coming = {*self._queued(), *(card_id for _, card_id in self.steps)}
        if self.shown is not None:
            coming.add(self.shown.card_id)
        total = len(coming | self.answered.keys() | set(self.queue[: self.place]))
        return total - len(coming - self.answered.keys()), total

    def coming_back(self) -> int:
        """How many cards are asked once more, the current one aside."""
        coming = {*self._queued(), *(card_id for _, card_id in self.steps)}
        current = self.shown.card_id if self.shown else None
        return len((coming & self.answered.keys()) - {current})

    def count_answer(self, card_id: int, took_ms: int) -> None:
        """A card was answered."""
        self.answered[card_id] = self.answered.get(card_id, 0) + 1
        self.took_ms += min(took_ms, LONGEST)

    def asking(self, card_id: int) -> str:
        """Which asking of a card this is; the same again after an undo."""
        return f"{self.id}:{self.answered.get(card_id, 0)}"

    def _draw(self, connection: Connection, card_id: int) -> tuple[ShownCard, Mapping[str, Any]] | None:
        practised = self.answered.get(card_id, 0) if self.mode == "cram" else 0
        return self._drawer.draw(connection, card_id, self.asking(card_id), practised)

    def _queued(self) -> list[int]:
        """The rest of the queue: no card that is in its learning steps by now, none that is gone."""
        waiting = {card_id for _, card_id in self.steps}
        return [card_id for card_id in self.queue[self.place :] if card_id in self._phases and card_id not in waiting]

    def look_ahead(self, moment: Moment) -> None:
        """Let the learning cards of the next minutes come now."""
        minutes = max((settings.learn_ahead for settings in self.settings.values()), default=20)
        self.ahead = moment.ms + minutes * _MINUTE

    def scheduler(self, moment: Moment) -> Scheduler:
        """The scheduler of the current card's deck."""
        from quizapp.study.scheduler import Scheduler

        return Scheduler(self.settings[self.row["deck_id"]], moment.zone, moment.rollover_hour)

    def load(self) -> Load:
        """How full the days are that the current card may land on."""
        from quizapp.study.fuzz import Load

        return Load(self._full, self._siblings)

    def landed(self, after: CardState) -> None:
        """A card was put on a day: that day is fuller for the next ones."""
        if after.phase is Phase.REVIEW and after.due_day is not None:
            self._full[after.due_day] = self._full.get(after.due_day, 0) + 1

    def _next(self, connection: Connection, moment: Moment) -> tuple[ShownCard, Mapping[str, Any]] | None:
        queued = self._next_of_queue(connection, moment)
        if self.forced is not None:
            drawn = self._draw(connection, self.forced)
            if drawn is not None and drawn[1]["queue"] >= 0 and drawn[1]["deck_id"] in self.settings:
                return drawn
            self.forced = None
        if due := [card_id for at, card_id in self.steps if at <= moment.ms]:
            return self._draw(connection, due[0])
        if queued is not None:
            return queued
        early = [card_id for at, card_id in self.steps if at <= self.ahead]
        return self._draw(connection, early[0]) if early else None

    def _next_of_queue(self, connection: Connection, moment: Moment) -> tuple[ShownCard, Mapping[str, Any]] | None:
        """The first card of the queue that is still to be asked; what cannot be asked any more is passed over."""
        while self.place < len(self.queue):
            drawn = self._draw(connection, self.queue[self.place])
            if drawn is not None and self._may_ask(*drawn, moment.day):
                return drawn
            self.place += 1
        return None

    def _may_ask(self, shown: ShownCard, row: Mapping[str, Any], day: int) -> bool:
        """Whether a queued card is still to be asked: another window may have answered it, another screen suspended it."""
        if row["queue"] < 0 or row["buried_day"] == day:
            return False
        if self.mode == "cram":
            return True
        phase, due_day = shown.state.phase, shown.state.due_day
        return phase is Phase.NEW or (phase is Phase.REVIEW and due_day is not None and due_day <= day)

    def _goes_on(self, moment: Moment) -> bool:
        """Whether a queue that was used up has got its next stretch."""
        from quizapp.store.engine import writing

        if self.scope.narrowed or self.place < len(self.queue) or len(self.queue) < STRETCH:
            return False
        with writing(self._db.engine) as connection:
            return next_stretch(self._db, connection, self.scope, self.id, moment)

    def _steps(self, connection: Connection, moment: Moment) -> list[tuple[int, int]]:
        """(due ms, card id) of the learning cards of this session, soonest first."""
        from quizapp.store import sessions

        if self.mode == "cram":
            return []
        found = sessions.in_steps(connection, self._db.learner_id, self.scope.deck_ids, moment.day)
        if not self.scope.narrowed:
            return found
        mine = set(self.queue)
        return [(at, card_id) for at, card_id in found if card_id in mine]

    def _sibling_days(self, connection: Connection) -> frozenset[int]:
        from quizapp.store import sessions

        return frozenset(sessions.sibling_days(connection, self._db.learner_id, self.row["claim_id"], self.row["id"]))
