"""Undo and redo in a session: they reach to its start and no further, whatever was done before or elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from quizapp.items.item import ItemKind
from quizapp.study.card import Rating
from quizapp.workflows import Database
from quizapp.workflows.decks import change_deck_settings, deck_settings, delete_deck, list_decks
from quizapp.workflows.study import begin_study
from quizapp.workflows.triage import ItemChanges, edit_item, keep
from quizapp.workflows.undo import undo
from tests.workflows.harbour import at, deck_of_items, item, transcript
from tests.workflows.look import everything
from tests.workflows.test_workflow_study import answer


def test_undo_in_a_session_leaves_other_sessions_alone(stocked: Database) -> None:
    one = item(3, ItemKind.TRUE_FALSE, transcript().text)
    deck_of_items(stocked, "别的访谈", [replace(one, guid="other", claim_id="other")], at(0))
    answer(begin_study(stocked, at(0), ["别的访谈"]), Rating.GOOD, at(0))
    session = begin_study(stocked, at(0), ["港口访谈"])
    shown = session.current
    before = everything(stocked)
    assert session.undo(at(minutes=1)) is None
    assert (session.current, everything(stocked)) == (shown, before)
    assert getattr(undo(stocked, at(minutes=2)), "guid", None) == "other"  # at home it can be taken back


def edited(db: Database) -> None:
    edit_item(db, "guid-003-short_answer", ItemChanges(explanation="去年装的。"), at(0))


def deleted_and_brought_back(db: Database) -> None:
    (deck,) = list_decks(db, at(0))
    assert delete_deck(db, deck.id, at(0))
    assert undo(db, at(0)) is not None


ACTS_BEFORE: dict[str, Callable[[Database], object]] = {
    "a flag": lambda db: begin_study(db, at(0), limit=1).flag(at(0)),
    "an edit": edited,
    "a setting": lambda db: change_deck_settings(db, None, replace(deck_settings(db), new_per_day=15), at(0)),
    "a verdict": lambda db: keep(db, ["guid-003-short_answer"], at(0)),
}


@pytest.mark.parametrize("act", ACTS_BEFORE.values(), ids=ACTS_BEFORE.keys())
def test_undo_in_a_session_stops_at_its_start_whatever_was_done_before(
    stocked: Database, act: Callable[[Database], object]
) -> None:
    act(stocked)
    session = begin_study(stocked, at(0))
    before = everything(stocked)
    answer(session, Rating.GOOD, at(minutes=1))
    assert session.undo(at(minutes=2)) is not None
    assert session.undo(at(minutes=2)) is None
    assert everything(stocked) == before
    assert undo(stocked, at(minutes=3)) is not None
    assert everything(stocked) != before


def test_an_edit_during_a_session_is_taken_back_in_it(stocked: Database) -> None:
    session = begin_study(stocked, at(0))
    edited(stocked)
    assert getattr(session.undo(at(0)), "kind", None) == "edit"
    assert session.undo(at(0)) is None


def test_what_a_session_did_before_a_crash_is_taken_back_after_it(stocked: Database) -> None:
    answer(begin_study(stocked, at(0)), Rating.GOOD, at(0))
    session = begin_study(stocked, at(minutes=1))
    assert getattr(session.undo(at(minutes=2)), "kind", None) == "answer"


def test_redo_in_a_session_does_again_only_what_was_undone_in_it(stocked: Database) -> None:
    deleted_and_brought_back(stocked)
    session = begin_study(stocked, at(0))
    before = everything(stocked)
    assert session.redo(at(0)) is None
    assert everything(stocked) == before
    edited(stocked)
    done = everything(stocked)
    assert session.undo(at(0)) is not None
    assert session.redo(at(0)) is not None
    assert everything(stocked) == done
