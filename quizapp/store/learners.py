"""Who studies, and what they set for all their decks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, select

from quizapp.store.dialect import insert_of, insert_unknown
from quizapp.store.tables import draft, learner, setting


def find_or_add(connection: Connection, name: str, at: int) -> int:
    """The id of a learner."""
    query = select(learner.c.id).where(learner.c.name == name)
    found = connection.execute(query).scalar_one_or_none()
    if found is None:
        connection.execute(insert_unknown(connection, learner), [{"name": name, "created_at": at}])
        found = connection.execute(query).scalar_one()
    return int(found)


def find(connection: Connection, name: str | None) -> int | None:
    """The id of a learner; without a name, of the only one."""
    query = select(learner.c.id).limit(2)
    ids = list(connection.execute(query if name is None else query.where(learner.c.name == name)).scalars())
    return ids[0] if len(ids) == 1 else None


def read_setting(connection: Connection, learner_id: int, key: str) -> Any:
    """A stored setting; None if it was never set."""
    return connection.execute(
        select(setting.c.value).where(setting.c.learner_id == learner_id, setting.c.key == key)
    ).scalar_one_or_none()


def read_settings(connection: Connection, learner_id: int, keys: Iterable[str]) -> dict[str, Any]:
    """Stored settings by key."""
    query = select(setting.c.key, setting.c.value).where(setting.c.learner_id == learner_id, setting.c.key.in_(list(keys)))
    return dict(connection.execute(query).all())


def write_setting(connection: Connection, learner_id: int, key: str, value: Any) -> None:
    """Store a setting; None forgets it."""
    if value is None:
        connection.execute(setting.delete().where(setting.c.learner_id == learner_id, setting.c.key == key))
        return
    query = insert_of(connection, setting).values(learner_id=learner_id, key=key, value=value)
    connection.execute(query.on_conflict_do_update(index_elements=["learner_id", "key"], set_={"value": query.excluded.value}))


def read_drafts(connection: Connection, learner_id: int, keys: list[str]) -> dict[str, Any]:
    """Half-done things by key."""
    query = select(draft.c.key, draft.c.value).where(draft.c.learner_id == learner_id, draft.c.key.in_(keys))
    return {key: value for key, value in connection.execute(query)}  # noqa: C416


def write_draft(connection: Connection, learner_id: int, key: str, value: Any, at: int) -> None:
    """Keep something half done; None forgets it."""
    if value is None:
        connection.execute(draft.delete().where(draft.c.learner_id == learner_id, draft.c.key == key))
        return
    query = insert_of(connection, draft).values(learner_id=learner_id, key=key, value=value, at=at)
    update = {"value": query.excluded.value, "at": query.excluded.at}
    connection.execute(query.on_conflict_do_update(index_elements=["learner_id", "key"], set_=update))
