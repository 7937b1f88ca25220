"""The figures of the statistics screen and of `quizapp scores`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quizapp.scores import Answers, Scores, Share
    from quizapp.workflows.database import Database
    from quizapp.workflows.moment import Moment


def scores(db: Database, moment: Moment, *, deck: str | None = None, days: int | None = None) -> Scores:
    """All figures; of one deck, of the last `days` study days (today included), if given. Raises UsageError: unknown deck."""
    from quizapp.scores import from_counts
    from quizapp.store import decks, figures
    from quizapp.store.engine import reading
    from quizapp.workflows.deck_settings import default_settings, settings_by_deck
    from quizapp.workflows.sittings import one_called

    since = moment.day - days + 1 if days is not None else None
    with reading(db.engine) as connection:
        settings = default_settings(connection, db.learner_id)
        deck_id = None
        if deck is not None:
            row = one_called(decks.visible(connection, db.learner_id), deck)
            deck_id, settings = row["id"], settings_by_deck(connection, db.learner_id, [row])[row["id"]]
        answers = _answers(connection, db, moment, deck_id, since, settings.weights[-1])
        cards = figures.count_cards(connection, db.learner_id, deck_id, moment.day, settings.weights[-1])
    return from_counts(answers, cards, moment.day, settings.desired_retention)


def _answers(  # noqa: PLR0913, PLR0917
    connection: Connection, db: Database, moment: Moment, deck_id: int | None, since: int | None, decay: float
) -> Answers:
    """The answers as sums: of all decks, or of the only one ever studied, from the tally; of one among several from its log."""
    from quizapp.store import figures, tally

    if deck_id is None or tally.decks_studied(connection, db.learner_id) <= {deck_id}:
        counted = tally.read(connection, db.learner_id, since)
    else:
        counted = figures.answers_of_deck(connection, db.learner_id, deck_id, since, moment.zone, decay)
    titles = figures.titles(connection)
    return replace(counted, groups=counted.groups | {name: _named(counted.groups[name], titles[name]) for name in titles})


def _named(group: dict[str, Share], titles: dict[str, str]) -> dict[str, Share]:
    """The same shares by name instead of by id; two of one name are added up."""
    named: dict[str, Share] = {}
    for key, share in group.items():
        name = titles.get(key, "")
        named[name] = named[name] + share if name in named else share
    return named
