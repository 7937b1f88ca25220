"""The tally: answers counted by study day in every dimension that the scores ask for, so that no screen reads the log.

It is a cache: written in the answer's transaction, taken back by undo, rebuilt from the log by `rebuilt`, compared with it by the
check-up. It counts with the scores' own code, so the two cannot come to differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, delete, func, select

from quizapp.scores import Answers, DayCount, ReviewRow, Share, gather_answers
from quizapp.store.codes import PHASES, RATINGS, ReviewKind
from quizapp.store.dialect import insert_of
from quizapp.store.items import chunks
from quizapp.store.reviews import standing
from quizapp.store.tables import card, item, review, tally
from quizapp.study.card import Phase, Review

_FETCHED = 10_000  # rows of the log that are read at once
EVER = -1  # the "day" that holds the sum of all days
_DIMENSIONS = ("deck", "speaker", "topic", "kind", "claim", "source")
_SUMMED = (*_DIMENSIONS, "hour", "age", "seconds", "forecast", "loss")


@dataclass(frozen=True, slots=True)
class Counted:
    """What is added to one group on one study day: `n` answers, of which `ok` were right, and a sum."""

    dim: str
    key: str
    day: int
    n: int
    ok: int
    total: float = 0.0

    def taken_back(self) -> Counted:
        """The same with the sign changed."""
        return Counted(self.dim, self.key, self.day, -self.n, -self.ok, -self.total)


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups that an answer is counted in."""

    deck_id: int
    source_id: int
    speaker: str
    topic: str
    kind: str
    claim_kind: str


def keys_of(groups: Groups) -> dict[str, str]:
    """The groups' keys by the scores' name of the dimension; deck and source are named by their ids."""
    return {
        "deck": str(groups.deck_id),
        "source": str(groups.source_id),
        "speaker": groups.speaker,
        "topic": groups.topic,
        "kind": groups.kind,
        "claim": groups.claim_kind,
    }


def row_of(given: Review, groups: Groups) -> ReviewRow:
    """The scores' row of an answer; deck and source are named by their ids."""
    before = given.before
    return ReviewRow(
        at=given.at,
        day=given.day,
        rating=given.rating,
        took_ms=given.took_ms,
        **keys_of(groups),
        phase_before=before.phase,
        interval_before=before.interval,
        stability_before=before.memory.stability if before.memory else None,
        last_day_before=before.last_day,
        score=given.score,
    )


def counted(rows: Sequence[ReviewRow], zone: ZoneInfo, decay: float) -> list[Counted]:
    """What answers add to the tally. `decay` is the last FSRS weight, by which recall was predicted."""
    figures: list[Counted] = []
    by_day: dict[int, list[ReviewRow]] = {}
    for row in rows:
        by_day.setdefault(row.day, []).append(row)
    for day, today in sorted(by_day.items()):
        figures += _flat(gather_answers(today, zone, decay), day)
        for dim, phase in (("introduced", Phase.NEW), ("reviewed", Phase.REVIEW)):
            asked = [row for row in today if row.phase_before is phase]
            figures += _shares(dim, gather_answers(asked, zone, decay).groups["deck"], day)
    return figures


def add(connection: Connection, learner_id: int, rows: Iterable[Counted]) -> None:
    """Add figures to the tally."""
    given = list(rows)
    values = [_columns(learner_id, row) for row in given]
    values += _sums(learner_id, given)
    if not values:
        return
    query = insert_of(connection, tally)
    summed = {name: tally.c[name] + query.excluded[name] for name in ("n", "ok", "total")}
    connection.execute(query.on_conflict_do_update(index_elements=["learner_id", "dim", "key", "day"], set_=summed), values)


def read(connection: Connection, learner_id: int, since: int | None = None) -> Answers:
    """All answers as sums, from a study day on."""
    query = select(tally.c.dim, tally.c.key, func.sum(tally.c.n), func.sum(tally.c.ok), func.sum(tally.c.total))
    wanted = tally.c.day == EVER if since is None else tally.c.day >= since
    by_key = query.where(tally.c.learner_id == learner_id, tally.c.dim.in_(_SUMMED), wanted).group_by(tally.c.dim, tally.c.key)
    answers = Answers()
    for dim, key, n, ok, total in connection.execute(by_key):
        if n:
            _put(answers, dim, key, Share(int(n), int(ok)), float(total))
    first = 0 if since is None else since
    mine = (tally.c.learner_id == learner_id, tally.c.day >= first)
    new = select(tally.c.day, func.sum(tally.c.n)).where(*mine, tally.c.dim == "introduced").group_by(tally.c.day)
    introduced = {day: int(n) for day, n in connection.execute(new)}
    days = select(tally.c.day, tally.c.n, tally.c.ok, tally.c.total).where(*mine, tally.c.dim == "day", tally.c.n > 0)
    for day, n, ok, total in connection.execute(days):
        answers.days[day] = DayCount(Share(n, ok), introduced.get(day, 0), round(total))
    return answers


def rebuilt(connection: Connection, learner_id: int, zone: ZoneInfo, decay: float) -> dict[tuple[str, str, int], Counted]:
    """The tally as the log gives it."""
    figures: dict[tuple[str, str, int], Counted] = {}
    days = connection.execute(select(review.c.day).where(review.c.learner_id == learner_id).distinct()).scalars().all()
    for day in days:
        for one in counted(list(log_rows(connection, [review.c.learner_id == learner_id, review.c.day == day])), zone, decay):
            figures[one.dim, one.key, one.day] = one
    return figures


def rebuild(connection: Connection, learner_id: int, zone: ZoneInfo, decay: float) -> None:
    """Make the tally anew from the log."""
    figures = rebuilt(connection, learner_id, zone, decay)
    connection.execute(delete(tally).where(tally.c.learner_id == learner_id))
    for chunk in chunks(list(figures.values())):
        add(connection, learner_id, chunk)


def stored(connection: Connection, learner_id: int) -> dict[tuple[str, str, int], Counted]:
    """The tally as it stands."""
    query = select(tally).where(tally.c.learner_id == learner_id, tally.c.n != 0, tally.c.day != EVER)
    rows = connection.execute(query).mappings()
    return {(r["dim"], r["key"], r["day"]): Counted(r["dim"], r["key"], r["day"], r["n"], r["ok"], r["total"]) for r in rows}


def log_rows(connection: Connection, conditions: Sequence[Any]) -> Iterable[ReviewRow]:
    """The answers that count, as the scores' rows, straight from the log."""
    names = ("at", "day", "rating", "took_ms", "score", "phase_before", "interval_before", "stability_before", "last_day_before")
    columns = [review.c[name] for name in names]
    groups = (item.c.deck_id, item.c.source_id, item.c.speaker, item.c.topic, item.c.kind, item.c.claim_kind)
    query = (
        standing(*columns, *groups).join_from(review, card, card.c.id == review.c.card_id).join(item, item.c.id == card.c.item_id)
    )
    mine = query.where(review.c.kind < ReviewKind.PRACTICE, *conditions)
    for part in connection.execute(mine).partitions(_FETCHED):
        yield from map(_as_row, part)


def _as_row(found: Sequence[Any]) -> ReviewRow:
    # In the order of the fields: a million rows are read this way.
    at, day, rating, took_ms, score, phase, interval, stability, last_day, deck_id, source_id, speaker, topic, kind, claim = found
    return ReviewRow(
        at, day, RATINGS[rating], took_ms, str(deck_id), speaker, topic, kind, claim, str(source_id),
        PHASES[phase], interval, stability, last_day, score,
    )  # fmt: skip


def groups_of_cards(connection: Connection, card_ids: Iterable[int]) -> dict[int, Groups]:
    """The groups that answers to these cards are counted in."""
    found: dict[int, Groups] = {}
    columns = (card.c.id, item.c.deck_id, item.c.source_id, item.c.speaker, item.c.topic, item.c.kind, item.c.claim_kind)
    for chunk in chunks(list(card_ids)):
        query = select(*columns).join_from(card, item, card.c.item_id == item.c.id).where(card.c.id.in_(chunk))
        found |= {card_id: Groups(*rest) for card_id, *rest in connection.execute(query)}
    return found


def done_on(connection: Connection, learner_id: int, dim: str, day: int) -> dict[int, int]:
    """How many cards were `introduced` or `reviewed` on a day, by deck id."""
    query = select(tally.c.key, tally.c.n).where(tally.c.learner_id == learner_id, tally.c.dim == dim, tally.c.day == day)
    return {int(key): n for key, n in connection.execute(query)}


def days_studied(connection: Connection, learner_id: int, up_to: int) -> list[int]:
    """The study days with at least one answer, newest first."""
    query = select(tally.c.day).where(tally.c.learner_id == learner_id, tally.c.dim == "day", tally.c.n > 0, tally.c.day <= up_to)
    return list(connection.execute(query.order_by(tally.c.day.desc())).scalars())


def decks_studied(connection: Connection, learner_id: int) -> set[int]:
    """The decks of which any answer counts."""
    query = select(tally.c.key).where(tally.c.learner_id == learner_id, tally.c.dim == "deck", tally.c.day == EVER, tally.c.n > 0)
    return {int(key) for key in connection.execute(query).scalars()}


def usual_day(connection: Connection, learner_id: int, days: Sequence[int]) -> int:
    """How many answers a day has in the middle, of these study days; 0 without any."""
    query = select(tally.c.n).where(tally.c.learner_id == learner_id, tally.c.dim == "day", tally.c.day.in_(days))
    counts = sorted(connection.execute(query).scalars())
    return counts[len(counts) // 2] if counts else 0


def seconds_taken(connection: Connection, learner_id: int, day: int) -> dict[int, int]:
    """The answers of the last week of study by the whole seconds that they took, pauses cut at a minute."""
    query = select(tally.c.key, func.sum(tally.c.n)).where(tally.c.learner_id == learner_id, tally.c.dim == "seconds")
    week = query.where(tally.c.day > day - 7).group_by(tally.c.key)
    return {int(key): int(n) for key, n in connection.execute(week) if n > 0}


def shares_on(connection: Connection, learner_id: int, dim: str, day: int) -> list[tuple[str, int, int]]:
    """(key, answers, right) of a day."""
    query = select(tally.c.key, tally.c.n, tally.c.ok).where(
        tally.c.learner_id == learner_id, tally.c.dim == dim, tally.c.day == day
    )
    return [(key, n, ok) for key, n, ok in connection.execute(query.where(tally.c.n > 0))]


def _flat(answers: Answers, day: int) -> Iterable[Counted]:
    """The sums of one day as rows."""
    for dim in _DIMENSIONS:
        yield from _shares(dim, answers.groups[dim], day)
    yield from _shares("hour", {str(hour): share for hour, share in answers.hours.items()}, day)
    yield from _shares("age", {"young": answers.young, "mature": answers.mature}, day)
    for count in answers.days.values():
        yield Counted("day", "", day, count.share.n, count.share.ok, float(count.took_ms))
    for second, n in answers.seconds.items():
        yield Counted("seconds", str(second), day, n, 0)
    forecasts = answers.forecasts
    for place, (share, chances) in enumerate(zip(forecasts.shares, forecasts.sums, strict=True)):
        if share.n:
            yield Counted("forecast", str(place), day, share.n, share.ok, chances)
    if forecasts.loss:
        yield Counted("loss", "", day, sum(share.n for share in forecasts.shares), 0, forecasts.loss)


def _sums(learner_id: int, rows: Sequence[Counted]) -> list[dict[str, Any]]:
    """What the rows add to the sums of all days."""
    sums: dict[tuple[str, str], Counted] = {}
    for row in rows:
        if row.dim in _SUMMED:
            before = sums.get((row.dim, row.key), Counted(row.dim, row.key, EVER, 0, 0))
            sums[row.dim, row.key] = Counted(
                row.dim, row.key, EVER, before.n + row.n, before.ok + row.ok, before.total + row.total
            )
    return [_columns(learner_id, row) for row in sums.values()]


def _shares(dim: str, shares: dict[str, Share], day: int) -> list[Counted]:
    return [Counted(dim, key, day, share.n, share.ok) for key, share in shares.items() if share.n]


def _put(answers: Answers, dim: str, key: str, share: Share, total: float) -> None:
    """Put a sum where the scores look for it."""
    if dim in _DIMENSIONS:
        answers.groups[dim][key] = share
    elif dim == "hour":
        answers.hours[int(key)] = share
    elif dim == "age":
        setattr(answers, key, share)
    elif dim == "seconds":
        answers.seconds[int(key)] = share.n
    elif dim == "forecast":
        answers.forecasts.shares[int(key)] = share
        answers.forecasts.sums[int(key)] = total
    else:
        answers.forecasts.loss = total


def _columns(learner_id: int, row: Counted) -> dict[str, Any]:
    return {
        "learner_id": learner_id,
        "dim": row.dim,
        "key": row.key,
        "day": row.day,
        "n": row.n,
        "ok": row.ok,
        "total": row.total,
    }
