"""The same commands on a store that a class shares."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.command import Quizapp, write_deck
from tests.workflows.stores import Stores

pytestmark = pytest.mark.postgres


@pytest.fixture
def shared(tmp_path: Path) -> Iterator[str]:
    stores = Stores(tmp_path)
    yield stores.postgres()
    stores.close()


def test_two_learners_share_the_decks_and_keep_their_own_reviews(quizapp: Quizapp, shared: str, tmp_path: Path) -> None:
    def told(learner: str, *words: str | Path, typed: str = "") -> str:
        return quizapp.good(*words, typed=typed, QUIZAPP_DATABASE_URL=shared, QUIZAPP_LEARNER=learner)

    told("安", "import", write_deck(tmp_path / "deck.md", 12))
    told("安", "study", "--plain", typed="x\n3\n" * 4)
    told("博", "study", "--plain", typed="x\n3\n" * 2)
    assert json.loads(told("安", "scores", "--json"))["reviews"] == 4
    assert json.loads(told("博", "scores", "--json"))["reviews"] == 2
    assert json.loads(told("博", "decks", "--json"))["decks"][0]["total"] == 12
    told("安", "export", "茶叶仓库", "-o", tmp_path / "deck.apkg", "--progress")
    assert not (quizapp.home / "quizapp.db").exists()
