"""`generate --json` is pure: one object on standard output, no trace on disk, the same bytes under every circumstance."""

from __future__ import annotations

import json
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.end_to_end.command import ROOT, SEED, Quizapp

FIELDS = {
    "guid": str, "source": int, "rank": int, "kind": str, "claim": str, "importance": (int, float), "topic": str, "speaker": str,
    "question": str, "answer": str, "accepted": list, "choices": list, "explanation": str, "quote": str, "start": int, "end": int,
    "context": list, "reason": str,
}  # fmt: skip
# With an ASCII locale and Python's ways out of it closed, Python itself cannot import from a folder whose name is not ASCII.
ASCII_ONLY = {"PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"} if str(ROOT).isascii() else {}
KINDS = {"cloze", "short_answer", "multiple_choice", "true_false", "who_said", "list"}


def test_it_touches_nothing(quizapp: Quizapp) -> None:
    quizapp.good("generate", SEED, "--json")
    assert not quizapp.home.exists()


def test_it_prints_one_object_as_promised(printed: str) -> None:
    made = json.loads(printed)
    assert set(made) == {"version", "sources", "items"}
    (source,) = made["sources"]
    assert set(source) == {"path", "title", "date", "characters", "turns", "speakers", "host"}
    for item in made["items"]:
        assert {name: isinstance(item[name], kind) for name, kind in FIELDS.items()} == dict.fromkeys(FIELDS, True)
        assert set(item) == set(FIELDS)
        assert item["kind"] in KINDS
        assert item["choices"] == [] or item["answer"] in item["choices"]
    assert [item["rank"] for item in made["items"]] == list(range(1, len(made["items"]) + 1))
    assert 1 <= len(made["items"]) <= 80


def test_every_place_indexes_the_transcript(quizapp: Quizapp, printed: str) -> None:
    transcript = quizapp.good("generate", "--transcript", SEED)
    made = json.loads(printed)
    assert made["sources"][0]["characters"] == len(transcript)
    for item in made["items"]:
        assert transcript[item["start"] : item["end"]] == item["quote"]
        assert all(0 <= span["start"] < span["end"] <= len(transcript) for span in item["context"])


def test_the_same_bytes_whatever_the_locale_the_hash_seed_and_the_threads(quizapp: Quizapp, printed: str) -> None:
    for more in (
        {"PYTHONHASHSEED": "1", "LANG": "C"} | ASCII_ONLY,
        {"PYTHONHASHSEED": "2", "OMP_NUM_THREADS": "2", "OPENBLAS_NUM_THREADS": "2", "TZ": "America/New_York"},
    ):
        assert quizapp.good("generate", SEED, "--json", **more) == printed


def test_standard_input_gives_the_same_items_as_the_file(quizapp: Quizapp, printed: str) -> None:
    named = json.loads(printed)["items"]
    piped = json.loads(quizapp.good("generate", "-", "--json", typed=SEED.read_bytes()))
    assert piped["sources"][0]["path"] == "-"
    assert [item["guid"] for item in piped["items"]] == [item["guid"] for item in named]


def test_most_is_the_best_of_the_whole(quizapp: Quizapp, printed: str) -> None:
    everything = json.loads(printed)["items"]
    assert quizapp.json("generate", SEED, "--json", "--most", "5")["items"] == everything[:5]


def test_a_bad_source_is_named_and_the_others_go_on(quizapp: Quizapp, tmp_path: Path) -> None:
    empty = tmp_path / "空.txt"
    empty.write_bytes(b"")
    done = quizapp("generate", empty, SEED, "--json")
    assert done.returncode == 1
    assert [source["path"] for source in json.loads(done.stdout)["sources"]] == [str(SEED)]
    assert {item["source"] for item in json.loads(done.stdout)["items"]} == {0}
    assert done.stderr.startswith(str(empty))
    assert done.stderr.count("\n") == 1


def test_two_jobs_store_what_one_stores(quizapp: Quizapp, tmp_path: Path) -> None:
    folder = tmp_path / "文章"
    folder.mkdir()
    paragraphs = SEED.read_text(encoding="utf-8").split("\n\n")
    for index in range(4):
        (folder / f"{index}.txt").write_text("\n\n".join(paragraphs[: 12 + index]), encoding="utf-8")
    decks = []
    for jobs in ("1", "2"):
        other = Quizapp(tmp_path / f"home-{jobs}")
        other.good("generate", folder, "--deck", "合集", "--jobs", jobs)
        other.good("export", "合集", "-o", tmp_path / f"{jobs}.md")
        decks.append((tmp_path / f"{jobs}.md").read_bytes())
    assert decks[0] == decks[1]


def test_ctrl_c_keeps_what_is_stored_and_the_same_command_goes_on(quizapp: Quizapp, tmp_path: Path) -> None:
    folder = tmp_path / "文章"
    folder.mkdir()
    paragraphs = SEED.read_text(encoding="utf-8").split("\n\n")
    for index in range(5):
        (folder / f"{index}.txt").write_text("\n\n".join(paragraphs[: 12 + index]), encoding="utf-8")
    process = quizapp.start("generate", folder, "--deck", "合集")
    while process.poll() is None and stored_sources(quizapp.home) < 1:
        pass
    process.send_signal(signal.SIGINT)
    printed, said = process.communicate()
    before = stored_sources(quizapp.home)
    assert process.returncode == 1
    assert printed.decode().count("\n") == before < 5
    assert said.decode().startswith("停下了")
    again = quizapp.good("generate", folder, "--deck", "合集")
    assert stored_sources(quizapp.home) == 5
    assert again.count("没有变化") == before


def stored_sources(home: Path) -> int:
    """How many sources the store holds; none while there is no store."""
    try:
        with closing(sqlite3.connect(f"{(home / 'quizapp.db').as_uri()}?mode=ro", uri=True)) as connection:
            return int(connection.execute("SELECT count(*) FROM source").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def test_generating_again_changes_nothing(quizapp: Quizapp, tmp_path: Path) -> None:
    quizapp.good("generate", SEED, "--deck", "一")
    quizapp.good("study", "--plain", typed="x\n3\n" * 3)
    before = quizapp.json("scores", "--json")
    again = quizapp.good("generate", SEED, "--deck", "一")
    assert "没有变化" in again
    assert quizapp.json("scores", "--json") == before


def test_what_a_person_wrote_in_a_sheet_is_not_written_over_by_what_is_found(quizapp: Quizapp, tmp_path: Path) -> None:
    sheet = next(SEED.parent.glob("*.claims.yaml"))
    quizapp.good("generate", sheet, "--deck", "手写")
    quizapp.good("export", "手写", "-o", tmp_path / "before.md")
    quizapp.good("generate", SEED, "--deck", "自动")
    quizapp.good("export", "手写", "-o", tmp_path / "after.md")
    assert (tmp_path / "after.md").read_text(encoding="utf-8") == (tmp_path / "before.md").read_text(encoding="utf-8")


def test_a_closed_pipe_is_no_error(quizapp: Quizapp) -> None:
    process = quizapp.start("generate", SEED, "--json")
    assert process.stdout is not None
    process.stdout.close()
    process.stdout = None
    _, said = process.communicate()
    assert b"Traceback" not in said


@pytest.mark.parametrize("shape", ["--json", "--transcript"])
def test_nothing_but_the_result_goes_to_standard_output(quizapp: Quizapp, shape: str) -> None:
    done = quizapp("generate", SEED, shape)
    assert done.stderr == ""
    assert done.stdout
