"""A fresh home for every test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.end_to_end.command import Quizapp, write_deck


@pytest.fixture
def quizapp(tmp_path: Path) -> Quizapp:
    return Quizapp(tmp_path / "家 home")


@pytest.fixture
def studying(quizapp: Quizapp, tmp_path: Path) -> Quizapp:
    """A home with one deck of 30 questions."""
    quizapp.good("import", write_deck(tmp_path / "deck.md", 30))
    return quizapp
