"""Triage, edits and browsing: verdicts outlive regeneration, every act can be undone, many rows are one step."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizapp.errors import UsageError
from quizapp.items.item import ItemKind
from quizapp.store import items as item_rows
from quizapp.store.engine import writing
from quizapp.study.card import Rating
from quizapp.study.settings import DeckSettings
from quizapp.workflows import Database
from quizapp.workflows.browse import BadQuery, count, delete, detail, names, search, set_suspended
from quizapp.workflows.decks import change_deck_settings, delete_deck, list_decks, rename_deck
from quizapp.workflows.explain import explain
from quizapp.workflows.sources import list_sources, transcript_of
from quizapp.workflows.study import begin_study
from quizapp.workflows.triage import (
    ItemChanges,
    add_item,
    check_edit,
    edit_item,
    item_of,
    keep,
    pending,
    reject,
    save_draft,
    set_flagged,
    triage_counts,
)
from quizapp.workflows.undo import redo, undo
from tests.workflows.harbour import at, deck_of_items, items
from tests.workflows.look import everything

SHORT = "guid-003-short_answer"


def test_the_doubtful_come_first_and_the_faulty_before_them(stocked: Database) -> None:
    set_flagged(stocked, ["guid-000-short_answer"], True, at(0))
    rows = pending(stocked, limit=3)
    assert [(row.guid, row.flagged) for row in rows] == [
        ("guid-000-short_answer", True),
        ("guid-011-short_answer", False),
        ("guid-010-short_answer", False),
    ]
    assert rows[1].passage.quote == "第 12 号码头有十四台吊车，都是去年装的。"


def test_verdicts_are_counted_and_taken_back(stocked: Database) -> None:
    start = everything(stocked)
    keep(stocked, ["guid-000-short_answer", "guid-000-true_false"], at(0))
    reject(stocked, SHORT, 7, at(0))
    counts = triage_counts(stocked, at(0), deck="港口访谈")
    assert (counts.kept, counts.edited, counts.rejected, counts.left) == (2, 0, 1, 15)
    done = [undo(stocked, at(0)) for _ in range(2)]
    assert [(one.kind, one.count) for one in done if one] == [("reject", 1), ("keep", 2)]
    assert everything(stocked) == start
    assert [getattr(redo(stocked, at(0)), "kind", "") for _ in range(2)] == ["keep", "reject"]
    assert triage_counts(stocked, at(0)).left == 15


def test_a_reason_that_does_not_exist_is_refused(stocked: Database) -> None:
    with pytest.raises(UsageError, match="9: there is no such reason; choose 1 to 8"):
        reject(stocked, SHORT, 9, at(0))


def test_a_rejected_item_is_never_asked_nor_made_again(stocked: Database) -> None:
    for made in items():
        if made.guid != SHORT:
            reject(stocked, made.guid, None, at(0))
    deck_of_items(stocked, "港口访谈", items(), at(0))
    session = begin_study(stocked, at(0))
    assert session.current is not None
    assert session.current.guid == SHORT
    assert list_decks(stocked, at(0))[0].total == 1


def test_an_edit_keeps_memory_and_outlives_regeneration(stocked: Database) -> None:
    session = begin_study(stocked, at(0), guids=[SHORT])
    session.answer(Rating.EASY, "六台", 1000, 1.0, at(0))
    edit_item(stocked, SHORT, ItemChanges(question="四号码头的吊车有几台？"), at(0))
    (made,) = [made for made in items() if made.guid == SHORT]
    deck_of_items(stocked, "港口访谈", [replace(made, question="完全不同的问题？", topic="新主题")], at(0))
    found = detail(stocked, SHORT, at(0))
    assert found is not None
    assert (found.item.question, found.item.topic, found.edited) == ("四号码头的吊车有几台？", "新主题", True)
    assert (found.state.reps, len(found.reviews)) == (1, 1)


def test_the_parts_of_a_list_follow_its_edited_answer_and_outlive_regeneration(stocked: Database) -> None:
    (short,) = [made for made in items() if made.guid == SHORT]
    made = replace(
        short, guid="guid-list", kind=ItemKind.LIST, question="看哪两点？", answer="潮位；风力", parts=("潮位", "风力")
    )

    def parts() -> tuple[str, ...]:
        row = item_of(stocked, made.guid)
        return row.item.parts if row else ()

    deck_of_items(stocked, "港口访谈", [made], at(0))
    assert edit_item(stocked, made.guid, ItemChanges(answer="潮位；能见度"), at(0)).parts == parts() == ("潮位", "能见度")
    deck_of_items(stocked, "港口访谈", [replace(made, topic="新主题")], at(0))
    assert parts() == ("潮位", "能见度")


def test_an_edit_of_a_list_can_be_undone(stocked: Database) -> None:
    (short,) = [made for made in items() if made.guid == SHORT]
    made = replace(
        short, guid="guid-list", kind=ItemKind.LIST, question="看哪两点？", answer="潮位；风力", parts=("潮位", "风力")
    )
    deck_of_items(stocked, "港口访谈", [made], at(0))
    start = everything(stocked)
    edit_item(stocked, made.guid, ItemChanges(answer="潮位；能见度"), at(0))
    undo(stocked, at(0))
    assert everything(stocked) == start


def test_an_edit_can_be_undone(stocked: Database) -> None:
    start = everything(stocked)
    edit_item(stocked, SHORT, ItemChanges(answer="六台吊车", accepted=("半打",)), at(0))
    assert triage_counts(stocked, at(0)).edited == 1
    undo(stocked, at(0))
    assert everything(stocked) == start


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        (ItemChanges(question=" "), ("no-question",)),
        (ItemChanges(answer="十五台"), ("answer-not-in-quote",)),
        (ItemChanges(answer="六 台"), ()),
        (ItemChanges(answer=""), ("no-answer",)),
    ],
)
def test_an_edit_is_checked(changes: ItemChanges, faults: tuple[str, ...]) -> None:
    (made,) = [made for made in items() if made.guid == SHORT]
    assert check_edit(made, changes) == faults


def test_what_must_not_be_saved_is_named(stocked: Database) -> None:
    with pytest.raises(UsageError, match="第 4 号码头有几台吊车？: no-question; mend it and save again"):
        edit_item(stocked, SHORT, ItemChanges(question=""), at(0))


def test_a_draft_is_kept_until_the_edit_is_saved(stocked: Database) -> None:
    draft = ItemChanges(question="四号码头……", accepted=("半打",))
    save_draft(stocked, SHORT, draft, at(0))
    row = item_of(stocked, SHORT)
    assert row is not None
    assert row.draft == draft
    edit_item(stocked, SHORT, ItemChanges(question="四号码头有几台？"), at(0))
    row = item_of(stocked, SHORT)
    assert row is not None
    assert row.draft is None


def test_an_item_made_by_hand_stands_on_its_sentence(stocked: Database) -> None:
    source = transcript_of(stocked, SHORT)
    assert source is not None
    start = source.text.index("第 9 号码头")
    made = add_item(stocked, source.id, start, start + 22, ItemKind.CLOZE, "第 9 号码头有 ____ 台吊车。", "十一", at(0))
    assert made.quote == source.text[start : start + 22]
    assert (made.speaker, made.by_hand) == ("林越", True)
    assert list_decks(stocked, at(0))[0].total == 19
    undo(stocked, at(0))
    assert list_decks(stocked, at(0))[0].total == 18
    with pytest.raises(UsageError, match="no-gap"):
        add_item(stocked, source.id, start, start + 22, ItemKind.CLOZE, "第 9 号码头有几台？", "十一", at(0))


def test_a_source_shows_what_quotes_it(stocked: Database) -> None:
    view = transcript_of(stocked, SHORT)
    assert view is not None
    assert len(view.quotes) == 18
    assert view.text[view.quotes[0].start : view.quotes[0].end] == "第 1 号码头有三台吊车，都是去年装的。"
    assert (view.speakers, view.hosts, view.changed) == (("《海风》", "林越"), ("《海风》",), False)
    (row,) = list_sources(stocked)
    assert (row.title, row.items, row.characters) == ("港口访谈", 18, len(view.text))


def test_explain_tells_where_an_item_comes_from(stocked: Database) -> None:
    found = explain(stocked, "guid-004-sh")
    assert (found.item.guid, found.deck, found.rules) == ("guid-004-short_answer", "港口访谈", ("harbour",))
    assert [sibling.guid for sibling in found.siblings] == ["guid-004-true_false"]
    with pytest.raises(UsageError, match="guid-004: several items begin so"):
        explain(stocked, "guid-004")


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("", 18),
        ("吊车", 18),
        ("十四台", 1),
        ("第 12 号", 1),
        ("类型:判断", 6),
        ("kind:true_false", 6),
        ("-类型：判断", 12),
        ("说话人:林越", 12),
        ("speaker:林 主题:人员", 7),
        ("状态:新", 18),
        ("状态:到期", 0),
        ("来源:港口", 18),
        ("牌组:“港口访谈”", 18),
        ('牌组:"港口访谈"十四台', 1),
        ("100%", 0),
        ("_", 0),
        ("说话人:", 18),
    ],
)
def test_the_query_language(stocked: Database, query: str, number: int) -> None:
    assert count(stocked, query, at(0)) == number
    assert len(search(stocked, query, at(0))) == number


@pytest.mark.parametrize(
    ("query", "bad", "why"),
    [("吊车 颜色:红", "颜色", "unknown-field"), ("类型:歌", "歌", "unknown-value"), ('"未完', '"未完', "open-quote")],
)
def test_a_query_that_cannot_be_read_names_the_bad_word(stocked: Database, query: str, bad: str, why: str) -> None:
    with pytest.raises(BadQuery) as error:
        search(stocked, query, at(0))
    assert (query[error.value.start : error.value.end], error.value.why) == (bad, why)


def test_pages_are_sorted_in_the_store(stocked: Database) -> None:
    rows = search(stocked, "", at(0), sort="question", descending=True, offset=2, limit=3)
    everything_sorted = sorted((made.question for made in items()), reverse=True)
    assert sorted(row.question for row in rows) == sorted(everything_sorted[2:5])


def test_names_complete_a_field(stocked: Database) -> None:
    assert names(stocked, "speaker") == ["林越", "《海风》"]
    assert names(stocked, "speaker", "海") == ["《海风》"]
    assert names(stocked, "state", "有") == ["有问题"]


def test_many_rows_are_suspended_and_deleted_in_one_step_each(stocked: Database) -> None:
    session = begin_study(stocked, at(0), guids=["guid-001-short_answer"])
    session.answer(Rating.EASY, "四台", 1000, 1.0, at(0))
    start = everything(stocked)
    all_of_them = [made.guid for made in items()]
    assert set_suspended(stocked, all_of_them, True, at(0)) == 18
    assert count(stocked, "状态:暂停", at(0)) == 18
    assert set_suspended(stocked, all_of_them, False, at(0)) == 18
    assert everything(stocked)["card"] == start["card"]
    assert delete(stocked, all_of_them, at(0)) == 18
    assert list_decks(stocked, at(0)) == []
    assert [getattr(undo(stocked, at(0)), "count", 0) for _ in range(3)] == [18, 18, 18]
    assert everything(stocked) == start


def test_a_deck_is_renamed_deleted_and_set_and_comes_back(stocked: Database) -> None:
    start = everything(stocked)
    deck_id = list_decks(stocked, at(0))[0].id
    rename_deck(stocked, deck_id, "  码头 ", at(0))
    change_deck_settings(stocked, deck_id, DeckSettings(new_per_day=2), at(0))
    change_deck_settings(stocked, None, DeckSettings(new_per_day=7), at(0))
    (row,) = list_decks(stocked, at(0))
    assert (row.name, row.new) == ("码头", 2)
    assert delete_deck(stocked, deck_id, at(0)) == 18
    assert list_decks(stocked, at(0)) == []
    assert begin_study(stocked, at(0)).current is None
    assert [getattr(undo(stocked, at(0)), "kind", "") for _ in range(4)] == ["delete", "settings", "settings", "rename"]
    assert [row.name for row in list_decks(stocked, at(0))] == ["港口访谈"]
    assert everything(stocked)["deck"] == start["deck"]
    with pytest.raises(UsageError, match="a deck needs a name"):
        rename_deck(stocked, deck_id, " ", at(0))


def test_new_items_wait_for_triage_where_the_deck_says_so(stocked: Database) -> None:
    change_deck_settings(stocked, None, DeckSettings(triage_first=True), at(0))
    assert list_decks(stocked, at(0))[0].new == 0
    assert begin_study(stocked, at(0)).current is None
    keep(stocked, [SHORT], at(0))
    assert list_decks(stocked, at(0))[0].new == 1
    begun = begin_study(stocked, at(minutes=1), guids=[SHORT])
    assert begun.current is not None


def test_items_no_longer_made_are_not_introduced_but_live_on(stocked: Database) -> None:
    session = begin_study(stocked, at(0), guids=[SHORT])
    session.answer(Rating.EASY, "六台", 1000, 1.0, at(0))
    kept = [made for made in items() if made.guid not in (SHORT, "guid-005-short_answer")]
    with writing(stocked.engine) as connection:
        from quizapp.store import cards

        cards.retire(connection, item_rows.retire_missing(connection, 1, [made.guid for made in kept]))
    assert list_decks(stocked, at(0))[0].total == 17
    assert detail(stocked, SHORT, at(0)) is not None
    assert list_decks(stocked, at(60))[0].review == 1


def test_an_edit_is_read_by_the_rules_of_the_gate() -> None:
    (made,) = [made for made in items() if made.guid == SHORT]
    broken = ItemChanges(question="港口最缺的不是吊车，而是信息断掉了个字）")
    assert check_edit(made, broken) == ("brackets", "half-sentence")
    assert "needs-source" in check_edit(made, ItemChanges(question="他们在那里装了多少台吊车？"))
    assert "gives-answer" in check_edit(made, ItemChanges(question=f"港口有{made.answer}吊车，是几台？"))


def test_a_doubt_is_named_only_where_it_holds_for_the_item(stocked: Database) -> None:
    low = replace(items()[0], scores=(("stands", 0.1), ("whole", 0.1), ("fit", 0.1)))
    found = item_of(stocked, low.guid)
    assert found is not None
    assert replace(found, item=low).doubts == ()
    edit_item(stocked, low.guid, ItemChanges(question="码头）北边有多少台吊车？"), at(0))
    damaged = item_of(stocked, low.guid)
    assert damaged is not None
    assert damaged.doubts == ("brackets",)
