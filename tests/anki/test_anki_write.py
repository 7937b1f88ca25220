"""What the real Anki makes of a package."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from anki.collection import Collection
from teahouse import BASE, CHANGED, CHOICE, CLOZE, DECK, ITEMS, deck_of, import_into, note

from quizapp.anki import write_package
from quizapp.errors import UsageError

ZONE = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def package(tmp_path: Path) -> Path:
    path = tmp_path / "茶馆.apkg"
    write_package(DECK, path, zone=ZONE)
    return path


def test_every_item_becomes_one_note_with_one_card(collection: Collection, package: Path) -> None:
    assert import_into(collection, package) == {"new": len(ITEMS)}
    assert collection.card_count() == len(ITEMS)
    assert {collection.get_note(nid).guid for nid in collection.find_notes("")} == {item.guid for item in ITEMS}


def test_a_second_import_changes_nothing(collection: Collection, package: Path) -> None:
    import_into(collection, package)
    before = collection.db.all("select guid, mod, flds, tags from notes order by id")
    assert import_into(collection, package) == {"duplicate": len(ITEMS)}
    assert collection.db.all("select guid, mod, flds, tags from notes order by id") == before


def test_anki_finds_nothing_to_repair(collection: Collection, package: Path) -> None:
    import_into(collection, package)
    report, fine = collection.fix_integrity()
    assert fine, report
    assert collection.card_count() == len(ITEMS)


def test_every_card_asks_and_answers(collection: Collection, package: Path) -> None:
    import_into(collection, package)
    for card_id in collection.find_cards(""):
        shown = collection.get_card(card_id).render_output()
        item = next(item for item in ITEMS if item.guid == collection.get_card(card_id).note().guid)
        assert item.question.split("____")[0] in shown.question_text
        assert item.answer in shown.answer_text or all(part in shown.answer_text for part in item.parts)
        assert item.explanation in shown.answer_text
        assert "街坊" in item.question or item.explanation not in shown.question_text


def test_the_same_deck_gives_the_same_bytes(tmp_path: Path, package: Path) -> None:
    again = tmp_path / "again.apkg"
    write_package(DECK, again, zone=ZONE)
    assert again.read_bytes() == package.read_bytes()


def test_only_what_changed_is_updated_and_progress_stays(collection: Collection, package: Path, tmp_path: Path) -> None:
    import_into(collection, package)
    card_id = collection.find_cards("")[0]
    collection.sched.set_due_date([card_id], "7!")
    before = collection.db.all("select id, ivl, due, queue from cards order by id")
    better = replace(BASE, question="茶馆开业第一年，周一鸣卖出了多少壶茶？")
    newer = replace(DECK, notes=(note(better, updated_at=CHANGED + 60_000), *DECK.notes[1:]))
    write_package(newer, tmp_path / "newer.apkg", zone=ZONE)

    assert import_into(collection, tmp_path / "newer.apkg") == {"updated": 1, "duplicate": len(ITEMS) - 1}
    assert collection.get_note(collection.find_notes("开业第一年")[0]).guid == BASE.guid
    assert collection.db.all("select id, ivl, due, queue from cards order by id") == before


def test_a_note_mended_in_anki_stays_until_its_item_changes(collection: Collection, package: Path, tmp_path: Path) -> None:
    import_into(collection, package)
    mended = collection.get_note(collection.find_notes(f"Id:{BASE.guid}")[0])
    mended["Explanation"] = "街坊们天天来。"
    collection.update_note(mended)
    assert import_into(collection, package) == {"duplicate": len(ITEMS)}
    assert collection.get_note(mended.id)["Explanation"] == "街坊们天天来。"

    later = replace(DECK, notes=(note(BASE, updated_at=(collection.get_note(mended.id).mod + 3600) * 1000), *DECK.notes[1:]))
    write_package(later, tmp_path / "later.apkg", zone=ZONE)
    assert import_into(collection, tmp_path / "later.apkg") == {"updated": 1, "duplicate": len(ITEMS) - 1}
    assert collection.get_note(mended.id)["Explanation"] == BASE.explanation


def test_a_moved_card_stays_where_it_is_and_dropped_items_stay(collection: Collection, package: Path, tmp_path: Path) -> None:
    import_into(collection, package)
    moved = collection.find_cards(f"Id:{CLOZE.guid}")
    collection.set_deck(moved, collection.decks.id("我的"))
    write_package(deck_of(CLOZE), tmp_path / "small.apkg", zone=ZONE)
    import_into(collection, tmp_path / "small.apkg")
    assert collection.decks.name(collection.get_card(moved[0]).did) == "我的"
    assert collection.note_count() == len(ITEMS)


def test_the_card_runs_no_script_and_asks_nothing_of_the_network(collection: Collection, package: Path) -> None:
    import_into(collection, package)
    for model in collection.models.all():
        if model["name"].startswith("quizapp"):
            whole = model["css"] + "".join(t["qfmt"] + t["afmt"] for t in model["tmpls"])
            assert not any(word in whole for word in ("script", "http", "url(", "@import", "onclick"))


def test_true_or_false_can_be_tapped(collection: Collection, package: Path) -> None:
    import_into(collection, package)
    shown = collection.get_card(collection.find_cards("Id:q-true-false")[0]).render_output()
    assert [text for text in ("对", "错") if f'<span class="box">{text}</span>' in shown.question_text] == ["对", "错"]
    assert '<label class="choice right"><input type="radio" name="choice"><span class="box">错</span>' in shown.answer_text


def test_what_is_right_cannot_be_told_from_the_place_of_a_choice(collection: Collection, tmp_path: Path) -> None:
    many = [replace(CHOICE, guid=f"q-{number}") for number in range(200)]
    write_package(deck_of(*many), tmp_path / "many.apkg", zone=ZONE)
    import_into(collection, tmp_path / "many.apkg")
    places = Counter(
        collection.get_note(nid)["Choices"]
        .split("<label")[1:]
        .index(' class="choice right"><input type="radio" name="choice"><span class="box">四千壶</span></label>')
        for nid in collection.find_notes("")
    )
    assert sorted(places) == [0, 1, 2, 3]
    assert max(places.values()) < 80


def test_a_cloze_without_its_gap_still_gets_a_card(collection: Collection, tmp_path: Path) -> None:
    path = tmp_path / "one.apkg"
    write_package(deck_of(replace(CLOZE, question="茶馆第一年卖了多少？")), path, zone=ZONE)
    import_into(collection, path)
    shown = collection.get_card(collection.find_cards("")[0]).render_output()
    assert "[...]" in shown.question_text
    assert "四千壶" in shown.answer_text


def test_new_cards_come_in_the_order_of_the_deck(collection: Collection, package: Path) -> None:
    import_into(collection, package)
    order = collection.db.list("select n.guid from cards c join notes n on n.id = c.nid order by c.due")
    assert order == [item.guid for item in ITEMS]


def test_the_deck_the_tags_and_the_source_arrive(collection: Collection, package: Path) -> None:
    import_into(collection, package)
    assert "茶馆" in [deck.name for deck in collection.decks.all_names_and_ids()]
    assert len(collection.find_notes("tag:quizapp::说话人::周一鸣")) == len(ITEMS)
    assert len(collection.find_notes("tag:quizapp::论断::看法")) == 1
    assert len(collection.find_notes("Source:*一间茶馆的二十年*")) == len(ITEMS)


def test_a_folder_that_does_not_exist_is_named_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "deck.apkg"
    with pytest.raises(UsageError) as raised:
        write_package(DECK, path, zone=ZONE)
    assert str(raised.value) == f"{path}: cannot be written (No such file or directory); choose another folder or free some space"
