"""The decks of three sources are those that were read and accepted. After a change that was meant, read the differences, then

    .venv/bin/pytest tests/golden --snapshot-update

writes the `.deck` files anew.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.command import SEED, Quizapp
from tests.end_to_end.test_generate import ASCII_ONLY
from tests.golden.deck_text import deck_text, differences

HERE = Path(__file__).parent
SOURCES = (SEED, HERE / "面包与大桥.txt", HERE / "向雾取水.md")
ANEW = "Read them; where the new deck is better, write it anew: .venv/bin/pytest tests/golden --snapshot-update"
Decks = dict[str, tuple[dict[str, Any], list[dict[str, Any]]]]


def decks(printed: str) -> Decks:
    """Source and items by the name of the source, without the index that says in which order the sources came."""
    made = json.loads(printed)
    found: Decks = {Path(source["path"]).stem: (source, []) for source in made["sources"]}
    names = list(found)
    for item in made["items"]:
        found[names[item.pop("source")]][1].append(item)
    return found


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Decks:
    """The three decks as `quizapp generate` makes them."""
    return decks(Quizapp(tmp_path_factory.mktemp("golden") / "home").good("generate", *SOURCES, "--json"))


@pytest.mark.parametrize("source", SOURCES, ids=("the seed", "the interview", "the essay"))
def test_the_deck_is_the_one_that_was_accepted(source: Path, made: Decks, request: pytest.FixtureRequest) -> None:
    golden = HERE / f"{source.stem}.deck"
    text = deck_text(*made[source.stem])
    if request.config.getoption("--snapshot-update"):
        golden.write_bytes(text.encode())
    accepted = golden.read_bytes().decode() if golden.exists() else ""
    if text != accepted:
        told = differences(accepted, text) or ["the items are the same, only their layout differs"]
        pytest.fail("\n".join([f"The deck of {source.name} is not that of {golden.name}.", *told, ANEW]), pytrace=False)


def test_the_same_decks_whatever_the_locale_the_hash_seed_and_the_order_of_sources(made: Decks, tmp_path: Path) -> None:
    quizapp = Quizapp(tmp_path / "home")
    printed = quizapp.good("generate", *reversed(SOURCES), "--json", PYTHONHASHSEED="1", LC_ALL="C", **ASCII_ONLY)
    assert list(decks(printed)) == [source.stem for source in reversed(SOURCES)]
    assert [json.dumps(decks(printed)[name]) for name in made] == [json.dumps(deck) for deck in made.values()]


def item(rank: int, guid: str, question: str, answer: str = "三座") -> dict[str, Any]:
    """An item as `--json` prints it, as far as a deck text shows it."""
    return {
        "rank": rank, "kind": "cloze", "claim": "fact", "speaker": "", "start": 4, "end": 9, "guid": guid, "question": question,
        "choices": [], "answer": answer, "explanation": "", "quote": "一行\n两行",
    }  # fmt: skip


def test_the_differences_name_what_came_went_changed_and_moved() -> None:
    source = {"title": "灯塔", "date": "2024-01-02", "characters": 90, "turns": 0, "speakers": [], "host": []}
    accepted = deck_text(source, [item(1, "a", "甲？"), item(2, "b", "乙？"), item(3, "c", "丙？")])
    made = deck_text(source, [item(1, "d", "丁？"), item(2, "a", "甲？"), item(3, "c", "丙？", "四座")])
    assert differences(accepted, accepted) == []
    assert differences(accepted, made) == [
        "went      2  question     乙？",
        "came      1  question     丁？",
        "changed   3  question     丙？",
        "    - answer       三座",
        "    + answer       四座",
        "moved    1 → 2",
    ]


def test_a_value_of_several_lines_stays_one_line() -> None:
    source = {"title": "灯塔", "date": None, "characters": 90, "turns": 0, "speakers": ["甲", "乙"], "host": ["甲"]}
    assert deck_text(source, [item(1, "a", "甲？")]).splitlines()[-1] == "quote        一行⏎两行"
