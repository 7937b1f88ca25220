"""Sources to stored items: the same for every executor, resumed, regenerated without losing anything."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from quizapp.errors import UsageError
from quizapp.items.item import Item
from quizapp.store.engine import reading
from quizapp.store.tables import card, item, source
from quizapp.study.card import Rating
from quizapp.workflows import Database, open_database
from quizapp.workflows.decks import delete_deck, list_decks
from quizapp.workflows.generate import Progress, add_sources, find_sources, generate
from quizapp.workflows.study import begin_study
from quizapp.workflows.triage import ItemChanges, edit_item, reject
from quizapp.workflows.undo import undo
from tests.workflows.harbour import at
from tests.workflows.stores import BACKENDS

TEXT = """# 海风访谈：港口怎么变快

《海风》：欢迎林越。北湾港去年有多大变化？

林越：北湾港在 2021 年装了 {cranes} 台自动吊车。去年它的吞吐量达到了 {load} 万吨。“潮汐系统”是一种安排船只进港的软件。\
我认为小港口不应该一开始就买最贵的设备。

《海风》：为什么？

林越：因为设备的折旧很快，五年就要换一次。北湾港的投资一共是 {cost} 亿元。我觉得未来十年，港口最缺的是会维护设备的工程师。\
北湾港由安澜集团在 1998 年建成。
"""


def write(folder: Path, number: int, **changes: int) -> Path:
    values = {"cranes": 40 + number, "load": 3200 + number, "cost": 12 + number} | changes
    path = folder / f"talk-{number}.md"
    path.write_text(TEXT.format(**values), encoding="utf-8")
    return path


@pytest.fixture
def talks(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "talks"
    folder.mkdir()
    return [write(folder, number) for number in range(3)]


def stored(db: Database) -> list[dict[str, Any]]:
    """All items as they stand, without the path of their source."""
    with reading(db.engine) as connection:
        query = select(item, source.c.identity, source.c.text).join(source, source.c.id == item.c.source_id).order_by(item.c.id)
        return [dict(row) for row in connection.execute(query).mappings()]


def guids(db: Database) -> list[str]:
    return [row["guid"] for row in stored(db)]


@pytest.fixture
def db(home: Path, stores: Any) -> Iterator[Database]:
    """SQLite is enough where the generator is what is tested."""
    with open_database(stores.sqlite(home / "quizapp.db")) as database:
        yield database


@pytest.fixture(params=BACKENDS)
def either(request: pytest.FixtureRequest, home: Path, stores: Any) -> Iterator[Database]:
    """A store on each database, where what is stored is tested."""
    url = stores.postgres() if request.param == "postgres" else stores.sqlite(home / "quizapp.db")
    with open_database(url) as database:
        yield database


@pytest.fixture
def cluster() -> Iterator[str]:
    """A Dask scheduler with two workers on this machine."""
    distributed = pytest.importorskip("distributed")
    # In workers of its own it would hand freed memory back to the system at once, which numpy pays for.
    import dask

    dask.config.set({"distributed.nanny.pre-spawn-environ.MALLOC_TRIM_THRESHOLD_": 134_217_728})
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0", host="127.0.0.1", silence_logs=50
    ) as started:
        yield started.scheduler_address


@pytest.mark.filterwarnings("default")  # distributed's own
def test_items_are_the_same_here_in_a_pool_and_on_a_cluster(
    home: Path, stores: Any, talks: list[Path], tmp_path: Path, cluster: str
) -> None:
    found = []
    for number, way in enumerate(({"jobs": 1}, {"jobs": 2}, {"dask": cluster})):
        with open_database(stores.sqlite(tmp_path / f"store {number}" / "quizapp.db")) as db:
            report = add_sources(db, talks, at(0), **way)
            assert (report.exit_status, len(report.sources)) == (0, 3)
            found.append(stored(db))
    assert len({row["identity"] for row in found[0]}) == 3
    assert found[0] == found[1] == found[2]


def test_generating_stores_nothing_and_gives_the_same_items(db: Database, talks: list[Path]) -> None:
    made = generate(talks)
    assert stored(db) == []
    assert [report.speakers for report in made.sources] == [("海风", "林越")] * 3
    add_sources(db, talks, at(0))
    assert [one.guid for _, one in made.items] == guids(db)
    assert all(made.sources[index].title == "海风访谈：港口怎么变快" for index, _ in made.items)


def test_a_source_that_is_up_to_date_is_passed_over(db: Database, talks: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    add_sources(db, talks, at(0))
    before = stored(db)
    write(talks[0].parent, 3)
    monkeypatch.setattr("quizapp.workflows.making._made", only(talks[0].parent / "talk-3.md"))
    report = add_sources(db, [talks[0].parent], at(1))
    assert [one.unchanged for one in report.sources] == [True, True, True, False]
    assert stored(db)[: len(before)] == before


def only(path: Path):
    """Making items of any other source is a fault."""
    from quizapp.workflows import making

    make = making._made

    def guarded(task: making.Task) -> making.Made:
        assert task.path == str(path)
        return make(task)

    return guarded


def test_a_changed_source_keeps_its_identity_guids_and_memories(either: Database, talks: list[Path]) -> None:
    add_sources(either, talks[:1], at(0))
    before = set(guids(either))
    session = begin_study(either, at(0))
    assert session.current is not None
    learnt = session.current.guid
    session.answer(Rating.EASY, "", 1000, 1.0, at(0))
    talks[0].write_text(talks[0].read_text(encoding="utf-8") + "\n林越：北湾港在 2024 年雇了 260 名工程师。\n", encoding="utf-8")
    report = add_sources(either, talks[:1], at(1)).sources[0]
    assert before & set(guids(either)) == before
    assert report.new == len(set(guids(either)) - before)
    with reading(either.engine) as connection:
        assert connection.execute(select(source.c.id)).scalars().all() == [1]
        reps = dict(connection.execute(select(item.c.guid, card.c.reps).join(card, card.c.item_id == item.c.id)).all())
    assert reps[learnt] == 1


def test_items_that_are_no_longer_made_stay_with_their_memory(either: Database, talks: list[Path]) -> None:
    add_sources(either, talks[:1], at(0))
    before = guids(either)
    session = begin_study(either, at(0))
    assert session.current is not None
    learnt = session.current.guid
    session.answer(Rating.EASY, "", 1000, 1.0, at(0))
    talks[0].write_text("# 海风访谈：港口怎么变快\n\n林越：东港在 2019 年有 77 台吊车。\n", encoding="utf-8")
    report = add_sources(either, talks[:1], at(1)).sources[0]
    assert set(before) <= set(guids(either))
    assert report.kept == len(before)
    with reading(either.engine) as connection:
        rows = dict(connection.execute(select(item.c.guid, card.c.queue).join(card, card.c.item_id == item.c.id)).all())
    assert {rows[guid] for guid in before if guid != learnt} == {-4}
    assert rows[learnt] == 2


def test_edits_and_rejections_outlive_a_new_generator(
    either: Database, talks: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    add_sources(either, talks[:1], at(0))
    first, second, *_ = guids(either)
    edit_item(either, first, ItemChanges(explanation="我自己的解释"), at(0))
    reject(either, second, 7, at(0))
    monkeypatch.setattr("quizapp.workflows.generate.generator_version", lambda: "newer")
    report = add_sources(either, talks[:1], at(1)).sources[0]
    assert (report.unchanged, report.new) == (False, 0)
    assert stored(either)[0]["detail"]["explanation"] == "我自己的解释"
    with reading(either.engine) as connection:
        queue = connection.execute(select(card.c.queue).join(item, item.c.id == card.c.item_id).where(item.c.guid == second))
        assert queue.scalar_one() == -2


def test_a_bad_source_is_named_and_the_others_are_stored(db: Database, talks: list[Path], tmp_path: Path) -> None:
    bad, missing = tmp_path / "bad.txt", tmp_path / "missing.txt"
    bad.write_bytes(bytes(range(256)) * 20)
    seen: list[Progress] = []
    report = add_sources(db, [talks[0], bad, missing, talks[1]], at(0), progress=seen.append)
    assert [Path(one.path).name for one in report.sources] == ["talk-0.md", "talk-1.md"]
    assert [line.partition(":")[0] for line in report.problems] == [str(bad), str(missing)]
    assert report.exit_status == 1
    assert [(one.done, one.problems) for one in seen] == [(1, 0), (2, 1), (3, 2), (4, 2)]


def test_a_source_that_kills_its_worker_is_set_aside(db: Database, talks: list[Path], tmp_path: Path) -> None:
    deadly = tmp_path / "deadly.txt"
    deadly.write_text("x", encoding="utf-8")
    report = add_sources(db, [talks[0], deadly, talks[1]], at(0), jobs=2, make_with=deadly_maker)
    assert report.set_aside == (str(deadly),)
    assert [Path(one.path).name for one in report.sources] == ["talk-0.md", "talk-1.md"]
    assert report.exit_status == 1


def deadly_maker(task: Any) -> Any:
    """Makes items, but dies of one source."""
    import os
    import signal

    from quizapp.workflows.making import make

    if task.path.endswith("deadly.txt"):
        os.kill(os.getpid(), signal.SIGKILL)
    return make(task)


def test_cancelling_keeps_what_is_stored_and_goes_on_from_there(db: Database, talks: list[Path]) -> None:
    seen: list[Progress] = []
    report = add_sources(db, talks, at(0), progress=seen.append, cancelled=lambda: bool(seen))
    assert (len(report.sources), report.cancelled, report.exit_status) == (1, True, 1)
    report = add_sources(db, talks, at(0))
    assert [one.unchanged for one in report.sources] == [True, False, False]


def test_adding_can_be_taken_back_and_done_again(either: Database, talks: list[Path]) -> None:
    added = add_sources(either, talks[:1], at(0)).new
    undone = undo(either, at(0))
    assert undone is not None
    assert (undone.kind, undone.count, undone.question) == ("add", added, "海风访谈：港口怎么变快")
    assert list_decks(either, at(0)) == []
    add_sources(either, talks[:1], at(1))
    assert list_decks(either, at(1))[0].total == added


def test_sources_go_to_the_deck_that_is_asked_for(db: Database, talks: list[Path]) -> None:
    add_sources(db, talks[:2], at(0), deck="港口")
    assert [(row.name, row.origin) for row in list_decks(db, at(0))] == [("港口", "generated")]


def test_standard_input_is_a_source_like_any_other(db: Database, talks: list[Path]) -> None:
    report = add_sources(db, ["-"], at(0), data=talks[0].read_bytes())
    assert report.sources[0].new > 0
    assert [one.path for one in generate(["-"], data=talks[0].read_bytes()).sources] == ["-"]


def test_a_pasted_text_never_joins_the_deck_of_another_text_of_the_same_title(db: Database, talks: list[Path]) -> None:
    title = add_sources(db, talks[:1], at(0)).sources[0].title
    other = talks[1].read_text(encoding="utf-8").split("\n", 1)[1]
    pasted = f"{talks[0].read_text(encoding='utf-8').split(chr(10), 1)[0]}\n{other}".encode()
    report = add_sources(db, ["-"], at(0), data=pasted)
    assert report.sources[0].title == title
    assert report.sources[0].deck == f"{title} (2)"
    assert [row.name for row in list_decks(db, at(0))] == [title, f"{title} (2)"]
    again = add_sources(db, ["-"], at(0), data=pasted + b"\n")
    assert again.sources[0].deck == f"{title} (2)"  # the same text stays in its own deck
    named = add_sources(db, ["-"], at(0), data=talks[2].read_bytes(), deck=title)
    assert named.sources[0].deck == title  # unless that is what was asked for


def test_folders_are_searched_in_order(talks: list[Path], tmp_path: Path) -> None:
    (tmp_path / "talks" / "notes.pdf").touch()
    assert find_sources([tmp_path / "talks", talks[1]]) == [str(path) for path in talks]
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match="this folder holds no source"):
        find_sources([tmp_path / "empty"])


def test_an_item_is_stored_and_read_back_as_it_was(either: Database, talks: list[Path]) -> None:
    from quizapp.store.items import read_items

    made = {one.guid: one for _, one in generate(talks[:1]).items}
    add_sources(either, talks[:1], at(0))
    with reading(either.engine) as connection:
        found: dict[str, Item] = read_items(connection, list(made))
    assert found == made


def test_a_deleted_deck_comes_back_when_its_source_is_added_again(either: Database, talks: list[Path]) -> None:
    added = add_sources(either, talks[:1], at(0)).new
    delete_deck(either, list_decks(either, at(0))[0].id, at(0))
    assert list_decks(either, at(0)) == []
    assert add_sources(either, talks[:1], at(1)).sources[0].unchanged
    assert list_decks(either, at(1))[0].total == added


def test_a_claim_sheet_adds_to_its_source_even_if_the_text_has_changed(either: Database, talks: list[Path]) -> None:
    add_sources(either, talks[:1], at(0))
    before = guids(either)
    talks[0].write_text(talks[0].read_text(encoding="utf-8") + "\n林越：东港在 2019 年有 77 台吊车。\n", encoding="utf-8")
    sheet = talks[0].with_suffix(".yaml")
    sheet.write_text(
        f"source: {talks[0].name}\ntitle: 海风访谈\nclaims:\n- kind: fact\n  importance: 3\n  speaker: 林越\n"
        "  statement: 东港在 2019 年有 77 台吊车。\n  answers: [77 台]\n  quote: 东港在 2019 年有 77 台吊车。\n",
        encoding="utf-8",
    )
    report = add_sources(either, [sheet], at(1))
    assert report.problems == ()
    assert set(before) < set(guids(either))
    assert [row["current"] for row in stored(either)] == [True] * len(guids(either))
    with reading(either.engine) as connection:
        assert connection.execute(select(source.c.id)).scalars().all() == [1]
    assert [row.name for row in list_decks(either, at(1))] == ["海风访谈：港口怎么变快"]
