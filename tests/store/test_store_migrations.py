"""Migrations lose nothing: whole or not at all, children and triggers survive, a newer store is left alone."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, func, inspect, select
from sqlalchemy.exc import DBAPIError

from quizapp.errors import StoreError
from quizapp.store import upgrade as upgrading
from quizapp.store.engine import database_url, make_engine
from quizapp.store.revision import HEAD, KNOWN, stored_revision
from quizapp.store.tables import claim, item, metadata, review, source
from quizapp.study.card import Rating
from quizapp.workflows import open_database
from quizapp.workflows.browse import detail
from quizapp.workflows.care import check_up, list_backups
from quizapp.workflows.scores import scores
from quizapp.workflows.study import begin_study
from quizapp.workflows.undo import undo
from tests.workflows.harbour import at, deck_of_items, items

VERSIONS = Path(upgrading.__file__).parent / "migrations"


@pytest.fixture
def studied(path: Path) -> Path:
    """A store with a deck and one answer."""
    with open_database(f"sqlite:///{path}") as db:
        deck_of_items(db, "港口访谈", items(), at(0))
        begin_study(db, at(0)).answer(Rating.GOOD, "三台", 1000, 1.0, at(0))
    return path


def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    """Let the program know one more revision, 9999, whose upgrade does `body`."""
    folder = tmp_path / "migrations"
    shutil.copytree(VERSIONS, folder)
    lines = "\n".join(f"    {line}" for line in body.splitlines())
    head = f'import sqlalchemy as sa\nfrom alembic import op\nrevision = "9999"\ndown_revision = "{HEAD}"\n'
    text = f"{head}\n\ndef upgrade():\n{lines}\n"
    (folder / "versions" / "9999_next.py").write_text(text, encoding="utf-8")
    monkeypatch.setattr(upgrading, "LOCATION", folder)
    monkeypatch.setattr(upgrading, "HEAD", "9999")
    monkeypatch.setattr(upgrading, "KNOWN", (*KNOWN, "9999"))


def rows(connection: Connection) -> list[int]:
    return [connection.execute(select(func.count()).select_from(table)).scalar_one() for table in (source, claim, item, review)]


def test_the_revisions_known_without_alembic_are_those_of_the_scripts() -> None:
    scripts = ScriptDirectory(str(VERSIONS))
    assert tuple(script.revision for script in reversed(list(scripts.walk_revisions()))) == KNOWN
    assert scripts.get_heads() == [HEAD]


def test_the_migrations_make_what_the_tables_declare(engine: Engine) -> None:
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        checks = {check["name"] for check in inspect(connection).get_check_constraints("review")}
    assert {"ck_review_rating", "ck_review_voiding"} <= checks


def test_the_log_only_grows(engine: Engine, url: str) -> None:
    with open_database(url) as db:
        deck_of_items(db, "港口访谈", items(), at(0))
        begin_study(db, at(0)).answer(Rating.GOOD, "三台", 1000, 1.0, at(0))
    for statement in (review.update().values(rating=4), review.delete()):
        with pytest.raises(DBAPIError, match="the review log only grows"), engine.begin() as connection:
            connection.execute(statement)


def test_remaking_a_table_keeps_its_children_and_the_guards(
    studied: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    next_version(
        tmp_path,
        monkeypatch,
        'for table in ("source", "review"):\n'
        '    with op.batch_alter_table(table, recreate="always") as batch:\n'
        '        batch.add_column(sa.Column("note", sa.String(), nullable=True))',
    )
    engine = make_engine(database_url(f"sqlite:///{studied}"))
    with engine.connect() as connection:
        before = rows(connection)
    assert upgrading.bring_up(engine.url) is False
    with engine.connect() as connection:
        assert rows(connection) == before
        assert min(before) > 0
        assert stored_revision(connection) == "9999"
    with pytest.raises(DBAPIError, match="only grows"), engine.begin() as connection:
        connection.execute(review.delete())
    engine.dispose()


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ('op.add_column("item", sa.Column("note", sa.String()))\nraise RuntimeError("power cut")', RuntimeError),
        ('op.add_column("item", sa.Column("note", sa.String()))\nop.execute("DELETE FROM source")', StoreError),
    ],
    ids=["fails half-way", "loses rows"],
)
def test_a_migration_that_goes_wrong_is_taken_back_whole(
    studied: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str, error: type[Exception]
) -> None:
    next_version(tmp_path, monkeypatch, body)
    engine = make_engine(database_url(f"sqlite:///{studied}"))
    with engine.connect() as connection:
        before = rows(connection)
    with pytest.raises(error):
        upgrading.bring_up(engine.url)
    with engine.connect() as connection:
        assert stored_revision(connection) == HEAD
        assert rows(connection) == before
        assert "note" not in {column["name"] for column in inspect(connection).get_columns("item")}
    engine.dispose()


def test_an_upgrade_begins_with_a_backup(studied: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    next_version(tmp_path, monkeypatch, 'op.add_column("item", sa.Column("note", sa.String()))')
    upgrading.bring_up(database_url(f"sqlite:///{studied}"))
    (made,) = [backup for backup in list_backups() if backup.reason == "before-9999"]
    copy = make_engine(database_url(f"sqlite:///{made.path}"))
    with copy.connect() as connection:
        assert stored_revision(connection) == HEAD
    copy.dispose()


def test_a_newer_store_is_left_alone(studied: Path) -> None:
    engine = make_engine(database_url(f"sqlite:///{studied}"))
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0077'")
    engine.dispose()
    before = studied.read_bytes()
    with pytest.raises(StoreError) as error:
        open_database(f"sqlite:///{studied}")
    assert str(error.value) == (
        f"{studied}: the store has schema 0077, this quizapp knows up to {HEAD}; upgrade it (nothing was changed)"
    )
    assert studied.read_bytes() == before


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    engine = make_engine(database_url(f"sqlite:///{path}"))
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE songs (name TEXT)")
    engine.dispose()
    with pytest.raises(StoreError) as error:
        open_database(f"sqlite:///{path}")
    assert str(error.value) == f"{path}: this database holds something else; set QUIZAPP_DATABASE_URL to another one"


@pytest.mark.parametrize("sql", sorted((Path(__file__).parent / "released").glob("*.sql")), ids=lambda file: file.stem)
def test_a_store_of_every_released_revision_opens_with_all_that_is_in_it(sql: Path, home: Path) -> None:
    home.mkdir()
    with closing(sqlite3.connect(home / "quizapp.db")) as connection:
        connection.executescript(sql.read_text(encoding="utf-8"))
    with open_database() as db:
        log = scores(db, at(0))
        assert (log.reviews, log.cards) == (3, 8)
        edited = detail(db, "guid-003-short_answer", at(0))
        assert edited is not None
        assert (edited.item.question, edited.edited) == ("四号码头有几台吊车？", True)
        assert detail(db, "guid-005-short_answer", at(0)) is not None
        assert [check.name for check in check_up(db) if not check.good] == []
        assert [getattr(undo(db, at(0)), "kind", "") for _ in range(5)] == ["edit", "reject", "answer", "answer", "answer"]
        assert scores(db, at(0)).reviews == 0


def test_every_released_revision_has_its_store() -> None:
    assert {file.stem for file in (Path(__file__).parent / "released").glob("*.sql")} == set(KNOWN)
