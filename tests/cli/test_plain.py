"""Plain study, from values and from a real store: what the lines say beyond the protocol of two lines of input a card."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest

from quizapp.cli.app import run
from quizapp.cli.plain import part_lines, say_passage
from quizapp.interface import language, set_language
from quizapp.items.item import ItemKind
from quizapp.study.card import Rating
from quizapp.study.grading import grade
from quizapp.workflows import Moment, now, open_database
from quizapp.workflows.decks import change_deck_settings, deck_settings
from quizapp.workflows.shown import Passage
from quizapp.workflows.study import begin_study
from tests.tui.fakes import item
from tests.workflows.harbour import deck_of_items, items


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    before = language()
    set_language("zh")
    yield
    set_language(before)


FACTORS = item(ItemKind.LIST, "做到无人化取决于哪三个要素？", "算法、设备、人才", parts=("算法", "设备", "人才"))


@pytest.mark.parametrize(
    ("given", "lines"),
    [
        ("人才、算法、设备", ["  对 算法", "  对 设备", "  对 人才"]),
        ("算法、设备员", ["  对 算法", "  差一点 设备（你写的：设备员）", "  漏 人才"]),
        ("算法、天气", ["  对 算法", "  漏 设备", "  漏 人才", "  多 天气"]),
    ],
)
def test_each_part_of_a_list_is_told_apart(given: str, lines: list[str]) -> None:
    assert part_lines(grade(FACTORS, given)) == lines


DAY = 86_400_000


def days_ago(days: int, second: int = 0) -> Moment:
    """A moment some days before now: the command reads the machine's clock."""
    today = now()
    return replace(today, ms=today.ms - days * DAY + 1000 * second)


@pytest.fixture
def returned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A learner who studied thirty cards a day for three days, and then not for three months."""
    monkeypatch.setenv("QUIZAPP_HOME", str(tmp_path))
    monkeypatch.delenv("QUIZAPP_DATABASE_URL", raising=False)
    with open_database() as database:
        deck_of_items(database, "港口访谈", items(60), days_ago(95))
        change_deck_settings(database, None, replace(deck_settings(database), new_per_day=30, bury_siblings=False), days_ago(95))
        for day in (93, 92, 91):
            session = begin_study(database, days_ago(day), limit=30)
            for second in range(30):
                session.answer(Rating.EASY, "三台", 2000, 1.0, days_ago(day, second))


def studied(typed: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What `quizapp study --plain` prints for these lines of input."""
    monkeypatch.setattr("sys.stdin", StringIO(typed))
    assert run(["study", "--plain", "--lang", "zh", *words]) == 0
    return capsys.readouterr().out


def test_a_quote_without_its_interview_has_no_paragraph(capsys: pytest.CaptureFixture[str]) -> None:
    say_passage(Passage("", 0, 0, "", "灯塔是 1911 年亮的", ""))
    assert capsys.readouterr().out == "「灯塔是 1911 年亮的」\n"


def test_after_a_break_plain_study_says_the_plan_and_asks_the_portion_of_the_day(
    returned: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = studied("\n4\n" * 40, monkeypatch, capsys)
    first = next(line for line in shown.splitlines() if line)
    assert first.startswith("欢迎回来。到期 90 张")
    assert "分 3 天，每天 30 张" in first
    assert shown.count("[4] >") + shown.count("[1] >") == 30  # two lines of input a card, as ever
    assert "今天的份学完了；还有 60 张" in shown


def test_who_names_a_deck_or_a_limit_studies_as_usual(
    returned: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (("港口",), ("--limit", "5")):
        assert "欢迎回来" not in studied("q\n", monkeypatch, capsys, *words)
