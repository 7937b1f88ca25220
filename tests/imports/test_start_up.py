"""What a command does not need, it does not load: asking for help never waits for the tagger, the screens or the store."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SLOW = {
    "jieba",
    "numpy",
    "textual",
    "sqlmodel",
    "sqlalchemy",
    "genanki",
    "trafilatura",
    "opencc",
    "plotext",
    "distributed",
    "aiohttp",
}


def loaded_by(arguments: list[str], home: Path) -> set[str]:
    """The top-level modules that one run of the command imports."""
    program = (
        "import sys\nfrom quizapp.cli.app import run\n"
        "status = run(sys.argv[1:])\n"
        "print('LOADED', *sorted({name.partition('.')[0] for name in sys.modules}))\n"
        "sys.exit(status)"
    )
    environment = {**os.environ, "QUIZAPP_HOME": str(home)}
    environment.pop("QUIZAPP_DATABASE_URL", None)
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        check=True,
        stdin=subprocess.DEVNULL,
    )
    return set(done.stdout.rpartition("LOADED")[2].split())


@pytest.mark.parametrize(
    "arguments", [["--help"], ["study", "--help"], ["generate", "--help"], ["--version"], ["web", "--help"]], ids=" ".join
)
def test_help_loads_nothing_slow(arguments: list[str], tmp_path: Path) -> None:
    assert loaded_by(arguments, tmp_path) & SLOW == set()


@pytest.mark.parametrize("arguments", [["scores"], ["scores", "--json"], ["decks"]], ids=" ".join)
def test_scores_load_neither_the_tagger_nor_the_screens(arguments: list[str], tmp_path: Path) -> None:
    assert (
        loaded_by(arguments, tmp_path) & {"jieba", "numpy", "textual", "genanki", "trafilatura", "opencc", "distributed"} == set()
    )


def test_generating_loads_neither_the_store_nor_the_screens(tmp_path: Path) -> None:
    article = tmp_path / "谈茶.txt"
    article.write_text("记者：这座茶厂有多少年历史？\n\n林望山：茶厂建于 1952 年，今年产茶 380 吨。\n", encoding="utf-8")
    assert (
        loaded_by(["generate", "--json", str(article)], tmp_path)
        & {"sqlmodel", "sqlalchemy", "textual", "genanki", "distributed"}
        == set()
    )
