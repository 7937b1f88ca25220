"""When a card comes back: FSRS-6 memory, Anki's learning steps, calendar days, fuzz.

Source: the transitions of Anki's rslib/src/scheduler/states/{new,learning,relearning,review}.rs with FSRS turned on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import tzinfo
from functools import partial

from quizapp.study.card import CardState, Memory, Phase, Rating
from quizapp.study.day import day_start_ms, study_day
from quizapp.study.fsrs import Fsrs
from quizapp.study.fuzz import BALANCED_UP_TO, Load, balanced, fuzz_bounds, fuzz_factor, fuzzed, rounded
from quizapp.study.settings import DeckSettings
from quizapp.study.steps import DAY, again_delay, good_delay, hard_delay

_SHORT = 0.5  # days; without learning steps, FSRS itself may ask again within the day


@dataclass(frozen=True, slots=True)
class Scheduler:
    """Turns answers into the next due time of a card. Pure: the moment, the seed and the load of the days are passed in."""

    settings: DeckSettings
    zone: tzinfo
    rollover_hour: int = 4
    luck: Callable[[int | str, int], float] = fuzz_factor  # (seed, number of answers) → [0, 1): which day within the fuzz

    def answer(self, state: CardState, rating: Rating, now_ms: int, seed: int | str, load: Load | None = None) -> CardState:
        """The card after an answer at `now_ms` (epoch ms).

        `seed` is the card's own (its guid): with the number of answers it picks the day within the fuzz, so a preview, an undo
        and the answer agree. `load` says how full the days ahead are; without it any day within the fuzz is as likely.
        """
        return self._turn(state, now_ms, seed, load).answer(rating)

    def preview(self, state: CardState, now_ms: int, seed: int | str, load: Load | None = None) -> dict[Rating, CardState]:
        """What each rating would lead to, exactly as `answer` gives it."""
        turn = self._turn(state, now_ms, seed, load)
        return {rating: turn.answer(rating) for rating in Rating}

    def retrievability(self, state: CardState, day: int) -> float | None:
        """The chance, 0..1, that the card is recalled on a study day; None if nothing is known of its memory."""
        if state.memory is None or state.last_day is None:
            return None
        return Fsrs(self.settings.weights).retrievability(state.memory.stability, max(day - state.last_day, 0))

    def due_after(self, state: CardState, now_ms: int) -> int:
        """Seconds from `now_ms` until the card comes back; whole days for a card in review, never below 0."""
        if state.due_at is not None:
            return max((state.due_at - now_ms) // 1000, 0)
        if state.due_day is None:
            return 0
        return max(state.due_day - study_day(now_ms, self.zone, self.rollover_hour), 0) * DAY

    def _turn(self, state: CardState, now_ms: int, seed: int | str, load: Load | None) -> _Turn:
        settings = self.settings
        day = study_day(now_ms, self.zone, self.rollover_hour)
        model = Fsrs(settings.weights)
        memory = state.memory
        if memory is None and state.interval > 0:  # from a program that did not know FSRS
            memory = model.from_interval(state.interval)
        elapsed = max(day - state.last_day, 0) if state.last_day is not None else 0
        memories = {rating: model.after(memory, rating, elapsed) for rating in Rating}
        factor = self.luck(seed, state.reps) if settings.fuzz else None
        return _Turn(self, state, now_ms, day, model, memories, factor, load if settings.load_balance else None)


@dataclass(frozen=True, slots=True)
class _Turn:
    """One card at one moment, about to be answered."""

    scheduler: Scheduler
    state: CardState
    now_ms: int
    day: int
    model: Fsrs
    memories: dict[Rating, Memory]
    factor: float | None
    load: Load | None

    def answer(self, rating: Rating) -> CardState:
        if self.state.phase is Phase.REVIEW:
            return self._lapse() if rating is Rating.AGAIN else self._pass(rating)
        return self._step(rating)

    def _step(self, rating: Rating) -> CardState:
        """An answer to a new card or to one within its (re)learning steps."""
        relearning = self.state.phase is Phase.RELEARNING
        steps = self.scheduler.settings.relearning_steps if relearning else self.scheduler.settings.learning_steps
        here = min(self.state.step, max(len(steps) - 1, 0))  # the deck may have had more steps when this card began
        delay, step = {
            Rating.AGAIN: (again_delay(steps), 0),
            Rating.HARD: (hard_delay(steps, here), here),
            Rating.GOOD: (good_delay(steps, here), here + 1),
            Rating.EASY: (None, 0),
        }[rating]
        if delay is None:
            return self._graduate(rating, without_steps=not steps)
        return self._wait(rating, Phase.RELEARNING if relearning else Phase.LEARNING, step, delay)

    def _graduate(self, rating: Rating, *, without_steps: bool) -> CardState:
        """From the steps to days; without steps a very short interval may still fall on the same day."""
        wanted = self._interval(rating)
        if without_steps and rating is not Rating.EASY and self.model.same_day and wanted < _SHORT:
            phase = Phase.RELEARNING if self.state.phase is Phase.RELEARNING else Phase.LEARNING
            return self._wait(rating, phase, 0, int(wanted * DAY))
        if rating is Rating.EASY:  # easy is always later than good would have been
            least = self._days(self._interval(Rating.GOOD), 1) + 1
            return self._days_off(rating, self._days(max(rounded(wanted), 1), least))
        return self._days_off(rating, self._days(max(rounded(wanted), 1), 1))

    def _pass(self, rating: Rating) -> CardState:
        """Recalled in review: each better rating waits at least a day longer than the one below it."""
        least, days = 1, 0
        for passed in (Rating.HARD, Rating.GOOD, Rating.EASY):
            wanted = self._interval(passed)
            days = self._days(wanted, max(least, self._not_shorter(wanted)))
            if passed is rating:
                break
            least = days + 1
        return self._days_off(rating, days)

    def _not_shorter(self, wanted: float) -> int:
        """The fewest days that fuzz may make of an interval, so that it alone never shortens the last one.

        An interval that really shrank, by a new retention or an early answer, is left as it is.
        """
        last = self.state.interval
        if rounded(wanted) > last:
            return last + 1
        return last if last <= fuzz_bounds(wanted, 1, self.scheduler.settings.maximum_interval)[1] else 1

    def _lapse(self) -> CardState:
        """Forgotten in review: to the relearning steps, or without any, to what FSRS says, which is not fuzzed."""
        lapsed = replace(self, state=replace(self.state, lapses=self.state.lapses + 1))
        delay = again_delay(self.scheduler.settings.relearning_steps)
        if delay is not None:
            return lapsed._wait(Rating.AGAIN, Phase.RELEARNING, 0, delay)
        wanted = self._interval(Rating.AGAIN)
        if self.model.same_day and wanted < _SHORT:
            return lapsed._wait(Rating.AGAIN, Phase.RELEARNING, 0, int(wanted * DAY))
        return lapsed._days_off(Rating.AGAIN, fuzzed(wanted, 1, self.scheduler.settings.maximum_interval, None))

    def _wait(self, rating: Rating, phase: Phase, step: int, delay: int) -> CardState:
        """Back in `delay` seconds; a wait beyond the end of the study day ends when that later day begins."""
        due_at = self.now_ms + delay * 1000
        start = partial(day_start_ms, zone=self.scheduler.zone, rollover_hour=self.scheduler.rollover_hour)
        left = (start(self.day + 1) - self.now_ms) // 1000
        if delay < left:
            return replace(self._answered(rating), phase=phase, step=step, due_at=due_at, due_day=None)
        due_day = self.day + 1 + (delay - left) // DAY
        return replace(self._answered(rating), phase=phase, step=step, due_at=start(due_day), due_day=due_day)

    def _days_off(self, rating: Rating, days: int) -> CardState:
        return replace(self._answered(rating), phase=Phase.REVIEW, step=0, due_at=None, due_day=self.day + days, interval=days)

    def _answered(self, rating: Rating) -> CardState:
        memory = self.memories[rating]
        return replace(self.state, memory=memory, last_at=self.now_ms, last_day=self.day, reps=self.state.reps + 1)

    def _interval(self, rating: Rating) -> float:
        """The days, not rounded, that FSRS wishes for."""
        return self.model.interval(self.memories[rating].stability, self.scheduler.settings.desired_retention)

    def _days(self, interval: float, least: int) -> int:
        most = self.scheduler.settings.maximum_interval
        if self.factor is None or self.load is None or interval > BALANCED_UP_TO:
            return fuzzed(interval, least, most, self.factor)
        return balanced(fuzz_bounds(interval, least, most), self.factor, self.load, self.day)
