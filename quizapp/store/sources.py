"""Sources: the texts as they were when their items were made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, and_, func, literal, or_, select, update

from quizapp.store.codes import Queue
from quizapp.store.dialect import insert_unknown
from quizapp.store.tables import card, item, source
from quizapp.transcript.transcript import Transcript

LIGHT = (
    source.c.id,
    source.c.identity,
    source.c.path,
    source.c.digest,
    source.c.made_by,
    source.c.title,
    source.c.date,
    source.c.added_at,
)


@dataclass(frozen=True, slots=True)
class Mark:
    """What a source's items were made of and by: if both are the same again, there is nothing to do."""

    digest: str  # SHA-256 of the file's bytes
    made_by: str


def known_sources(connection: Connection, path: str, digest: str) -> list[RowMapping]:
    """The sources that came from this path or have these bytes, without their texts. Empty strings match nothing."""
    same = or_(and_(source.c.path == path, literal(bool(path))), and_(source.c.digest == digest, literal(bool(digest))))
    return list(connection.execute(select(*LIGHT).where(same)).mappings())


def put_source(connection: Connection, transcript: Transcript, mark: Mark | None, at: int) -> int:
    """Store a source under its identity, or bring the stored one up to date; returns its id. Without a mark the old one stays."""
    values = _columns(transcript)
    marked = {"digest": mark.digest, "made_by": mark.made_by} if mark else {}
    first = {"digest": "", "made_by": "", "identity": transcript.identity, "added_at": at}
    connection.execute(insert_unknown(connection, source), [first | values | marked])
    connection.execute(update(source).where(source.c.identity == transcript.identity).values(values | marked))
    return int(connection.execute(select(source.c.id).where(source.c.identity == transcript.identity)).scalar_one())


def put_title(connection: Connection, identity: str, title: str, date: str, at: int) -> int:
    """A source of which only the title is known (an imported deck's); returns its id."""
    values = {
        "identity": identity,
        "title": title,
        "date": date,
        "path": "",
        "digest": "",
        "made_by": "",
        "outlet": "",
        "text": "",
    }
    connection.execute(insert_unknown(connection, source), [values | {"added_at": at}])
    return int(connection.execute(select(source.c.id).where(source.c.identity == identity)).scalar_one())


def titles_with_text(connection: Connection) -> list[RowMapping]:
    """Ids and titles of the sources whose text is known."""
    return list(connection.execute(select(source.c.id, source.c.title).where(source.c.text != "")).mappings())


def text_of(connection: Connection, source_id: int) -> str:
    """The text of a source."""
    return str(connection.execute(select(source.c.text).where(source.c.id == source_id)).scalar_one())


def read_source(connection: Connection, source_id: int) -> RowMapping | None:
    """A whole source row."""
    return connection.execute(select(source).where(source.c.id == source_id)).mappings().one_or_none()


def quotes(connection: Connection, learner_id: int, source_id: int) -> list[RowMapping]:
    """What the learner's items of a source quote, in the order of the text."""
    columns = (item.c.guid, item.c.start, item.c.end, item.c.question)
    query = select(*columns).join_from(item, card, card.c.item_id == item.c.id).where(item.c.source_id == source_id)
    mine = query.where(card.c.learner_id == learner_id, card.c.queue >= Queue.SUSPENDED)
    return list(connection.execute(mine.order_by(item.c.start, item.c.end, item.c.rank)).mappings())


def list_rows(connection: Connection, deck_id: int | None) -> list[RowMapping]:
    """Sources with the length of their text and the number of their items, newest first; not those that have neither."""
    counts = select(item.c.source_id, func.count().label("item_count")).group_by(item.c.source_id)
    if deck_id is not None:
        counts = counts.where(item.c.deck_id == deck_id)
    counted = counts.subquery()
    query = select(*LIGHT, func.length(source.c.text).label("characters"), counted.c.item_count)
    rows = query.join_from(source, counted, source.c.id == counted.c.source_id, isouter=deck_id is None)
    rows = rows.where(or_(source.c.text != "", counted.c.item_count.is_not(None)))
    return list(connection.execute(rows.order_by(source.c.added_at.desc(), source.c.id.desc())).mappings())


def _columns(transcript: Transcript) -> dict[str, Any]:
    return {
        "path": transcript.path,
        "title": transcript.title.value if transcript.title else "",
        "date": transcript.date.value if transcript.date else "",
        "outlet": transcript.outlet.value if transcript.outlet else "",
        "text": transcript.text,
        "blocks": [[b.kind.value, b.span.start, b.span.end, b.speaker, b.turn] for b in transcript.blocks],
        "speakers": [[s.name, s.role.value, list(s.aliases)] for s in transcript.speakers],
    }
