"""What `make study` does where there is no terminal: decks, Anki packages, three lines; progress survives a second run."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from quizapp.workflows import first_start, glance, now, open_database
from quizapp.workflows.decks import import_shipped_decks
from tests.end_to_end.command import SEED, Quizapp


def test_it_makes_the_decks_writes_the_packages_and_says_so_in_three_lines(quizapp: Quizapp, tmp_path: Path) -> None:
    folder = tmp_path / "decks out"
    done = quizapp("welcome", SEED, "--export", folder)
    assert done.returncode == 0
    assert done.stderr == ""
    assert done.stdout.count("\n") == 3
    packages = sorted(folder.glob("*.apkg"))
    assert len(packages) == len(quizapp.json("decks", "--json")["decks"])
    for package in packages:
        assert str(package) in done.stdout
        assert zipfile.ZipFile(package).testzip() is None


def test_a_second_run_keeps_what_was_learnt(quizapp: Quizapp, tmp_path: Path) -> None:
    quizapp.good("welcome", SEED, "--export", tmp_path)
    quizapp.good("study", "--plain", typed="\n3\n" * 4)
    before = quizapp.json("scores", "--json")
    quizapp.good("welcome", SEED, "--export", tmp_path)
    assert before["reviews"] == 4
    assert quizapp.json("scores", "--json") == before


def test_the_module_is_the_same_program(quizapp: Quizapp) -> None:
    assert quizapp.good("--version").startswith("quizapp ")
    assert "welcome" in quizapp.good("--help")
    assert "welcome" in quizapp.good()  # without a terminal, the command alone explains itself


def broken_off() -> None:
    """A first start that ends between the shipped deck and the source's own."""
    with first_start.noted(), open_database() as database:
        import_shipped_decks(database, now())
        raise KeyError("broken off")


def test_a_first_start_that_was_broken_off_is_made_up_for_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZAPP_HOME", str(tmp_path))
    assert first_start.is_wanted()
    with pytest.raises(KeyError):
        broken_off()
    assert glance()
    assert first_start.is_wanted()
    with pytest.raises(KeyError):
        broken_off()
    assert not first_start.is_wanted(), "what is there can be studied"


def test_a_first_start_that_ends_well_is_not_repeated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZAPP_HOME", str(tmp_path))
    with first_start.noted(), open_database() as database:
        import_shipped_decks(database, now())
    assert not first_start.is_wanted()
