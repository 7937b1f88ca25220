"""The end of a session, read from the log: what was right, what was forgotten, what comes next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from quizapp.study.card import Rating
from quizapp.workflows.plans import remedy_for
from quizapp.workflows.shown import Forgotten, SessionSummary, Share

if TYPE_CHECKING:
    from sqlalchemy import Connection, RowMapping

    from quizapp.study.settings import DeckSettings
    from quizapp.workflows.cursor import Cursor
    from quizapp.workflows.database import Database
    from quizapp.workflows.moment import Moment

_HELPED = 3  # leeches of one session that a remedy is sought for; more at once are no help


def summarize(db: Database, standing: Cursor, moment: Moment) -> SessionSummary:
    """Everything that the end screen shows; also when a session is left early."""
    from quizapp.store import sessions, tally
    from quizapp.store.engine import reading
    from quizapp.workflows.home import streak

    settings = standing.settings
    done, total = standing.position()
    with reading(db.engine) as connection:
        row = sessions.read_session(connection, standing.id)
        given = sessions.answers_with_items(connection, db.learner_id, standing.id, row["day"])
        ahead = sessions.load_ahead(connection, db.learner_id, list(settings), moment.day + 1, moment.day + 2)
        days = tally.days_studied(connection, db.learner_id, moment.day)
        # Practice asks no learning cards; they come back all the same.
        scope = standing.scope.deck_ids
        practised = standing.mode == "cram"
        steps = sessions.in_steps(connection, db.learner_id, scope, moment.day) if practised else standing.steps
        limit_new = _limit_of_new(connection, db, settings, moment)
        limits = _limits(connection, db, settings, moment)
        buried = sessions.count_buried(connection, db.learner_id, list(settings), moment.day)
    firsts = _firsts(given)
    return SessionSummary(
        deck=row["deck_name"],
        done=done,
        total=total,
        finished=standing.shown is None,
        answers=len(given),
        right=sum(map(_is_right, firsts)),
        partly=sum(one["rating"] != Rating.AGAIN and not _is_right(one) for one in firsts),
        first=len(firsts),
        took_ms=standing.took_ms,
        target=min((one.desired_retention for one in settings.values()), default=0.9),
        kinds=_shares(firsts, lambda one: one["kind"]),
        claims=_shares(firsts, lambda one: one["claim_kind"]),
        speakers=_shares(firsts, lambda one: one["speaker"]),
        forgotten=_forgotten(db, given, settings),
        learning_left=len(steps),
        next_at=steps[0][0] if steps else None,
        last_at=steps[-1][0] if steps else None,
        tomorrow=ahead.get(moment.day + 1, 0),
        day_after=ahead.get(moment.day + 2, 0),
        streak=streak(days, moment.day),
        limits=tuple(name for name, (reached, _) in limits.items() if reached),
        limit_new=limit_new,
        buried=buried,
        more_new=limits["new"][1],
    )


def _is_right(one: RowMapping) -> bool:
    """Whether an answer was wholly right, by the learner and by the grader; where nothing was graded, by the learner."""
    return bool(one["rating"] != Rating.AGAIN and one["score"] >= 1)


def _firsts(given: Sequence[RowMapping]) -> list[RowMapping]:
    """The first answer to each card in this session."""
    first: dict[int, RowMapping] = {}
    for one in given:
        first.setdefault(one["card_id"], one)
    return list(first.values())


def _shares(answers: Iterable[RowMapping], group: Callable[[RowMapping], str]) -> tuple[Share, ...]:
    groups: dict[str, list[RowMapping]] = {}
    for one in answers:
        groups.setdefault(group(one), []).append(one)
    return tuple(
        Share(name, len(rows), sum(map(_is_right, rows)), sum(r["score"] for r in rows) / len(rows))
        for name, rows in sorted(groups.items(), key=lambda entry: (-len(entry[1]), entry[0]))
        if name
    )


def _forgotten(db: Database, given: Sequence[RowMapping], settings: Mapping[int, DeckSettings]) -> tuple[Forgotten, ...]:
    """Each card whose last answer in this session was *again*, most often forgotten first."""
    latest = {one["card_id"]: one for one in given}
    cards = {card_id: one for card_id, one in latest.items() if one["rating"] == Rating.AGAIN}
    rows = sorted(cards.values(), key=lambda one: (-one["lapses"], one["card_id"]))
    leeches = [one["guid"] for one in rows if _is_leech(one, settings)]
    helped = {guid: remedy_for(db, guid) for guid in leeches[:_HELPED]}
    return tuple(
        Forgotten(
            card_id=one["card_id"],
            guid=one["guid"],
            question=one["question"],
            answer=one["answer"],
            lapses=one["lapses"],
            leech=one["guid"] in leeches,
            remedy=helped.get(one["guid"]),
        )
        for one in rows
    )


def _is_leech(one: RowMapping, settings: Mapping[int, DeckSettings]) -> bool:
    threshold = settings[one["deck_id"]].leech_threshold if one["deck_id"] in settings else 0
    return bool(0 < threshold <= one["lapses"])


def _limit_of_new(connection: Connection, db: Database, settings: Mapping[int, DeckSettings], moment: Moment) -> int:
    """The new cards of a day, as an exam ahead has widened them."""
    from quizapp.store import tally
    from quizapp.workflows.exam import with_exams

    introduced = tally.done_on(connection, db.learner_id, "introduced", moment.day)
    widened = with_exams(connection, db.learner_id, settings, introduced, moment.day)
    return max((one.new_per_day for one in widened.values()), default=0)


def _limits(
    connection: Connection, db: Database, settings: Mapping[int, DeckSettings], moment: Moment
) -> dict[str, tuple[bool, int]]:
    """For new cards and reviews: whether the limit, rather than the cards, is used up; and how many cards lie beyond it."""
    from quizapp.store import decks
    from quizapp.workflows.sittings import limits_left

    left = limits_left(connection, db.learner_id, dict(settings), moment.day)
    beyond_new, beyond_review = decks.beyond(connection, db.learner_id, left, moment.day)
    return {"new": (beyond_new > 0, beyond_new), "review": (beyond_review > 0, beyond_review)}
