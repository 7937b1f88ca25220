"""Studying line by line: two lines of input a card, every review on disk before the next question."""

from __future__ import annotations

import random
import re
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from tests.end_to_end.command import Quizapp, write_deck

KILLS = 50


def test_ten_reviews_show_up_in_the_scores(studying: Quizapp) -> None:
    studying.good("study", "--plain", typed="看不清\n3\n" * 10)
    scores = studying.json("scores", "--json")
    assert scores["reviews"] == 10
    assert scores["cards"] == 30
    assert sum(day["reviews"] for day in scores["days"]) == 10


def test_a_card_takes_an_answer_and_a_rating_and_shows_what_was_right(studying: Quizapp) -> None:
    first = studying.good("study", "--plain", typed="q\n")
    number = int(re.search(r"(\d+) 号仓库", first)[1])
    shown = studying.good("study", "--plain", typed=f"{number * 7}吨\n\n")
    assert f"答对了。答案：{number * 7} 吨" in shown
    assert "[3] >" in shown  # a right answer suggests good
    assert studying.json("scores", "--json")["reviews"] == 1


def test_an_empty_line_shows_the_answer_and_suggests_again(studying: Quizapp) -> None:
    shown = studying.good("study", "--plain", typed="\n\n")
    assert "不知道。答案：" in shown
    assert "[1] >" in shown
    assert studying.json("scores", "--json")["reviews"] == 1


def test_quitting_at_either_prompt_stores_nothing_for_that_card(studying: Quizapp) -> None:
    for typed in ("q\n", "对不上\nq\n", "", "对不上\n", "\uff51\n"):
        studying.good("study", "--plain", typed=typed)
    assert studying.json("scores", "--json")["reviews"] == 0


def test_a_rating_that_is_none_is_asked_for_again(studying: Quizapp) -> None:
    shown = studying.good("study", "--plain", typed="x\n5\ngood\n\uff14\nq\n")
    assert shown.count("请输入 1 到 4") == 2
    assert studying.json("scores", "--json")["reviews"] == 1


def test_choices_are_numbered_and_their_number_or_their_words_answer(quizapp: Quizapp, tmp_path: Path) -> None:
    deck = tmp_path / "choices.md"
    deck.write_text(
        "# 选\n\n## 谁主张先修码头？\n\n- 答案：林望山\n- 选项：\n  - 林望山\n  - 周启明\n  - 何书宁\n", encoding="utf-8"
    )
    quizapp.good("import", deck)
    shown = quizapp.good("study", "--plain", typed="q\n")
    number = re.search(r"^  (\d) 林望山$", shown, re.M)[1]
    assert "答对了。答案：林望山" in quizapp.good("study", "--plain", typed=f"{number}\n1\n")


def test_a_session_goes_on_where_it_was_left_with_the_other_cards(studying: Quizapp) -> None:
    def asked(shown: str) -> list[str]:
        return re.findall(r"(\d+) 号仓库", shown)

    first = asked(studying.good("study", "--plain", typed="x\n3\n" * 3 + "q\n"))
    second = asked(studying.good("study", "--plain", typed="x\n3\n" * 3 + "q\n"))
    assert len(first) == len(second) == 4
    assert first[3] == second[0]
    assert not set(first[:3]) & set(second)


def test_an_unknown_deck_is_one_line(studying: Quizapp) -> None:
    done = studying("study", "--plain", "没有这副牌")
    assert done.returncode == 2
    assert done.stderr == "没有名为“没有这副牌”的牌组；用 quizapp decks 看看有哪些\n"


def test_what_a_text_holds_cannot_drive_the_terminal(quizapp: Quizapp, tmp_path: Path) -> None:
    deck = tmp_path / "wild.md"
    deck.write_text("# 野\x1b[2J牌\n\n## \x1b[31m谁\x1b]0;pwned\x07说的\u202e？\n\n- 答案：\x1b[5m甲\x9b2J\n", encoding="utf-8")
    quizapp("import", deck)
    for words in (("study", "--plain"), ("decks",), ("scores",)):
        done = quizapp(*words, typed="\n1\n")
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", done.stdout + done.stderr)


def test_nothing_acknowledged_is_lost_when_the_process_is_killed_in_the_middle(quizapp: Quizapp, tmp_path: Path) -> None:
    """Fifty kills, each at another moment after the answer to a card was sent."""
    quizapp.good("import", write_deck(tmp_path / "deck.md", 400))
    quizapp.good("settings", "new_per_day", "9999")
    moments = random.Random(20_221_217)
    acknowledged = 0
    for _ in range(KILLS):
        process = quizapp.start("study", "--plain")
        assert process.stdin is not None
        assert process.stdout is not None
        prompts = _prompts(iter(lambda out=process.stdout: out.read(1), b""))
        next(prompts)
        for _ in range(moments.randrange(1, 4)):
            process.stdin.write(b"x\n2\n")
            process.stdin.flush()
            next(prompts)  # of the rating
            next(prompts)  # of the next question: the review before it is acknowledged
            acknowledged += 1
        more = b"x\n" if moments.random() < 0.3 else b"x\n2\n" * moments.randrange(1, 4)
        process.stdin.write(more)
        process.stdin.flush()
        for _ in range(moments.randrange(0, more.count(b"\n") + 1)):
            next(prompts)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        stored = _stored_reviews(quizapp.home)
        assert stored >= acknowledged
        acknowledged = stored  # some that were not acknowledged may be there too
    assert quizapp.json("scores", "--json")["reviews"] == stored
    assert "坏" not in quizapp.good("doctor")


def _prompts(characters: Iterator[bytes]) -> Iterator[None]:
    """One None for each prompt that the process shows."""
    before = b""
    for character in characters:
        if before == b">" and character == b" ":
            yield None
        before = character


def _stored_reviews(home: Path) -> int:
    store = home / "quizapp.db"
    with closing(sqlite3.connect(store)) as connection:
        (integrity,) = connection.execute("PRAGMA integrity_check").fetchone()
        assert integrity == "ok"
        return connection.execute("SELECT count(*) FROM review").fetchone()[0]
