"""What `make study` does where there is no terminal: decks, Anki packages, three lines; progress survives a second run."""

from __future__ import annotations

import zipfile
from pathlib import Path

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
