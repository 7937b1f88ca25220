"""The real Anki as an oracle: a collection that is given cards with a past, and says what it would do next."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta, timezone
from pathlib import Path
from typing import Any

from anki.collection import Collection

from quizapp.study.card import CardState, Phase, Rating
from quizapp.study.day import study_day
from quizapp.study.fuzz import fuzz_bounds
from quizapp.study.settings import LONGEST_INTERVAL, DeckSettings

ANKI = {Phase.NEW: (0, 0), Phase.LEARNING: (1, 1), Phase.REVIEW: (2, 2), Phase.RELEARNING: (3, 1)}  # card type, queue
LOG_KIND = {Phase.NEW: 0, Phase.LEARNING: 0, Phase.REVIEW: 1, Phase.RELEARNING: 2}


@dataclass(frozen=True)
class Answer:
    """One answer of a history."""

    at: int
    rating: Rating
    before: CardState
    after: CardState


@dataclass(frozen=True)
class Next:
    """What Anki would do with a card after one rating: wait so many seconds, or so many days."""

    stability: float
    difficulty: float
    days: int | None
    seconds: int | None


class Oracle:
    """An empty collection with FSRS on and the default deck set as `settings` says."""

    def __init__(self, folder: Path, settings: DeckSettings) -> None:
        self.col = Collection(str(folder / "oracle.anki2"))
        self.settings = settings
        assert self.col.db
        self.col.db.execute("pragma synchronous = off")  # thousands of small writes, none of which has to survive
        self._taken: set[int] = set()
        self._cards = 0
        self.col.set_config("fsrs", True)
        self.col.set_config("loadBalancerEnabled", False)
        deck = self.col.decks.config_dict_for_deck_id(1)
        deck["desiredRetention"] = settings.desired_retention
        deck["fsrsParams6"] = list(settings.weights)
        deck["new"]["delays"] = list(settings.learning_steps)
        deck["lapse"]["delays"] = list(settings.relearning_steps)
        self.col.decks.update_config(deck)

    @property
    def zone(self) -> timezone:
        """The zone that Anki runs in, as an offset: it counts days back from its next 4:00 in steps of 24 hours."""
        west = (int(self.col.sched.day_cutoff) - 4 * 3600) % 86_400
        return timezone(timedelta(seconds=-west if west <= 43_200 else 86_400 - west))

    @property
    def noon_ms(self) -> int:
        """The middle of the day that Anki takes today for."""
        return (int(self.col.sched.day_cutoff) - 43_200) * 1000

    def add(self, answers: Sequence[Answer]) -> int:
        """A card with this past; returns its id."""
        assert self.col.db
        note = self.col.new_note(self.col.models.by_name("Basic"))
        note["Front"] = "question"
        self.col.add_note(note, 1)  # type: ignore[arg-type]
        self._cards += 1
        card_id = 1_600_000_000_000 + self._cards  # Anki draws its luck from the id: fixed, so that every run is the same
        self.col.db.execute("update cards set id=? where id=?", card_id, note.card_ids()[0])
        self.col.db.executemany("insert into revlog values (?,?,-1,?,?,?,?,?,?)", [self._row(card_id, a) for a in answers])
        last = answers[-1]
        self._set_card(card_id, last.after, last.at)
        return card_id

    def memory(self, card_id: int) -> tuple[float, float]:
        """Stability and difficulty as Anki computes them from the log."""
        state = self.col.compute_memory_state(card_id)  # type: ignore[arg-type]
        assert state.stability is not None
        assert state.difficulty is not None
        return state.stability, state.difficulty

    def luck(self, card_id: int, reps: int) -> tuple[float, float]:
        """Between which two numbers in [0, 1) lies the one that Anki will draw for a card after `reps` answers.

        Read off its fuzz of many long intervals: each tells one part in some two thousand, where they meet is far finer.
        """
        assert self.col.db
        self.col.db.execute("update cards set reps=? where id=?", reps + 1, card_id)
        least, most = 0.0, 1.0
        for days in range(29_000, 34_700, 190):
            drawn = days + self.col.fuzz_delta(card_id, days)  # type: ignore[arg-type]
            low, high = fuzz_bounds(days, 1, LONGEST_INTERVAL)
            least, most = max(least, (drawn - low) / (1 + high - low)), min(most, (drawn - low + 1) / (1 + high - low))
        self.col.db.execute("update cards set reps=? where id=?", reps, card_id)
        assert least < most
        return least, most - 1e-9

    def limit(self, days: int) -> None:
        """From here on no interval is longer."""
        deck = self.col.decks.config_dict_for_deck_id(1)  # type: ignore[arg-type]
        deck["rev"]["maxIvl"] = days
        self.col.decks.update_config(deck)

    def next(self, card_id: int) -> dict[Rating, Next]:
        """What each button would do now."""
        states = self.col._backend.get_scheduling_states(card_id)
        return {rating: _next(getattr(states, rating.name.lower()).normal) for rating in Rating}

    def _row(self, card_id: int, answer: Answer) -> tuple[int, ...]:
        at = answer.at
        while at in self._taken:
            at += 1
        self._taken.add(at)
        interval = answer.after.interval or -60
        return at, card_id, int(answer.rating), interval, answer.before.interval, 500, 3000, LOG_KIND[answer.before.phase]

    def _set_card(self, card_id: int, state: CardState, at: int) -> None:
        assert self.col.db
        assert state.memory is not None
        kind, queue = ANKI[state.phase]
        steps = self.settings.relearning_steps if state.phase is Phase.RELEARNING else self.settings.learning_steps
        due = state.due_at // 1000 if state.due_at else (state.due_day or 0) - self._day_offset()
        memory = {"s": state.memory.stability, "d": state.memory.difficulty, "dr": 0.9, "lrt": at // 1000}
        self.col.db.execute(
            "update cards set type=?, queue=?, due=?, ivl=?, factor=2500, reps=?, lapses=?, left=?, data=? where id=?",
            *(kind, queue, due, state.interval, state.reps, state.lapses, len(steps) - state.step),
            *(json.dumps(memory), card_id),
        )

    def _day_offset(self) -> int:
        return study_day(self.noon_ms, self.zone) - self.col.sched.today


def _next(state: Any) -> Next:
    kind = state.WhichOneof("kind")
    if kind == "review":
        review = state.review
        return Next(review.memory_state.stability, review.memory_state.difficulty, review.scheduled_days, None)
    learning = state.learning if kind == "learning" else state.relearning.learning
    return Next(learning.memory_state.stability, learning.memory_state.difficulty, None, learning.scheduled_secs)
