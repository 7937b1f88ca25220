"""The scheduler beside the real Anki: 500 random histories, every memory, and what each button would do next."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

import pytest

from quizapp.study.card import CardState, Phase, Rating
from quizapp.study.scheduler import Scheduler
from quizapp.study.settings import DeckSettings

from .anki_oracle import Answer, Next, Oracle

DAY_MS = 86_400_000
SETTINGS = {
    "default": (500, DeckSettings()),
    "sure, three steps": (60, DeckSettings(desired_retention=0.95, learning_steps=(1, 10, 60), relearning_steps=(5, 30))),
    "one step, short cap": (60, DeckSettings(desired_retention=0.8, learning_steps=(10,), maximum_interval=90)),
    "no relearning steps": (60, DeckSettings(relearning_steps=())),
    "no steps": (60, DeckSettings(learning_steps=(), relearning_steps=())),
}


def history(scheduler: Scheduler, luck: random.Random, end_ms: int) -> list[Answer]:
    """A learner's answers to one card: mostly when it is due, sometimes early, late, or twice a day."""
    at = end_ms - int(luck.uniform(1, 700) * DAY_MS)
    state, answers = CardState(), []
    for _ in range(luck.randint(1, 14)):
        rating = luck.choices(list(Rating), [0.18, 0.12, 0.55, 0.15])[0]
        after = scheduler.answer(state, rating, at, seed=luck.random().hex())
        answers.append(Answer(at, rating, state, after))
        wait = scheduler.due_after(after, at) * 1000 * luck.choice([0.2, 1, 1, 1, 1, 1.3, 3])
        state, at = after, at + int(wait) + luck.randint(1_000, DAY_MS // 3)
        if at >= end_ms - 60_000:
            break
    return answers


@dataclass(frozen=True)
class Trial:
    """One card as both know it."""

    answers: list[Answer]
    anki_memory: tuple[float, float]
    anki_next: dict[Rating, Next]
    ours: tuple[dict[Rating, CardState], ...]  # with the least and the most luck that Anki can have had


def as_lucky(scheduler: Scheduler, factor: float) -> Scheduler:
    return replace(scheduler, luck=lambda _seed, _reps: factor)


@pytest.fixture(scope="module", params=SETTINGS, ids=str)
def trials(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Trial]:
    count, settings = SETTINGS[request.param]
    oracle = Oracle(tmp_path_factory.mktemp("anki"), settings)
    luck = random.Random(20261124)
    scheduler = Scheduler(settings, oracle.zone)
    now_ms = oracle.noon_ms
    pasts = [history(scheduler, luck, now_ms) for _ in range(count)]
    cards = [oracle.add(answers) for answers in pasts]
    factors = [oracle.luck(card, answers[-1].after.reps) for card, answers in zip(cards, pasts, strict=True)]
    oracle.limit(settings.maximum_interval)
    made = []
    for answers, card, bounds in zip(pasts, cards, factors, strict=True):
        ours = tuple(as_lucky(scheduler, factor).preview(answers[-1].after, now_ms, "") for factor in bounds)
        made.append(Trial(answers, oracle.memory(card), oracle.next(card), ours))
    oracle.col.close()
    return made


def test_the_memory_after_every_history_is_ankis(trials: list[Trial]) -> None:
    for trial in trials:
        memory = trial.answers[-1].after.memory
        assert memory is not None
        assert (memory.stability, memory.difficulty) == pytest.approx(trial.anki_memory, rel=2e-5), trial.answers


def test_every_button_leads_to_ankis_memory(trials: list[Trial]) -> None:
    for trial in trials:
        for rating, after in trial.ours[0].items():
            anki = trial.anki_next[rating]
            assert after.memory is not None
            assert after.memory.stability == pytest.approx(anki.stability, rel=2e-5), (rating, trial.answers)
            assert after.memory.difficulty == pytest.approx(anki.difficulty, rel=2e-5), (rating, trial.answers)


def test_every_button_leads_to_ankis_due_day_or_step(trials: list[Trial]) -> None:
    luck_mattered = 0
    for trial in trials:
        for rating, anki in trial.anki_next.items():
            unlucky, lucky = (after[rating] for after in trial.ours)
            if anki.days is not None:
                assert anki.days in {unlucky.interval, lucky.interval}, (rating, trial.answers)
                assert lucky.due_day == (lucky.last_day or 0) + lucky.interval
                luck_mattered += unlucky.interval != lucky.interval
            else:
                assert lucky.phase in {Phase.LEARNING, Phase.RELEARNING}, (rating, trial.answers)
                assert anki.seconds == pytest.approx(waited(lucky), abs=1), (rating, trial.answers)
    assert luck_mattered <= 2  # of thousands: what Anki drew is known well enough for the test to say something


def waited(state: CardState) -> float:
    """Seconds from the last answer to the next, where it is still on the same day; Anki says the same of later ones."""
    assert state.due_at is not None
    assert state.last_at is not None
    return (state.due_at - state.last_at) / 1000
