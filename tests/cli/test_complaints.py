"""Every mistake on the command line is one line that says what is wrong and where to read on, with status 2."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizapp.cli.app import run

MISTAKES = [
    (["generate"], "缺少参数：SOURCE；用法见 quizapp generate --help", "missing: SOURCE; see quizapp generate --help"),
    (["studdy"], "没有这个命令：studdy；用法见 quizapp --help", "there is no command studdy; see quizapp --help"),
    (["--fast"], "没有这个选项：--fast；用法见 quizapp --help", "there is no option --fast; see quizapp --help"),
    (
        ["generate", "a.txt", "--fast"],
        "没有这个选项：--fast；用法见 quizapp generate --help",
        "there is no option --fast; see quizapp generate --help",
    ),
    (
        ["generate", "a.txt", "--jobs", "0"],
        "--jobs 要一个大于 0 的整数，不能是 '0'；用法见 quizapp generate --help",
        "--jobs needs a whole number above 0, not '0'; see quizapp generate --help",
    ),
    (
        ["scores", "--days"],
        "--days 后面缺少一个值；用法见 quizapp scores --help",
        "--days needs a value after it; see quizapp scores --help",
    ),
    (
        ["generate", "a.txt", "--json", "--report"],
        "--report 不能和 --json 一起用；用法见 quizapp generate --help",
        "--report does not go with --json; see quizapp generate --help",
    ),
    (["export", "x"], "缺少参数：-o/--output；用法见 quizapp export --help", "missing: -o/--output; see quizapp export --help"),
    (
        ["web", "--port", "70000"],
        "--port 要一个大于 0 的整数，不能是 '70000'；用法见 quizapp web --help",
        "--port needs a whole number above 0, not '70000'; see quizapp web --help",
    ),
]


@pytest.mark.parametrize(
    ("arguments", "chinese", "english"), MISTAKES, ids=lambda value: " ".join(value) if isinstance(value, list) else ""
)
def test_a_mistake_is_one_line_in_the_learners_language(
    arguments: list[str], chinese: str, english: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for language, line in (("zh", chinese), ("en", english)):
        assert (
            run(
                [*arguments, "--lang", language]
                if arguments[0] in {"generate", "scores", "export", "web"}
                else ["--lang", language, *arguments]
            )
            == 2
        )
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err == f"{line}\n"


def test_a_language_that_is_not_spoken_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["study", "--lang", "fr"]) == 2
    assert "'fr'" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = tmp_path / "没有.txt"
    assert run(["generate", "--json", str(missing)]) != 0
    said = capsys.readouterr()
    assert said.err.count("\n") == 1
    assert str(missing) in said.err


def test_a_fault_of_ours_is_one_line_and_its_traceback_is_there_for_who_asks(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_: object) -> int:
        raise ZeroDivisionError("first line\nsecond line")

    monkeypatch.setattr("quizapp.cli.decks.run", broken)
    assert run(["decks", "--lang", "en"]) == 1
    line = capsys.readouterr().err
    assert line.startswith("something went wrong (ZeroDivisionError: first line), everything answered is saved")
    assert line.count("\n") == 1
    assert run(["decks", "--debug"]) == 1
    assert "Traceback" in capsys.readouterr().err


def test_ctrl_c_and_a_closed_pipe_are_no_errors(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("quizapp.cli.decks.run", interrupted)
    assert run(["decks"]) == 130
    assert "Traceback" not in capsys.readouterr().err
