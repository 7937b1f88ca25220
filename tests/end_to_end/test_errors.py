"""Whatever is wrong: one line that names it, status 1 or 2, no traceback, nothing on standard output, nothing lost."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.end_to_end.command import SEED, Quizapp

SHEET = "source: 没有.txt\ntitle: x\nclaims:\n  - kind: guess\n"


def one_line(quizapp: Quizapp, *words: str | Path, **more: str) -> str:
    done = quizapp(*words, **more)
    assert done.returncode in {1, 2}, done
    assert "Traceback" not in done.stderr
    assert done.stderr.endswith("\n")
    assert done.stderr.count("\n") == 1, done.stderr
    return done.stderr.rstrip("\n")


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """Things that somebody may hand over by mistake."""
    (tmp_path / "空.txt").write_bytes(b"")
    (tmp_path / "blank.txt").write_text(" \n\n\t\n", encoding="utf-8")
    (tmp_path / "图.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 8)
    (tmp_path / "字.docx").write_bytes(b"PK\x03\x04" + b"\x00" * 60)
    (tmp_path / "空文件夹").mkdir()
    (tmp_path / "表.yaml").write_text(SHEET, encoding="utf-8")
    (tmp_path / "坏.apkg").write_bytes(b"not a package")
    (tmp_path / "坏.md").write_text("# 牌\n\n## 题\n\n- 答按：甲\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["generate", "没有.txt"], "没有.txt"),
        (["generate", "空.txt"], "空.txt"),
        (["generate", "blank.txt"], "blank.txt"),
        (["generate", "图.txt"], "图.txt"),
        (["generate", "字.docx"], "字.docx"),
        (["generate", "空文件夹"], "空文件夹"),
        (["generate", "表.yaml"], "没有.txt"),
        (["generate", "--transcript", "没有.txt"], "没有.txt"),
        (["claims", "空.txt"], "空.txt"),
        (["import", "没有.apkg"], "没有.apkg"),
        (["import", "坏.apkg"], "坏.apkg"),
        (["import", "坏.md"], "坏.md:5"),
        (["import", "字.docx"], "字.docx"),
        (["export", "没有这副牌", "-o", "x.apkg"], "没有这副牌"),
        (["quiz", "没有这副牌", "--plain"], "没有这副牌"),
        (["scores", "--deck", "没有这副牌"], "没有这副牌"),
        (["decks", "--delete", "没有这副牌"], "没有这副牌"),
        (["explain", "ffffffff"], "ffffffff"),
        (["settings", "colour"], "colour"),
        (["settings", "rollover_hour", "99"], "rollover_hour"),
        (["settings", "desired_retention", "2"], "desired_retention"),
        (["doctor", "--restore", "99"], "99"),
        (["web", "--host", "0.0.0.0"], "0.0.0.0"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_mistake_is_one_line_that_names_what_is_wrong(quizapp: Quizapp, files: Path, words: list[str], named: str) -> None:
    said = one_line(quizapp, *words)
    assert named in said


def test_a_deck_cannot_be_written_in_a_form_that_nobody_knows(studying: Quizapp) -> None:
    assert ".apkg" in one_line(studying, "export", "茶叶仓库", "-o", "deck.docx")
    assert not (studying.home.parent / "deck.docx").exists()


def test_a_sheet_is_not_written_over_one_that_somebody_edited(quizapp: Quizapp, files: Path) -> None:
    assert "表.yaml" in one_line(quizapp, "claims", SEED, "-o", "表.yaml")
    assert (files / "表.yaml").read_text(encoding="utf-8") == SHEET


def test_a_broken_store_is_left_as_it_is(studying: Quizapp) -> None:
    store = studying.home / "quizapp.db"
    store.write_bytes(b"this was a database once" * 100)
    for words in (["scores"], ["decks"], ["study", "--plain"], ["generate", str(SEED)]):
        assert str(store.name) in one_line(studying, *words)
    assert store.read_bytes() == b"this was a database once" * 100


def test_a_store_of_a_newer_version_is_refused_and_not_changed(studying: Quizapp) -> None:
    store = studying.home / "quizapp.db"
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = 'ffff_from_the_future'")
    one_line(studying, "decks")
    with closing(sqlite3.connect(store)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("ffff_from_the_future",)


@pytest.mark.parametrize(
    "url", ["nonsense", "mysql://x/y", "postgresql+psycopg://nobody:secret@127.0.0.1:1/none", "sqlite:////proc/nothing/x.db"]
)
def test_a_store_that_cannot_be_reached_is_one_line_without_its_password(quizapp: Quizapp, url: str) -> None:
    said = one_line(quizapp, "decks", QUIZAPP_DATABASE_URL=url)
    assert "secret" not in said


def test_a_home_that_is_a_file_is_one_line(quizapp: Quizapp) -> None:
    quizapp.home.write_text("not a folder", encoding="utf-8")
    assert str(quizapp.home) in one_line(quizapp, "decks")


def test_settings_that_cannot_be_read_name_file_and_key(quizapp: Quizapp) -> None:
    quizapp.good("settings", "rollover_hour", "5")
    (config,) = quizapp.home.rglob("config.toml")
    config.write_text("rollover_hour = 99\n", encoding="utf-8")
    said = one_line(quizapp, "settings")
    assert "config.toml" in said
    assert "rollover_hour" in said
