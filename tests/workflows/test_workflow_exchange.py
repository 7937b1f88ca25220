"""Decks out and in: nothing doubled, progress lands on new cards, the learner's own work stays; and the figures."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from quizapp.errors import UsageError
from quizapp.scores import gather_answers
from quizapp.store import tally
from quizapp.store.engine import reading
from quizapp.study.card import Rating
from quizapp.study.settings import DeckSettings
from quizapp.workflows import Database, open_database
from quizapp.workflows.browse import detail
from quizapp.workflows.care import back_up, check_up, list_backups, restore
from quizapp.workflows.decks import deck_settings, import_shipped_decks, list_decks, price_of
from quizapp.workflows.exchange import export_deck, import_files
from quizapp.workflows.quiz import begin_quiz, past_quizzes
from quizapp.workflows.scores import scores
from quizapp.workflows.sources import transcript_of
from quizapp.workflows.study import begin_study
from quizapp.workflows.triage import ItemChanges, edit_item, reject
from quizapp.workflows.undo import undo
from tests.workflows.harbour import ZONE, at, deck_of_items, items
from tests.workflows.look import everything, log

SHORT = "guid-003-short_answer"


@pytest.fixture
def studied(stocked: Database) -> Database:
    """Three days of study."""
    for day in (0, 1, 3):
        session = begin_study(stocked, at(day))
        minute = 0
        while session.current is not None and minute < 9:
            session.answer(Rating(1 + minute % 4), "三台", 2000 + 100 * minute, float(minute % 4 > 0), at(day, minutes=minute))
            minute += 1
        session.undo(at(day, minutes=minute))
        session.end(at(day, minutes=minute))
    return stocked


@pytest.fixture
def other(tmp_path: Path, stores: object) -> Database:
    """A second, empty store."""
    with open_database(stores.sqlite(tmp_path / "other" / "quizapp.db")) as database:
        yield database


@pytest.mark.parametrize("suffix", [".md", ".csv", ".apkg"])
def test_a_deck_travels_to_another_store_and_is_not_doubled(
    studied: Database, other: Database, tmp_path: Path, suffix: str
) -> None:
    file = tmp_path / f"港口{suffix}"
    assert export_deck(studied, "港口访谈", file, at(4)).notes == 18
    first = import_files(other, [file], at(5))
    assert (first.new, first.problems) == (18, ())
    again = import_files(other, [file], at(5))
    assert (again.new, again.files[0].updated, again.files[0].unchanged) == (0, 0, 18)
    found = detail(other, SHORT, at(5))
    assert found is not None
    assert found.item.question == "第 4 号码头有几台吊车？"
    assert found.source_title == "港口访谈"


def test_progress_travels_with_the_package(studied: Database, other: Database, tmp_path: Path) -> None:
    file = tmp_path / "deck.apkg"
    report = export_deck(studied, "港口访谈", file, at(4), progress=True)
    imported = import_files(other, [file], at(5)).files[0]
    assert (imported.progress, imported.reviews) == (report.cards_with_progress, report.reviews)
    assert report.reviews > 20
    for row in log(studied):
        if row["kind"] != 4:
            ours, theirs = detail(studied, row["guid"], at(5)), detail(other, row["guid"], at(5))
            assert ours is not None
            assert theirs is not None
            assert (theirs.state.phase, theirs.state.due_day, theirs.state.lapses) == (
                ours.state.phase,
                ours.state.due_day,
                ours.state.lapses,
            )
    assert scores(other, at(5)).reviews == scores(studied, at(5)).reviews


def test_an_import_can_be_taken_back_with_its_reviews(studied: Database, other: Database, tmp_path: Path) -> None:
    file = tmp_path / "deck.apkg"
    export_deck(studied, "港口访谈", file, at(4), progress=True)
    import_files(other, [file], at(5))
    undone = undo(other, at(5))
    assert undone is not None
    assert (undone.kind, undone.count) == ("import", 18)
    assert list_decks(other, at(5)) == []
    assert scores(other, at(5)).reviews == 0
    assert import_files(other, [file], at(6)).new == 0
    assert list_decks(other, at(6))[0].total == 18


def test_an_import_leaves_edits_rejections_and_memory_alone(studied: Database, tmp_path: Path) -> None:
    file = tmp_path / "deck.md"
    export_deck(studied, "港口访谈", file, at(4))
    edit_item(studied, SHORT, ItemChanges(question="我的问题？"), at(4))
    reject(studied, "guid-005-short_answer", 1, at(4))
    before = everything(studied)["card"]
    report = import_files(studied, [file], at(5)).files[0]
    assert report.kept == 2
    found = detail(studied, SHORT, at(5))
    assert found is not None
    assert found.item.question == "我的问题？"
    assert everything(studied)["card"] == before


def test_a_file_that_cannot_be_read_is_named_and_the_others_go_on(studied: Database, other: Database, tmp_path: Path) -> None:
    good, bad = tmp_path / "deck.md", tmp_path / "deck.apkg"
    export_deck(studied, "港口访谈", good, at(4))
    bad.write_bytes(b"no package")
    report = import_files(other, [bad, good], at(5))
    assert (report.new, len(report.problems), report.exit_status) == (18, 1, 1)
    assert report.problems[0].startswith(str(bad))
    with pytest.raises(UsageError, match="rename it"):
        export_deck(studied, "港口访谈", tmp_path / "deck.docx", at(4))


def test_shipped_decks_can_be_imported_again_and_again(studied: Database, other: Database, tmp_path: Path) -> None:
    file = tmp_path / "港口.md"
    export_deck(studied, "港口访谈", file, at(4))
    assert import_shipped_decks(other, at(5), [file]) == 18
    assert import_shipped_decks(other, at(5), [file]) == 0
    assert list_decks(other, at(5))[0].origin == "shipped"
    assert transcript_of(other, SHORT) is None
    assert undo(other, at(5)) is None  # nobody did it


def test_the_tally_and_the_log_give_the_same_scores(studied: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    from_tally = scores(studied, at(4))
    assert (from_tally.reviews, from_tally.cards) == (24, 18)
    recent = scores(studied, at(4), days=2)
    assert recent.reviews == 8
    monkeypatch.setattr(tally, "decks_studied", lambda *_: {1, 2})  # as if there were another deck: the log is read
    assert scores(studied, at(4), deck="港口访谈").to_json() == from_tally.to_json()
    assert scores(studied, at(4), deck="港口访谈", days=2).to_json() == recent.to_json()


def test_the_scores_of_one_deck_leave_the_others_out(studied: Database) -> None:
    other = deck_of_items(studied, "别的访谈", [replace(items()[0], guid="other", claim_id="other")], at(4))
    session = begin_study(studied, at(4), ["别的访谈"])
    session.answer(Rating.GOOD, "三台", 1000, 1.0, at(4))
    found = scores(studied, at(4), deck="别的访谈")
    assert (found.reviews, found.cards, other) == (1, 1, 2)
    assert scores(studied, at(4), deck="港口访谈").reviews == 24
    assert scores(studied, at(4)).reviews == 25


def test_the_tally_can_be_made_anew_from_the_log(studied: Database) -> None:
    decay = DeckSettings().weights[-1]
    with reading(studied.engine) as connection:
        stored = tally.stored(connection, studied.learner_id)
        rebuilt = tally.rebuilt(connection, studied.learner_id, ZONE, decay)
        rows = list(tally.log_rows(connection, []))
    assert {key: (one.n, one.ok, round(one.total, 6)) for key, one in stored.items()} == {
        key: (one.n, one.ok, round(one.total, 6)) for key, one in rebuilt.items()
    }
    assert sum(day.share.n for day in gather_answers(rows, ZONE, decay).days.values()) == 24


def test_a_quiz_keeps_its_result_and_leaves_the_schedule_alone(studied: Database) -> None:
    before = everything(studied)["card"]
    quiz = begin_quiz(studied, at(4), "港口访谈", number=4)
    for score in (1.0, 0.0, 1.0, 0.5):
        quiz.answer("三台", 1500, score, at(4))
    assert quiz.current is None
    result = quiz.end(at(4, minutes=2))
    assert (result.asked, result.score, result.percent, result.took_ms) == (4, 2.5, 62, 6000)
    assert past_quizzes(studied) == [replace(result, answers=())]
    assert everything(studied)["card"] == before
    assert len(log(studied)) == 30


def test_a_quiz_by_the_clock_ends_with_it(studied: Database) -> None:
    quiz = begin_quiz(studied, at(4), minutes=2)
    quiz.answer("三台", 1500, 1.0, at(4, minutes=1))
    assert quiz.current is not None
    quiz.answer("三台", 1500, 1.0, at(4, minutes=2))
    assert quiz.current is None
    with pytest.raises(UsageError, match="there is no such deck"):
        begin_quiz(studied, at(4), "山地", number=3)


def test_a_higher_retention_costs_more(studied: Database) -> None:
    row = list_decks(studied, at(4))[0]
    price = price_of(studied, row.id, replace(deck_settings(studied), desired_retention=0.97), at(4))
    assert price.cards_then > price.cards_now > 0
    assert price.minutes_then > price.minutes_now > 0
    every = price_of(studied, None, replace(deck_settings(studied), desired_retention=0.97), at(4))
    assert every.minutes_then > every.minutes_now >= price.minutes_now


def test_the_check_up_finds_everything_sound(studied: Database) -> None:
    checks = {check.name: check for check in check_up(studied)}
    assert [check.name for check in checks.values() if not check.good] == []
    assert checks["reviews"].value == "24"


def test_a_backup_brings_everything_back(home: Path, stores: object) -> None:
    stores.sqlite(home / "quizapp.db")
    with open_database() as db:
        deck_of_items(db, "港口访谈", items(), at(0))
        made = back_up(db, at(100))
        assert back_up(db, at(100)) is None
        begin_study(db, at(0)).answer(Rating.GOOD, "三台", 1000, 1.0, at(0))
    assert made is not None
    found = next(backup for backup in list_backups() if backup.path == made.path)
    aside = restore(found, at(101))
    with open_database() as db:
        assert (log(db), list_decks(db, at(0))[0].total) == ([], 18)
    with open_database(f"sqlite:///{aside}") as db:
        assert len(log(db)) == 1


def test_a_damaged_backup_is_refused(home: Path, stores: object) -> None:
    stores.sqlite(home / "quizapp.db")
    with open_database() as db:
        made = back_up(db, at(100))
    assert made is not None
    content = bytearray(made.path.read_bytes())
    content[len(content) // 2] ^= 1
    made.path.write_bytes(content)
    with pytest.raises(Exception, match="this backup is damaged; choose another one"):
        restore(made, at(101))


def test_fitting_says_when_there_is_too_little_to_fit(studied: Database) -> None:
    from quizapp.workflows.optimize import optimize

    found = optimize(studied, at(4))
    assert (found.enough, found.taken) == (False, False)
    assert deck_settings(studied).weights == DeckSettings().weights


def test_weights_that_predict_better_are_taken_and_can_be_given_back(studied: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    from quizapp.study import optimizer
    from quizapp.workflows.optimize import optimize

    better = (0.5, *DeckSettings().weights[1:])
    fitted = optimizer.Fit(900, 180, True, True, 0.4, 0.3, 0.1, 0.05, better)
    monkeypatch.setattr(optimizer, "fit", lambda *_: fitted)
    start = everything(studied)
    assert not optimize(studied, at(4), keep=False).taken
    assert everything(studied) == start
    assert optimize(studied, at(4)).taken
    assert deck_settings(studied).weights == better
    assert everything(studied)["card"] != start["card"]  # memories follow from the weights
    undo(studied, at(4))
    assert everything(studied) == start
