"""A fresh home for every test; what takes a second to make is made once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.end_to_end.command import SEED, Quizapp, write_deck


@pytest.fixture
def quizapp(tmp_path: Path) -> Quizapp:
    return Quizapp(tmp_path / "家 home")


@pytest.fixture(scope="session")
def home_with_a_deck(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose store holds 30 questions."""
    place = tmp_path_factory.mktemp("stocked")
    Quizapp(place / "home").good("import", write_deck(place / "deck.md", 30))
    return place / "home"


@pytest.fixture
def studying(quizapp: Quizapp, home_with_a_deck: Path) -> Quizapp:
    """A home of its own with one deck of 30 questions."""
    shutil.copytree(home_with_a_deck, quizapp.home)
    return quizapp


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What `generate --json` prints for the article in seeds/."""
    return Quizapp(tmp_path_factory.mktemp("pure") / "home").good("generate", SEED, "--json")
