"""Packages read back: our own as they were, others as plain questions, damaged ones refused in one line."""

from __future__ import annotations

import sqlite3
import zipfile
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import zstandard
from anki.collection import Collection
from teahouse import BASE, CHANGED, CLOZE, DECK, ITEMS, LIST, deck_of, export, import_into, note

from quizapp.anki import read_package, write_package
from quizapp.anki.archive import open_collection
from quizapp.errors import UnreadableSource
from quizapp.items.item import ItemKind

ZONE = ZoneInfo("Asia/Shanghai")


def add(collection: Collection, note_type: str, *fields: str, deck: str = "茶馆") -> None:
    made = collection.new_note(collection.models.by_name(note_type))
    made.fields[: len(fields)] = fields
    collection.add_note(made, collection.decks.id(deck))


def test_what_was_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.apkg"
    tagged = replace(DECK, notes=(note(BASE, tags=("考试", "重点::必背")), *DECK.notes[1:]))
    write_package(tagged, path, zone=ZONE)
    found = read_package(path, zone=ZONE)
    assert (found.name, found.notes, found.problems) == ("茶馆", tagged.notes, ())


@pytest.mark.parametrize("legacy", [False, True], ids=["anki21b", "anki2"])
def test_our_notes_come_back_from_anki_as_they_went(collection: Collection, tmp_path: Path, legacy: bool) -> None:
    write_package(DECK, tmp_path / "a.apkg", zone=ZONE)
    import_into(collection, tmp_path / "a.apkg")
    found = read_package(export(collection, tmp_path / "b.apkg", legacy=legacy), zone=ZONE)
    assert found.name == "茶馆"
    assert sorted(found.notes, key=lambda n: n.item.rank) == list(DECK.notes)


def test_what_was_mended_in_anki_comes_along(collection: Collection, tmp_path: Path) -> None:
    write_package(DECK, tmp_path / "a.apkg", zone=ZONE)
    import_into(collection, tmp_path / "a.apkg")
    for guid, field, text in [
        (BASE.guid, "Question", "茶馆第一年卖出多少壶<b>茶</b>？"),
        (CLOZE.guid, "Question", "第一年，茶馆卖了{{c1::四千多壶}}。"),
        (LIST.guid, "Answer", "<ul><li>绿茶</li><li>红茶</li></ul>"),
    ]:
        mended = collection.get_note(collection.find_notes(f"Id:{guid}")[0])
        mended[field] = text
        collection.update_note(mended)
    found = {n.item.guid: n for n in read_package(export(collection, tmp_path / "b.apkg"), zone=ZONE).notes}
    assert found[BASE.guid].item == replace(BASE, question="茶馆第一年卖出多少壶茶？")
    assert found[CLOZE.guid].item == replace(CLOZE, question="第一年，茶馆卖了____。", answer="四千多壶")
    assert found[LIST.guid].item == replace(LIST, parts=("绿茶", "红茶"), answer="绿茶、红茶")
    assert found[BASE.guid].updated_at > CHANGED


def test_others_cards_become_plain_items(collection: Collection, tmp_path: Path) -> None:
    add(collection, "Basic", "首都是<b>哪里</b>？<br>想一想", "北京&nbsp;市", deck="地理")
    add(collection, "Basic (and reversed card)", "茶", "tea", deck="地理")
    add(collection, "Cloze", "{{c1::长江}}比{{c2::黄河::河}}长", "都是河", deck="地理")
    add(collection, "Basic", '<img src="x.png">', "看图", deck="地理")
    found = read_package(export(collection, tmp_path / "b.apkg", deck="地理"), zone=ZONE)
    texts = [(n.item.kind, n.item.question, n.item.answer) for n in found.notes]
    assert texts == [
        (ItemKind.SHORT_ANSWER, "首都是哪里？\n想一想", "北京 市"),
        (ItemKind.SHORT_ANSWER, "茶", "tea"),
        (ItemKind.SHORT_ANSWER, "tea", "茶"),
        (ItemKind.CLOZE, "____比黄河长", "长江"),
        (ItemKind.CLOZE, "长江比____长", "黄河"),
    ]
    assert found.notes[3].item.explanation == "都是河"
    assert found.notes[3].item.claim_id == found.notes[4].item.claim_id
    assert len({n.item.guid for n in found.notes}) == 5
    assert all(n.item.answer in n.item.quote and n.source_title == "地理" for n in found.notes)
    assert found.problems == (
        f"{tmp_path}/b.apkg: 1 notes have no question and answer in words and were left out; study those in Anki",
    )


def test_a_collection_of_several_decks_is_named_after_what_holds_them(collection: Collection, tmp_path: Path) -> None:
    add(collection, "Basic", "a", "b", deck="语言::汉语::词")
    add(collection, "Basic", "c", "d", deck="语言::汉语::字")
    found = read_package(export(collection, tmp_path / "b.apkg", deck="语言"), zone=ZONE)
    assert found.name == "语言::汉语"
    collection.export_collection_package(str(tmp_path / "all.colpkg"), include_media=False, legacy=False)
    collection.reopen()
    assert len(read_package(tmp_path / "all.colpkg", zone=ZONE).notes) == 2


def zipped(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("_", "."), content)
    return path


def database(*statements: str) -> bytes:
    db = sqlite3.connect(":memory:")
    for statement in statements:
        db.execute(statement)
    db.commit()
    return db.serialize()


def zeros(size: int) -> bytes:
    return zstandard.ZstdCompressor().compress(bytes(size))


@pytest.mark.parametrize(
    ("members", "message"),
    [
        ({}, "there is no collection in it; export the deck from Anki as .apkg"),
        ({"collection_anki21b": b"?"}, "this is no Anki package, or a damaged one; export the deck from Anki again as .apkg"),
        ({"collection_anki2": b"?"}, "its collection is damaged (no database); export it from Anki again"),
        ({"collection_anki2": b"SQLite format 3\0" + bytes(600)}, "its collection is damaged (file is not a database)"),
        ({"collection_anki2": database("create table col (id)")}, "its collection lacks cards, notes, revlog"),
        (
            {"collection_anki2": database(*(f"create view {t} as select 1" for t in ("col", "notes", "cards", "revlog")))},
            "its collection lacks cards, col, notes, revlog",
        ),
        (
            {"collection_anki2": database(*(f"create table {t} (id)" for t in ("col", "notes", "cards", "revlog")))},
            "its collection is damaged (no such column: crt); export it from Anki again",
        ),
    ],
)
def test_a_file_that_is_no_package_is_refused_in_one_line(tmp_path: Path, members: dict[str, bytes], message: str) -> None:
    path = zipped(tmp_path / "x.apkg", **members)
    with pytest.raises(UnreadableSource) as raised:
        read_package(path, zone=ZONE)
    assert str(raised.value).startswith(f"{path}: {message}")


def test_a_file_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "bomb.apkg", collection_anki21b=zeros(5 << 20))
    with (
        pytest.raises(UnreadableSource, match="its collection is larger than 4 MB; export fewer decks at a time"),
        open_collection(path, 4 << 20),
    ):
        pass


def test_a_text_or_nothing_at_all_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.apkg").write_text("一间茶馆")
    with pytest.raises(UnreadableSource, match="this is no Anki package, or a damaged one"):
        read_package(tmp_path / "x.apkg", zone=ZONE)
    with pytest.raises(UnreadableSource, match=r"cannot be read \(No such file or directory\); check the name"):
        read_package(tmp_path / "y.apkg", zone=ZONE)


def test_the_dummy_beside_a_new_collection_is_not_read(collection: Collection, tmp_path: Path) -> None:
    write_package(deck_of(BASE), tmp_path / "a.apkg", zone=ZONE)
    import_into(collection, tmp_path / "a.apkg")
    exported = export(collection, tmp_path / "b.apkg")
    assert "collection.anki2" in zipfile.ZipFile(exported).namelist()
    assert [n.item for n in read_package(exported, zone=ZONE).notes] == [BASE]


def test_rows_that_belong_to_nothing_are_left_out(tmp_path: Path) -> None:
    write_package(DECK, tmp_path / "a.apkg", zone=ZONE)
    db = sqlite3.connect(":memory:")
    db.deserialize(zipfile.ZipFile(tmp_path / "a.apkg").read("collection.anki2"))
    db.execute("update notes set mid = 1 where guid = ?", (BASE.guid,))
    db.execute("delete from cards where nid = (select id from notes where guid = ?)", (CLOZE.guid,))
    db.execute("insert into revlog values (1, 99, -1, 3, 1, 0, 500, 900, 0)")
    db.commit()
    zipped(tmp_path / "b.apkg", collection_anki2=db.serialize())
    found = read_package(tmp_path / "b.apkg", zone=ZONE)
    assert [n.item.guid for n in found.notes] == [item.guid for item in ITEMS if item != BASE]
