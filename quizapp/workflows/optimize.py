"""Fitting the scheduler to the learner."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection, RowMapping

    from quizapp.store.steps import RowChange
    from quizapp.study.optimizer import Answered
    from quizapp.study.settings import DeckSettings
    from quizapp.workflows.database import Database
    from quizapp.workflows.moment import Moment

_LARGEST_UNDO = 20_000  # cards in one step of the undo stack


@dataclass(frozen=True, slots=True)
class Optimized:
    """What the fit found. Losses are log losses on reviews that were held out; lower is better."""

    reviews: int
    enough: bool
    taken: bool
    loss_before: float
    loss_after: float
    weights: tuple[float, ...]


def optimize(db: Database, moment: Moment, deck: str | None = None, *, keep: bool = True) -> Optimized:
    """Fit the weights to the reviews of a deck (or of all) and take them only if they predict held-out reviews better.

    What is taken holds for the deck (or for all decks without settings of their own); the memory of their cards is reckoned anew
    from the log with it, due days stay. Can be undone.
    Raises UsageError if the extra `[optimizer]` is not installed, or the deck is unknown.
    """
    from quizapp.store import decks, history, learners
    from quizapp.store.engine import reading
    from quizapp.study.optimizer import fit
    from quizapp.workflows.deck_settings import key_of
    from quizapp.workflows.decks import deck_settings
    from quizapp.workflows.sittings import one_called

    with reading(db.engine) as connection:
        rows = decks.visible(connection, db.learner_id)
        own = learners.read_settings(connection, db.learner_id, [key_of(row["id"]) for row in rows])
        chosen = one_called(rows, deck) if deck is not None else None
        deck_ids = [chosen["id"]] if chosen else [row["id"] for row in rows if key_of(row["id"]) not in own]
        histories = history.ratings_of_decks(connection, db.learner_id, deck_ids)
    settings = deck_settings(db, chosen["id"] if chosen else None)
    found = fit(histories.values(), settings.weights, len(settings.relearning_steps))
    if found.taken and keep:
        _take(db, chosen, replace(settings, weights=found.weights), histories, moment)
    return Optimized(found.reviews, found.enough, found.taken and keep, found.loss_before, found.loss_after, found.weights)


def _take(
    db: Database, deck: RowMapping | None, settings: DeckSettings, histories: Mapping[int, Sequence[Answered]], moment: Moment
) -> None:
    """Store the weights and what follows from them for the cards, in one transaction and one step."""
    from quizapp.store import learners, steps
    from quizapp.store.engine import writing
    from quizapp.workflows.deck_settings import key_of, packed

    key, after = key_of(deck["id"] if deck else None), packed(settings)
    with writing(db.engine) as connection:
        changes = _new_memories(connection, settings, histories)
        before = learners.read_setting(connection, db.learner_id, key)
        learners.write_setting(connection, db.learner_id, key, after)
        act = steps.Act(
            kind="settings",
            changes=tuple(changes) if len(changes) <= _LARGEST_UNDO else (),
            count=len(changes),
            question=deck["name"] if deck else "",
            setting=(key, before, after),
        )
        steps.push(connection, db.learner_id, act, moment.ms)


def _new_memories(connection: Connection, settings: DeckSettings, histories: Mapping[int, Sequence[Answered]]) -> list[RowChange]:
    """Reckon each card's memory anew from its whole history. Cards whose history came along in part keep theirs."""
    from quizapp.store import cards, steps
    from quizapp.study.fsrs import Fsrs

    model = Fsrs(settings.weights)
    changes: list[RowChange] = []
    for row in cards.card_rows(connection, list(histories)).values():
        answers = histories[row["id"]]
        if row["stability"] is None or row["reps"] != len(answers):
            continue
        memory, last = None, answers[0].day
        for answer in answers:
            memory, last = model.after(memory, answer.rating, max(answer.day - last, 0)), answer.day
        assert memory is not None
        before = {name: row[name] for name in ("stability", "difficulty")}
        after = {"stability": memory.stability, "difficulty": memory.difficulty}
        changes.append(steps.RowChange("card", (row["id"],), before, after))
    cards.set_memories(connection, [(change.ids[0], change.after) for change in changes])
    return changes
