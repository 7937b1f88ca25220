"""Every command and every option is explained, in both languages, and in the documentation."""

from __future__ import annotations

import argparse
import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from quizapp.cli.app import COMMANDS, command_parser, program, run
from quizapp.cli.parser import cells, wrapped
from quizapp.interface import LANGUAGES, ids, language, set_language

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def same_language_after() -> Iterator[None]:
    before = language()
    yield
    set_language(before)


def options_of(name: str) -> list[argparse.Action]:
    return [action for action in command_parser(name)._actions if action.dest not in {"help", "lang", "debug"}]


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_program_lists_every_command_with_a_line_of_its_own(code: str) -> None:
    set_language(code)
    listed = program().format_help()
    for name in COMMANDS:
        assert re.search(rf"^  {name}  +\S", listed, re.M), name


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_explains_itself_and_each_option_within_80_cells(name: str, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    set_language(code)
    shown = command_parser(name).format_help()
    for action in options_of(name):
        assert action.help, action.dest
    assert max(map(cells, shown.splitlines())) <= 80


@pytest.mark.parametrize("arguments", [["--help"], ["generate", "--help"], ["study", "-h"]])
def test_help_goes_to_standard_output_with_status_0(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 0
    said = capsys.readouterr()
    assert "--help" in said.out
    assert said.err == ""


@pytest.mark.parametrize("name", COMMANDS)
def test_the_documentation_has_every_command_with_every_option(name: str) -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^## quizapp (\S+)\n(.*?)(?=^## |\Z)", page, re.M | re.S))
    for action in options_of(name):
        written = action.option_strings[-1] if action.option_strings else str(action.metavar)
        assert written in sections[name], f"docs/cli.md does not say what {written} of {name} does"


def test_both_languages_say_the_same_things() -> None:
    assert {name for name in ids("zh") if name.startswith("cli.")} == {name for name in ids("en") if name.startswith("cli.")}


def test_no_text_is_written_into_the_commands_themselves() -> None:
    for path in sorted((ROOT / "quizapp" / "cli").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and not node.value.count("\n"):
                assert not re.search(r"[\u4e00-\u9fff]", node.value), f"{path.name}:{node.lineno}: {node.value}"


def test_chinese_is_wrapped_by_cells_and_no_line_begins_with_a_mark() -> None:
    line = "学习：今天到期的卡片，或一个牌组；quizapp study 打开界面。" * 4
    pieces = wrapped(line, 30)
    assert max(map(cells, pieces)) <= 32  # a closing mark may hang over
    assert not [piece for piece in pieces if piece[0] in "，。；：、"]
    assert "".join("".join(pieces).split()) == "".join(line.split())


@pytest.mark.parametrize("words", [["--lang", "en", "study"], ["--lang=en"], ["study", "--lang", "en"]], ids=" ".join)
def test_the_language_reaches_the_screens_wherever_it_stands(words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str | None] = []

    def screens(**how: object) -> int:
        told.append(str(how["language"]))
        return 0

    monkeypatch.setattr("quizapp.cli.output.has_terminal", lambda: True)
    monkeypatch.setattr("quizapp.tui.run_app", screens)
    assert run(words) == 0
    assert told == ["en"]
