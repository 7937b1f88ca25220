"""Opening and using a database: journal, locks, URLs, and one line for whatever goes wrong."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import func, select

from quizapp.errors import QuizappError, StoreError, UsageError
from quizapp.store.engine import database_url, journal_mode, make_engine, reading, shown, writing
from quizapp.store.tables import learner, review
from quizapp.study.card import Rating
from quizapp.workflows import glance, open_database
from quizapp.workflows.study import begin_study
from tests.workflows.harbour import at, deck_of_items, items


@pytest.mark.parametrize(
    ("version", "mode"),
    [
        ((3, 40, 1), "DELETE"),
        ((3, 44, 5), "DELETE"),
        ((3, 44, 6), "WAL"),
        ((3, 45, 0), "DELETE"),
        ((3, 50, 6), "DELETE"),
        ((3, 50, 7), "WAL"),
        ((3, 51, 0), "DELETE"),
        ((3, 51, 2), "DELETE"),
        ((3, 51, 3), "WAL"),
        ((3, 52, 0), "WAL"),
    ],
)
def test_wal_only_where_its_reset_is_mended(version: tuple[int, ...], mode: str) -> None:
    assert journal_mode(version) == mode


def test_every_connection_syncs_fully_and_holds_to_foreign_keys(path: Path) -> None:
    engine = make_engine(database_url(f"sqlite:///{path}"))
    with engine.connect() as connection:
        pragmas = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in ("synchronous", "foreign_keys", "busy_timeout")
        ]
        journal = connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()
    engine.dispose()
    assert pragmas == [2, 1, 5000]
    assert journal.upper() == journal_mode()


def test_reading_and_then_writing_waits_for_another_writer(path: Path) -> None:
    """A deferred transaction would fail at once, whatever the timeout says."""
    engine, started, errors = make_engine(database_url(f"sqlite:///{path}")), threading.Event(), []

    def another() -> None:
        try:
            started.wait()
            with writing(engine) as connection:
                names = connection.execute(select(func.count()).select_from(learner)).scalar_one()
                connection.execute(learner.insert().values(name=f"second {names}", created_at=0))
        except QuizappError as error:
            errors.append(error)

    other = threading.Thread(target=another)
    other.start()
    with writing(engine) as connection:
        started.set()
        connection.execute(learner.insert().values(name="first", created_at=0))
    other.join()
    with reading(engine) as connection:
        names = set(connection.execute(select(learner.c.name)).scalars())
    engine.dispose()
    assert errors == []
    assert {"first"} <= names
    assert len({name for name in names if name.startswith("second")}) == 1


def test_readers_do_not_wait_for_each_other(path: Path) -> None:
    engine = make_engine(database_url(f"sqlite:///{path}"))
    with reading(engine) as one, reading(engine) as other:
        query = select(func.count()).select_from(learner)
        assert one.execute(query).scalar_one() == other.execute(query).scalar_one()
    engine.dispose()


def test_a_path_is_a_path_whatever_stands_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A URL put together by hand would open another file where a ? stands in the path."""
    home = tmp_path / "问 ?#%20&"
    monkeypatch.setenv("QUIZAPP_HOME", str(home))
    with open_database() as db:
        assert db.shown_url == str(home / "quizapp.db")
    assert [file.name for file in home.iterdir()] == ["quizapp.db"]


@pytest.mark.parametrize(
    ("url", "line"),
    [
        ("nonsense", "QUIZAPP_DATABASE_URL is no database URL; write sqlite:///FILE or postgresql://USER@HOST/NAME"),
        (
            "mysql://root:geheim@db/quiz",
            "QUIZAPP_DATABASE_URL: mysql is not supported; write sqlite:///FILE or postgresql://USER@HOST/NAME",
        ),
        (
            "postgresql://me@db/quiz?password=geheim",
            "QUIZAPP_DATABASE_URL: a password after the ? would be shown; put it in PGPASSFILE or in USER:PASSWORD@",
        ),
    ],
)
def test_a_url_that_cannot_be_meant_is_refused_in_one_line(url: str, line: str) -> None:
    with pytest.raises(UsageError) as error:
        open_database(url)
    assert str(error.value) == line


def test_a_password_is_never_shown(tmp_path: Path) -> None:
    url = "postgresql://learner:geheim@127.0.0.1:1/quiz"
    assert shown(database_url(url)) == "postgresql+psycopg://learner:***@127.0.0.1:1/quiz"
    with pytest.raises(StoreError) as error:
        open_database(url)
    assert "geheim" not in str(error.value)
    assert "\n" not in str(error.value)
    assert str(error.value).endswith("; check that the server runs and the URL is right")


def test_a_file_that_is_no_database_is_not_overwritten(home: Path) -> None:
    home.mkdir()
    path = home / "quizapp.db"
    path.write_bytes(b"shopping list: " + b"tea " * 400)
    with pytest.raises(StoreError) as error:
        open_database()
    assert str(error.value).startswith(f"{path}: this is no quizapp store; ")
    assert path.read_bytes().startswith(b"shopping list")


def test_an_emptied_store_beside_backups_is_not_taken_for_a_new_one(home: Path) -> None:
    (home / "backups").mkdir(parents=True)
    (home / "backups" / "daily-2026-09-01.db").write_bytes(b"x")
    (home / "quizapp.db").touch()
    with pytest.raises(
        StoreError, match=r"the store is empty though .* holds backups; restore one, or delete the file to begin anew"
    ):
        open_database()


def test_deck_names_can_be_read_without_opening(path: Path) -> None:
    with open_database(f"sqlite:///{path}") as db:
        deck_of_items(db, "港口访谈", items(), at(0))
    assert glance(f"sqlite:///{path}") == ["港口访谈"]
    assert glance(f"sqlite:///{path}.missing") is None


def test_when_the_disk_is_full_the_answer_is_refused_and_nothing_confirmed_is_lost(path: Path) -> None:
    """RLIMIT_FSIZE stands in for a full disk: it needs no rights and no mount."""
    with open_database(f"sqlite:///{path}") as db:
        deck_of_items(db, "港口访谈", items(60), at(0))
    code = f"""
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from quizapp.errors import StoreError
from quizapp.study.card import Rating
from quizapp.workflows import open_database
from quizapp.workflows.study import begin_study
from tests.workflows.harbour import at
db = open_database("sqlite:///{path}")
session = begin_study(db, at(0))
limit = {path.stat().st_size} + 4096
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
for number in range(1000):
    shown = session.current
    try:
        session.answer(Rating.EASY, "x" * 3000, 1000, 1.0, at(minutes=number))
    except StoreError as error:
        assert session.current == shown, "the card stays"
        print("refused", error, sep="|", flush=True)
        break
    print("confirmed", shown.card_id, at(minutes=number).ms, flush=True)
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=Path(__file__).parents[2], check=True)
    *confirmed, refused = run.stdout.splitlines()
    assert refused.partition("|")[2] in (
        f"{path}: the store could not be written, the last step was not stored; make room and try again",
        f"{path}: the disk is full, the last step was not stored; make room and try again",
    )
    with open_database(f"sqlite:///{path}") as db, reading(db.engine) as connection:
        rows = connection.execute(select(review.c.card_id, review.c.at).order_by(review.c.id))
        stored = [f"confirmed {card_id} {at_ms}" for card_id, at_ms in rows]
    assert stored == confirmed


def test_two_processes_may_study_at_once(path: Path) -> None:
    """The second one waits while the first one writes; it does not fail."""
    with open_database(f"sqlite:///{path}") as db:
        deck_of_items(db, "港口访谈", items(), at(0))
        with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
            other.execute("BEGIN IMMEDIATE")
            done = threading.Timer(0.2, other.execute, ["COMMIT"])
            done.start()
            begin_study(db, at(0)).answer(Rating.GOOD, "三台", 1000, 1.0, at(0))
            done.join()
