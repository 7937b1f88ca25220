"""Items that came without their text are bound to it by their quotes, whichever comes first."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizapp.store import tally
from quizapp.store.engine import reading
from quizapp.study.card import Rating
from quizapp.study.settings import DeckSettings
from quizapp.workflows import Database
from quizapp.workflows.binding import placed, same_title
from quizapp.workflows.browse import detail
from quizapp.workflows.decks import list_decks
from quizapp.workflows.exchange import import_files
from quizapp.workflows.generate import add_sources
from quizapp.workflows.sources import list_sources, transcript_of
from quizapp.workflows.study import begin_study
from tests.workflows.harbour import ZONE, at

TALK = """# 海边的盐田

主持人：我们今天请到了盐田的守田人方启明。盐田有多大？
方启明：我们的盐田一共有 3200 亩，是 1958 年开出来的。
主持人：一年能收多少盐？
方启明：好的年份能收 9000 吨盐，差的年份只有 4000 吨。我觉得十年以后这里会变成湿地公园。
"""
DECK = """# 盐田（别人做的）

## 盐田一共有多少亩？

- 答案：3200 亩
- 原句：我们的盐田一共有 3200 亩
- 来源：海边的盐田
- 位置：5–20
- 编号：{guid}a

## 方启明认为十年以后这里会变成什么？

- 答案：湿地公园
- 原句：我觉得十年以后这里会变成湿地公园
- 说话人：方启明
- 来源：海边的盐田。
- 编号：{guid}b

## 别处的一句话是什么？

- 答案：没有
- 原句：这句话不在那篇访谈里
- 来源：海边的盐田
- 编号：{guid}c
"""
GUIDS = ["5a" * 11 + "5" + last for last in "abc"]


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    path = tmp_path / "盐田.md"
    path.write_text(DECK.replace("{guid}", "5a" * 11 + "5"), encoding="utf-8")
    return path


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "访谈.txt"
    path.write_text(TALK, encoding="utf-8")
    return path


def paragraphs(db: Database) -> list[int]:
    """The paragraph each item stands in; 0 where its text is not known."""
    found = [detail(db, guid, at(2)) for guid in GUIDS]
    return [one.passage.paragraph for one in found if one]


def test_a_deck_brought_in_before_its_text_is_bound_when_the_text_comes(db: Database, deck: Path, talk: Path) -> None:
    import_files(db, [deck], at(0))
    assert paragraphs(db) == [0, 0, 0]
    assert transcript_of(db, GUIDS[0]) is None
    add_sources(db, [talk], at(1))
    first, second, third = paragraphs(db)
    assert 0 < first < second
    assert third == 0  # its quote does not stand there
    view = transcript_of(db, GUIDS[1])
    assert view is not None
    assert {quote.guid for quote in view.quotes} >= {*GUIDS[:2]}
    assert all(view.text[quote.start : quote.end] for quote in view.quotes)


def test_a_deck_brought_in_after_its_text_is_bound_at_once(db: Database, deck: Path, talk: Path) -> None:
    add_sources(db, [talk], at(0))
    import_files(db, [deck], at(1))
    assert 0 < paragraphs(db)[0] < paragraphs(db)[1]
    report = import_files(db, [deck], at(2))
    assert [(file.new, file.updated) for file in report.files] == [(0, 0)]


def test_a_text_that_was_there_already_is_enough(db: Database, deck: Path, talk: Path) -> None:
    add_sources(db, [talk], at(0))
    talk.rename(talk.with_name("moved.txt"))
    import_files(db, [deck], at(1))
    add_sources(db, [talk.with_name("moved.txt")], at(2))
    assert paragraphs(db)[0] > 0


def test_decks_stay_apart_and_answers_are_counted_once(db: Database, deck: Path, talk: Path) -> None:
    import_files(db, [deck], at(0))
    session = begin_study(db, at(0), guids=GUIDS[:1])
    session.answer(Rating.GOOD, "3200 亩", 2000, 1.0, at(0))
    session.end(at(0))
    report = add_sources(db, [talk], at(1))
    assert "盐田（别人做的）" not in {source.deck for source in report.sources}
    assert next(row.total for row in list_decks(db, at(1)) if row.name == "盐田（别人做的）") == 3
    add_sources(db, [talk], at(2), most=10)  # made again: the deck that came as a file is not the generator's to thin out
    assert next(row.total for row in list_decks(db, at(2)) if row.name == "盐田（别人做的）") == 3
    with reading(db.engine) as connection:
        from_log = tally.rebuilt(connection, db.learner_id, ZONE, DeckSettings().weights[-1])
        assert tally.stored(connection, db.learner_id) == from_log


def test_a_title_without_items_is_listed_no_more(db: Database, deck: Path, talk: Path) -> None:
    deck.write_text(deck.read_text(encoding="utf-8").partition("## 别处")[0], encoding="utf-8")
    import_files(db, [deck], at(0))
    add_sources(db, [talk], at(1))
    assert [row.characters > 0 for row in list_sources(db)] == [True]


def test_a_quote_is_placed_where_it_is_said_to_stand_or_nearest_to_there() -> None:
    text = "他说不会。后来他说不会再来。最后他说不会再来了。"
    assert placed(text, "他说不会", 0) is not None
    near = placed(text, "他说不会再来", 20)
    assert near is not None
    assert near.start == text.rindex("他说不会再来")
    assert placed(text, "他说不会", 3) is None  # too short to be looked for
    assert placed(text, "他说会再来的时候", 0) is None
    assert placed(text, "", 0) is None


def test_titles_are_the_same_but_for_width_and_marks() -> None:
    assert same_title("中国能长出自己的OpenAI吗?", "中国能长出自己的 openai 吗？")
    assert not same_title("", "?")
    assert not same_title("海边的盐田", "海边的盐田（二）")
