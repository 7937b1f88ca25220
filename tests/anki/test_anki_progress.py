"""Schedules, memory and reviews on their way into Anki and back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from anki.collection import Collection
from anki.scheduler.v3 import CardAnswer
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from teahouse import DECK, ITEMS, export, import_into

from quizapp.anki import read_package, write_package
from quizapp.items.item import Item
from quizapp.study.card import CardState, Phase, Rating, Review
from quizapp.study.day import day_start_ms, study_day
from quizapp.study.deck import ExportDeck, ExportNote
from quizapp.study.scheduler import Scheduler
from quizapp.study.settings import DeckSettings

NOW = 1_795_000_000_000  # ms, November 2026
MINUTE, DAY = 60_000, 86_400_000
ZONES = ["Asia/Shanghai", "America/Los_Angeles", "Pacific/Kiritimati", "Asia/Kolkata"]


def studied(item: Item, zone: ZoneInfo, ratings: str, *, began: int = NOW - 90 * DAY) -> ExportNote:
    """The item after these answers, each given when it was due."""
    scheduler = Scheduler(DeckSettings(load_balance=False), zone)
    state, at, reviews = CardState(), began + item.rank * (7 * MINUTE + 1), []
    for rating in map(Rating, map(int, ratings)):
        after = scheduler.answer(state, rating, at, item.guid)
        reviews.append(Review(0, at, study_day(at, zone), rating, 4200, "", 0.0 if rating is Rating.AGAIN else 1.0, state, after))
        state = after
        at = state.due_at if state.due_at is not None else day_start_ms(state.due_day or 0, zone) + 5 * 60 * MINUTE + item.rank
    return ExportNote(item, "一间茶馆的二十年", "2025-09-30", NOW - 100 * DAY, state, tuple(reviews))


def studied_deck(zone: ZoneInfo) -> ExportDeck:
    """One card in each state: learning, review, lapsed and relearning, easy at once, new, suspended."""
    histories = ("3", "333", "33331", "4", "", "3333")
    notes = [studied(item, zone, ratings) for item, ratings in zip(ITEMS, histories, strict=True)]
    notes[4] = replace(notes[4], state=None)
    notes[5] = replace(notes[5], suspended=True)
    return ExportDeck("茶馆", tuple(notes))


@pytest.fixture(params=ZONES)
def zone(request: pytest.FixtureRequest) -> ZoneInfo:
    return ZoneInfo(request.param)


def test_progress_arrives_in_anki(collection: Collection, tmp_path: Path, zone: ZoneInfo) -> None:
    deck = studied_deck(zone)
    write_package(deck, tmp_path / "a.apkg", zone=zone, progress=True)
    assert import_into(collection, tmp_path / "a.apkg") == {"new": len(ITEMS)}

    assert collection.db.scalar("select count() from revlog") == sum(len(note.reviews) for note in deck.notes)
    types = {
        guid: (kind, queue)
        for guid, kind, queue in collection.db.execute("select n.guid, c.type, c.queue from cards c join notes n on n.id = c.nid")
    }
    assert [types[item.guid] for item in ITEMS] == [(1, 1), (2, 2), (3, 1), (2, 2), (0, 0), (2, -1)]
    for note in deck.notes:
        if note.state is not None and note.state.memory is not None:
            card = collection.get_card(collection.find_cards(f"Id:{note.item.guid}")[0])
            assert card.memory_state.stability == pytest.approx(note.state.memory.stability, abs=1e-4)
            assert card.memory_state.difficulty == pytest.approx(note.state.memory.difficulty, abs=1e-3)


def test_due_days_in_anki_are_ours(collection: Collection, tmp_path: Path) -> None:
    # Anki counts from the day in the machine's own zone, so the deck is made there.
    zone = ZoneInfo("UTC")
    deck = studied_deck(zone)
    write_package(deck, tmp_path / "a.apkg", zone=zone, progress=True)
    import_into(collection, tmp_path / "a.apkg")
    first_day = collection.db.scalar("select crt from col") // 86_400
    for note in deck.notes:
        if note.state is not None and note.state.phase is Phase.REVIEW:
            card = collection.get_card(collection.find_cards(f"Id:{note.item.guid}")[0])
            assert first_day + card.due == note.state.due_day


def test_the_first_row_of_every_card_is_a_learning_row(collection: Collection, tmp_path: Path, zone: ZoneInfo) -> None:
    write_package(studied_deck(zone), tmp_path / "a.apkg", zone=zone, progress=True)
    import_into(collection, tmp_path / "a.apkg")
    assert set(collection.db.list("select type from revlog group by cid having id = min(id)")) == {0}


def test_two_answers_of_one_moment_both_arrive(collection: Collection, tmp_path: Path) -> None:
    zone = ZoneInfo("UTC")
    notes = [studied(replace(item, rank=1), zone, "33") for item in ITEMS]
    write_package(ExportDeck("茶馆", tuple(notes)), tmp_path / "a.apkg", zone=zone, progress=True)
    import_into(collection, tmp_path / "a.apkg")
    assert collection.db.scalar("select count() from revlog") == 2 * len(ITEMS)


@pytest.mark.parametrize("way", ["directly", "through anki"])
def test_progress_comes_back(collection: Collection, tmp_path: Path, zone: ZoneInfo, way: str) -> None:
    deck = studied_deck(zone)
    path = tmp_path / "a.apkg"
    write_package(deck, path, zone=zone, progress=True)
    if way == "through anki":
        import_into(collection, path)
        path = export(collection, tmp_path / "b.apkg")
    found = sorted(read_package(path, zone=zone).notes, key=lambda note: note.item.rank)
    for sent, came in zip(deck.notes, found, strict=True):
        assert (came.item, came.suspended) == (sent.item, sent.suspended)
        assert [(r.at, r.day, r.rating, r.took_ms, r.score) for r in came.reviews] == [
            (r.at, r.day, r.rating, r.took_ms, r.score) for r in sent.reviews
        ]
        assert_same(came.state, sent.state)
        for mine, theirs in zip(sent.reviews, came.reviews, strict=True):
            assert_same(theirs.after, mine.after)
            assert_same(theirs.before, mine.before)


def assert_same(came: CardState | None, sent: CardState | None) -> None:
    """The states agree to the digits that Anki keeps, and to whole seconds while learning."""
    assert comparable(came) == comparable(sent)
    if came is not None and sent is not None and came.memory is not None and sent.memory is not None:
        assert came.memory.stability == pytest.approx(sent.memory.stability, rel=1e-6, abs=6e-5)
        assert came.memory.difficulty == pytest.approx(sent.memory.difficulty, abs=6e-4)


def comparable(state: CardState | None) -> CardState | None:
    return state and replace(state, memory=None, due_at=None if state.due_at is None else state.due_at // 1000)


def test_studying_goes_on_in_anki_from_our_memory(collection: Collection, tmp_path: Path) -> None:
    """An answer in Anki leads to the stability that our scheduler would have given."""
    zone = ZoneInfo("UTC")
    note = studied(ITEMS[0], zone, "333")
    collection.set_config("fsrs", True)
    write_package(ExportDeck("茶馆", (note,)), tmp_path / "a.apkg", zone=zone, progress=True)
    import_into(collection, tmp_path / "a.apkg")
    card = collection.get_card(collection.find_cards("")[0])
    assert note.state is not None
    recomputed = collection.compute_memory_state(card.id)
    assert note.state.memory is not None
    assert recomputed.stability == pytest.approx(note.state.memory.stability, rel=1e-3)
    assert recomputed.difficulty == pytest.approx(note.state.memory.difficulty, abs=1e-2)


def test_importing_progress_again_changes_nothing(collection: Collection, tmp_path: Path, zone: ZoneInfo) -> None:
    write_package(studied_deck(zone), tmp_path / "a.apkg", zone=zone, progress=True)
    import_into(collection, tmp_path / "a.apkg")
    before = [collection.db.all(f"select * from {table} order by id") for table in ("cards", "revlog", "notes")]
    assert import_into(collection, tmp_path / "a.apkg") == {"duplicate": len(ITEMS)}
    assert [collection.db.all(f"select * from {table} order by id") for table in ("cards", "revlog", "notes")] == before


def test_without_progress_every_card_is_new(collection: Collection, tmp_path: Path, zone: ZoneInfo) -> None:
    write_package(studied_deck(zone), tmp_path / "a.apkg", zone=zone)
    import_into(collection, tmp_path / "a.apkg")
    assert collection.db.all("select distinct type, queue, reps from cards") == [[0, 0, 0]]
    assert collection.db.scalar("select count() from revlog") == 0


def test_a_deck_without_progress_reads_as_new(tmp_path: Path, zone: ZoneInfo) -> None:
    write_package(DECK, tmp_path / "a.apkg", zone=zone, progress=True)
    assert read_package(tmp_path / "a.apkg", zone=zone).notes == DECK.notes


def test_anki_finds_nothing_to_repair_in_progress(collection: Collection, tmp_path: Path, zone: ZoneInfo) -> None:
    write_package(studied_deck(zone), tmp_path / "a.apkg", zone=zone, progress=True)
    import_into(collection, tmp_path / "a.apkg")
    before = collection.db.all("select * from cards order by id")
    report, fine = collection.fix_integrity()
    assert fine, report
    assert collection.db.all("select * from cards order by id") == before


def test_answers_given_in_anki_come_home(collection: Collection, tmp_path: Path) -> None:
    zone = ZoneInfo("UTC")
    note = studied(ITEMS[0], zone, "3333")
    collection.set_config("fsrs", True)
    write_package(ExportDeck("茶馆", (note,)), tmp_path / "a.apkg", zone=zone, progress=True)
    import_into(collection, tmp_path / "a.apkg")
    collection.decks.select(collection.decks.id("茶馆"))
    collection.sched.set_due_date(collection.find_cards(""), "0")
    queued = collection.sched.get_queued_cards().cards[0]
    card = collection.get_card(queued.card.id)
    card.start_timer()
    collection.sched.answer_card(collection.sched.build_answer(card=card, states=queued.states, rating=CardAnswer.HARD))

    (came,) = read_package(export(collection, tmp_path / "b.apkg"), zone=zone).notes
    assert [review.rating for review in came.reviews] == [3, 3, 3, 3, 2]
    assert came.state == came.reviews[-1].after
    assert came.state is not None
    assert came.state.memory is not None
    card.load()
    assert came.state.memory.stability == pytest.approx(card.memory_state.stability, abs=1e-3)
    assert came.state.due_day is not None
    assert came.state.due_day - came.reviews[-1].day == card.ivl


def test_a_card_that_was_forgotten_in_anki_begins_anew(collection: Collection, tmp_path: Path) -> None:
    zone = ZoneInfo("UTC")
    write_package(ExportDeck("茶馆", (studied(ITEMS[0], zone, "333"),)), tmp_path / "a.apkg", zone=zone, progress=True)
    import_into(collection, tmp_path / "a.apkg")
    collection.sched.schedule_cards_as_new(collection.find_cards(""))
    (came,) = read_package(export(collection, tmp_path / "b.apkg"), zone=zone).notes
    assert came.state is None


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ratings=st.lists(st.text("1234", max_size=12), min_size=1, max_size=6))
def test_any_history_comes_back(tmp_path: Path, ratings: list[str]) -> None:
    zone = ZoneInfo("Europe/Berlin")  # the clocks change within these ninety days
    notes = [studied(item, zone, history) for item, history in zip(ITEMS, ratings, strict=False)]
    write_package(ExportDeck("茶馆", tuple(notes)), tmp_path / "a.apkg", zone=zone, progress=True)
    found = read_package(tmp_path / "a.apkg", zone=zone).notes
    for sent, came in zip(notes, found, strict=True):
        assert_same(came.state, sent.state if sent.reviews else None)
        for mine, theirs in zip(sent.reviews, came.reviews, strict=True):
            assert_same(theirs.after, mine.after)
            assert_same(theirs.before, mine.before)
