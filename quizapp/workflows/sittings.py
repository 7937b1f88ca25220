"""Building and finding a session's queue: which decks, which cards, in which order; stored so that a crash costs nothing."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from quizapp.errors import UsageError
from quizapp.study.arrange import APART
from quizapp.study.card import Phase
from quizapp.study.settings import DeckSettings

if TYPE_CHECKING:
    from sqlalchemy import Connection, RowMapping

    from quizapp.store.decks import DeckLimits
    from quizapp.workflows.database import Database
    from quizapp.workflows.moment import Moment


@dataclass(frozen=True, slots=True)
class Scope:
    """What a session asks from. `narrowed` sessions ask the cards of their queue only, the learning cards in it included."""

    deck_ids: tuple[int, ...]
    limit: int | None = None
    query: str = ""
    guids: tuple[str, ...] = ()

    @property
    def narrowed(self) -> bool:
        """Whether only given cards are asked."""
        return bool(self.query or self.guids or self.limit)

    def packed(self) -> str:
        """The scope as the store keeps it."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)

    @staticmethod
    def unpacked(text: str) -> Scope:
        """The scope of a stored session."""
        fields = json.loads(text)
        return Scope(tuple(fields["deck_ids"]), fields["limit"], fields["query"], tuple(fields["guids"]))


def decks_called(connection: Connection, learner_id: int, names: Sequence[str] | None) -> list[RowMapping]:
    """The visible decks of these names; without names, all. Raises UsageError for an unknown one."""
    from quizapp.store import decks

    rows = decks.visible(connection, learner_id)
    if names is None:
        return rows
    return [one_called(rows, name) for name in dict.fromkeys(names)]


def one_called(rows: Sequence[RowMapping], name: str) -> RowMapping:
    """The deck called `name`, or the only one whose name contains it. Raises UsageError otherwise."""
    found = candidates(rows, name)
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(
            f"{name}: several decks are called so ({', '.join(row['name'] for row in found[:5])}); give the whole name"
        )
    known = ", ".join(row["name"] for row in rows[:5]) or "none yet"
    raise UsageError(f"{name}: there is no such deck; the decks are: {known}")


def candidates(rows: Sequence[RowMapping], name: str) -> list[RowMapping]:
    """The decks that `name` could mean."""
    exact = [row for row in rows if row["name"] == name]
    return exact or [row for row in rows if name.casefold() in row["name"].casefold()]


def limits_left(
    connection: Connection, learner_id: int, settings: dict[int, DeckSettings], day: int, extra_new: int = 0
) -> list[DeckLimits]:
    """What today's limits still let through, deck by deck; an exam ahead widens them."""
    from quizapp.store import tally
    from quizapp.store.decks import DeckLimits
    from quizapp.workflows.exam import with_exams

    introduced = tally.done_on(connection, learner_id, "introduced", day)
    reviewed = tally.done_on(connection, learner_id, "reviewed", day)
    return [
        DeckLimits(
            deck_id,
            max(one.new_per_day - introduced.get(deck_id, 0), 0) + extra_new,
            max(one.reviews_per_day - reviewed.get(deck_id, 0), 0),
            one.triage_first,
        )
        for deck_id, one in with_exams(connection, learner_id, settings, introduced, day).items()
    ]


def build_session(  # noqa: PLR0913, PLR0917
    db: Database, connection: Connection, scope: Scope, name: str, mode: str, moment: Moment
) -> int:
    """Build a session's queue and store it; returns the session's id."""
    from quizapp.store import sessions

    seed = moment.ms
    queue = (
        _cram_queue(db, connection, scope, seed, moment) if mode == "cram" else _study_queue(db, connection, scope, seed, moment)
    )
    return sessions.add_session(
        connection,
        {
            "learner_id": db.learner_id,
            "mode": mode,
            "scope": scope.packed(),
            "deck_name": name,
            "seed": seed,
            "queue": queue[: scope.limit],
            "position": 0,
            "day": moment.day,
            "started_at": moment.ms,
        },
    )


def keep_to_limits(db: Database, connection: Connection, session_id: int, moment: Moment) -> None:
    """Take out of the rest of a queue what today's limits no longer let through: other sessions have used them since."""
    from quizapp.store import sessions

    row = sessions.read_session(connection, session_id)
    settings = settings_of_scope(connection, db.learner_id, Scope.unpacked(row["scope"]))
    limits = limits_left(connection, db.learner_id, settings, moment.day)
    left = {(limit.deck_id, phase): n for limit in limits for phase, n in ((Phase.NEW, limit.new), (Phase.REVIEW, limit.review))}
    phases = {
        card.card_id: (card.deck_id, card.phase) for card in sessions.due_cards_of(connection, row["queue"][row["position"] :])
    }
    kept: list[int] = []
    for card_id in row["queue"][row["position"] :]:
        place = phases.get(card_id)
        if place in left:
            left[place] -= 1
        if place is None or left.get(place, 0) >= 0:
            kept.append(card_id)
    queue = [*row["queue"][: row["position"]], *kept]
    if queue != row["queue"]:
        sessions.set_session(connection, session_id, {"queue": queue})


def catch_up(db: Database, connection: Connection, session_id: int, moment: Moment) -> None:
    """Put what a session's query finds by now behind its queue: cards were resumed, or have fallen due, since it was begun."""
    from quizapp.store import sessions

    row = sessions.read_session(connection, session_id)
    known = set(row["queue"])
    found = _study_queue(db, connection, Scope.unpacked(row["scope"]), moment.ms, moment)
    if more := [card_id for card_id in found if card_id not in known]:
        sessions.set_session(connection, session_id, {"queue": [*row["queue"], *more]})


def next_stretch(db: Database, connection: Connection, scope: Scope, session_id: int, moment: Moment) -> bool:
    """Put the next cards of the day at the end of a session's queue; whether there were any."""
    from quizapp.store import sessions

    more = _study_queue(db, connection, scope, moment.ms, moment)
    if more:
        row = sessions.read_session(connection, session_id)
        sessions.set_session(connection, session_id, {"queue": [*row["queue"], *more]})
    return bool(more)


def settings_of_scope(connection: Connection, learner_id: int, scope: Scope) -> dict[int, DeckSettings]:
    """The settings of a session's decks."""
    from quizapp.store import decks
    from quizapp.workflows.deck_settings import settings_by_deck

    wanted = set(scope.deck_ids)
    return settings_by_deck(connection, learner_id, [row for row in decks.visible(connection, learner_id) if row["id"] in wanted])


def _study_queue(db: Database, connection: Connection, scope: Scope, seed: int, moment: Moment) -> list[int]:
    from quizapp.store import reviews, sessions
    from quizapp.workflows.ordering import order_of_day

    settings = settings_of_scope(connection, db.learner_id, scope)
    limits = sessions.shared_out(limits_left(connection, db.learner_id, settings, moment.day))
    if scope.query or scope.guids:
        wanted_ids = sessions.askable(connection, _narrowed(db, connection, scope, moment), moment.day)
        found = sessions.due_cards_of(connection, wanted_ids)
        cards = [card for card in found if card.phase is Phase.NEW or (card.phase is Phase.REVIEW and card.due <= moment.day)]
    else:
        found = None
        cards = sessions.due_cards(connection, db.learner_id, limits, moment.day)
    seen = sessions.claims_seen(connection, db.learner_id, scope.deck_ids, moment.day)
    asked = sessions.asked_last(connection, db.learner_id, scope.deck_ids, moment.day, APART)
    first = not reviews.has_any(connection, db.learner_id)
    ordered = order_of_day(cards, limits, settings, seen=seen, asked=asked, day=moment.day, seed=seed, first_run=first)
    if not scope.narrowed:
        return ordered  # the session looks for the learning cards of its decks itself
    wanted = None if found is None else {card.card_id for card in found}
    return [*_in_steps(db, connection, scope, wanted, moment), *ordered]


def _in_steps(db: Database, connection: Connection, scope: Scope, wanted: set[int] | None, moment: Moment) -> list[int]:
    """The learning cards of a narrowed session, those of the decks where `wanted` is None; they count towards its limit."""
    from quizapp.store import sessions

    steps = sessions.in_steps(connection, db.learner_id, scope.deck_ids, moment.day)
    return [card_id for at, card_id in steps if at <= moment.ms and (wanted is None or card_id in wanted)]


def _cram_queue(db: Database, connection: Connection, scope: Scope, seed: int, moment: Moment) -> list[int]:
    from quizapp.store import sessions
    from quizapp.workflows.ordering import shuffled

    cards = sessions.due_cards_of(connection, sessions.askable(connection, _narrowed(db, connection, scope, moment), moment.day))
    return shuffled(cards, seed)


def _narrowed(db: Database, connection: Connection, scope: Scope, moment: Moment) -> list[int]:
    """The cards that a scope's guids or query mean; all cards of its decks if it says neither."""
    from quizapp.store import cards

    if scope.guids:
        by_guid = {row["guid"]: row["id"] for row in cards.cards_of(connection, db.learner_id, scope.guids)}
        return [by_guid[guid] for guid in scope.guids if guid in by_guid]
    from quizapp.workflows.browse import matching_cards

    return matching_cards(db, connection, scope.query, moment, scope.deck_ids)
